package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/golden"
)

// small is the shortest site.yaml that is right; keys that a test adds follow it.
const small = `title: {ru: Дайджест, en: Digest}
base_url: https://digest.example/
languages: [ru, en]
`

// files is a site with such texts in content/, site.yaml and tags.yaml if need be.
func files(texts map[string]string) fstest.MapFS {
	m := fstest.MapFS{
		"content/site.yaml": {Data: []byte(small)},
		"content/tags.yaml": {},
	}
	for name, text := range texts {
		m["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// with reads small and further lines.
func with(lines string) (*config.Site, diag.List) {
	return config.Load(files(map[string]string{"site.yaml": small + lines}), "")
}

// right reads small and further lines, which have to be right.
func right(t *testing.T, lines string) *config.Site {
	t.Helper()
	s, problems := with(lines)
	if len(problems) > 0 {
		t.Fatalf("%s: %v", lines, texts(problems))
	}
	return s
}

func texts(problems diag.List) (all []string) {
	for _, p := range problems {
		all = append(all, p.Text())
	}
	return all
}

// An archive holds the files of content/ and may hold: show, the fields of Site to
// be shown; find, what is looked up in the glossaries (tag NAME, source ADDRESS,
// author NAME); base_url, as given on the command line.
func TestLoad(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		all := fstest.MapFS{}
		for name, f := range files(nil) {
			all[name] = f
		}
		for name, f := range in.(fstest.MapFS) {
			all["content/"+name] = f
		}
		read := func(name string) string {
			text, _ := fs.ReadFile(in, name)
			return strings.TrimSpace(string(text))
		}
		s, problems := config.Load(all, read("base_url"))
		problems.Sort()
		var shown, found, wrong bytes.Buffer
		for _, p := range problems {
			p.Format(&wrong, diag.Style{})
		}
		if s == nil {
			wrong.WriteString("no site\n")
		} else {
			show(t, &shown, s, strings.Fields(read("show")))
			find(&found, s, read("find"))
		}
		return map[string]string{"problems": wrong.String(), "shown": shown.String(), "found": found.String()}
	})
}

func show(t *testing.T, w *bytes.Buffer, s *config.Site, names []string) {
	t.Helper()
	for _, name := range names {
		var value any = s.Zone.String()
		if name != "Zone" {
			value = reflect.ValueOf(s).Elem().FieldByName(name).Interface()
		}
		list := reflect.Indirect(reflect.ValueOf(value))
		if list.Kind() == reflect.Struct {
			list = list.FieldByName("List")
		}
		if !list.IsValid() || list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.Pointer {
			line(t, w, name, value)
			continue
		}
		for i := range list.Len() { // a glossary: one line an entry
			line(t, w, name, list.Index(i).Interface())
		}
	}
}

func line(t *testing.T, w *bytes.Buffer, name string, value any) {
	t.Helper()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	fmt.Fprintf(w, "%s = ", name)
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
}

func find(w *bytes.Buffer, s *config.Site, asked string) {
	for line := range strings.Lines(asked) {
		line = strings.TrimSpace(line)
		kind, name, _ := strings.Cut(line, " ")
		answer := "nothing"
		switch tag, author := s.Tags.Find(name), s.Authors.Find(name); {
		case kind == "tag" && tag != nil:
			answer = tag.Key
		case kind == "tag":
			answer += "; " + s.Tags.Hint(name).Text()
		case kind == "author" && author != nil:
			answer = author.Key
		case kind == "author":
			answer += "; " + s.Authors.Hint(name).Text()
		case kind == "key" && s.Sources.Key(name) != nil:
			answer = s.Sources.Key(name).Key
		case kind == "source" && s.Sources.Find(name) != nil:
			answer = s.Sources.Find(name).Key
		}
		fmt.Fprintf(w, "%s: %s\n", line, answer)
	}
}

// wrong is a value that a key of some type cannot have; 7 is wrong for all others.
var wrong = map[string]string{"text": "[7]", "a whole number": "seven"}

// Every key of site.yaml knows its type, misses its value, and refuses to stand
// there twice, each time at its line.
func TestEveryKey(t *testing.T) {
	for _, key := range config.Keys {
		value := wrong[key.Type]
		if value == "" {
			value = "7"
		}
		base := ""
		for line := range strings.Lines(small) {
			if !strings.HasPrefix(line, key.Name+":") {
				base += line
			}
		}
		line := strings.Count(base, "\n") + 1
		for _, c := range []struct{ lines, want string }{
			{key.Name + ": " + value, "must be"},
			{key.Name + ":", "has no value"},
			{key.Name + ":\n" + key.Name + ":", "a second time"},
		} {
			_, problems := config.Load(files(map[string]string{"site.yaml": base + c.lines + "\n"}), "")
			at := line + strings.Count(c.lines, "\n")
			if !reports(problems, at, fmt.Sprintf("%q", key.Name), c.want) {
				t.Errorf("%s\nwant a problem of line %d that says %q, got %v", c.lines, at, c.want, texts(problems))
			}
		}
		for _, other := range key.OtherNames {
			_, problems := with(other + ": x\n")
			if !reports(problems, 4, "unknown key", other) || problems[0].Hint() != `did you mean "`+key.Name+`"?` {
				t.Errorf("%s: %v", other, problems)
			}
		}
	}
}

func reports(problems diag.List, line int, words ...string) bool {
	for _, p := range problems {
		all := p.File == "content/site.yaml" && p.Line == line && !p.Warning
		for _, w := range words {
			all = all && strings.Contains(p.Text(), w)
		}
		if all {
			return true
		}
	}
	return false
}

func TestTexts(t *testing.T) {
	s := right(t, "publisher: {name: {en: Desk}}\nzone_name: {ru: Астана}\ntime_zone: Asia/Almaty\n")
	at := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, c := range [][2]string{
		{s.Text(map[string]string{"ru": "р", "en": "e"}, "en"), "e"},
		{s.Text(map[string]string{"ru": "р", "en": "e"}, "kk"), "р"}, // the first declared
		{s.Text(map[string]string{"en": "e", "kk": "қ"}, "ru"), "e"},
		{s.Text(map[string]string{"kk": "қ"}, "ru"), ""},
		{s.Text(nil, "ru"), ""},
		{s.PublisherName("ru"), "Desk"},
		{right(t, "").PublisherName("ru"), "Дайджест"},
		{s.ZoneText("ru", at), "Астана"},
		{s.ZoneText("en", at), "UTC+5"},
		{right(t, "").ZoneText("en", at), "UTC"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}

func TestOpen(t *testing.T) {
	tag := config.Open(" Нефть ", "neft", []string{"ru", "en"})
	want := &config.Tag{Key: "neft", Slug: "neft", Group: "topic", Label: map[string]string{"ru": "Нефть", "en": "Нефть"}}
	if diff := cmp.Diff(want, tag); diff != "" {
		t.Errorf("an open tag (-want +got):\n%s", diff)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(small, "", "")
	f.Add(small+"menu: [about, tag:oil, {title: {ru: а}, url: /a/}]\nstyle: {en: {date: mdy}}\n", "oil: {ru: нефть, synonyms: {en: oil}}", "a: {host: a.kz}")
	f.Add("languages: []", "[]", "a:")
	f.Add("title: &a {ru: *a}", "a: {ru: , ru: }", "- a")
	f.Fuzz(func(t *testing.T, site, tags, sources string) {
		s, problems := config.Load(files(map[string]string{"site.yaml": site, "tags.yaml": tags, "sources.yaml": sources}), "")
		switch {
		case s == nil && problems.Errors() == 0:
			t.Error("no site and nothing wrong")
		case s == nil:
		case len(s.Languages) == 0 || s.Zone == nil || s.Tags == nil || s.Sources == nil || s.Authors == nil:
			t.Errorf("half a site: %+v", s)
		case problems.Errors() == 0 && (!strings.HasPrefix(s.BaseURL, "http") || !strings.HasSuffix(s.BaseURL, s.BasePath)):
			t.Errorf("base address %q, path %q", s.BaseURL, s.BasePath)
		}
	})
}

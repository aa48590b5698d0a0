package content_test

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

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
)

// settings are the configuration of a site that brings none.
var settings = map[string]string{
	"content/site.yaml": `title: {ru: Дайджест, en: Digest}
base_url: https://digest.example/
time_zone: Asia/Almaty
languages: [ru, en]
`,
	"content/tags.yaml": `oil: {ru: Нефть, en: Oil, synonyms: {ru: [чёрное золото]}}
port: {ru: Порты, en: Ports}
`,
	"content/authors.yaml": "desk: {name: {ru: Отдел новостей, en: News Desk}}\n",
}

// site is a site's folder with such files in content/, and its configuration.
func site(t testing.TB, files fstest.MapFS) (fstest.MapFS, *config.Site) {
	t.Helper()
	all := fstest.MapFS{}
	for name, text := range settings {
		all[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	for name, f := range files {
		all["content/"+name] = f
	}
	cfg, problems := config.Load(all, "")
	if len(problems) > 0 {
		t.Fatalf("the configuration: %v", problems)
	}
	return all, cfg
}

// one reads a site of a single file.
func one(t testing.TB, name, text string) (*content.Document, diag.List) {
	t.Helper()
	fsys, cfg := site(t, fstest.MapFS{name: {Data: []byte(text), Mode: 0o644}})
	s := content.Load(fsys, cfg)
	if len(s.Documents) == 0 {
		return nil, s.Problems
	}
	return s.Documents[0], s.Problems
}

func texts(problems diag.List) (all []string) {
	for _, p := range problems {
		all = append(all, p.String()+": "+p.Text())
	}
	return all
}

// An archive holds the files of content/; documents is what the path and the text
// of each say, in the order of Store.
func TestScan(t *testing.T) {
	golden.Archives(t, "testdata/scan/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		s, problems := load(t, in)
		var documents, files bytes.Buffer
		for _, d := range s.Documents {
			fmt.Fprintf(&documents, "%s: %s\n", d.File, summary(s, d))
		}
		for _, f := range s.Files {
			fmt.Fprintln(&files, f.Path)
		}
		return map[string]string{"documents": documents.String(), "files": files.String(), "problems": problems}
	})
}

// An archive holds the files of content/; headers is what the front matter of each
// says.
func TestHeader(t *testing.T) {
	golden.Archives(t, "testdata/header/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		s, problems := load(t, in)
		var headers bytes.Buffer
		for _, d := range s.Documents {
			header(t, &headers, d)
		}
		return map[string]string{"headers": headers.String(), "problems": problems}
	})
}

// load reads an archive; its problems come without excerpts.
func load(t *testing.T, in fs.FS) (*content.Store, string) {
	t.Helper()
	fsys, cfg := site(t, in.(fstest.MapFS))
	s := content.Load(fsys, cfg)
	return s, golden.Problems(nil, s.Problems)
}

func summary(s *content.Store, d *content.Document) string {
	text := fmt.Sprintf("%s %s %s", d.ID, d.Lang, [...]string{"story", "page"}[d.Kind])
	if day := d.Day(time.UTC); !day.IsZero() {
		text += " of " + day.Format("2006-01-02")
	}
	if d.Broken {
		return text + ", broken"
	}
	if d.Paragraphs > 0 {
		text += fmt.Sprintf(", %d paragraphs, %d letters", d.Paragraphs, d.Letters)
		if d.Brief {
			text += ", brief"
		}
	}
	if image := s.ImageOf(d, ""); image != "" {
		text += ", " + image
	}
	return text
}

// header writes the keys of a header that say something, one a line.
func header(t *testing.T, w *bytes.Buffer, d *content.Document) {
	t.Helper()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	h := reflect.ValueOf(d.Header)
	if d.Broken {
		fmt.Fprintf(w, "%s: broken\n", strings.TrimPrefix(d.File, "content/"))
		return
	}
	fmt.Fprintln(w, strings.TrimPrefix(d.File, "content/"))
	for i := range h.NumField() {
		if field := h.Type().Field(i); field.IsExported() && !h.Field(i).IsZero() {
			fmt.Fprintf(w, "  %s = ", field.Name)
			if err := enc.Encode(h.Field(i).Interface()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

package fields_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/golden"
)

// record has a key of every kind.
type record struct {
	Title  string
	Draft  bool
	Weight int
	Date   time.Time
	Kind   string
	Tags   []string
	Names  []string
	Label  map[string]string
	Image  image
	Notes  []image
	Params any
}

type image struct{ Src, Alt string }

var imageKeys = []fields.Key[image]{
	fields.Text("src", "The file.", 40, func(i *image) *string { return &i.Src }).AsRequired(),
	fields.Text("alt", "What it shows.", 40, func(i *image) *string { return &i.Alt }),
}

var keys = []fields.Key[record]{
	fields.Text("title", "The headline.", 20, func(r *record) *string { return &r.Title }).AsRequired().NotCalled("headline"),
	fields.Bool("draft", "Not yet.", func(r *record) *bool { return &r.Draft }),
	fields.Int("weight", "Heavier first.", -9, 9, func(r *record) *int { return &r.Weight }),
	fields.Time("date", "When.", func(r *record) *time.Time { return &r.Date }),
	fields.Word("kind", "What.", []string{"story", "brief"}, func(r *record) *string { return &r.Kind }),
	fields.Texts("tags", "About.", 10, func(r *record) *[]string { return &r.Tags }),
	fields.OneOrMore("authors", "Who.", 10, func(r *record) *[]string { return &r.Names }),
	fields.ByLanguage("label", "Called.", 10, func(r *record) *map[string]string { return &r.Label }),
	fields.Map("image", "Picture.", imageKeys, func(r *record) *image { return &r.Image }),
	fields.Maps("notes", "Pictures.", imageKeys, func(r *record) *[]image { return &r.Notes }),
	fields.Custom("params", "anything", "Free.", func(_ *fields.Document, r *record, v *fields.Value) { r.Params = v.Any() }),
}

// parse reads a text as YAML, or as TOML where the name of its file says so.
func parse(name string, src []byte) (record, *fields.Document) {
	read := fields.YAML
	if strings.HasSuffix(name, ".toml") {
		read = fields.TOML
	}
	d := read(name, src, 1)
	d.Zone, _ = time.LoadLocation("Asia/Almaty")
	d.Language = func(tag string) (string, bool) {
		if tag == "kz" {
			return "kk", false
		}
		return "", tag == "ru" || tag == "en" || tag == "kk"
	}
	var r record
	fields.Read(d, d.Root, &r, keys)
	return r, d
}

// TestRead reads the files of an archive by the table above.
func TestRead(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		var read, wrong bytes.Buffer
		files := in.(fstest.MapFS)
		names, err := fs.Glob(in, "*")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			r, d := parse(name, files[name].Data)
			if d.Problems.Errors() == 0 {
				fmt.Fprintf(&read, "%s: %+v\n", name, r)
			}
			d.Problems.Sort()
			d.Problems.Quote(in)
			for _, p := range d.Problems {
				p.Format(&wrong, diag.Style{})
			}
		}
		return map[string]string{"read": read.String(), "problems": wrong.String()}
	})
}

func TestTime(t *testing.T) {
	almaty, _ := time.LoadLocation("Asia/Almaty")
	berlin, _ := time.LoadLocation("Europe/Berlin")
	for _, c := range []struct {
		text string
		zone *time.Location
		want string // RFC 3339, or the problem
	}{
		{"2026-11-23", almaty, "2026-11-23T00:00:00+05:00 day"},
		{"2026-11-23 9:05", almaty, "2026-11-23T09:05:00+05:00"},
		{"2026-11-23 09:05", almaty, "2026-11-23T09:05:00+05:00"},
		{"2026-11-23T09:05:30", nil, "2026-11-23T09:05:30Z"},
		{"2026-11-23T09:05:30.250", almaty, "2026-11-23T09:05:30+05:00"},
		{"2026-11-23T09:05Z", almaty, "2026-11-23T09:05:00Z"},
		{"2026-11-23 09:05 +03", almaty, "2026-11-23T09:05:00+03:00"},
		{"2026-11-23T09:05+0300", almaty, "2026-11-23T09:05:00+03:00"},
		{"2026-11-23T09:05-03:30", almaty, "2026-11-23T09:05:00-03:30"},
		{"2028-02-29", almaty, "2028-02-29T00:00:00+05:00 day"},
		{"2026-02-29", almaty, "the date 2026-02-29 does not exist"},
		{"2026-13-01", almaty, "there is no month 13"},
		{"2026-00-01", almaty, "there is no month 0"},
		{"2026-01-00", almaty, "the date 2026-01-00 does not exist"},
		{"2026-11-23 24:00", almaty, "there is no time 24:00"},
		{"2026-11-23 09:60", almaty, "there is no time 09:60"},
		{"2026-11-23T09:05+14:30", almaty, "there is no time zone +14:30"},
		{"2026-11-23T09:05+05:60", almaty, "there is no time zone +05:60"},
		{"1899-12-31", almaty, "the year 1899 is out of range"},
		{"20266-11-23", almaty, "the year 20266 is out of range"},
		{"03.11.2026", almaty, "write 2026-11-03 or 2026-03-11"},
		{"23/11/2026 10:00", almaty, "write 2026-11-23 10:00"},
		{"11/23/2026", almaty, "write 2026-11-23"},
		{"20261123", almaty, "write 2026-11-23"},
		{"вчера", almaty, "write it as 2026-11-23, "},
		{"2026-03-29 02:30", berlin, "does not exist in Europe/Berlin"},
		{"2026-10-25 02:30", berlin, "happens twice in Europe/Berlin"},
		{"2026-10-25 02:30 +01:00", berlin, "2026-10-25T02:30:00+01:00"},
		{"2026-03-29", berlin, "2026-03-29T00:00:00+01:00 day"},
	} {
		d := &fields.Document{Zone: c.zone}
		at, day, ok := d.Time(&fields.Value{Kind: fields.Scalar, Text: c.text, Name: "date"})
		got := at.Format(time.RFC3339)
		if day {
			got += " day"
		}
		for _, p := range d.Problems {
			got += "; " + p.Text() + "; " + p.Hint()
			if p.Warning != ok {
				t.Errorf("%s: warning %t, and a date %t", c.text, p.Warning, ok)
			}
		}
		if !strings.Contains(got, c.want) || len(d.Problems) == 0 && got != c.want {
			t.Errorf("%s is read as %s, want %s", c.text, got, c.want)
		}
	}
}

// TestTwice: of an hour that the clocks strike twice the first is meant.
func TestTwice(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	d := &fields.Document{Zone: berlin}
	at, _, _ := d.Time(&fields.Value{Kind: fields.Scalar, Text: "2026-10-25 02:30"})
	if got := at.Format(time.RFC3339); got != "2026-10-25T02:30:00+02:00" {
		t.Error(got)
	}
	d = &fields.Document{Zone: berlin}
	at, _, _ = d.Time(&fields.Value{Kind: fields.Scalar, Text: "2026-03-29 02:30"})
	if got := at.Format(time.RFC3339); got != "2026-03-29T03:30:00+02:00" {
		t.Error(got)
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"title: x\n", "title: x\n"},
		{"\ufefftitle: x\n", "title: x\n"},
		{"a\r\nb\rc\n", "a\nb\nc\n"},
		{"", ""},
		{"\xff\xfea\x00", "f: the file is in UTF-16"},
		{"\xfe\xff\x00a", "f: the file is in UTF-16"},
		{"a\n\ufeffb", "f:2:1: there is a stray byte order mark (U+FEFF)"},
		{"\ufeff\ufeffa", "f:1:1: there is a stray byte order mark (U+FEFF)"},
		{"a\nя\x00", "f:2:2: there is a NUL byte; this is not a text file"},
		{"a\r\nпо\xff", "f:2:3: the byte 0xff is not valid UTF-8"},
		{"\xed\xa0\x80", "f:1:1: the byte 0xed is not valid UTF-8"},
		{"version https://git-lfs.github.com/spec/v1\n", "f:1:1: the file is a Git LFS pointer, not the text itself"},
		{"a\n<<<<<<< HEAD\n", "f:2:1: there is an unresolved merge conflict (our side: HEAD)"},
		{"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> edit\n", "f:2:1: there is an unresolved merge conflict of HEAD with edit"},
		{"a <<<<<<< HEAD\n", "a <<<<<<< HEAD\n"},
		{"�", "�"},
	} {
		src, problems := fields.Clean("f", []byte(c.raw))
		got := string(src)
		for _, p := range problems {
			got = p.Place.String() + ": " + p.Text()
		}
		if got != c.want || (src == nil) != (len(problems) > 0) {
			t.Errorf("%q: %q, want %q", c.raw, got, c.want)
		}
	}
}

// TestUnmergedRow: where two have recorded a state of an original, the message says what
// to do.
func TestUnmergedRow(t *testing.T) {
	const row = "translation:\n<<<<<<< HEAD\n  source: b1.3f9a.81cc\n=======\n  source: b1.3f9a.0a2e\n>>>>>>> edit\n"
	_, problems := fields.Clean("content/a.en.md", []byte(row))
	if len(problems) != 1 || !strings.Contains(problems[0].Hint(), "qostil status --accept content/a.en.md") {
		t.Errorf("%+v", problems)
	}
	_, problems = fields.Clean("content/a.en.md", []byte(strings.Replace(row, "=======", "title: x\n=======", 1)))
	if len(problems) != 1 || strings.Contains(problems[0].Hint(), "--accept") {
		t.Errorf("%+v", problems)
	}
	_, problems = fields.Clean("content/a.en.md", []byte(strings.Replace(row, "  source: b1.3f9a.81cc\n", "", 1)))
	if len(problems) != 1 || strings.Contains(problems[0].Hint(), "--accept") {
		t.Errorf("one side has recorded a state: %+v", problems)
	}
}

package content_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/golden"
)

// FuzzRead: whatever bytes a file holds, what comes back is a document, header and
// text together are the whole file, and every problem lies in it.
func FuzzRead(f *testing.F) {
	golden.Seeds(f, "testdata/*/*.txtar", func(name string, text []byte) {
		if strings.HasSuffix(name, ".md") {
			f.Add(text)
		}
	})
	for _, text := range []string{
		"", "---", "---\n---", "+++\n+++\n", "\ufeff---\r\n---\r\n", "---\n ---\n", "---\n\u0085---\n", "---\n\v---\n---\n", "{", lfs,
		"---\ntitle: a\n--- \t\n\n", "---\ncorrections: [{}]\n---\n", "---\nsources: [{lang: x_y}]\n---\n", "\xff\xfe",
	} {
		f.Add([]byte(text))
	}
	_, cfg := site(f, nil)
	f.Fuzz(func(t *testing.T, raw []byte) {
		fsys := fstest.MapFS{file: {Data: raw}}
		s := content.Load(fsys, cfg)
		if len(s.Documents) != 1 {
			t.Fatalf("%d documents", len(s.Documents))
		}
		d := s.Documents[0]
		src, _ := fields.Clean(file, raw)
		if d.Broken != (s.Problems.Errors() > 0) {
			t.Errorf("broken %t: %v", d.Broken, texts(s.Problems))
		}
		for _, key := range content.Keys {
			s.Problems = append(s.Problems, diag.Problem{Place: d.At(key.Name + ".0"), Message: diag.Say(diag.Code(key.Name))})
		}
		content.Locate(fsys, s.Problems)
		for _, p := range s.Problems {
			inside(t, src, p)
		}
		body, err := s.Body(d)
		if err != nil {
			t.Fatal(err)
		}
		if d.BodyLine == 0 { // there is no telling header and text apart
			if d.BodyAt != 0 || !d.Broken {
				t.Errorf("a text at %d, without a line: %+v", d.BodyAt, d)
			}
			return
		}
		head := src[:d.BodyAt]
		if whole := string(head) + string(body); whole != string(src) && whole+"\n" != string(src) {
			t.Errorf("%q and %q are not %q", head, body, src)
		}
		lines := strings.Split(strings.TrimSuffix(string(head), "\n"), "\n")
		for _, fence := range []string{lines[0], lines[len(lines)-1]} {
			if fence != lines[0] && fence[:3] != lines[0][:3] || len(lines) < 2 || !strings.HasPrefix(fence, "---") && !strings.HasPrefix(fence, "+++") {
				t.Errorf("the front matter is %q", head)
			}
		}
		if d.BodyLine != 1+bytes.Count(head, []byte("\n")) {
			t.Errorf("the text begins on line %d, after %q", d.BodyLine, head)
		}
		if h := d.Header; !utf8.ValidString(h.Title) || strings.ContainsAny(h.Title, "\n\t\x00") || h.Title == "" && !d.Broken {
			t.Errorf("the title %q", h.Title)
		}
	})
}

// inside holds the place of a problem against the text; of a file that is no text
// at all only its beginning is known.
func inside(t *testing.T, src []byte, p diag.Problem) {
	t.Helper()
	if p.Text() == "" || !utf8.ValidString(p.Text()+p.Hint()) || p.File != file {
		t.Errorf("the file %q, the text %q, the hint %q", p.File, p.Text(), p.Hint())
	}
	if src == nil || p.Line == 0 {
		return
	}
	lines := bytes.Split(src, []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) {
		t.Errorf("line %d of %d: %s", p.Line, len(lines), p.Text())
		return
	}
	if line := lines[p.Line-1]; p.Column < 1 || p.Column > utf8.RuneCount(line)+2 {
		t.Errorf("column %d of %q: %s", p.Column, line, p.Text())
	}
}

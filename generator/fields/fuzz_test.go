package fields_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"qostil/generator/fields"
	"qostil/generator/golden"
)

// seeds are the texts of the archives.
func seeds(f *testing.F, kind string) {
	golden.Seeds(f, "testdata/*.txtar", func(name string, text []byte) {
		if strings.HasSuffix(name, kind) {
			f.Add(text)
		}
	})
}

func FuzzYAML(f *testing.F) {
	seeds(f, ".yaml")
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("? a\n: b"))
	f.Add([]byte("a: \"\\uD800\""))
	f.Fuzz(func(t *testing.T, src []byte) { examine(t, "x.yaml", src) })
}

func FuzzTOML(f *testing.F) {
	seeds(f, ".toml")
	f.Add([]byte("a.b = 1\n[a]\nc = 2"))
	f.Add([]byte("[[a]]\n[a.b]\nc = [[1]]"))
	f.Fuzz(func(t *testing.T, src []byte) { examine(t, "x.toml", src) })
}

// examine reads a text: whatever it is, what comes back is text, every place lies
// in it, and a text that could not be read whole has said so.
func examine(t *testing.T, name string, raw []byte) {
	src, problems := fields.Clean(name, raw)
	if src == nil {
		if len(problems) == 0 {
			t.Fatal("refused, and no problem")
		}
		return
	}
	r, d := parse(name, src)
	lines := bytes.Split(src, []byte("\n"))
	for _, p := range d.Problems {
		switch {
		case p.Line < 1 || p.Line > len(lines):
			t.Errorf("line %d of %d: %s", p.Line, len(lines), p.Text())
		case p.Column < 1 || p.Column > utf8.RuneCount(lines[p.Line-1])+2:
			t.Errorf("column %d of %q: %s", p.Column, lines[p.Line-1], p.Text())
		case p.Text() == "" || !utf8.ValidString(p.Text()+p.Hint()):
			t.Errorf("the text %q, the hint %q", p.Text(), p.Hint())
		}
	}
	if d.Broken && d.Problems.Errors() == 0 {
		t.Error("broken, and no problem")
	}
	if !utf8.ValidString(r.Title) || strings.ContainsAny(r.Title, "\n\t\x00") {
		t.Errorf("the title %q", r.Title)
	}
}

// TestBombs: a small text that means a large one costs nothing.
func TestBombs(t *testing.T) {
	laughs := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for _, c := range "bcdefghi" {
		laughs += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 8) + "*" + string(c-1) + "]\n"
	}
	for name, src := range map[string]string{
		"laughs":  laughs,
		"self":    "title: &a [*a]\n",
		"deep":    "params: " + strings.Repeat("[", 50_000),
		"deeper":  "params: " + strings.Repeat("{a: ", 50_000),
		"indents": strings.Repeat("- ", 50_000) + "x",
		"long":    "title: x\n# " + strings.Repeat("я", 1<<20),
	} {
		if _, d := parse(name+".yaml", []byte(src)); !d.Broken || len(d.Problems) == 0 {
			t.Errorf("%s is read without a problem", name)
		}
	}
}

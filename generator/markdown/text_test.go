package markdown_test

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// TestText parses the texts of an archive, whose languages are in their names
// (port.ru.md), and compares their HTML, what is known of them, and what is wrong.
func TestText(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		got := map[string]string{}
		var problems strings.Builder
		names, err := fs.Glob(in, "*.md")
		if err != nil || len(names) == 0 {
			t.Fatalf("no texts (%v)", err)
		}
		for _, name := range names {
			source, err := fs.ReadFile(in, name)
			if err != nil {
				t.Fatal(err)
			}
			stem := strings.TrimSuffix(name, ".md")
			text := parseStyled(t, strings.TrimPrefix(path.Ext(stem), "."), locale.Style{Bare: true}, string(source))
			got[stem+".html"] = render(t, text, &markdown.Options{})
			got[stem+".facts"] = facts(text.Facts(), string(source))
			found := slices.Clone(text.Facts().Problems)
			for i := range found {
				found[i].File = name
			}
			found.Sort()
			found.Quote(in)
			for _, p := range found {
				p.Format(&problems, diag.Style{})
			}
		}
		got["problems"] = problems.String()
		return got
	})
}

// facts writes Facts as people compare them.
func facts(f *markdown.Facts, source string) string {
	var b strings.Builder
	for _, k := range f.Blocks {
		kind := k.Kind.String()
		if k.Level > 0 {
			kind += fmt.Sprint(" ", k.Level)
		}
		fmt.Fprintf(&b, "%d: %s of %d letters, %04x: %s\n", k.Line, kind, k.Letters, k.Hash, ends(source[k.Start:k.End]))
	}
	if f.Summary != "" {
		fmt.Fprintf(&b, "summary %s\n", f.Summary)
	}
	for _, h := range f.Headings {
		fmt.Fprintf(&b, "heading %d #%s\n", h.Level, h.ID)
	}
	for _, r := range f.Refs {
		kind := "link"
		if r.Image {
			kind = fmt.Sprintf("picture %q", r.Alt)
		}
		fmt.Fprintf(&b, "%d:%d+%d %s to %q\n", r.At.Line, r.At.Column, r.At.Width, kind, r.Dest)
	}
	return b.String()
}

// ends is a text cut in its middle.
func ends(s string) string {
	if r := []rune(s); len(r) > 50 {
		s = string(r[:30]) + " … " + string(r[len(r)-12:])
	}
	return strings.ReplaceAll(s, "\n", "⏎")
}

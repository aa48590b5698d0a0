package edit_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"qostil/generator/edit"
	"qostil/generator/fields"
)

// FuzzSet changes one key of any front matter: the file says what was asked for, or
// is as it was, with a Problem; and all bytes around the change stay.
func FuzzSet(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for i, file := range a.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data, uint8(i), "15: \"fifty\" #1")
				f.Add(forms[3](file.Data), uint8(i+1), "b1.1234.5678")
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte, which uint8, value string) {
		root := folder(t, map[string][]byte{"x.md": text})
		b := edit.NewBatch(root)
		file := b.Open("x.md")
		if file == nil {
			if b.Problems.Errors() == 0 {
				t.Fatal("refused, and no problem")
			}
			return
		}
		src, _ := fields.Clean("x.md", []byte(value))
		if src == nil {
			return
		}
		value = string(src)
		key := []string{"title", "translation.source", "slug", "date", "tags"}[which%5]
		old := file.Value(key)
		file.Set(key, edit.Text(value))
		written := b.Write()
		after, err := root.ReadFile("x.md")
		if err != nil {
			t.Fatal(err)
		}
		if b.Problems.Errors() > 0 {
			if len(written) > 0 || !bytes.Equal(after, text) {
				t.Errorf("%q was changed into %q although %s", text, after, told(b, root.FS()))
			}
			return
		}
		if got := edit.NewBatch(root).Open("x.md").Value(key); got == nil || got.Text != value {
			t.Errorf("%q became %q, which says %v, not %q", text, after, got, value)
		}
		if gone := len(text) - common(text, after); old == nil && gone > 0 {
			t.Errorf("%q became %q: %d bytes are gone", text, after, gone)
		}
	})
}

// common counts the bytes that two texts begin and end with alike.
func common(a, b []byte) int {
	short, n, m := min(len(a), len(b)), 0, 0
	for n < short && a[n] == b[n] {
		n++
	}
	for m < short-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return n + m
}

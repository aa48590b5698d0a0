package edit_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/golden"
)

// memory is a folder that is never written to.
type memory struct {
	edit.Folder
	files fs.FS
}

func (m memory) FS() fs.FS { return m.files }

// opened is a text in a batch of its own; the file is nil where it cannot be edited.
func opened(name string, text []byte) (*edit.Batch, *edit.File) {
	b := edit.NewBatch(memory{files: fstest.MapFS{name: {Data: text}}})
	return b, b.Open(name)
}

// asChanged is what a file of a batch is to be.
func asChanged(t *testing.T, b *edit.Batch, name string) []byte {
	text, err := fs.ReadFile(b.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// seeds are the texts of the archives, with any line ends.
func seeds(f *testing.F, add func(text []byte)) {
	golden.Seeds(f, "testdata/*.txtar", func(name string, text []byte) {
		if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".yaml") {
			add(text)
			add(forms[3](text))
		}
	})
}

// FuzzSet changes one key of any front matter: the file says what was asked for, or
// is as it was, with a Problem; and where the key is new no byte of it is gone.
func FuzzSet(f *testing.F) {
	n := uint8(0)
	seeds(f, func(text []byte) {
		f.Add(text, n, "15: \"fifty\" #1")
		f.Add(text, n+1, "b1.1234.5678")
		n++
	})
	f.Fuzz(func(t *testing.T, text []byte, which uint8, value string) {
		b, file := opened("x.md", text)
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
		after := asChanged(t, b, "x.md")
		if b.Problems.Errors() > 0 {
			if !bytes.Equal(after, text) {
				t.Errorf("%q was changed into %q although %v", text, after, b.Problems)
			}
			return
		}
		if _, again := opened("x.md", after); again == nil || again.Value(key) == nil || again.Value(key).Text != value {
			t.Errorf("%q became %q, which does not say %q", text, after, value)
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

// FuzzFormat puts any file in order: once is as good as twice, the lines of front
// matter are the same ones in another order, and the text below is as it was.
func FuzzFormat(f *testing.F) {
	seeds(f, func(text []byte) {
		f.Add(text, true)
		f.Add(text, false)
	})
	f.Fuzz(func(t *testing.T, text []byte, glossary bool) {
		name := "content/x.md"
		if glossary {
			name = "content/tags.yaml"
		}
		b, file := opened(name, text)
		if file == nil {
			return
		}
		unknown := func(string) string { return "" }
		file.Format(unknown)
		once := asChanged(t, b, name)
		if b.Problems.Errors() > 0 {
			if !bytes.Equal(once, text) {
				t.Errorf("%q was changed into %q although %v", text, once, b.Problems)
			}
			return
		}
		b, file = opened(name, once)
		if file == nil {
			t.Fatalf("%q became %q, which cannot be read: %v", text, once, b.Problems)
		}
		file.Format(unknown)
		if twice := asChanged(t, b, name); !bytes.Equal(twice, once) {
			t.Errorf("%q became %q, and then %q", text, once, twice)
		}
		if !glossary && !slices.Equal(sorted(text), sorted(once)) {
			t.Errorf("%q became %q", text, once)
		}
	})
}

// sorted are the lines of a text in alphabetical order, whatever ends them.
func sorted(text []byte) []string {
	src, _ := fields.Clean("x.md", text)
	return slices.Sorted(strings.SplitSeq(string(src), "\n"))
}

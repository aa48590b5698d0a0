package edit_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/golden"
)

// TestEdit does with each file of an archive what its file "do" says.
func TestEdit(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		do, err := fs.ReadFile(in, "do")
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, name := range strings.Fields(listed(t, in)) {
			if name == "do" {
				continue
			}
			text, err := fs.ReadFile(in, name)
			if err != nil {
				t.Fatal(err)
			}
			changed, problems := edited(t, name, text, string(do))
			if !bytes.Equal(changed, text) {
				got[name] = string(changed)
			}
			got["problems"] += problems
			for _, form := range forms {
				want := changed
				if problems == "" {
					want = form(changed)
				}
				other, otherProblems := edited(t, name, form(text), string(do))
				if otherProblems != problems || problems == "" && !bytes.Equal(other, want) {
					t.Errorf("%s with other line ends:\n%q\nwant\n%q\n%s", name, other, want, otherProblems)
				}
			}
		}
		return got
	})
}

// forms are what editors make of a text.
var forms = []func([]byte) []byte{
	func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
	func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r")) },
	func(b []byte) []byte { return append([]byte("\ufeff"), b...) },
	func(b []byte) []byte {
		return append([]byte("\ufeff"), bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))...)
	},
}

// edited does with a file what lines say, and returns it with the problems.
func edited(t *testing.T, name string, text []byte, do string) ([]byte, string) {
	t.Helper()
	root := folder(t, map[string][]byte{name: text})
	b := edit.NewBatch(root)
	if f := b.Open(name); f != nil {
		for line := range strings.Lines(do) {
			words := strings.SplitN(strings.TrimSpace(line), " ", 3)
			switch words[0] {
			case "set":
				f.Set(words[1], words[2])
			case "append":
				f.Append(words[1], words[2])
			case "format":
				f.Format(func(tag string) string {
					return map[string]string{"Порт": "port", "Open: sea": "sea", "port": "port"}[tag]
				})
			case "remove":
				f.Remove(words[1])
			}
		}
	}
	b.Write()
	changed, err := root.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return changed, told(b, root.FS())
}

// told is the problems of a batch, as people see them.
func told(b *edit.Batch, fsys fs.FS) string {
	var out bytes.Buffer
	b.Problems.Sort()
	b.Problems.Quote(fsys)
	for _, p := range b.Problems {
		p.Format(&out, diag.Style{})
	}
	return out.String()
}

// folder is a new folder with files.
func folder(t testing.TB, files map[string][]byte) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for name, text := range files {
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := root.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestBatch: all files are written, with their permissions, or none is.
func TestBatch(t *testing.T) {
	root := folder(t, map[string][]byte{"content/a.md": []byte("---\ntitle: A\n---\n"), "content/b.md": []byte("---\ntitle: B\n---\n")})
	if err := root.Chmod("content/a.md", 0o600); err != nil {
		t.Fatal(err)
	}
	b := edit.NewBatch(root)
	b.Open("content/a.md").Set("slug", "a")
	b.Open("content/b.md").Set("title", "B")
	b.Create("content/2026/11/24/c.md", []byte("---\ntitle: C\n---\n"))
	if got := b.Write(); !slices.Equal(got, []string{"content/a.md", "content/2026/11/24/c.md"}) {
		t.Errorf("%v are written: %v", got, b.Problems)
	}
	if info, err := root.Lstat("content/a.md"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if got := listed(t, root.FS()); got != "content/2026/11/24/c.md content/a.md content/b.md" {
		t.Error(got)
	}
}

// listed are the files of a folder.
func listed(t *testing.T, fsys fs.FS) string {
	t.Helper()
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

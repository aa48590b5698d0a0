package edit_test

import (
	"bytes"
	"errors"
	"io"
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
			case "rename":
				f.Rename(words[1], words[2])
			case "add":
				f.Add(words[1], words[2])
			case "link":
				f.ReplaceInText(words[1], words[2])
			case "replace":
				f.Replace(f.Value(words[1]), words[2])
			default:
				t.Fatalf("do: what is %q?", line)
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

// TestNoLineEnds: a file without line ends gets those of Unix, and none at its end.
func TestNoLineEnds(t *testing.T) {
	for text, want := range map[string]string{
		"": "slug: port\n", "a: 1": "a: 1\nslug: port", "\ufeff": "\ufeffslug: port\n", "z: 1": "slug: port\nz: 1",
		"a: 1\r\nb: 2": "a: 1\r\nb: 2\r\nslug: port", "a: 1\rb: 2": "a: 1\rb: 2\rslug: port", "\ra: 1": "\ra: 1\rslug: port",
		"slug: 'x'": "slug: port", `slug: "x"`: "slug: port", "slug: x": "slug: port", "slug:": "slug: port", "slug: [x]": "slug: port", "slug: {}": "slug: port",
	} {
		if got, problems := edited(t, "a.yaml", []byte(text), "set slug port"); string(got) != want || problems != "" {
			t.Errorf("%q: %q, want %q\n%s", text, got, want, problems)
		}
	}
}

// TestOverlay: the folder of a batch reads changed files as they will be, and all others
// as they are.
func TestOverlay(t *testing.T) {
	const a, b = "---\ntitle: A\n---\n", "---\ntitle: B\n---\n"
	root := folder(t, map[string][]byte{"content/a.md": []byte(a), "content/b.md": []byte(b), "content/other.txt": []byte("other")})
	if err := root.Symlink("a.md", "content/link.md"); err != nil {
		t.Fatal(err)
	}
	batch := edit.NewBatch(root)
	batch.Open("content/a.md").Set("slug", "a")
	batch.Open("content/b.md")
	batch.Create("content/new.md", []byte(a))
	fsys := batch.FS()
	for name, want := range map[string]string{
		"content/a.md": "---\ntitle: A\nslug: a\n---\n", "content/b.md": b, "content/other.txt": "other",
	} {
		if text, err := fs.ReadFile(fsys, name); err != nil || string(text) != want {
			t.Errorf("ReadFile(%s): %q, %v", name, text, err)
		}
		file, err := fsys.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(file)
		info, statErr := file.Stat()
		if err != nil || statErr != nil || string(text) != want || info.Size() != int64(len(want)) || info.Name() != path.Base(name) {
			t.Errorf("Open(%s): %q, %v, %v", name, text, err, info)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"content/new.md", "content/none.md"} {
		if _, err := fs.ReadFile(fsys, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadFile(%s): %v", name, err)
		}
		if _, err := fsys.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Open(%s): %v", name, err)
		}
	}
	if got := listed(t, fsys); got != "content/a.md content/b.md content/link.md content/other.txt" {
		t.Error(got)
	}
	if to, err := fs.ReadLink(fsys, "content/link.md"); err != nil || to != "a.md" {
		t.Errorf("%q, %v", to, err)
	}
	if info, err := fs.Lstat(fsys, "content/link.md"); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("%v, %v", info, err)
	}
	if got := batch.Changed(); !slices.Equal(got, []string{"content/a.md", "content/new.md"}) {
		t.Error(got)
	}
	if err := root.Remove("content/a.md"); err != nil {
		t.Fatal(err)
	}
	if _, err := fsys.Open("content/a.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
}

// TestTexts: the texts of YAML values and front matter.
func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"port": "port", "Порт Актау": "Порт Актау", "a": "a", "a, b": `"a, b"`, "a: b": `"a: b"`, "a #b": `"a #b"`, "a:b": "a:b", "a#b": "a#b",
		"true": `"true"`, "No": `"No"`, "007": `"007"`, "1.5": `"1.5"`, "-x": `"-x"`, "": `""`,
		`say "a"`: `'say "a"'`, `it's "a"`: `"it's \"a\""`, "a\nb": `"a\nb"`, `a\b`: `'a\b'`, "a:": `"a:"`, "a ": `"a "`, "/x/": "/x/",
	} {
		if got := edit.Text(text); got != want {
			t.Errorf("Text(%q) = %s, want %s", text, got, want)
		}
	}
	if got := edit.Mapping(edit.Pair{"a", "1"}, edit.Pair{"b", edit.List("x", "y")}); got != "{a: 1, b: [x, y]}" {
		t.Error(got)
	}
	if edit.Mapping() != "{}" || edit.List() != "[]" {
		t.Error("empty")
	}
}

// TestByHand: what cannot be changed is said as it has to be typed.
func TestByHand(t *testing.T) {
	const toml, braces = "+++\ntitle = \"A\"\ndraft = true\n+++\n", "---\n{title: A, draft: true}\n---\n"
	for _, c := range []struct{ text, do, hint string }{
		{toml, "remove draft", "hint: delete the key draft by hand\n"},
		{braces, "remove draft", "hint: delete the key draft by hand\n"},
		{toml, "set image {src: a.jpg}", "hint: write it by hand, or convert the front matter to YAML: image: {src: a.jpg}\n"},
		{toml, "set draft true", "hint: write it by hand: draft = true\n"},
		{toml, "set draft false", "hint: write it by hand: draft = false\n"},
		{toml, "set slug a", "hint: write it by hand: slug = \"a\"\n"},
		{toml, `set slug "a"`, "hint: write it by hand: slug = \"a\"\n"},
		{braces, "set slug a", "hint: write it by hand: slug: a\n"},
		{braces, "set image.src a", "hint: write it by hand: image: {src: a}\n"},
	} {
		if got, problems := edited(t, "a.md", []byte(c.text), c.do); string(got) != c.text || !strings.HasSuffix(problems, c.hint) {
			t.Errorf("%s: %q, %s", c.do, got, problems)
		}
	}
}

// TestFrontMatter: new front matter has its keys in order, unknown ones before translation.
func TestFrontMatter(t *testing.T) {
	got := edit.FrontMatter([]edit.Pair{{"translation", "{}"}, {"mine", "1"}, {"parity", "[a]"}, {"date", "2026-11-23"}, {"title", "A"}}, map[string]string{"date": "when\n it was", "title": ""})
	if want := "---\ntitle: A\n# when it was\ndate: 2026-11-23\nparity: [a]\nmine: 1\ntranslation: {}\n---\n"; string(got) != want {
		t.Errorf("%s", got)
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

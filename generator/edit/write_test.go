package edit_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"qostil/generator/edit"
)

// faulty is a folder in which the n-th step that changes anything fails.
type faulty struct {
	*os.Root
	left int
}

func (f *faulty) step() error {
	if f.left--; f.left == 0 {
		return syscall.EROFS
	}
	return nil
}

func (f *faulty) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if err := f.step(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f.Root.OpenFile(name, flag, perm)
}

func (f *faulty) Chmod(name string, mode fs.FileMode) error {
	if err := f.step(); err != nil {
		return &fs.PathError{Op: "chmod", Path: name, Err: err}
	}
	return f.Root.Chmod(name, mode)
}

func (f *faulty) Mkdir(name string, perm fs.FileMode) error {
	if err := f.step(); err != nil {
		return &fs.PathError{Op: "mkdir", Path: name, Err: err}
	}
	return f.Root.Mkdir(name, perm)
}

func (f *faulty) Rename(from, to string) error {
	if err := f.step(); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return f.Root.Rename(from, to)
}

// TestFaults: whatever step fails, the folder is as it was.
func TestFaults(t *testing.T) {
	const a, b = "---\ntitle: A\n---\n", "---\ntitle: B\n---\n"
	for n := 1; ; n++ {
		root := folder(t, map[string][]byte{"content/a.md": []byte(a), "content/b.md": []byte(b)})
		batch := edit.NewBatch(&faulty{Root: root, left: n})
		batch.Open("content/a.md").Set("slug", "a")
		batch.Create("content/2026/11/c.md", []byte(a))
		batch.Open("content/b.md").Set("slug", "b")
		written := batch.Write()
		if batch.Problems.Errors() == 0 {
			if n < 12 {
				t.Errorf("only %d steps can fail", n-1)
			}
			if got := listed(t, root.FS()); got != "content/2026/11/c.md content/a.md content/b.md" {
				t.Error(got)
			}
			break
		}
		if len(written) > 0 || !strings.Contains(told(batch, root.FS()), "cannot be written: read-only file system") {
			t.Errorf("step %d: %v, %s", n, written, told(batch, root.FS()))
		}
		entries, err := fs.ReadDir(root.FS(), "content")
		if err != nil || len(entries) != 2 {
			t.Errorf("step %d leaves %v (%v)", n, entries, err)
		}
		for name, want := range map[string]string{"content/a.md": a, "content/b.md": b} {
			if got, err := root.ReadFile(name); string(got) != want {
				t.Errorf("step %d: %s is %q (%v)", n, name, got, err)
			}
		}
	}
}

// TestRefused: what others have done meanwhile is never lost.
func TestRefused(t *testing.T) {
	const text = "---\ntitle: A\n---\n"
	for what, c := range map[string]struct {
		meanwhile func(*os.Root) error
		want      string
	}{
		"changed": {func(r *os.Root) error { return r.WriteFile("content/a.md", []byte(text+"More."), 0o644) },
			"content/a.md: error: another program has just changed the file"},
		"removed": {func(r *os.Root) error { return r.Remove("content/a.md") },
			"content/a.md: error: the file cannot be written: no such file or directory"},
		"a link": {func(r *os.Root) error {
			return errors.Join(r.Rename("content/a.md", "content/z.md"), r.Symlink("z.md", "content/a.md"))
		}, "content/a.md: error: this is not a regular file"},
		"made": {func(r *os.Root) error { return r.WriteFile("content/new.md", nil, 0o644) },
			"content/new.md: error: the file already exists"},
		"in the way": {func(r *os.Root) error { return r.WriteFile("content/2026", nil, 0o644) },
			"content/2026/c.md: error: "},
	} {
		root := folder(t, map[string][]byte{"content/a.md": []byte(text), "content/b.md": []byte(text)})
		b := edit.NewBatch(root)
		b.Open("content/b.md").Set("slug", "b")
		b.Open("content/a.md").Set("slug", "a")
		b.Create("content/new.md", []byte(text))
		b.Create("content/2026/c.md", []byte(text))
		if err := c.meanwhile(root); err != nil {
			t.Fatal(err)
		}
		before := listed(t, root.FS())
		if written := b.Write(); len(written) > 0 || !strings.Contains(told(b, root.FS()), c.want) {
			t.Errorf("%s: %v, %s", what, written, told(b, root.FS()))
		}
		if after := listed(t, root.FS()); after != before {
			t.Errorf("%s: %s, and before %s", what, after, before)
		}
		if got, _ := root.ReadFile("content/b.md"); string(got) != text {
			t.Errorf("%s: b.md is %q", what, got)
		}
	}
}

// late is a folder in which a file comes at the last moment, before it is claimed.
type late struct {
	*os.Root
	name, text string
}

func (l *late) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if name == l.name {
		if err := l.WriteFile(name, []byte(l.text), 0o644); err != nil {
			return nil, err
		}
	}
	return l.Root.OpenFile(name, flag, perm)
}

// TestLateFile: a new file does not overwrite one that came after the check.
func TestLateFile(t *testing.T) {
	const text, other = "---\ntitle: A\n---\n", "---\ntitle: Other\n---\n"
	root := folder(t, map[string][]byte{"content/a.md": []byte(text)})
	b := edit.NewBatch(&late{root, "content/new.md", other})
	b.Open("content/a.md").Set("slug", "a")
	b.Create("content/new.md", []byte(text))
	if written := b.Write(); len(written) > 0 || !strings.Contains(told(b, root.FS()), "content/new.md: error: the file cannot be written: file exists") {
		t.Errorf("%v, %s", written, told(b, root.FS()))
	}
	for name, want := range map[string]string{"content/a.md": text, "content/new.md": other} {
		if got, err := root.ReadFile(name); string(got) != want {
			t.Errorf("%s is %q (%v)", name, got, err)
		}
	}
	if got := listed(t, root.FS()); got != "content/a.md content/new.md" {
		t.Error(got)
	}
}

// TestOpen: what is no file of a site is a problem, and nothing is written then.
func TestOpen(t *testing.T) {
	root := folder(t, map[string][]byte{"content/a.md": []byte("---\ntitle: A\n---\n"), "content/l.yaml": []byte("- a\n")})
	b := edit.NewBatch(root)
	b.Open("content/a.md").Set("slug", "a")
	for _, name := range []string{"content/none.md", "content", "../a.md", "content/l.yaml"} {
		if f := b.Open(name); f != nil {
			t.Errorf("%s is opened", name)
		}
	}
	if b.Problems.Errors() != 4 || b.Write() != nil {
		t.Error(told(b, root.FS()))
	}
}

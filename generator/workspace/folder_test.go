package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
)

// TestFolder uses more subfolders than a folder keeps open, from many sides at once,
// and moves one that is open.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const many = maxHandles + 50
	name := func(i int) string { return fmt.Sprintf("public/en/%03d/story/index.html", i) }
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			if err := f.MkdirAll(filepath.ToSlash(filepath.Dir(name(i))), 0o777); err != nil {
				t.Error(err)
			}
			if err := f.WriteFile(name(i), []byte(name(i)), 0o666); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	var names []string
	for i := range many {
		names = append(names, name(i))
		if text, err := f.ReadFile(name(i)); err != nil || string(text) != name(i) {
			t.Errorf("%s: %q, %v", name(i), text, err)
		}
	}
	if err := fstest.TestFS(f.FS(), names[0], names[many-1]); err != nil {
		t.Error(err)
	}
	if err := f.Rename("public", "elsewhere"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Lstat(name(0)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file of a folder that has moved: %v", err)
	}
	var p *fs.PathError
	if _, err := f.ReadFile(name(0)); !errors.As(err, &p) || p.Path != name(0) {
		t.Errorf("an error does not name the file: %v", err)
	}
	if err := f.RemoveAll("elsewhere"); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestFolderHoldsTogether: no link leads out of a folder, through a handle or not.
func TestFolderHoldsTogether(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "a", "b"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"out", "a/out", "a/b/out"} {
		if err := os.Symlink(outside, filepath.Join(dir, at)); err != nil {
			t.Skip(err)
		}
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"out/secret", "a/out/secret", "a/b/out/secret", "a/b/../../../x", "../x"} {
		if text, err := f.ReadFile(name); err == nil {
			t.Errorf("%s: %q", name, text)
		}
		if f.WriteFile(name, []byte("y"), 0o666) == nil {
			t.Errorf("%s is written", name)
		}
	}
	if text, err := os.ReadFile(filepath.Join(outside, "secret")); err != nil || string(text) != "x" {
		t.Errorf("outside: %q, %v", text, err)
	}
}

package output_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"qostil/generator/output"
)

// An update adds, changes and deletes; nothing that it meets in the output folder
// but theirs.txt is anybody else's.
type update struct{ before, after map[string]string }

// pages is an update whose pages link to each other, as HTML: what a reader can
// get to must be there at every moment.
var pages = update{
	map[string]string{
		"index.html": `<a href="/ru/"> <link href="/site.1.css">`, "site.1.css": "1",
		"ru/index.html":     `<a href="/ru/old/"> <a href="/ru/kept/"> <link href="/site.1.css">`,
		"ru/old/index.html": `<a href="/ru/">`, "ru/kept/index.html": `<a href="/ru/old/">`,
		"ru/2026/11/index.html": `<a href="/ru/kept/">`,
	},
	map[string]string{
		"index.html": `<a href="/ru/"> <a href="/en/"> <link href="/site.2.css"> <link href="/z.svg">`, "site.2.css": "2", "z.svg": "z",
		"ru/index.html":     `<a href="/ru/new/"> <a href="/ru/kept/"> <link href="/site.2.css">`,
		"ru/new/index.html": `<a href="/ru/2026/12/"> <a href="/en/">`, "ru/kept/index.html": `<a href="/ru/new/">`,
		"ru/2026/12/index.html": `<a href="/ru/new/">`,
		"en/index.html":         `<a href="/ru/new/"> <img src="/media/new.jpg">`, "media/new.jpg": "new",
	},
}

// shapes is an update in which files turn into folders, and folders into files.
var shapes = update{
	map[string]string{"a": "file", "b/c/index.html": "folder", "b/d": "folder", "e": "same"},
	map[string]string{"a/index.html": "folder", "b": "file", "e": "same", "f/g": "new"},
}

var errKilled = errors.New("killed")

// faulty is a file system that fails at its n-th operation, in the middle of it if
// it writes. After a kill nothing happens any more: things stay as they are.
type faulty struct {
	*os.Root
	n   int
	err error

	mu   sync.Mutex
	done int
	hit  string // the operation that failed
}

// at counts an operation; here says that it is the one that fails halfway.
func (f *faulty) at(operation, name string) (here bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.done++
	if here = f.done == f.n; here {
		f.hit = operation + " " + name
	}
	if here || f.err == errKilled && f.done > f.n {
		err = &fs.PathError{Op: operation, Path: name, Err: f.err}
	}
	return here, err
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if _, err := f.at("lstat", name); err != nil {
		return nil, err
	}
	return f.Root.Lstat(name)
}

func (f *faulty) ReadFile(name string) ([]byte, error) {
	if _, err := f.at("read", name); err != nil {
		return nil, err
	}
	return f.Root.ReadFile(name)
}

func (f *faulty) WriteFile(name string, data []byte, perm fs.FileMode) error {
	here, err := f.at("write", name)
	switch {
	case err == nil:
		return f.Root.WriteFile(name, data, perm)
	case here:
		_ = f.Root.WriteFile(name, data[:len(data)/2], perm)
	}
	return err
}

func (f *faulty) MkdirAll(name string, perm fs.FileMode) error {
	here, err := f.at("mkdir", name)
	switch {
	case err == nil:
		return f.Root.MkdirAll(name, perm)
	case here && path.Dir(name) != ".":
		_ = f.Root.MkdirAll(path.Dir(name), perm)
	}
	return err
}

func (f *faulty) Rename(from, to string) error {
	if _, err := f.at("rename", from); err != nil {
		return err
	}
	return f.Root.Rename(from, to)
}

func (f *faulty) Remove(name string) error {
	if _, err := f.at("remove", name); err != nil {
		return err
	}
	return f.Root.Remove(name)
}

func (f *faulty) RemoveAll(name string) error {
	if _, err := f.at("remove all", name); err != nil {
		return err
	}
	return f.Root.RemoveAll(name)
}

// TestFaults lets every operation of an update fail, or be the last one before a
// kill: whatever is published stays whole, and the next build finishes it.
func TestFaults(t *testing.T) {
	for name, u := range map[string]update{"first": {nil, pages.after}, "pages": pages, "shapes": shapes} {
		for _, why := range []error{syscall.EIO, errKilled} {
			t.Run(fmt.Sprintf("%s, %v", name, why), func(t *testing.T) {
				t.Parallel()
				clean := t.TempDir()
				write(t, clean, map[string]string{"theirs.txt": "theirs"})
				publish(t, clean, u.after)
				want := snapshot(t, clean)
				for n := 1; !t.Failed(); n++ {
					f := &faulty{n: n, err: why}
					f.test(t, u, want)
					if f.hit == "" {
						return // the update has fewer operations
					}
				}
			})
		}
	}
}

func (f *faulty) test(t *testing.T, u update, want map[string]string) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"theirs.txt": "theirs"})
	if u.before != nil {
		publish(t, dir, u.before)
	}
	before := snapshot(t, dir)
	f.Root = open(t, dir)
	stage, err := sealed(u.after).Stage(t.Context(), f, output.StageOptions{})
	staging := err != nil
	if !staging {
		_, err = stage.Publish()
	}
	found := f.left(t, dir)
	if staging && f.hit != "remove all "+state {
		same(t, f.hit+" while staging", found, before)
	}
	if err == nil {
		same(t, f.hit, found, want)
	}
	checkWhole(t, f.hit, u, found)
	publish(t, dir, u.after)
	same(t, f.hit+", and built again", f.left(t, dir), want)
}

// left is what a failure leaves, but for what may stay: after a kill the stage, and
// after an error an empty folder that could not be removed.
func (f *faulty) left(t *testing.T, dir string) map[string]string {
	found := snapshot(t, dir)
	maps.DeleteFunc(found, func(path, _ string) bool {
		if f.err == errKilled {
			return strings.HasPrefix(path, state+"/")
		}
		return strings.HasSuffix(path, "/") && path != state+"/"
	})
	return found
}

var link = regexp.MustCompile(`(?:href|src)="([^"]+)"`)

// checkWhole sees to it that every file is the old or the new one, that the
// manifest names all of ours, and that no page that can be got to leads to nothing.
func checkWhole(t *testing.T, when string, u update, found map[string]string) {
	t.Helper()
	for path, content := range found {
		old, was := u.before[path]
		changed, is := u.after[path]
		switch {
		case path == manifest || path == "theirs.txt" || strings.HasSuffix(path, "/"):
		case !(was && content == old) && !(is && content == changed):
			t.Errorf("%s: %s is %q", when, path, content)
		case !strings.Contains(found[manifest], " "+path+"\n"):
			t.Errorf("%s: the manifest does not name %s", when, path)
		}
	}
	if found["theirs.txt"] != "theirs" {
		t.Errorf("%s: theirs.txt is %q", when, found["theirs.txt"])
	}
	if _, linked := u.after["index.html"]; !linked {
		return
	}
	// Readers are on a page that was there before and is there after, or come in by
	// the front page.
	var todo []string
	for path := range found {
		_, was := u.before[path]
		if _, is := u.after[path]; is && was || path == "index.html" {
			todo = append(todo, path)
		}
	}
	seen := map[string]bool{}
	for len(todo) > 0 {
		page := todo[0]
		todo = todo[1:]
		for _, m := range link.FindAllStringSubmatch(found[page], -1) {
			to := output.PathOf(m[1])
			if _, there := found[to]; !there {
				t.Errorf("%s: %s leads to %s, which is not there", when, page, to)
			} else if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
}

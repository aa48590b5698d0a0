package preview_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"qostil/generator/preview"
)

// folder is a preview of a folder on disk.
type folder struct {
	*stage
	root string
}

// watch shows a folder with these files below content/.
func watch(t *testing.T, files map[string]string, o preview.Options) *folder {
	t.Helper()
	f := newFolder(t)
	for name, text := range files {
		f.write("content/"+name, text)
	}
	o.Root = f.root
	start(t, f.stage, o)
	return f
}

func newFolder(t *testing.T) *folder {
	t.Helper()
	f := &folder{root: resolved(t, t.TempDir())}
	f.stage = &stage{t: t, fsys: os.DirFS(f.root)}
	f.mkdir("content")
	return f
}

// resolved is a folder without links in its path, as events name it.
func resolved(t *testing.T, dir string) string {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func (f *folder) must(err error) {
	if err != nil {
		f.t.Helper()
		f.t.Fatal(err)
	}
}

func (f *folder) at(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

func (f *folder) mkdir(name string) { f.must(os.MkdirAll(f.at(name), 0o777)) }

// write writes a file in place, as VS Code and Notepad do.
func (f *folder) write(name, text string) {
	f.mkdir(filepath.ToSlash(filepath.Dir(name)))
	f.must(os.WriteFile(f.at(name), []byte(text), 0o666))
}

func (f *folder) rename(from, to string) { f.must(os.Rename(f.at(from), f.at(to))) }

func (f *folder) remove(name string) { f.must(os.RemoveAll(f.at(name))) }

// shows waits until an address shows a text.
func (f *folder) shows(target, text string) {
	f.t.Helper()
	var got string
	if !eventually(func() bool { got = f.text(target); return got == text }) {
		f.t.Fatalf("%s shows %.60q, want %.60q", target, got, text)
	}
}

func (f *folder) gone(target string) { f.t.Helper(); f.shows(target, "Not Found") }

// eventually waits for a condition.
func eventually(holds func() bool) bool {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return false
}

// TestHalves: of a save in two halves the second is shown, and of the first no more
// than a blink.
func TestHalves(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"a.html": "first"}, preview.Options{})
	for i := range 5 {
		file, err := os.Create(f.at("content/a.html"))
		f.must(err)
		_, err = fmt.Fprintf(file, "one half %d", i)
		f.must(err)
		time.Sleep(time.Duration(i) * 15 * time.Millisecond)
		_, err = file.WriteString(", and the other")
		f.must(err)
		f.must(file.Close())
		f.shows("/a.html", fmt.Sprintf("one half %d, and the other", i))
	}
}

// TestTouch: a file that is as it was changes nothing on screen.
func TestTouch(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"a.html": "same", "b.html": "first"}, preview.Options{})
	etag := f.get("/a.html").Header().Get("ETag")
	now := time.Now()
	f.must(os.Chtimes(f.at("content/a.html"), now, now))
	f.must(os.Chmod(f.at("content/a.html"), 0o600))
	f.write("content/a.html", "same")
	f.write("content/b.html", "second") // by when this is there, all of it has been seen
	f.shows("/b.html", "second")
	if w := f.get("/a.html", "If-None-Match", etag); w.Code != 304 {
		t.Errorf("the page is another: %d %s", w.Code, w.Body)
	}
}

// TestBurst: 2,000 files at once are a few builds, and all of them are there.
func TestBurst(t *testing.T) {
	f := watch(t, map[string]string{"a.html": "a"}, preview.Options{})
	const files = 2000
	name := func(i int) string { return fmt.Sprintf("2026/%02d/%d.html", i%20, i) }
	for _, text := range []string{"first", "second"} {
		for i := range files {
			f.write("content/"+name(i), text)
		}
		f.shows("/"+name(files-1), text)
		for i := range files {
			f.shows("/"+name(i), text)
		}
	}
	f.remove("content/2026")
	for i := range files {
		f.gone("/" + name(i))
	}
	if n := len(f.built()); n > files/4 { // how few, the load of the machine decides
		t.Errorf("%d builds for three bursts", n)
	}
}

// slow is a disk that takes its time over each file.
type slow struct{ fs.ReadLinkFS }

func (s slow) Lstat(name string) (fs.FileInfo, error) {
	time.Sleep(60 * time.Millisecond) // longer than the watcher's patience
	return s.ReadLinkFS.Lstat(name)
}

// TestSlowDisk: what takes long to look at is looked at all the same.
func TestSlowDisk(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	f.write("content/a.html", "first")
	f.fsys = slow{f.fsys.(fs.ReadLinkFS)}
	start(t, f.stage, preview.Options{Root: f.root})
	for _, text := range []string{"second", "third"} {
		f.write("content/a.html", text)
		f.shows("/a.html", text)
	}
}

// TestLost: where the system has lost events the whole folder is looked at.
func TestLost(t *testing.T) {
	stuck, free := make(chan struct{}), make(chan struct{})
	once := sync.OnceFunc(func() { close(stuck); <-free })
	f := watch(t, map[string]string{"a.html": "a", "b.html": "b", "c.html": "first"}, preview.Options{Ignore: func(base string) bool {
		if base == "stuck.html" {
			once()
		}
		return ignored(base)
	}})
	f.write("content/stuck.html", "")
	<-stuck // the watcher takes no more events
	names := []string{f.at("content/a.html"), f.at("content/b.html")}
	for i := range 24_000 { // more than the system keeps, of two files in turn, since it makes one of equal ones
		f.must(os.Chmod(names[i%2], os.FileMode(0o600+i%7)))
	}
	f.write("content/c.html", "second")
	f.mkdir("content/new/folder")
	f.write("content/new/folder/d.html", "d")
	f.mkdir("content/empty")
	close(free)
	f.shows("/c.html", "second")
	f.shows("/new/folder/d.html", "d")
	f.write("content/new/folder/d.html", "e") // in a folder that no event had told of
	f.shows("/new/folder/d.html", "e")
	f.write("content/empty/e.html", "e")
	f.shows("/empty/e.html", "e")
	if n := len(f.built()); n > 20 {
		t.Errorf("%d builds", n)
	}
}

// TestUntold: a change that the system does not tell of is found with the next one.
func TestUntold(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"2026/a.html": "first", "b.html": "first"}, preview.Options{})
	f.mkdir("elsewhere")
	if err := os.Link(f.at("content/2026/a.html"), f.at("elsewhere/a.html")); err != nil {
		t.Skip(err)
	}
	for _, text := range []string{"by another name", "and again", "and once more"} {
		before := len(f.built())
		f.write("elsewhere/a.html", text)
		f.write("content/b.html", text)
		if !eventually(func() bool {
			return slices.ContainsFunc(f.built()[before:], func(files []string) bool {
				return len(files) == 0 || slices.Contains(files, "content/2026/a.html")
			})
		}) {
			t.Fatalf("%s: built for %q", text, f.built()[before:])
		}
	}
}

// TestPolling looks at a folder that tells of nothing.
func TestPolling(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"2026/a.html": "first"}, preview.Options{Poll: true})
	f.write("content/2026/a.html", "again")
	f.write("content/2027/01/b.html", "b")
	f.shows("/2026/a.html", "again")
	f.shows("/2027/01/b.html", "b")
	f.rename("content/2026", "content/2025")
	f.shows("/2025/a.html", "again")
	f.gone("/2026/a.html")
}

package content_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/content"
)

// scanned is the documents, then the files, then the problems, as texts.
func scanned(s *content.Store) (all []string) {
	for _, d := range s.Documents {
		all = append(all, d.File)
	}
	for _, f := range s.Files {
		all = append(all, f.Path)
	}
	return append(all, texts(s.Problems)...)
}

// What no archive can hold: entries that are no files, and names that no archive
// can write.
func TestEntries(t *testing.T) {
	const day = "content/2026/11/23/"
	for _, c := range []struct {
		name string // in the day's folder
		file *fstest.MapFile
		want string
	}{
		{"a.jpg", &fstest.MapFile{Mode: fs.ModeNamedPipe}, "a.jpg: this is neither a file nor a folder (p---------)"},
		{"a.ru.md", &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("../../../../../etc/passwd")}, `a.ru.md: this is a symbolic link to "../../../../../etc/passwd"; links are not followed`},
		{"talks", &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("../24")}, `talks: this is a symbolic link to "../24"; links are not followed`},
		{".hidden", &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("..")}, ""},
		{"a\nb.ru.md", &fstest.MapFile{}, `a\nb.ru.md: the name "a\nb.ru.md" has a control character`},
		{"a\xff.jpg", &fstest.MapFile{}, `a\xff.jpg: the name "a\xff.jpg" is not UTF-8`},
		{"a\u202e.ru.md", &fstest.MapFile{}, `a\u202e.ru.md: the name "a\u202e.ru.md" has an invisible character`},
		{" a.jpg", &fstest.MapFile{}, ` a.jpg: the name " a.jpg" begins with a space, or ends with a space or a dot`},
		{"a.jpg ", &fstest.MapFile{}, `a.jpg : the name "a.jpg " begins with a space, or ends with a space or a dot`},
		{"a.", &fstest.MapFile{}, `a.: the name "a." begins with a space, or ends with a space or a dot`},
		{"LPT1.ru.md", &fstest.MapFile{}, `LPT1.ru.md: the name "LPT1.ru.md" is reserved for a device on Windows`},
		{`a\b.jpg`, &fstest.MapFile{}, `a\b.jpg: the name "a\\b.jpg" has a character that Windows does not allow`},
		{"con", &fstest.MapFile{Mode: fs.ModeDir}, `con: the name "con" is reserved for a device on Windows`},
		{"empty", &fstest.MapFile{Mode: fs.ModeDir}, ""},
		{"console.jpg", &fstest.MapFile{}, "console.jpg"},
	} {
		fsys, cfg := site(t, fstest.MapFS{"2026/11/23/" + c.name: c.file})
		want := ""
		if c.want != "" {
			want = day + c.want
		}
		if got := strings.Join(scanned(content.Load(fsys, cfg)), "; "); got != want {
			t.Errorf("%q: %s, want %s", c.name, got, want)
		}
	}
}

// A link in a folder on the disk leads nowhere either, not even to a text of the site.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	day := filepath.Join(dir, "content/2026/11/23")
	if err := os.MkdirAll(day, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(day, "a.ru.md"), []byte(right), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"b.ru.md": "a.ru.md", "c.jpg": "/etc/hostname", "up": "../.."} {
		if err := os.Symlink(target, filepath.Join(day, link)); err != nil {
			t.Skip(err)
		}
	}
	_, cfg := site(t, nil)
	want := []string{
		file,
		`content/2026/11/23/b.ru.md: this is a symbolic link to "a.ru.md"; links are not followed`,
		`content/2026/11/23/c.jpg: this is a symbolic link to "/etc/hostname"; links are not followed`,
		`content/2026/11/23/up: this is a symbolic link to "../.."; links are not followed`,
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, fsys := range map[string]fs.FS{"DirFS": os.DirFS(dir), "Root": root.FS()} {
		if got := scanned(content.Load(fsys, cfg)); !slices.Equal(got, want) {
			t.Errorf("%s: %q\nwant %q", name, got, want)
		}
	}
}

// faulty is a file system some of whose paths fail, and which counts what is read.
type faulty struct {
	fstest.MapFS
	fail  map[string]error
	mu    *sync.Mutex
	reads map[string]int
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	f.mu.Lock()
	f.reads[name]++
	f.mu.Unlock()
	if err := f.fail[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	raw, err := f.MapFS.ReadFile(name)
	if len(raw) == 0 {
		raw = nil // as a file system may say that a file is empty
	}
	return raw, err
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, _ := f.MapFS.ReadDir(name)
	if err := f.fail[name]; err != nil {
		return entries[:1], fmt.Errorf("on the way: %w", &fs.PathError{Op: "readdir", Path: name, Err: err})
	}
	for i, e := range entries {
		if err := f.fail["info of "+name+"/"+e.Name()]; err != nil {
			entries[i] = gone{e, err}
		}
	}
	return entries, nil
}

// gone is a file that is deleted while its folder is read.
type gone struct {
	fs.DirEntry
	err error
}

func (g gone) Info() (fs.FileInfo, error) {
	return nil, &fs.PathError{Op: "lstat", Path: g.Name(), Err: g.err}
}

func newFaulty(fsys fstest.MapFS, fail map[string]error) faulty {
	return faulty{fsys, fail, &sync.Mutex{}, map[string]int{}}
}

// A file that cannot be read is named, and keeps no other from being read.
func TestReadErrors(t *testing.T) {
	fsys, cfg := site(t, fstest.MapFS{
		"2026/11/22/a.ru.md":    {Data: []byte(right)},
		"2026/11/22/b.ru.md":    {Data: []byte(right)},
		"2026/11/23/a.ru.md":    {Data: []byte(right)},
		"2026/11/23/b.ru.md":    {Data: []byte(right)},
		"2026/11/23/c.ru.md":    {},
		"2026/11/23/photo.jpg":  {},
		"2026/11/23/photo2.jpg": {},
	})
	s := content.Load(newFaulty(fsys, map[string]error{
		"content/2026/11/22":                   fs.ErrPermission,
		"content/2026/11/23/a.ru.md":           fs.ErrPermission,
		"info of content/2026/11/23/photo.jpg": fs.ErrNotExist,
	}), cfg)
	want := []string{
		"content/2026/11/22/a.ru.md", file, "content/2026/11/23/b.ru.md", "content/2026/11/23/c.ru.md", "content/2026/11/23/photo2.jpg",
		"content/2026/11/22: the folder cannot be read: permission denied",
		"content/2026/11/23/photo.jpg: the file cannot be read: file does not exist",
		"content/2026/11/23/a.ru.md: the file cannot be read: permission denied",
		"content/2026/11/23/c.ru.md:1:1: the file has no front matter",
	}
	if got := scanned(s); !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if d := s.Documents[1]; !d.Broken || d.ID != "2026/11/23/a" || d.Lang != "ru" || d.Kind != content.Story {
		t.Errorf("no stub of what cannot be read: %+v", d)
	}
	want = []string{"content: the folder cannot be read: file does not exist"}
	if got := scanned(content.Load(fstest.MapFS{}, cfg)); !slices.Equal(got, want) {
		t.Errorf("no folder: %q", got)
	}
}

// large is a file of 101 MB that holds nothing.
type large struct{ fs.DirEntry }

func (l large) Info() (fs.FileInfo, error) { return l, nil }
func (large) Size() int64                  { return 101 << 20 }
func (large) Mode() fs.FileMode            { return 0 }
func (large) ModTime() time.Time           { return time.Time{} }
func (large) Sys() any                     { return nil }

type largeFS struct{ fstest.MapFS }

func (f largeFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := f.MapFS.ReadDir(name)
	for i, e := range entries {
		if e.Name() == "film.mp4" {
			entries[i] = large{e}
		}
	}
	return entries, err
}

func TestLargeFile(t *testing.T) {
	fsys, cfg := site(t, fstest.MapFS{"2026/11/23/film.mp4": {}})
	want := []string{"content/2026/11/23/film.mp4: the file has 101 MB; the limit is 100 MB"}
	if got := scanned(content.Load(largeFS{fsys}, cfg)); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

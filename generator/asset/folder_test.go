package asset_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/asset"
	"qostil/generator/output"
)

// folder is a file system of the operating system with some files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// listed is the paths of a set and its problems.
func listed(s *asset.Set) string {
	var lines []string
	for _, f := range s.Files() {
		lines = append(lines, f.Path)
	}
	for _, p := range s.Problems {
		lines = append(lines, p.Place.String()+": "+p.Text())
	}
	return strings.Join(lines, "\n")
}

// TestLinks: a link is an error, wherever it leads, and does not hide the file of
// ours whose name it has.
func TestLinks(t *testing.T) {
	dir := folder(t, map[string]string{"secret.txt": "пароль", "static/map.png": "map", "static/img/a.png": "a"})
	for name, to := range map[string]string{
		"static/out.txt": "../secret.txt", "static/in.png": "map.png", "static/img2": "img", "static/gone.pdf": "none.pdf",
		"static/favicon.svg": "../secret.txt", "static/.#site.css": "editor@host.4711", // an editor's lock
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	s := asset.Load(asset.Options{}, fstest.MapFS{"favicon.svg": {Data: []byte("ours")}}, os.DirFS(filepath.Join(dir, "static")))
	const link = ": this is a symbolic link; links are not followed"
	want := "favicon.svg\nimg/a.png\nmap.png\nstatic/favicon.svg" + link + "\nstatic/gone.pdf" + link +
		"\nstatic/img2" + link + "\nstatic/in.png" + link + "\nstatic/out.txt" + link
	if got := listed(s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := made(t, s.Files()[0]); got != "ours" {
		t.Errorf("favicon.svg: %s", got)
	}
	for _, p := range s.Problems {
		if p.Warning || p.Hint() != "put the file itself here" {
			t.Errorf("%+v", p)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := folder(t, map[string]string{"static": "not a folder", "a/empty/.gitkeep": ""})
	within := func(name string) fs.FS {
		sub, err := fs.Sub(os.DirFS(dir), name)
		if err != nil {
			t.Fatal(err)
		}
		return sub
	}
	pipe := fstest.MapFS{"a.txt": {}, "pipe": {Mode: fs.ModeNamedPipe}}
	for _, c := range []struct {
		what   string
		layers []fs.FS
		want   string
	}{
		{"no layer", nil, ""},
		{"no folder", []fs.FS{within("none"), os.DirFS(filepath.Join(dir, "none"))}, ""},
		{"an empty folder", []fs.FS{within("a")}, ""},
		{"a file in its place", []fs.FS{within("static")}, "static: this is a file, but it must be a folder"},
		{"a pipe", []fs.FS{pipe}, "a.txt\nstatic/pipe: this is neither a file nor a folder (p---------)"},
	} {
		if got := listed(asset.Load(asset.Options{}, c.layers...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// closed is a file system that shows its files and lets none be read, and no
// folder but the first.
type closed struct{ fstest.MapFS }

func (c closed) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("the disk is gone")}
	}
	return c.MapFS.ReadDir(name)
}

// TestUnreadable: what must be read at once is told at once; what is copied, when
// it is copied. Templates find the names of both.
func TestUnreadable(t *testing.T) {
	s := asset.Load(asset.Options{}, closed{fstest.MapFS{
		"site.css": {}, "menu.js": {}, "_headers": {}, "_redirects": {}, "map.png": {}, "img/a.png": {}, "fonts/b.woff2": {},
	}})
	want := `map.png
static/fonts: the file cannot be read: the disk is gone
static/img: the file cannot be read: the disk is gone
static/_headers: the file cannot be read: permission denied
static/_redirects: the file cannot be read: permission denied
static/menu.js: the file cannot be read: permission denied
static/site.css: the file cannot be read: permission denied`
	if got := listed(s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if s.Redirects != nil || s.Headers != nil || len(s.Hashed) > 0 {
		t.Errorf("%q %q %q", s.Redirects, s.Headers, s.Hashed)
	}
	for _, name := range []string{"site.css", "menu.js", "map.png"} {
		if _, ok := s.URL(name); !ok {
			t.Errorf("a template is told that there is no %s", name)
		}
	}
	var out output.Out
	if err := s.Files()[0].Make(&out); !errors.Is(err, fs.ErrPermission) || out.Len() > 0 {
		t.Errorf("map.png: %v, %d bytes", err, out.Len())
	}
}

// TestControl: the lines of control files stand between ours, so that they have no
// marks of their own.
func TestControl(t *testing.T) {
	s := one(map[string]string{"_redirects": "\ufeff/a /b\r\n/ц /d\r\n", "_headers": "/x\n  A: b"})
	if string(s.Redirects) != "/a /b\n/ц /d\n" || string(s.Headers) != "/x\n  A: b" || len(s.Files()) > 0 || len(s.Problems) > 0 {
		t.Errorf("%q %q %s", s.Redirects, s.Headers, listed(s))
	}
	if s := one(nil); s.Redirects != nil || s.Headers != nil {
		t.Errorf("%q %q", s.Redirects, s.Headers)
	}
}

// TestBytes: what is not made smaller comes out byte by byte.
func TestBytes(t *testing.T) {
	for _, text := range []string{"", "\ufeff a\r\n\x00\xff", strings.Repeat("я", 1<<16)} {
		if got := made(t, one(map[string]string{"a.txt": text}).Files()[0]); got != text {
			t.Errorf("%.20q became %.20q", text, got)
		}
	}
}

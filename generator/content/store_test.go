package content_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/content"
)

// Many files are read in parallel, each once; what comes back is the same each
// time: documents and files by path, the problems of a file together.
func TestMany(t *testing.T) {
	files := fstest.MapFS{}
	for day := 1; day <= 25; day++ {
		for i := range 8 {
			name := fmt.Sprintf("2026/11/%02d/story%d", day, i)
			files[name+".ru.md"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: Новость %d\ndate: 2026-11-%02d\n---\n", i, day))}
			files[name+".jpg"] = &fstest.MapFile{}
			files[name+"/index.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: [a]\ndraft: 1\n---\n")}
		}
	}
	fsys, cfg := site(t, files)
	f := newFaulty(fsys, nil)
	first := content.Load(f, cfg)
	if len(first.Documents) != 400 || len(first.Files) != 200 {
		t.Fatalf("%d documents, %d files", len(first.Documents), len(first.Files))
	}
	if !slices.IsSortedFunc(first.Documents, func(a, b *content.Document) int { return strings.Compare(a.File, b.File) }) {
		t.Error("the documents are not in the order of their paths")
	}
	if !slices.IsSortedFunc(first.Files, func(a, b content.File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("the files are not in the order of their paths")
	}
	for name, n := range f.reads {
		if n != 1 {
			t.Errorf("%s is read %d times", name, n)
		}
	}
	again := content.Load(fsys, cfg)
	if !slices.Equal(scanned(first), scanned(again)) {
		t.Error("loaded twice, the site is not the same")
	}
	for i, p := range first.Problems {
		if i > 0 && first.Problems[i-1].File > p.File {
			t.Fatalf("%s is reported after %s", p.File, first.Problems[i-1].File)
		}
	}
	if n := len(first.Problems); n != 2*200 {
		t.Errorf("%d problems", n)
	}
}

// A text is read again when its page is asked for, and must be the one whose
// front matter was read.
func TestBody(t *testing.T) {
	fsys, cfg := site(t, fstest.MapFS{"2026/11/23/a.ru.md": {Data: []byte("\ufeff" + right + "\r\nПервый.\r\n\r\nВторой.\r\n")}})
	s := content.Load(fsys, cfg)
	d := s.Documents[0]
	if body, err := s.Body(d); err != nil || string(body) != "\nПервый.\n\nВторой." {
		t.Errorf("%q, %v", body, err)
	}
	before := d.Hash
	fsys[file] = &fstest.MapFile{Data: []byte(right + "\r\nТретий.\r\n")}
	if body, err := s.Body(d); err == nil || err.Error() != file+" changed during the build; build again" {
		t.Errorf("a changed file: %q, %v", body, err)
	}
	if s := content.Load(fsys, cfg); s.Documents[0].Hash == before {
		t.Error("the hash knows nothing of the text")
	}
	delete(fsys, file)
	if _, err := s.Body(d); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), file) {
		t.Errorf("a deleted file: %v", err)
	}
}

func TestImageOf(t *testing.T) {
	fsys, cfg := site(t, fstest.MapFS{
		"2026/11/23/a.ru.md":           {Data: []byte(right)},
		"2026/11/23/a.png":             {},
		"2026/11/23/a.jpg":             {},
		"2026/11/23/a.pdf":             {},
		"2026/11/23/b.ru.md":           {Data: []byte(right)},
		"2026/11/23/b.JPG":             {},
		"2026/11/23/c.ru.md":           {Data: []byte(right)},
		"2026/11/23/c.pdf":             {},
		"2026/11/23/talks/index.ru.md": {Data: []byte(right)},
		"2026/11/23/talks/cover.webp":  {},
		"2026/11/23/talks/index.jpg":   {},
	})
	s := content.Load(fsys, cfg)
	documents := map[string]*content.Document{}
	for _, d := range s.Documents {
		documents[content.Stem(d.File)] = d
	}
	for _, c := range []struct{ stem, src, want string }{
		{"a", "", "a.jpg"}, // the first of the kinds, not of the names
		{"b", "", "b.JPG"},
		{"c", "", ""},
		{"index", "", "talks/cover.webp"},
		{"index", "index.jpg", "talks/index.jpg"},
		{"index", "../a.png", "a.png"},
		{"a", "a.png", "a.png"},
		{"a", "./a.png", "a.png"},
		{"a", "a.PNG", ""},
		{"a", "a.pdf", ""},
		{"a", "missing.jpg", ""},
		{"a", "../../../../../etc/a.jpg", ""},
	} {
		want := c.want
		if want != "" {
			want = "content/2026/11/23/" + want
		}
		if got := s.ImageOf(documents[c.stem], c.src); got != want {
			t.Errorf("ImageOf(%s, %q) = %q, want %q", c.stem, c.src, got, want)
		}
	}
	for src, want := range map[string]string{
		"covr.webp": "", "talks/covr.webp": `did you mean "cover.webp"?`, "b.jpg": `did you mean "b.JPG"?`, "photograph.gif": "",
	} {
		if got := s.NearestFile(documents["a"], src).Text(); got != want {
			t.Errorf("NearestFile(%q) = %q, want %q", src, got, want)
		}
	}
}

// What a file is called says what it is, to us and to hosts.
func TestFileNames(t *testing.T) {
	for name, want := range map[string]string{
		"content/a/port.ru.md": "port", "port.md": "port", "port.v2.md": "port.v2",
		"port.ru.jpg": "port.ru", "port.JPG": "port", "a/index.kk.md": "index", "port": "port",
	} {
		if got := content.Stem(name); got != want {
			t.Errorf("Stem(%q) = %q, want %q", name, got, want)
		}
	}
	got := map[bool][]string{}
	for _, name := range []string{"a.jpg", "a.JPEG", "a.svg", "a.avif", "jpg", "a.pdf", "a.jpg.md"} {
		got[content.IsPicture(name)] = append(got[content.IsPicture(name)], name)
	}
	want := map[bool][]string{true: {"a.jpg", "a.JPEG", "a.svg", "a.avif"}, false: {"jpg", "a.pdf", "a.jpg.md"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pictures (-want +got):\n%s", diff)
	}
	for name, want := range map[string]bool{"CNAME": true, "cname": true, "_Headers": true, "sw.js": true, "_headers.txt": false, "index.md": false} {
		if content.Reserved(name) != want {
			t.Errorf("Reserved(%q) = %t", name, !want)
		}
	}
}

func TestWordsAndKeys(t *testing.T) {
	w := content.Words{"ru": "Порт Актау", "": "Aktau Port"}
	for lang, want := range map[string]string{"ru": "Порт Актау", "en": "Aktau Port", "": "Aktau Port"} {
		if got := w.In(lang); got != want {
			t.Errorf("In(%q) = %q", lang, got)
		}
	}
	if got := (content.Words{"ru": "Порт"}).In("en"); got != "" {
		t.Errorf("a text of another language: %q", got)
	}
	almaty := time.FixedZone("", 5*60*60)
	d := &content.Document{File: file}
	if got := d.Day(almaty).Format(time.RFC3339); got != "2026-11-23T00:00:00+05:00" {
		t.Errorf("the day is %s", got)
	}
	if at := d.At("tags.2"); at.File != file || at.Key != "tags.2" || d.Top().String() != file+":1:1" {
		t.Errorf("%+v, %+v", at, d.Top())
	}
}

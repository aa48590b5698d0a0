package asset_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/output"
)

// An archive holds ours/, the files that come with the program, and site/, those of
// the folder static/. What is wanted: the files with their types, and below out/
// the texts that get a hash.
func TestLoad(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		s := asset.Load(asset.Options{Refused: "#"}, layer(t, in, "ours"), layer(t, in, "site"))
		got := map[string]string{"problems": problems(s, in), "_redirects": string(s.Redirects), "_headers": string(s.Headers)}
		var files strings.Builder
		for _, f := range s.Files() {
			text := made(t, f)
			if slices.Contains(s.Hashed, f.URL()) {
				got["out"+f.URL()] = text
				text = "hashed"
			}
			fmt.Fprintf(&files, "%s (%s) from %s: %s\n", f.Path, f.Type, f.From[0], strings.TrimSpace(text))
		}
		got["files"] = files.String()
		return got
	})
}

func layer(t *testing.T, in fs.FS, dir string) fs.FS {
	t.Helper()
	sub, err := fs.Sub(in, dir)
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

// problems writes problems as people see them, with lines of site/.
func problems(s *asset.Set, in fs.FS) string {
	var b bytes.Buffer
	list := slices.Clone(s.Problems)
	list.Sort()
	for _, p := range list {
		file := p.File
		p.File = strings.Replace(file, asset.Folder, "site", 1)
		one := diag.List{p}
		one.Quote(in)
		one[0].File = file
		one[0].Format(&b, diag.Style{})
	}
	return b.String()
}

func made(t *testing.T, f *output.File) string {
	t.Helper()
	var out output.Out
	if err := f.Make(&out); err != nil || len(out.Problems) > 0 {
		t.Errorf("%s: %v, %v", f.Path, err, out.Problems)
	}
	return out.String()
}

// one loads a layer of files.
func one(files map[string]string) *asset.Set {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return asset.Load(asset.Options{}, m)
}

func TestURL(t *testing.T) {
	s := one(map[string]string{"css/site.css": "a{color:red}", "favicon.svg": "<svg/>", "_headers": "/x\n", "a b/план.pdf": "%PDF"})
	if got := strings.Join(s.Names(), " "); got != "a b/план.pdf css/site.css favicon.svg" {
		t.Errorf("names: %s", got)
	}
	for name, want := range map[string]string{
		"favicon.svg": "/favicon.svg", "a b/план.pdf": "/a b/план.pdf", "css/site.css": "/css/site.ea159630.css",
		"_headers": "", "/favicon.svg": "", "site.css": "", "": "",
	} {
		if got, ok := s.URL(name); got != want || ok != (want != "") {
			t.Errorf("URL(%q) = %q, %t", name, got, ok)
		}
	}
}

// TestHash: the name changes with what browsers get, and with nothing else.
func TestHash(t *testing.T) {
	name := func(file, text string) string {
		s := one(map[string]string{file: text})
		url, ok := s.URL(file)
		if !ok || len(s.Hashed) != 1 || s.Hashed[0] != url || s.Files()[0].URL() != url || made(t, s.Files()[0]) == "" {
			t.Errorf("%s is at %s; hashed: %q", file, url, s.Hashed)
		}
		return url
	}
	first := name("css/site.css", "a { color: red }")
	for _, same := range []string{"a { color: red }", "a{color:red}", "a{color:red;}\r\n", "\ufeff/* красный */ a { color: #f00 }"} {
		if got := name("css/site.css", same); got != first {
			t.Errorf("%q: %s, before %s", same, got, first)
		}
	}
	if got := name("css/site.css", "a { color: blue }"); got == first {
		t.Errorf("two texts have the name %s", got)
	}
	if a, b := name("a.css", "b{}c{d:e}"), name("b/a.css", "b{}c{d:e}"); "/b"+a != b {
		t.Errorf("the folder changes the name: %s, %s", a, b)
	}
}

// TestOrder: the order in which a file system lists files leaves no trace.
func TestOrder(t *testing.T) {
	s := one(map[string]string{"z.css": "nav{display:none}", "z.a.css": "", "a.txt": "", "b/z.js": "x()", "b.js": "y()", "я.png": ""})
	var paths []string
	for _, f := range s.Files() {
		paths = append(paths, f.From[0].File)
	}
	if got := strings.Join(paths, " "); got != "static/a.txt static/b.js static/b/z.js static/z.a.css static/z.css static/я.png" {
		t.Errorf("files: %s", got)
	}
	if !slices.IsSorted(s.Hashed) || len(s.Hashed) != 4 {
		t.Errorf("hashed: %q", s.Hashed)
	}
}

package prose_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/language/locale"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// built is a site whose texts can be asked for.
type built struct {
	*prose.Prose
	site  *site.Site
	store *content.Store
	fsys  fs.FS
}

// build links the site of an archive. A picture in it says how large it is to be
// (64x36), and its file "static" names what else is on the site, a path a line.
func build(t *testing.T, in fs.FS) built {
	t.Helper()
	fsys, exists := fstest.MapFS{}, map[string]bool{"/": true}
	err := fs.WalkDir(in, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(in, name)
		if path.Ext(name) == ".png" {
			data = drawn(t, string(data))
		}
		fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := config.Load(fsys, "")
	if cfg == nil {
		t.Fatal(problems)
	}
	var locales []*locale.Locale
	for _, lang := range cfg.Languages {
		l, _ := locale.Load(lang, locale.Style{})
		locales = append(locales, l)
	}
	store := content.Load(fsys, cfg)
	s := site.Link(cfg, locales, store, site.Options{Now: time.Date(2026, 11, 24, 9, 0, 0, 0, cfg.Zone)})
	var files []string
	for _, m := range s.Media {
		files = append(files, m.Path)
		exists[m.URL] = true
	}
	for _, l := range s.Languages {
		exists[l.Home] = true
		for _, list := range [][]*site.Article{l.Articles, l.Withdrawn, l.Pages} {
			for _, a := range list {
				exists[a.Path] = true
			}
		}
	}
	static, _ := fs.ReadFile(in, "static")
	for line := range strings.Lines(string(static)) {
		exists[strings.TrimSpace(line)] = true
	}
	p := prose.New(s, store, picture.Load(fsys, picture.Options{}, files), func(path string) bool { return exists[path] }, &prose.Memory{})
	return built{p, s, store, fsys}
}

func drawn(t *testing.T, size string) []byte {
	var w, h int
	var b bytes.Buffer
	if _, err := fmt.Sscanf(size, "%dx%d", &w, &h); err != nil {
		return []byte(size) // a picture that is broken
	}
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// article finds the article of a file below content/.
func (b built) article(t *testing.T, file string) *site.Article {
	t.Helper()
	d := b.site.Document("content/" + file)
	if d == nil || b.site.Article(d) == nil {
		t.Fatalf("no article %s", file)
	}
	return b.site.Article(d)
}

func (b built) html(t *testing.T, file string, form prose.Form) string {
	t.Helper()
	html, err := b.HTML(b.article(t, file), form)
	if err != nil {
		t.Fatal(err)
	}
	if form == prose.Pair {
		blocks, err := b.Blocks(b.article(t, file))
		if err != nil || strings.Join(blocks, "") != html {
			t.Errorf("the blocks are %q (%v), the text is\n%s", blocks, err, html)
		}
	}
	return html
}

// told is what is wrong with the texts that were made.
func (b built) told() string {
	problems := b.Problems()
	problems.Sort()
	problems.Quote(b.fsys)
	var text strings.Builder
	for _, p := range problems {
		p.Format(&text, diag.Style{})
	}
	return text.String()
}

var forms = map[string]prose.Form{"page": prose.Page, "list": prose.List, "feed": prose.Feed, "pair": prose.Pair}

// TestHTML makes the texts that the file "show" of an archive lists, each in a form:
//
//	page 2026/11/23/aktau-port.ru.md
func TestHTML(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		b, got := build(t, in), map[string]string{}
		show, err := fs.ReadFile(in, "show")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(show)) {
			name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
			form, known := forms[name]
			if !known {
				t.Fatalf("show: what is %q?", line)
			}
			got[name+"/"+strings.TrimSuffix(file, ".md")+".html"] = b.html(t, file, form)
		}
		got["problems"] = b.told()
		return got
	})
}

package prose_test

import (
	"io/fs"
	"strings"
	"testing"

	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// built is a site whose texts can be asked for.
type built struct {
	*prose.Prose
	site *golden.Site
	fsys fs.FS
}

// build links the site of an archive. A picture in it says how large it is to be
// (64x36), and its file "static" names what else is on the site, a path a line.
func build(t *testing.T, in fs.FS) built {
	t.Helper()
	fsys, exists := golden.Files(t, in), map[string]bool{"/": true}
	s := golden.Link(t, fsys, golden.Options{})
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
	p := prose.New(prose.Input{Site: s.Site, Store: s.Source.Store, Pictures: picture.Load(fsys, picture.Options{}, files), Exists: func(path string) bool { return exists[path] }, Memory: &prose.Memory{}})
	return built{p, s, fsys}
}

// article finds the article of a file below content/.
func (b built) article(t *testing.T, file string) *site.Article {
	t.Helper()
	return b.site.Article(t, file)
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
func (b built) told() string { return golden.Problems(b.fsys, b.Problems()) }

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

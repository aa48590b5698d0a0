package render_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/output"
	"qostil/generator/pipeline"
)

// now is the moment as of which the sites of tests are built.
const now = "2026-11-24 09:00"

// static stands for the folder static/: what tests expect must not change with
// the style sheet.
var static = fstest.MapFS{
	"css/site.css": {Data: []byte("p{margin:0}")},
	"js/search.js": {Data: []byte("let q")},
	"favicon.svg":  {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
	"logo.png":     {Data: golden.Picture(60, 60)},
}

// options reads what a build shows out of words: drafts future expired embargoed
// noindex.
func options(words string) pipeline.Options {
	has := func(word string) bool { return strings.Contains(words, word) }
	return pipeline.Options{
		Now: now, Drafts: has("drafts"), Future: has("future"), Expired: has("expired"),
		Embargoed: has("embargoed"), NoIndex: has("noindex"),
	}
}

// built is a site with all its pages rendered.
type built struct {
	base     string // path of the base address: "/", "/repo/"
	url      string // the base address
	xDefault string
	files    map[string]string // by path on the site: "/ru/"
	err      diag.List
}

// build renders every page of a site with the repository's templates.
func build(t *testing.T, fsys fs.FS, o pipeline.Options) built {
	t.Helper()
	b := pipeline.Build(pipeline.Source{Site: fsys, Templates: os.DirFS("../../templates"), Static: static}, o)
	if b.Site == nil {
		t.Fatal(b.Problems)
	}
	out := built{base: b.Site.Config.BasePath, url: b.Site.Config.BaseURL, xDefault: b.Site.Config.XDefault, files: map[string]string{}, err: b.Problems}
	if b.Problems.Errors() == 0 {
		for _, f := range b.Tree.Files() {
			var page output.Out
			if err := f.Make(&page); err != nil {
				t.Error(err)
			}
			out.files[f.URL()] = page.String()
			out.err = append(out.err, page.Problems...)
		}
		out.err = append(out.err, b.Prose.Problems()...)
	}
	content.Locate(fsys, out.err)
	out.err.Sort()
	out.err.Quote(fsys)
	return out
}

// must is build for a site that nothing is wrong with.
func must(t *testing.T, fsys fs.FS, o pipeline.Options) built {
	t.Helper()
	b := build(t, fsys, o)
	if len(b.err) > 0 {
		t.Fatalf("the site has problems:\n%s", golden.Problems(nil, b.err))
	}
	return b
}

// fixtureOf is an archive with texts replaced, which are given in pairs.
func fixtureOf(t *testing.T, archive string, replace ...string) fstest.MapFS {
	t.Helper()
	fsys := golden.ReadArchive(t, archive)
	r := strings.NewReplacer(replace...)
	for name, f := range fsys {
		if !strings.HasSuffix(name, ".png") {
			f.Data = []byte(r.Replace(string(f.Data)))
		}
	}
	return fsys
}

// fixture is the site of testdata/site.txtar, which has every kind of page, with
// enough briefs of one tag for three pages of it.
func fixture(t *testing.T, replace ...string) fstest.MapFS {
	t.Helper()
	fsys := fixtureOf(t, "testdata/site.txtar", replace...)
	brief(fsys, "курс", 17)
	return fsys
}

// brief adds a brief a day in October, with a tag: N1, N2 and so on.
func brief(fsys fstest.MapFS, tag string, days int) {
	for n := 1; n <= days; n++ {
		text := fmt.Appendf(nil, "---\ntitle: N%d\ndate: 2026-10-%02d 10:00\ntags: [%s]\nsource: own\n---\n\nКоротко.\n", n, n, tag)
		fsys[fmt.Sprintf("content/2026/10/%02d/n%d.ru.md", n, n)] = &fstest.MapFile{Data: text, Mode: 0o644}
	}
}

// everything shows all that is held back.
const everything = "drafts future expired embargoed"

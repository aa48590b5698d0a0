package render_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
	"qostil/generator/output"
)

// TestGolden renders the sites of testdata/sites and compares the pages that the
// file "pages" lists by address, and what is wrong with the site. Where the case
// is about what pages say and not how they look, its site has templates of its
// own that print just that. The file "options" says what is shown.
func TestGolden(t *testing.T) {
	golden.Archives(t, "testdata/sites/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		words, _ := fs.ReadFile(in, "options")
		pages, _ := fs.ReadFile(in, "pages")
		b := build(t, golden.Files(t, in), options(string(words)))
		got := map[string]string{"problems": golden.Problems(nil, b.err)}
		for _, url := range strings.Fields(string(pages)) {
			got[output.PathOf(url)] = b.files[url]
		}
		return got
	})
}

// TestFrontRows: the front page ends after forty stories, and begins no day that
// it has no room for.
func TestFrontRows(t *testing.T) {
	for _, onFirst := range []int{39, 40} {
		fsys := golden.ReadArchive(t, "testdata/empty.txtar")
		for i := range 45 {
			day := 22
			if i < onFirst {
				day = 23
			}
			fsys[fmt.Sprintf("content/2026/11/%d/s%d.ru.md", day, i)] = &fstest.MapFile{
				Data: fmt.Appendf(nil, "---\ntitle: S%d\ndate: 2026-11-%d 10:00\nsource: own\n---\n\nТекст.\n", i, day), Mode: 0o644,
			}
		}
		b := must(t, fsys, options(""))
		p := &page{"/", b.files["/"], parse(t, "/", b.files["/"])}
		days := 1
		if onFirst < 40 {
			days = 2
		}
		if n := len(p.find("h3")); n != 40 || len(p.find("h2")) != days {
			t.Errorf("%d stories today: %d rows on %d days", onFirst, n, len(p.find("h2")))
		}
	}
}

// TestEmptySite: a site without a story has its front and home pages, and they
// lead nowhere else.
func TestEmptySite(t *testing.T) {
	b := must(t, golden.ReadArchive(t, "testdata/empty.txtar"), options(""))
	for _, p := range b.pages(t) {
		b.headings(t, p)
		b.links(t, p)
		if p.url != "/" && p.url != "/ru/" && p.url != "/en/" && !strings.HasSuffix(p.url, "404.html") {
			t.Errorf("a page at %s", p.url)
		}
	}
}

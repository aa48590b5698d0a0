package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
)

// TestPager: the pages of a tag hold each story once, newest first, link to each
// other, and keep their stories when a new one comes.
func TestPager(t *testing.T) {
	const size = 5
	oldest := "" // the stories of page 1, once there is one
	for _, n := range []int{1, 5, 9, 10, 11, 14, 15, 16, 21} {
		fsys := golden.ReadArchive(t, "testdata/empty.txtar")
		fsys["content/tags.yaml"] = &fstest.MapFile{Data: []byte("rate: {group: topic, ru: курс, en: rate}\n")}
		fsys["templates/tag.html"] = &fstest.MapFile{Data: []byte(
			`{{define "main"}}{{.Number}};{{with .Newer}}{{.URL}}{{end}};{{with .Older}}{{.URL}}{{end}};{{.FullTitle}};` +
				`{{range .Months}}{{range .Stories}} {{.Title}}{{end}}{{end}}{{end}}`)}
		fsys["templates/base.html"] = &fstest.MapFile{Data: []byte(`{{template "main" .}}`)}
		fsys["content/site.yaml"].Data = append(fsys["content/site.yaml"].Data, fmt.Sprintf("page_size: %d\n", size)...)
		brief(fsys, "курс", n)
		b := must(t, fsys, options(""))

		pages := chain(t, b, "/ru/tags/rate/")
		var stories []string
		for i, p := range pages {
			held := strings.Fields(p[4])
			stories = append(stories, held...)
			if i > 0 && len(held) != size || i == 0 && len(pages) > 1 && (len(held) < size || len(held) >= 2*size) {
				t.Errorf("of %d stories page %s holds %d", n, p[0], len(held))
			}
		}
		want := []string{}
		for i := n; i > 0; i-- {
			want = append(want, fmt.Sprintf("N%d", i))
		}
		if !slices.Equal(stories, want) {
			t.Errorf("%d stories: %v", n, stories)
		}
		if last := pages[len(pages)-1]; last[0] == "1" {
			if oldest != "" && last[4] != oldest {
				t.Errorf("%d stories: page 1 held%s, now%s", n, oldest, last[4])
			}
			oldest = last[4]
		}
	}
}

// chain follows the links to older pages, and sees that each leads back.
func chain(t *testing.T, b built, url string) [][]string {
	t.Helper()
	var pages [][]string
	newer := ""
	for url != "" {
		p := strings.SplitN(b.files[url], ";", 5)
		if len(p) != 5 || p[1] != newer {
			t.Fatalf("%s: %q, newer than it is %q", url, p, newer)
		}
		if number := strings.Contains(url, "/page/"+p[0]+"/"); number != (p[0] != "0") || number != strings.Contains(p[3], p[0]) {
			t.Errorf("%s is number %s, and called %q", url, p[0], p[3])
		}
		pages = append(pages, p)
		newer, url = url, p[2]
	}
	return pages
}

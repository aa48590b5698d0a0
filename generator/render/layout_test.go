package render_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestLayoutOfOtherPages asks for the template of each kind of page: an article has
// the values of its own kind and of no other.
func TestLayoutOfOtherPages(t *testing.T) {
	for kind := range pageTypes {
		story := "---\ntitle: А\ndate: 2026-11-20 10:00\nsource: own\nlayout: \"" + kind + "\"\n---\n\nТекст.\n"
		b := build(t, fstest.MapFS{
			"content/site.yaml":          {Data: []byte("title: {ru: А}\nbase_url: https://a.example/\nlanguages: [ru]\n")},
			"content/tags.yaml":          {},
			"content/2026/11/20/a.ru.md": {Data: []byte(story)},
		}, options(""))
		want := "is the template of other pages"
		if kind == "story" || kind == "page" {
			want = ""
		}
		if got := text(b.err); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

package render_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
)

// TestLayoutOfOtherPages asks for each template of the program: an article has the
// values of its own kind and of no other. Whoever adds a kind of page adds a template.
func TestLayoutOfOtherPages(t *testing.T) {
	files, err := filepath.Glob("../../templates/*.html")
	if err != nil || len(files) < len(pageTypes) {
		t.Fatal(files, err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".html")
		if kind == "base" { // the frame of all
			continue
		}
		if pageTypes[kind] == nil {
			t.Errorf("%s: what it is given is not among pageTypes", file)
		}
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
		if got := golden.Problems(nil, b.err); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

package render_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
)

// TestDrawnHeadlines: a headline that the font of social pictures lacks letters of gets
// the plain picture; who can mend that with a font is told so, and nobody else.
func TestDrawnHeadlines(t *testing.T) {
	for title, want := range map[string]string{
		"The port":           "",
		"Қала":               "hint: name a font that has all letters",
		"مرحبا":              "hint: give the story a picture; no font can help",
		"The port reopens 🎉": "hint: give the story a picture; no font can help",
	} {
		fsys := fstest.MapFS{
			"content/site.yaml":          {Data: []byte("title: {en: A}\nbase_url: https://news.example/\nlanguages: [en]\ntags: open\nog: generated\n")},
			"content/2026/11/23/s.en.md": {Data: []byte("---\ntitle: " + title + "\ndate: 2026-11-23 08:00\nkind: story\nsource: own\n---\n\nWords.\n")},
			"templates/base.html":        {Data: []byte(`{{template "main" .}}`)},
			"templates/story.html":       {Data: []byte(`{{define "main"}}{{.Social.Image.URL}}{{end}}`)},
		}
		for _, f := range fsys {
			f.Mode = 0o644
		}
		b := build(t, fsys, options(""))
		if problems := golden.Problems(nil, b.err); want == "" && problems != "" || !strings.Contains(problems, want) {
			t.Errorf("%s: %s", title, problems)
		}
		if drawn := b.files["/en/2026/11/s/"] != "/en/og.png"; drawn != (want == "") {
			t.Errorf("%s: %s", title, b.files["/en/2026/11/s/"])
		}
	}
}

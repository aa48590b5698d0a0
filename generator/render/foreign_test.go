package render_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestForeignSources: readers are told the language of a source, unless it is their
// own, in whatever script or country.
func TestForeignSources(t *testing.T) {
	for lang, want := range map[string]string{
		"":        "",
		"uz":      "",
		"uz-Latn": "",
		"uz-Cyrl": "",
		"kk":      "qozoq tilida kk",
		"ru-KZ":   "rus tilida ru-KZ",
		"ja":      " ja", // a language that there are no words for
	} {
		fsys := fstest.MapFS{
			"content/site.yaml":    {Data: []byte("title: {uz-Latn: A}\nbase_url: https://news.example/\nlanguages: [uz-Latn]\n")},
			"content/tags.yaml":    {Data: []byte("a: {group: topic, uz-Latn: a}\n")},
			"content/sources.yaml": {Data: []byte("s: {host: s.example, name: {uz-Latn: S}}\n")},
			"content/2026/11/23/s.uz-Latn.md": {Data: []byte(
				"---\ntitle: S\ndate: 2026-11-23 08:00\ntags: [a]\nsource: {url: \"https://s.example/1\", lang: \"LANG\"}\n---\n\nMatn.\n")},
			"templates/base.html":  {Data: []byte(`{{template "main" .}}`)},
			"templates/story.html": {Data: []byte(`{{define "main"}}{{range .Sources}}{{.In}} {{.Lang}}{{end}}{{end}}`)},
		}
		story := fsys["content/2026/11/23/s.uz-Latn.md"]
		told := ", lang: " + lang
		if lang == "" {
			told = ""
		}
		story.Data = []byte(strings.Replace(string(story.Data), `, lang: "LANG"`, told, 1))
		for _, f := range fsys {
			f.Mode = 0o644
		}
		b := must(t, fsys, options(""))
		if got := strings.TrimSuffix(b.files["/uz-Latn/2026/11/s/"], " "); got != want {
			t.Errorf("%q: %q, not %q", lang, got, want)
		}
	}
}

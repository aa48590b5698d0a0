package render_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// lettersSite is a site with one brief for each tag, in two languages whose labels
// are the same.
func lettersSite(t *testing.T, languages [2]string, labels []string) fstest.MapFS {
	t.Helper()
	first, second := languages[0], languages[1]
	fsys := fstest.MapFS{}
	add := func(name, format string, args ...any) {
		fsys[name] = &fstest.MapFile{Data: fmt.Appendf(nil, format, args...), Mode: 0o644}
	}
	add("content/site.yaml", "title: {%s: A, %s: B}\nbase_url: https://news.example/\nlanguages: [%s, %s]\n", first, second, first, second)
	tags := fmt.Sprintf("few: {group: country, %s: Aral, %s: Aral}\n", first, second)
	for i, label := range labels {
		tags += fmt.Sprintf("t%d: {group: topic, %s: %q, %s: %q}\n", i, first, label, second, label)
		add(fmt.Sprintf("content/2026/11/23/s%d.%s.md", i, first), "---\ntitle: S%d\ndate: 2026-11-23 08:00\ntags: [t%d, few]\nsource: own\n---\n\nText.\n", i, i)
		add(fmt.Sprintf("content/2026/11/23/s%d.%s.md", i, second), "---\ntitle: S%d\ndate: 2026-11-23 08:00\ntranslation: {}\n---\n\nText.\n", i)
	}
	add("content/tags.yaml", "%s", tags)
	add("templates/base.html", `{{template "main" .}}`)
	add("templates/tags.html", `{{define "main"}}{{range .Groups}}{{.Key}} {{len .Tags}}:{{range .Letters}} {{.Letter}}={{range $i, $t := .Tags}}{{if $i}},{{end}}{{.Title}}{{end}}{{end}};{{end}}{{end}}`)
	return fsys
}

// numbered are labels that begin alike.
func numbered(prefix string, n int) []string {
	var labels []string
	for i := range n {
		labels = append(labels, fmt.Sprintf("%s%02d", prefix, i))
	}
	return labels
}

// TestTagLetters: more than thirty tags of a group stand under the letters of the
// page's alphabet; what begins with none of them stands at the end.
func TestTagLetters(t *testing.T) {
	labels := append(numbered("Я", 22), "Ғарыш", "газ", "ёлка", "ель", "Ұлытау", "уран", "«Алаш»", "5G", "NATO")
	b := must(t, lettersSite(t, [2]string{"ru", "kk"}, labels), options(""))
	rest := strings.Join(labels[:22], ",")
	for url, want := range map[string]string{
		"/ru/tags/": "country 1:;topic 31: А=«Алаш» Г=газ Ғ=Ғарыш Е=ёлка,ель У=уран Ұ=Ұлытау Я=" + rest + " #=5G,NATO;",
		"/kk/tags/": "country 1:;topic 31: А=«Алаш» Г=газ Ғ=Ғарыш Е=ель Ё=ёлка У=уран Ұ=Ұлытау Я=" + rest + " #=5G,NATO;",
	} {
		if got := b.files[url]; got != want {
			t.Errorf("%s:\n got %s\nwant %s", url, got, want)
		}
	}
	uz := append(numbered("z", 26), "Oqtosh", "O'sh", "shahar", "suv", "choy")
	b = must(t, lettersSite(t, [2]string{"uz-Latn", "en"}, uz), options(""))
	rest = strings.Join(uz[:26], ",")
	for url, want := range map[string]string{
		"/uz-Latn/tags/": "topic 31: O=Oqtosh S=suv Z=" + rest + " Oʻ=O&#39;sh Sh=shahar Ch=choy;",
		"/en/tags/":      "topic 31: C=choy O=O&#39;sh,Oqtosh S=shahar,suv Z=" + rest + ";",
	} {
		if _, got, _ := strings.Cut(b.files[url], ";"); got != want {
			t.Errorf("%s:\n got %s\nwant %s", url, got, want)
		}
	}
}

// TestFewTags: thirty tags need no letters.
func TestFewTags(t *testing.T) {
	b := must(t, lettersSite(t, [2]string{"ru", "en"}, numbered("а", 30)), options(""))
	if got := b.files["/ru/tags/"]; got != "country 1:;topic 30:;" {
		t.Errorf("%s", got)
	}
}

// TestTagIndex: the words of a count are for those who hear the page, its number for
// those who see it; letters are headings below that of their group.
func TestTagIndex(t *testing.T) {
	fsys := lettersSite(t, [2]string{"ru", "en"}, numbered("а", 31))
	delete(fsys, "templates/tags.html")
	delete(fsys, "templates/base.html")
	b := must(t, fsys, options(""))
	p := &page{"/ru/tags/", b.files["/ru/tags/"], parse(t, "/ru/tags/", b.files["/ru/tags/"])}
	b.headings(t, p)
	if h3 := p.find("h3"); len(h3) != 1 || h3[0].text != "А" {
		t.Errorf("letters: %v", h3)
	}
	seen, heard := p.find("span", "aria-hidden", "true"), p.find("span", "class", "hidden")
	if len(seen) != 32 || len(heard) != 32 || seen[0].text != "31" || heard[0].text != "31 новость" {
		t.Errorf("%d and %d counts, %v %v", len(seen), len(heard), seen[0], heard[0])
	}
}

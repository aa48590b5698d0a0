package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// parallel says that a page is one of two languages, by its address.
func (p *page) parallel() bool { return strings.Contains(strings.Split(p.url, "/")[1], "-") }

// versions is a site of one story, in the languages of the front matter that each
// version has besides its title, and with so many paragraphs.
func versions(t *testing.T, site string, paragraphs int, header map[string]string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {ru: Вести, en: News, kk: Хабар}\nbase_url: https://news.example/\nlanguages: [ru, en, kk]\n" + site)},
		"content/tags.yaml": {},
	}
	for lang, more := range header {
		text := fmt.Sprintf("---\ntitle: %s\ndate: 2026-11-23 10:00\nsource: own\n%s\n---\n\n%s", lang, more, strings.Repeat("Text.\n\n", paragraphs))
		fsys["content/2026/11/23/port."+lang+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestParallel: which versions of a story stand side by side.
func TestParallel(t *testing.T) {
	const translated = "translation: {}"
	two := map[string]string{"ru": "", "en": translated}
	for name, c := range map[string]struct {
		site       string
		paragraphs int
		header     map[string]string
		options    string
		want       string
	}{
		"two":              {"", 2, two, "", "/ru-en/2026/11/port/"},
		"three":            {"", 2, map[string]string{"ru": translated, "en": translated, "kk": ""}, "", "/en-kk/2026/11/port/ /ru-en/2026/11/port/ /ru-kk/2026/11/port/"},
		"one paragraph":    {"", 1, two, "", ""},
		"switched off":     {"parallel: false\n", 2, two, "", ""},
		"an adaptation":    {"", 2, map[string]string{"ru": "", "en": "translation: {method: adapted}", "kk": translated}, "", "/ru-kk/2026/11/port/"},
		"withdrawn":        {"", 2, map[string]string{"ru": "", "en": translated + "\nwithdrawn: {date: 2026-11-23, text: Wrong}"}, "", ""},
		"a draft":          {"", 2, map[string]string{"ru": "", "en": translated + "\ndraft: true"}, "", ""},
		"a draft shown":    {"", 2, map[string]string{"ru": "", "en": translated + "\ndraft: true"}, "drafts", "/ru-en/2026/11/port/"},
		"other slugs":      {"", 2, map[string]string{"ru": "slug: gavan", "en": translated}, "", "/ru-en/2026/11/gavan/"},
		"another address":  {"permalink: /{lang}/news/{slug}/\n", 2, two, "", "/ru-en/news/port/"},
		"one language":     {"", 2, map[string]string{"ru": ""}, "", ""},
		"moved, one draft": {"", 2, map[string]string{"ru": "draft: true", "en": translated, "kk": translated}, "", "/en-kk/2026/11/port/"},
	} {
		t.Run(name, func(t *testing.T) {
			b := must(t, versions(t, c.site, c.paragraphs, c.header), options(c.options))
			var got []string
			for _, p := range b.pages(t) {
				if p.parallel() {
					got = append(got, p.url)
				}
				b.links(t, p)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("pages %q, want %q", got, c.want)
			}
			for path, text := range b.files {
				for _, page := range got {
					linked := slices.Contains(got, path) || strings.Contains(text, `<a href="`+page+`">`)
					if strings.Contains(path, "sitemap") && strings.Contains(text, page) {
						t.Errorf("%s has %s", path, page)
					}
					langs := strings.Split(strings.Split(page, "/")[1], "-")
					if parts := strings.Split(path, "/"); strings.HasSuffix(path, "/port/") && slices.Contains(langs, parts[1]) && !linked {
						t.Errorf("%s does not link to %s", path, page)
					}
				}
			}
		})
	}
}

// TestParallelPages: such a page is not for search engines, its rows have numbers that
// can be linked to, and each cell says its language.
func TestParallelPages(t *testing.T) {
	b := must(t, fixture(t), options(""))
	found := 0
	for _, p := range b.pages(t) {
		if !p.parallel() {
			continue
		}
		found++
		if !p.hidden(t) || len(p.find("link", "rel", "alternate", "hreflang", "en")) > 0 || len(p.find("script")) > 0 {
			t.Errorf("%s: search engines are told of it", p.url)
		}
		rows := 0
		for i, e := range p.elements {
			if e.name != "a" || e.attr["class"] != "num" {
				continue
			}
			rows++
			if id := fmt.Sprintf("p%d", rows); e.attr["href"] != "#"+id || p.elements[i-1].attr["id"] != id || e.text != id[1:] {
				t.Errorf("%s: row %d is %q", p.url, rows, e.attr["href"])
			}
		}
		var cells []string
		for _, e := range p.find("div", "class", "body") {
			if len(cells) < 2*rows { // below are the corrections
				cells = append(cells, e.attr["lang"])
			}
		}
		if rows == 0 || !slices.Equal(cells, slices.Repeat([]string{"ru", "en"}, rows)) {
			t.Errorf("%s: %d rows with cells in %q", p.url, rows, cells)
		}
	}
	if found == 0 {
		t.Error("the fixture has no story in two languages")
	}
}

package render_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSwitching goes through every page of a built site, and follows each link of its
// switcher: it is there, it is the page's own counterpart, or the link says that it is
// not and what it leads to instead.
func TestSwitching(t *testing.T) {
	b := must(t, fixture(t, "tags: [политика, Казахстан]", "tags: [политика, Казахстан, спорт]"), options(""))
	pages := map[string]*page{}
	for _, p := range b.pages(t) {
		pages[p.url] = p
	}
	kinds := map[string]int{}
	for _, p := range pages {
		if p.url == "/" || strings.HasSuffix(p.url, "404.html") {
			continue // they are in no one language, and lead to home pages
		}
		seen := map[string]bool{p.lang(): true}
		for _, link := range p.inside("nav", "langs") {
			if link.name != "a" {
				continue
			}
			target := pages["/"+strings.TrimPrefix(link.attr["href"], b.base)]
			if target == nil {
				t.Errorf("%s: %q leads to %s, which is not there", p.url, link.text, link.attr["href"])
				continue
			}
			lang := link.attr["hreflang"]
			if target.lang() != lang {
				t.Errorf("%s: %s is in %q, not %q", p.url, target.url, target.lang(), lang)
			}
			seen[lang] = true
			_, note, noted := strings.Cut(link.text, " ")
			kind, same := counterparts(p, target)
			if !same {
				kind += " (none)"
			}
			kinds[kind]++
			switch {
			case same && noted:
				t.Errorf("%s: %s is the same, but %q", p.url, target.url, link.text)
			case !same && !noted:
				t.Errorf("%s: %s is not the same, and nothing says so", p.url, target.url)
			case !same && !says(note, target):
				t.Errorf("%s: %q leads to %s", p.url, note, target.url)
			}
		}
		if len(seen) != 3 {
			t.Errorf("%s: languages %v", p.url, seen)
		}
	}
	for _, kind := range []string{
		"home", "story", "story (none)", "parallel", "page", "page (none)", "tag", "tag (none)", "tags",
		"author", "authors", "day", "day (none)", "month", "year", "archive", "feeds", "search", "sources",
	} {
		if kinds[kind] == 0 {
			t.Errorf("no switcher of a page of the kind %q was tried: %v", kind, kinds)
		}
	}
}

// counterparts says what kind of page one is, and whether another is the same in its
// language: by addresses, which differ in the language alone, and for what writers wrote
// by the alternates that both name.
func counterparts(p, other *page) (kind string, same bool) {
	parts, others := strings.Split(strings.Trim(p.url, "/"), "/"), strings.Split(strings.Trim(other.url, "/"), "/")
	rest := strings.Join(parts[1:], "/")
	plain := strings.Join(others[1:], "/") == rest
	switch {
	case p.parallel():
		return "parallel", p.named(other) || plain
	case rest == "":
		return "home", plain
	case slices.Contains([]string{"tags", "authors"}, parts[1]):
		kind = strings.TrimSuffix(parts[1], "s")
		if len(parts) == 2 {
			kind = parts[1]
		}
		from, _, _ := strings.Cut(rest, "/page/") // whose other pages have no counterparts
		return kind, strings.Join(others[1:], "/") == from
	case slices.Contains([]string{"archive", "corrections", "feeds", "search", "sources"}, parts[1]):
		return parts[1], plain
	case strings.Trim(rest, "0123456789/") == "":
		return []string{"year", "month", "day"}[len(parts)-2], plain
	case len(parts) == 4:
		return "story", p.named(other) || plain
	}
	return "page", p.named(other)
}

// named says whether a page calls another its version: by its headline on a story, else
// to search engines.
func (p *page) named(other *page) bool {
	for _, e := range append(p.find("a"), p.find("link", "rel", "alternate")...) {
		if lang := e.attr["hreflang"]; lang != other.lang() || !strings.HasSuffix(e.attr["href"], other.url) {
			continue
		} else if e.name == "link" || strings.TrimSpace(e.text) == strings.TrimSpace(other.find("h1")[0].text) {
			return true
		}
	}
	return p.parallel() && len(other.find("a", "href", p.url)) > 0
}

// says tells whether a note names the page that it leads to: the home page, or the
// headline of a list in the words of the note's own language.
func says(note string, target *page) bool {
	_, name, quoted := strings.Cut(note, "«")
	if !quoted {
		_, name, quoted = strings.Cut(note, "“")
	}
	if !quoted {
		return len(strings.Split(strings.Trim(target.url, "/"), "/")) == 1
	}
	return strings.Count(target.url, "/") > 2 && len(strings.Trim(name, "»”)")) > 0
}

// TestSwitchToRubric: a story that another language does not have leads to the rubric,
// whatever tags are named before it.
func TestSwitchToRubric(t *testing.T) {
	fsys := fixture(t)
	fsys["content/2026/11/23/law.ru.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Закон\ndate: 2026-11-23 08:00\ntags: [Казахстан, политика]\nsource: own\n---\n\nПринят.\n")}
	b := must(t, fsys, options(""))
	const url = "/ru/2026/11/law/"
	p := &page{url, b.files[url], parse(t, url, b.files[url])}
	for _, lang := range []string{"en", "kk"} {
		want := "/" + lang + "/tags/politics/"
		if b.files["/"+lang+"/tags/kazakhstan/"] == "" || b.files[want] == "" {
			t.Fatalf("%s has not both tags", lang)
		}
		found := false
		for _, link := range p.inside("nav", "langs") {
			found = found || link.attr["href"] == want
		}
		if !found {
			t.Errorf("no link of the switcher leads to %s", want)
		}
	}
}

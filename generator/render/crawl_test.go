package render_test

import (
	"slices"
	"strings"
	"testing"

	"qostil/generator/pipeline"
)

// variants are the ways in which the fixture is built: what holds of one page has
// to hold of all of them, in all of these.
var variants = map[string]struct {
	options pipeline.Options
	replace []string
}{
	"plain":      {options: options("")},
	"below path": {options: options(""), replace: []string{"https://news.example/", "https://news.example/repo/", "home_days: 2", "home_days: 1"}},
	"preview":    {options: options(everything)},
	"noindex":    {options: options("noindex")},
	"two":        {options: options(""), replace: []string{"[ru, en, kk]", "[ru, en]", "x_default: en", "x_default: ru"}},
}

func TestPages(t *testing.T) {
	for name, v := range variants {
		t.Run(name, func(t *testing.T) {
			fsys := fixture(t, v.replace...)
			if name == "two" {
				for file := range fsys {
					if strings.HasSuffix(file, ".kk.md") {
						delete(fsys, file)
					}
				}
			}
			b := must(t, fsys, v.options)
			pages := b.pages(t)
			for _, p := range pages {
				b.headings(t, p)
				b.head(t, p)
				b.links(t, p)
				b.current(t, p)
				b.parts(t, p)
				if v.options.NoIndex && !p.hidden(t) {
					t.Errorf("%s: a preview that search engines may keep", p.url)
				}
			}
			if !v.options.NoIndex {
				b.alternates(t, pages)
			}
			b.structured(t, pages)
			b.reachable(t, pages)
			for _, alias := range []string{"old-port/", "old-gone/"} {
				if !strings.Contains(b.files["/_redirects"], b.base+"ru/"+alias) {
					t.Errorf("no redirect from %s", alias)
				}
			}
		})
	}
}

// headings: one h1, and no level left out on the way down.
func (b built) headings(t *testing.T, p *page) {
	if n := len(p.find("h1")); n != 1 {
		t.Errorf("%s: %d h1", p.url, n)
	}
	level := 0
	for _, e := range p.elements {
		if len(e.name) != 2 || e.name[0] != 'h' || e.name == "hr" {
			continue
		}
		next := int(e.name[1] - '0')
		if next > level+1 {
			t.Errorf("%s: h%d %q after h%d", p.url, next, e.text, level)
		}
		if level = next; strings.TrimSpace(e.text) == "" {
			t.Errorf("%s: an empty h%d", p.url, next)
		}
	}
}

// head: the page's language, its own address, and what social networks are told.
func (b built) head(t *testing.T, p *page) {
	want := strings.Split(p.url, "/")[1]
	if p.parallel() {
		want, _, _ = strings.Cut(want, "-")
	}
	if want == "" || want == "404.html" {
		want = b.xDefault
	}
	if p.lang() != want {
		t.Errorf("%s: lang %q", p.url, p.lang())
	}
	own := b.url + p.url[1:]
	if strings.HasSuffix(p.url, "404.html") {
		own = ""
	}
	property := func(name string) string { return p.one(t, "content", "meta", "property", name) }
	if got := p.one(t, "href", "link", "rel", "canonical"); got != own {
		t.Errorf("%s: canonical %q", p.url, got)
	}
	if got := property("og:url"); got != own {
		t.Errorf("%s: og:url %q", p.url, got)
	}
	if p.find("title")[0].text == "" || own != "" && (property("og:title") == "" || property("og:locale") == "") {
		t.Errorf("%s: it has no title, or social networks are told none", p.url)
	}
	if image := property("og:image"); image != "" {
		if _, ok := b.files["/"+strings.TrimPrefix(image, b.url)]; !ok || property("og:image:alt") == "" {
			t.Errorf("%s: og:image %q", p.url, image)
		}
	}
	if story := property("og:type") == "article"; story != (property("article:published_time") != "") {
		t.Errorf("%s: og:type %q, published %q", p.url, property("og:type"), property("article:published_time"))
	}
}

// links: what a page leads to is there, below the site's path, and in the
// language that the link says.
func (b built) links(t *testing.T, p *page) {
	ids := map[string]bool{}
	for _, e := range p.elements {
		if id := e.attr["id"]; id != "" && ids[id] {
			t.Errorf("%s: the id %q twice", p.url, id)
		} else {
			ids[id] = true
		}
	}
	for _, e := range p.elements {
		href, linked := e.attr["href"]
		if src, ok := e.attr["src"]; ok {
			href, linked = src, true
		}
		path, anchor, _ := strings.Cut(href, "#")
		switch {
		case !linked:
		case href == "":
			t.Errorf("%s: <%s> %q leads nowhere", p.url, e.name, e.text)
		case path == "":
			if !ids[anchor] {
				t.Errorf("%s: there is no #%s", p.url, anchor)
			}
		case strings.HasPrefix(path, b.url):
			b.there(t, p, e, "/"+strings.TrimPrefix(path, b.url))
		case strings.HasPrefix(path, b.base):
			b.there(t, p, e, "/"+strings.TrimPrefix(path, b.base))
		case !strings.HasPrefix(path, "https://") && !strings.HasPrefix(path, "mailto:"):
			t.Errorf("%s: %q leaves the site's path %q", p.url, href, b.base)
		}
	}
}

func (b built) there(t *testing.T, p *page, e *element, path string) {
	target, ok := b.files[path]
	if !ok {
		t.Errorf("%s: <%s> %q leads to %s, which is not there", p.url, e.name, e.text, path)
	}
	if lang := e.attr["hreflang"]; lang != "" && lang != "x-default" && !strings.Contains(target, `<html lang="`+lang+`"`) {
		t.Errorf("%s: %s is not in the language %q", p.url, path, lang)
	}
}

// current: every language once, the page's own without a link, and a note
// wherever the link leads to something else than this page.
func (b built) current(t *testing.T, p *page) {
	if p.url == "/" || strings.HasSuffix(p.url, "404.html") {
		return
	}
	current := 1
	if p.parallel() {
		current = 0 // it is none of the pages that the switcher leads to
	}
	if n := len(p.find("span", "aria-current", "true", "lang", p.lang())); n != current {
		t.Errorf("%s: %d current languages", p.url, n)
	}
	var same []string
	for _, e := range p.find("link", "rel", "alternate") {
		if e.attr["hreflang"] != "" {
			same = append(same, strings.TrimPrefix(e.attr["href"], b.url))
		}
	}
	inNav := false
	for _, e := range p.elements {
		switch {
		case e.name == "nav":
			inNav = e.attr["class"] == "langs"
		case e.name == "a" && inNav && len(same) > 1:
			noted := strings.Contains(e.text, " ")
			if is := slices.Contains(same, strings.TrimPrefix(e.attr["href"], b.base)); is == noted {
				t.Errorf("%s: the switcher says %q of %s", p.url, e.text, e.attr["href"])
			}
		}
	}
}

// parts: pictures say what they show, landmarks have names, no script but data and that
// of the search page.
func (b built) parts(t *testing.T, p *page) {
	for _, e := range p.elements {
		_, alt := e.attr["alt"]
		switch {
		case e.name == "img" && !alt:
			t.Errorf("%s: a picture without alt", p.url)
		case e.name == "nav" && e.attr["aria-label"] == "":
			t.Errorf("%s: a nav without a name", p.url)
		case e.name == "script" && e.attr["type"] != "application/ld+json" && !strings.HasSuffix(p.url, "/search/"), e.name == "style":
			t.Errorf("%s: a %s", p.url, e.name)
		case e.name == "a" && strings.TrimSpace(e.text) == "":
			t.Errorf("%s: a link without words to %s", p.url, e.attr["href"])
		}
		if _, styled := e.attr["style"]; styled {
			t.Errorf("%s: a style attribute", p.url)
		}
	}
	if n := len(p.find("main", "id", "main")); n != 1 {
		t.Errorf("%s: %d main", p.url, n)
	}
}

// reachable: links lead from the front page to every page, but for those that
// nobody is to look for.
func (b built) reachable(t *testing.T, pages []*page) {
	byURL := map[string]*page{}
	for _, p := range pages {
		byURL[p.url] = p
	}
	seen := map[*page]bool{}
	var walk func(*page)
	walk = func(p *page) {
		if p == nil || seen[p] {
			return
		}
		seen[p] = true
		for _, e := range p.find("a") {
			path, _, _ := strings.Cut(e.attr["href"], "#")
			walk(byURL["/"+strings.TrimPrefix(path, b.base)])
		}
	}
	walk(byURL["/"])
	for _, p := range pages {
		lost := strings.HasSuffix(p.url, "404.html") || strings.HasSuffix(p.url, "/gone/") || strings.Contains(p.url, "/team/")
		if !seen[p] && !lost {
			t.Errorf("no link leads to %s", p.url)
		}
	}
}

package render_test

import (
	"cmp"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// element is one element of a page, with the text of all that is in it.
type element struct {
	name  string
	attr  map[string]string
	text  string
	depth int
}

// void are the elements without an end, as pages write them.
var void = regexp.MustCompile(`<((?:meta|link|img|br|hr|input)\b[^>]*)>`)

// parse reads a page. Our pages are XML but for the elements that have no end:
// every other one is closed, every value stands in quotes, and no text can be
// taken for markup. A headline that breaks out of its place breaks that.
func parse(t *testing.T, url, page string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(void.ReplaceAllString(page, "<$1/>")))
	var all, open []*element
	for {
		token, err := d.RawToken()
		if token == nil {
			if len(open) > 0 {
				t.Errorf("%s: <%s> is never closed (%v)", url, open[len(open)-1].name, err)
			}
			return all
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: name(token.Name), attr: map[string]string{}, depth: len(open)}
			for _, a := range token.Attr {
				if _, twice := e.attr[name(a.Name)]; twice {
					t.Errorf("%s: <%s> has %q twice", url, e.name, name(a.Name))
				}
				e.attr[name(a.Name)] = a.Value
			}
			all, open = append(all, e), append(open, e)
		case xml.CharData:
			for _, e := range open {
				e.text += string(token)
			}
		case xml.EndElement:
			last := len(open) - 1
			if last < 0 || open[last].name != name(token.Name) {
				t.Errorf("%s: </%s> closes nothing", url, name(token.Name))
				return all
			}
			open = open[:last]
		}
	}
}

func name(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// page is one page of a site, read.
type page struct {
	url      string // its path on the site
	html     string
	elements []*element
}

// pages reads all pages of a site, in the order of their addresses.
func (b built) pages(t *testing.T) []*page {
	t.Helper()
	var all []*page
	for url, text := range b.files {
		if strings.HasSuffix(url, "/") || strings.HasSuffix(url, ".html") {
			all = append(all, &page{url, text, parse(t, url, text)})
		}
	}
	slices.SortFunc(all, func(x, y *page) int { return cmp.Compare(x.url, y.url) })
	return all
}

// find lists the elements of a name that have the attributes, given in pairs.
func (p *page) find(name string, attrs ...string) []*element {
	var found []*element
	for _, e := range p.elements {
		fits := e.name == name
		for i := 0; i+1 < len(attrs); i += 2 {
			fits = fits && e.attr[attrs[i]] == attrs[i+1]
		}
		if fits {
			found = append(found, e)
		}
	}
	return found
}

// inside lists what stands in the elements of a name and a class.
func (p *page) inside(name, class string) []*element {
	var found []*element
	depth := -1 // of the one that is open
	for _, e := range p.elements {
		if depth >= 0 && e.depth > depth {
			found = append(found, e)
			continue
		}
		if depth = -1; e.name == name && e.attr["class"] == class {
			depth = e.depth
		}
	}
	return found
}

// one is an attribute of the one element that fits; "" where there is none.
func (p *page) one(t *testing.T, want, name string, attrs ...string) string {
	t.Helper()
	found := p.find(name, attrs...)
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 {
		t.Errorf("%s: %d elements <%s %q>", p.url, len(found), name, attrs)
	}
	return found[0].attr[want]
}

func (p *page) lang() string { return p.find("html")[0].attr["lang"] }

// hidden says that search engines are to leave the page.
func (p *page) hidden(t *testing.T) bool {
	return p.one(t, "content", "meta", "name", "robots") == "noindex"
}

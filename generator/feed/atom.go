package feed

import (
	"encoding/xml"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// atomNS is the namespace of Atom 1.0 (RFC 4287).
const atomNS = "http://www.w3.org/2005/Atom"

// atom is an Atom feed (RFC 4287). Unlike RSS it can say which versions an entry has, which
// reports it cites, and when it was updated.
type atom struct {
	XMLName  xml.Name    `xml:"feed"`
	NS       string      `xml:"xmlns,attr"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Href     string `xml:"href,attr"`
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr,omitempty"`
	HrefLang string `xml:"hreflang,attr,omitempty"`
	Title    string `xml:"title,attr,omitempty"`
}

type atomEntry struct {
	ID           string         `xml:"id"`
	Title        string         `xml:"title"`
	Links        []atomLink     `xml:"link"`
	Published    string         `xml:"published"`
	Updated      string         `xml:"updated"`
	Authors      []atomPerson   `xml:"author"`
	Contributors []atomPerson   `xml:"contributor"`
	Categories   []atomCategory `xml:"category"`
	Summary      string         `xml:"summary"`
	Content      atomContent    `xml:"content"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atom writes a list as an Atom feed, whose URL is self.
func (w *writer) atom(out *output.Out, of *list, self string) error {
	l := of.language
	f := atom{
		NS: atomNS, Lang: l.Tag, ID: of.id, Title: of.title, Subtitle: of.description,
		Updated: w.updated(of),
		Author:  atomPerson{w.Site.Config.PublisherName(l.Tag), w.Site.Config.Publisher.URL},
		Links: []atomLink{
			{Href: self, Rel: "self", Type: "application/atom+xml"},
			{Href: w.absolute(of.path), Rel: "alternate", Type: "text/html", HrefLang: l.Tag},
		},
	}
	for _, other := range of.others {
		path, _ := other.Counterpart(l, of.path)
		f.Links = append(f.Links, atomLink{Href: w.absolute(path), Rel: "alternate", Type: "text/html", HrefLang: other.Tag})
	}
	for _, a := range of.articles() {
		e, err := w.atomEntry(a)
		if err != nil {
			return err
		}
		f.Entries = append(f.Entries, e)
	}
	return marshalStyled(out, f, w.style(of.language))
}

// updated returns when a list last changed, which Atom requires. An empty list has the
// beginning of 2026, the default year of ids, so that the feed does not depend on the
// clock.
func (w *writer) updated(of *list) string {
	if t := latest(of.articles()); !t.IsZero() {
		return t.Format(time.RFC3339)
	}
	return time.Date(2026, 1, 1, 0, 0, 0, 0, w.Site.Config.Zone).Format(time.RFC3339)
}

func (w *writer) atomEntry(a *site.Article) (atomEntry, error) {
	summary, text, err := w.texts(a)
	e := atomEntry{
		ID: w.id(a), Title: a.Title,
		Published: a.Date.Format(time.RFC3339), Updated: changed(a).Format(time.RFC3339),
		Summary: summary, Content: atomContent{"html", text},
		Links: []atomLink{{Href: w.absolute(a.Path), Rel: "alternate", Type: "text/html", HrefLang: a.Lang}},
	}
	for _, v := range a.Alternates() {
		if v != a {
			e.Links = append(e.Links, atomLink{Href: w.absolute(v.Path), Rel: "alternate", Type: "text/html", HrefLang: v.Lang, Title: v.Title})
		}
	}
	for _, s := range a.Sources {
		if s.URL != "" && a.Withdrawn == nil {
			e.Links = append(e.Links, atomLink{Href: escaped(s.URL), Rel: "via", HrefLang: s.Lang, Title: s.Name})
		}
	}
	for _, name := range w.authors(a) {
		e.Authors = append(e.Authors, atomPerson{Name: name})
	}
	for _, name := range namesOf(a.Translators) {
		e.Contributors = append(e.Contributors, atomPerson{Name: name})
	}
	for _, t := range a.Terms {
		e.Categories = append(e.Categories, atomCategory{t.Key, w.absolute(a.Language.PathOf(site.Tags)), t.Label})
	}
	return e, err
}

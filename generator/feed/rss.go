package feed

import (
	"cmp"
	"encoding/xml"
	"strings"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// rss is RSS 2.0 (rssboard.org) with the modules atom, content and dc. Texts are escaped and
// never in CDATA sections, in which control characters would not be noticed.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Content string   `xml:"xmlns:content,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel channel  `xml:"channel"`
}

type channel struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Language    string   `xml:"language"`
	LastBuild   string   `xml:"lastBuildDate,omitempty"`
	Self        atomLink `xml:"atom:link"`
	Items       []item   `xml:"item"`
}

type item struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	GUID        guid       `xml:"guid"`
	Published   string     `xml:"pubDate"`
	Creators    []string   `xml:"dc:creator"`
	Categories  []category `xml:"category"`
	Description string     `xml:"description"` // before content:encoded, as some readers require
	Text        string     `xml:"content:encoded"`
}

type guid struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	ID          string `xml:",chardata"`
}

type category struct {
	Domain string `xml:"domain,attr"`
	Label  string `xml:",chardata"`
}

// rss writes a list as an RSS feed, whose URL is self.
func (w *writer) rss(out *output.Out, of *list, self string) error {
	f := rss{
		Version: "2.0", Atom: atomNS,
		Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		Channel: channel{
			Title: of.title, Link: w.absolute(of.path), Description: cmp.Or(of.description, of.title), Language: of.language.Tag,
			Self: atomLink{Href: self, Rel: "self", Type: "application/rss+xml"},
		},
	}
	articles := of.articles()
	if t := latest(articles); !t.IsZero() {
		f.Channel.LastBuild = t.Format(time.RFC1123Z)
	}
	for _, a := range articles {
		summary, text, err := w.texts(a)
		if err != nil {
			return err
		}
		i := item{
			Title: a.Title, Link: w.absolute(a.Path), GUID: guid{false, w.id(a)},
			Published: a.Date.Format(time.RFC1123Z), Creators: w.authors(a),
			Description: asHTML.Replace(summary), Text: text,
		}
		for _, t := range a.Terms {
			i.Categories = append(i.Categories, category{w.absolute(of.language.PathOf(site.Tags)), t.Label})
		}
		f.Channel.Items = append(f.Channel.Items, i)
	}
	return marshalStyled(out, f, w.style(of.language))
}

// asHTML escapes a text as HTML, which is how feed readers take a description. It leaves
// quotes, for the few that take it as plain text.
var asHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

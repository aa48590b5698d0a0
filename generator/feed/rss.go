package feed

import (
	"encoding/xml"
	"html"
	"net/url"
	"strings"
	"time"

	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// rss is RSS 2.0 (rssboard.org) with the modules atom, content and dc. Texts are
// escaped, never put into CDATA sections, which let control characters through.
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

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type item struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	GUID        guid       `xml:"guid"`
	Published   string     `xml:"pubDate"`
	Creators    []string   `xml:"dc:creator"`
	Categories  []category `xml:"category"`
	Description string     `xml:"description"` // before content:encoded, which some readers demand
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

// rssFile is the name of an RSS feed in the folder of its list.
const rssFile = "feed.xml"

// feeds claims the paths of the feeds of a language: of all stories, and of each
// tag.
func (w *writer) feeds(tree *output.Tree, l *site.Language) {
	for _, format := range w.Site.Config.Feeds.Formats {
		if format != "rss" {
			continue
		}
		title := w.Site.Config.Title[l.Tag]
		w.rss(tree, l, l.Home, l.T("feed.all", "site", title), w.Site.Config.Description[l.Tag], l.Articles)
		for _, t := range l.Terms {
			w.rss(tree, l, t.Path, l.T("feed.tag", "site", title, "tag", t.Label), t.Description[l.Tag], t.Articles)
		}
	}
}

func (w *writer) rss(tree *output.Tree, l *site.Language, path, title, description string, articles []*site.Article) {
	tree.Add(&output.File{
		Path: strings.TrimPrefix(path, "/") + rssFile, Type: "application/rss+xml; charset=utf-8", What: "a feed",
		Render: func(out *output.Out) error {
			f := rss{
				Version: "2.0", Atom: "http://www.w3.org/2005/Atom",
				Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
				Channel: channel{
					Title: title, Link: w.absolute(path), Description: description, Language: l.Tag,
					Self: atomLink{w.absolute(path + rssFile), "self", "application/rss+xml"},
				},
			}
			if description == "" {
				f.Channel.Description = title // the element is required
			}
			chosen := w.newest(articles)
			if len(chosen) > 0 {
				f.Channel.LastBuild = latest(chosen).Format(time.RFC1123Z)
			}
			for _, a := range chosen {
				i, err := w.item(l, a)
				if err != nil {
					return err
				}
				f.Channel.Items = append(f.Channel.Items, i)
			}
			return marshal(out, f)
		},
	})
}

// newest are the articles that a feed holds: so many, or those of so many days,
// whichever is more.
func (w *writer) newest(articles []*site.Article) []*site.Article {
	n := min(w.Site.Config.Feeds.Size, len(articles))
	since := w.Site.Now.AddDate(0, 0, -w.Site.Config.Feeds.Days)
	for n < len(articles) && articles[n].Date.After(since) {
		n++
	}
	return articles[:n]
}

// changed is when an article last changed significantly.
func changed(a *site.Article) time.Time {
	if a.Updated.After(a.Date) {
		return a.Updated
	}
	return a.Date
}

// latest is the newest change of a list; it is not empty.
func latest(articles []*site.Article) time.Time {
	var t time.Time
	for _, a := range articles {
		if c := changed(a); c.After(t) {
			t = c
		}
	}
	return t
}

// id is the permanent id of an article, a tag URI (RFC 4151): it holds when the
// slug, the date, the host or the base address change.
func (w *writer) id(a *site.Article) string {
	u := url.URL{Path: a.Story.ID + "/" + a.Lang}
	return "tag:" + w.Site.Config.FeedID + ":" + strings.TrimPrefix(u.EscapedPath(), "./")
}

func (w *writer) item(l *site.Language, a *site.Article) (item, error) {
	i := item{
		Title: a.Title, Link: w.absolute(a.Path), GUID: guid{false, w.id(a)},
		Published: a.Date.Format(time.RFC1123Z),
	}
	for _, p := range a.Authors {
		i.Creators = append(i.Creators, p.Name)
	}
	if len(i.Creators) == 0 {
		i.Creators = []string{w.Site.Config.PublisherName(l.Tag)}
	}
	for _, t := range a.Terms {
		i.Categories = append(i.Categories, category{w.absolute(l.Home + "tags/"), t.Label})
	}
	var err error
	if i.Description, err = w.Prose.Summary(a); err != nil {
		return i, err
	}
	i.Description = asHTML.Replace(i.Description)
	i.Text, err = w.text(l, a)
	return i, err
}

// asHTML writes a text as readers take a description: for HTML. Quotes stay, for
// those few that do not.
var asHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// text is an article as a feed shows it: whole, with its picture, its sources and
// its corrections, since many readers never open the page.
func (w *writer) text(l *site.Language, a *site.Article) (string, error) {
	var b strings.Builder
	if a.Image != nil {
		if path, ok := w.Site.MediaPath(a.Image.File); ok {
			b.WriteString(`<figure><img src="` + html.EscapeString(w.absolute(path)) + `" alt="` + html.EscapeString(a.Image.Alt) + `">`)
			if a.Image.Caption != "" {
				b.WriteString("<figcaption>" + html.EscapeString(a.Image.Caption) + "</figcaption>")
			}
			b.WriteString("</figure>\n")
		}
	}
	text, err := w.Prose.HTML(a, prose.Feed)
	if err != nil {
		return "", err
	}
	b.WriteString(text)
	for _, c := range a.Corrections {
		kind := c.Kind
		if kind == "" {
			kind = "correction"
		}
		b.WriteString("<p><strong>" + html.EscapeString(l.T("corr."+kind)+", "+l.Date(c.Date.In(w.Site.Config.Zone))) + ".</strong> " + html.EscapeString(c.Text) + "</p>\n")
	}
	if len(a.Sources) > 0 {
		b.WriteString("<p>" + html.EscapeString(l.N("src.label", len(a.Sources))) + ": ")
		for i, s := range a.Sources {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(link(l, s))
		}
		b.WriteString(".</p>\n")
	}
	return b.String(), nil
}

// link is a source with the words for it, its name linked.
func link(l *site.Language, s site.Source) string {
	name := html.EscapeString(s.Name)
	if s.URL != "" {
		name = `<a href="` + html.EscapeString(escaped(s.URL)) + `">` + name + "</a>"
	}
	phrase := ""
	switch { // the name's slot stays open for the link
	case s.Citing != "":
		phrase = l.T("src.via", "citing", s.Citing)
	case s.Via != "":
		phrase = l.T("src.neutral", "via", s.Via)
	default:
		return name
	}
	return strings.Replace(html.EscapeString(phrase), "{name}", name, 1)
}

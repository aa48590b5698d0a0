package feed

import (
	"encoding/xml"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// newsset is a sitemap with Google's extension for news, version 0.9: the stories of the
// last two days. The name must be the one that the publication has with Google.
type newsset struct {
	XMLName xml.Name      `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	News    string        `xml:"xmlns:news,attr"`
	URLs    []newsMapping `xml:"url"`
}

type newsMapping struct {
	Loc         string `xml:"loc"`
	Publication string `xml:"news:news>news:publication>news:name"`
	Language    string `xml:"news:news>news:publication>news:language"`
	Date        string `xml:"news:news>news:publication_date"`
	Title       string `xml:"news:news>news:title"`
}

const (
	newsNS = "http://www.google.com/schemas/sitemap-news/0.9"
	// newsAge is the greatest age of a story, maxNews the greatest number of stories.
	newsAge = 48 * time.Hour
	maxNews = 1000
)

// news claims the news sitemap of a language and returns its path. It exists without
// stories as well, since its address must not change.
func (w *writer) news(tree *output.Tree, l *site.Language) string {
	path := "/sitemap-news-" + l.Tag + ".xml"
	set := newsset{News: newsNS}
	for _, a := range w.fresh(l) {
		set.URLs = append(set.URLs, newsMapping{
			Loc: w.absolute(a.Path), Publication: w.Site.Config.PublisherName(l.Tag), Language: l.ISO639(),
			Date: a.Date.Format(time.RFC3339), Title: a.Title,
		})
	}
	tree.Add(&output.File{
		Path: output.PathOf(path), Type: output.TypeOf(path), What: "a news sitemap",
		Render: func(out *output.Out) error { return marshal(out, set) },
	})
	return path
}

// fresh returns the stories of the last two days that are for search engines, newest
// first.
func (w *writer) fresh(l *site.Language) []*site.Article {
	var found []*site.Article
	for _, a := range l.Articles {
		age := w.Site.Now.Sub(a.Date)
		if age >= newsAge || len(found) == maxNews {
			break
		}
		if age >= 0 && !a.NoIndex && a.State == site.Published {
			found = append(found, a)
		}
	}
	return found
}

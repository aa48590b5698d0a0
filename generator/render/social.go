package render

import (
	"time"

	"qostil/generator/site"
)

// Social is the Open Graph data of a page (ogp.me) for social networks and messengers.
type Social struct {
	Type       string // article, website
	Locale     string // ru_RU
	Locales    []string
	Image      *Picture
	Published  string // RFC 3339
	Modified   string
	Section    string
	Tags       []string
	AuthorURLs []string
}

// openGraph returns the Open Graph data of a story.
func (r *renderer) openGraph(a *site.Article) Social {
	s := Social{Type: "article", Locale: a.Language.OpenGraph, Image: r.socialOf(a), Published: a.Date.Format(time.RFC3339)}
	for _, v := range a.Alternates() {
		if v != a {
			s.Locales = append(s.Locales, v.Language.OpenGraph)
		}
	}
	if a.Updated.After(a.Date) {
		s.Modified = a.Updated.Format(time.RFC3339)
	}
	if a.Section != nil {
		s.Section = a.Section.Label
	}
	for _, t := range a.Terms {
		s.Tags = append(s.Tags, t.Label)
	}
	for _, p := range a.Authors {
		if path := p.Language.Listed(p.Path); path != "" {
			s.AuthorURLs = append(s.AuthorURLs, r.absolute(path))
		}
	}
	return s
}

package feed

import (
	"encoding/xml"
	"fmt"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// A sitemap (sitemaps.org, 0.9) lists the pages that are for search engines.
// lastmod is the last significant change of what the page shows and is left out
// where nobody knows it: search engines ignore it where it is not honest.
type urlset struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []mapping `xml:"url"`
}

type sitemapIndex struct {
	XMLName  xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []mapping `xml:"sitemap"`
}

type mapping struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// maxURLs is how many addresses one sitemap holds; the protocol allows 50,000.
const maxURLs = 45_000

func (w *writer) sitemaps(tree *output.Tree) {
	var index sitemapIndex
	for _, l := range w.Site.Languages {
		urls := w.urls(l)
		for part := 0; part == 0 || part*maxURLs < len(urls); part++ {
			chunk := urls[part*maxURLs : min((part+1)*maxURLs, len(urls))]
			name := fmt.Sprintf("sitemap-%s.xml", l.Tag)
			if part > 0 {
				name = fmt.Sprintf("sitemap-%s-%d.xml", l.Tag, part+1)
			}
			index.Sitemaps = append(index.Sitemaps, mapping{Loc: w.absolute("/" + name)})
			tree.Add(&output.File{
				Path: name, Type: output.TypeOf(name), What: "a sitemap",
				Render: func(out *output.Out) error { return marshal(out, urlset{URLs: chunk}) },
			})
		}
	}
	for _, l := range w.Site.Languages {
		index.Sitemaps = append(index.Sitemaps, mapping{Loc: w.absolute(w.news(tree, l))})
	}
	tree.Add(&output.File{
		Path: "sitemap.xml", Type: output.TypeOf("sitemap.xml"), What: "the index of sitemaps",
		Render: func(out *output.Out) error { return marshal(out, index) },
	})
}

// urls lists the pages of a language that are for search engines; the front page
// goes with the language that is shown to everybody.
func (w *writer) urls(l *site.Language) []mapping {
	var urls []mapping
	add := func(path string, modified time.Time) {
		m := mapping{Loc: w.absolute(path)}
		if !modified.IsZero() {
			m.LastMod = modified.In(w.Site.Config.Zone).Format(time.RFC3339)
		}
		urls = append(urls, m)
	}
	if l.Tag == w.Site.Config.XDefault {
		add("/", time.Time{})
	}
	add(l.Home, time.Time{})
	for _, p := range l.Pages {
		if !p.NoIndex && p.State == site.Published && p.Withdrawn == nil {
			add(p.Path, time.Time{})
		}
	}
	for _, a := range l.Articles {
		if !a.NoIndex && a.State == site.Published {
			add(a.Path, changed(a))
		}
	}
	for _, list := range []string{"tags/", "authors/", "sources/", "archive/", "corrections/", "feeds/"} {
		if path, ok := l.Counterpart(l, l.Home+list); ok {
			add(path, time.Time{})
		}
	}
	for _, t := range l.Terms {
		add(t.Path, latest(t.Articles))
	}
	for _, p := range l.Authors {
		add(p.Path, latest(append(p.Wrote[:len(p.Wrote):len(p.Wrote)], p.Translated...)))
	}
	for _, y := range l.Years {
		add(y.Path, time.Time{})
		for _, m := range y.Months {
			add(m.Path, time.Time{})
			for _, d := range m.Days {
				add(d.Path, latest(d.Articles))
			}
		}
	}
	return urls
}

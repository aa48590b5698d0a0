package feed

import (
	"encoding/xml"
	"fmt"
	"slices"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// urlset is a sitemap (sitemaps.org, 0.9): the pages that are for search engines. lastmod is
// the last significant change of what a page shows. It is left out if it is not known,
// since search engines ignore it on sites where it is not reliable.
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

// maxURLs is the size of a sitemap; the protocol allows 50,000.
const maxURLs = 45_000

// sitemaps claims the sitemaps of all languages and their index.
func (w *writer) sitemaps(tree *output.Tree) {
	var index sitemapIndex
	for _, l := range w.Site.Languages {
		count := 0
		w.listed(l, func(string, func() time.Time) { count++ })
		for part := 0; part == 0 || part*maxURLs < count; part++ {
			name := fmt.Sprintf("sitemap-%s.xml", l.Tag)
			if part > 0 {
				name = fmt.Sprintf("sitemap-%s-%d.xml", l.Tag, part+1)
			}
			index.Sitemaps = append(index.Sitemaps, mapping{Loc: w.absolute("/" + name)})
			tree.Add(&output.File{
				Path: name, Type: output.TypeOf(name), What: "a sitemap",
				Render: func(out *output.Out) error { return marshal(out, urlset{URLs: w.urls(l, part*maxURLs)}) },
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

// urls returns the entries of a sitemap that begins with the page number from.
func (w *writer) urls(l *site.Language, from int) []mapping {
	var urls []mapping
	n := 0
	w.listed(l, func(path string, modified func() time.Time) {
		if n >= from && n < from+maxURLs {
			m := mapping{Loc: w.absolute(path)}
			if t := modified(); !t.IsZero() {
				m.LastMod = t.In(w.Site.Config.Zone).Format(time.RFC3339)
			}
			urls = append(urls, m)
		}
		n++
	})
	return urls
}

// listed calls see for each page of a language that is for search engines; modified returns
// its last change. The front page is listed with the x_default language.
func (w *writer) listed(l *site.Language, see func(path string, modified func() time.Time)) {
	unknown := func() time.Time { return time.Time{} }
	if l.Tag == w.Site.Config.XDefault {
		see("/", unknown)
	}
	see(l.Home, unknown)
	for _, p := range l.Pages {
		if !p.NoIndex && p.State == site.Published && p.Withdrawn == nil {
			see(p.Path, unknown)
		}
	}
	for _, a := range l.Articles {
		if !a.NoIndex && a.State == site.Published {
			see(a.Path, func() time.Time { return changed(a) })
		}
	}
	for _, list := range site.Lists {
		if path, ok := l.List(list); ok && list.Sitemap {
			see(path, unknown)
		}
	}
	for _, list := range site.Lists {
		if list.Sitemap {
			for _, m := range list.Members(l) {
				see(m.Path, func() time.Time { return latest(slices.Concat(m.Articles...)) })
			}
		}
	}
}

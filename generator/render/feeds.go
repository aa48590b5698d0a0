package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// FeedsPage explains and lists the feeds (feeds.html).
type FeedsPage struct {
	Base
	All     FeedLine
	Topics  []FeedLine // of each tag
	Authors []FeedLine // of each author
	OPML    string     // address of the list of all feeds for feed readers, or ""
}

// FeedLine is one list of stories with its feeds.
type FeedLine struct {
	Title    string
	URL      string // of the first feed
	Absolute string // the same with the host, to be copied
	Formats  []Link // all its feeds, titled by their formats: RSS
}

// feeds claims the list of feeds.
func (r *renderer) feeds(tree *output.Tree, l *site.Language) {
	kinds := r.Site.Config.Feeds.Kinds()
	r.list(tree, l, site.Feeds, func(b Base) (any, error) {
		line := func(title, path string) FeedLine {
			first := path + kinds[0].File
			return FeedLine{title, r.url(first), r.absolute(first), r.formats(path)}
		}
		p := &FeedsPage{Base: b, All: line(l.T("feeds.main"), l.Home)}
		for _, t := range l.Terms {
			p.Topics = append(p.Topics, line(t.Label, t.Path))
		}
		for _, a := range l.Authors {
			p.Authors = append(p.Authors, line(a.Name, a.Path))
		}
		if path, _, ok := r.Site.OPML(); ok {
			p.OPML = r.url(path)
		}
		return p, nil
	})
}

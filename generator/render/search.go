package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// SearchPage is the page that finds stories by their words (search.html), the only one
// with a script.
type SearchPage struct {
	Base
	Ways []Link // to stories without a script: tags, archive
}

// search claims the path of the search page. Package search puts the index below it.
func (r *renderer) search(tree *output.Tree, l *site.Language) {
	path := listed(l, l.Home+"search/")
	if path == "" {
		return
	}
	r.page(tree, path, "search", l, "the search page", nil, func() (any, error) {
		p := &SearchPage{Base: r.base(l, path, l.T("nav.search"))}
		p.NoIndex = true
		p.Languages = r.sameList(l, path)
		for _, way := range []struct{ list, title string }{{"tags/", "nav.topics"}, {"archive/", "nav.archive"}} {
			if path := listed(l, l.Home+way.list); path != "" {
				p.Ways = append(p.Ways, Link{Title: l.T(way.title), URL: r.url(path)})
			}
		}
		return p, nil
	})
}

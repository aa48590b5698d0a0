package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// SearchPage is the search page (search.html). It is the only page with a script.
type SearchPage struct {
	Base
	Ways []Link // ways to stories that need no script: tags, archive
}

// search claims the search page. Package search claims the files of the index below it.
func (r *renderer) search(tree *output.Tree, l *site.Language) {
	path := l.PathOf(site.Search)
	r.page(tree, path, "search", l, "the search page", nil, func() (any, error) {
		p := &SearchPage{Base: r.base(l, path, l.T(site.Search.Title))}
		p.NoIndex = true
		p.Languages = r.sameList(l, path)
		for _, list := range site.Lists {
			if path, ok := l.List(list); ok && list.Browse {
				p.Ways = append(p.Ways, Link{Title: l.T(list.Title), URL: r.url(path)})
			}
		}
		return p, nil
	})
}

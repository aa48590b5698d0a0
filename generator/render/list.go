package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// makers claim the pages of a list and of its members, for a language that has the list.
var makers = map[*site.List]func(*renderer, *output.Tree, *site.Language){
	site.Tags:        (*renderer).tags,
	site.Authors:     (*renderer).authors,
	site.Sources:     (*renderer).sources,
	site.Archive:     (*renderer).archives,
	site.Corrections: (*renderer).corrections,
	site.Feeds:       (*renderer).feeds,
	site.Search:      (*renderer).search,
}

// lists claims the pages of all lists of a language.
func (r *renderer) lists(tree *output.Tree, l *site.Language) {
	for _, list := range site.Lists {
		if _, ok := l.List(list); ok {
			makers[list](r, tree, l)
		}
	}
}

// list claims the path of the page of a list. fill completes the page; it gets the frame.
func (r *renderer) list(tree *output.Tree, l *site.Language, list *site.List, fill func(Base) (any, error)) {
	c := listCrumb(l, list)
	r.page(tree, c.path, list.Templates[0], l, "the list at "+c.path, nil, func() (any, error) {
		b := r.base(l, c.path, c.title)
		b.Alternates, b.Languages = r.alternateLists(l, c.path), r.sameList(l, c.path)
		b.JSONLD = r.listLD(&b, l, []crumb{c}, nil)
		return fill(b)
	})
}

// listCrumb returns the step of a trail that leads to a list.
func listCrumb(l *site.Language, list *site.List) crumb {
	return crumb{l.T(list.Title), l.PathOf(list)}
}

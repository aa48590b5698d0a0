package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// SourcesPage is the list of sources (sources.html).
type SourcesPage struct {
	Base
	Sources []SourceLine
}

// SourceLine is one source with the number of stories that cite it.
type SourceLine struct {
	Name, URL string
	Lang, In  string // its language and the words for it; "" if it is the page's
	Count     int
}

// sources claims the list of sources.
func (r *renderer) sources(tree *output.Tree, l *site.Language) {
	r.list(tree, l, site.Sources, func(b Base) (any, error) {
		p := &SourcesPage{Base: b}
		for _, c := range l.Sources {
			line := SourceLine{Name: c.Name, URL: c.URL, Count: len(c.Articles)}
			line.Lang, line.In = foreign(l, c.Lang)
			p.Sources = append(p.Sources, line)
		}
		return p, nil
	})
}

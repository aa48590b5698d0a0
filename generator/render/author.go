package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// AuthorPage is an author or translator with their stories (author.html).
type AuthorPage struct {
	Base
	Bio          string
	Link         string // their page on another site, or ""
	Wrote        []MonthGroup
	Translated   []MonthGroup
	Stories      int    // that they wrote
	Translations int    // that they made
	Formats      []Link // their feeds, titled by their formats: RSS
}

// AuthorsPage is all authors and translators of a language (authors.html).
type AuthorsPage struct {
	Base
	Authors []AuthorLine
}

// AuthorLine is one author with the numbers of stories.
type AuthorLine struct {
	Link
	Bio                   string
	Stories, Translations int
}

// authors claims the list of authors and their pages.
func (r *renderer) authors(tree *output.Tree, l *site.Language) {
	r.list(tree, l, site.Authors, func(b Base) (any, error) {
		p := &AuthorsPage{Base: b}
		for _, a := range l.Authors {
			p.Authors = append(p.Authors, AuthorLine{Link{Title: a.Name, URL: r.url(a.Path)}, a.Bio, len(a.Wrote), len(a.Translated)})
		}
		return p, nil
	})
	for _, a := range l.Authors {
		r.page(tree, a.Path, "author", l, "the page of an author", nil, func() (any, error) {
			p := &AuthorPage{Base: r.base(l, a.Path, a.Name), Bio: a.Bio, Link: a.URL, Stories: len(a.Wrote), Translations: len(a.Translated)}
			p.Description = a.Bio
			p.Feeds = r.feedLinks(l, a.Path, a.Name)
			p.Formats = r.formats(a.Path)
			p.Alternates, p.Languages = r.alternateLists(l, a.Path), r.sameList(l, a.Path, listCrumb(l, site.Authors))
			p.JSONLD = r.listLD(&p.Base, l, []crumb{listCrumb(l, site.Authors), {a.Name, a.Path}}, a.Wrote)
			var err error
			if p.Wrote, err = r.byMonth(l, a.Wrote); err != nil {
				return nil, err
			}
			p.Translated, err = r.byMonth(l, a.Translated)
			return p, err
		})
	}
}

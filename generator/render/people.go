package render

import (
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
)

// AuthorPage is who wrote or translated, with the stories (author.html).
type AuthorPage struct {
	Base
	Bio        string
	Link       string // a page of theirs elsewhere
	Wrote      []MonthGroup
	Translated []MonthGroup
	Feed       *Link // the first of their feeds, or nil
}

// AuthorsPage is all authors and translators of a language (authors.html).
type AuthorsPage struct {
	Base
	Authors []AuthorLine
}

// AuthorLine is one author with the numbers of stories.
type AuthorLine struct {
	Link
	Wrote, Translated int
}

func (r *renderer) authors(tree *output.Tree, l *site.Language) {
	if len(l.Authors) == 0 {
		return
	}
	path := l.Home + "authors/"
	r.list(tree, l, "authors", path, l.T("nav.authors"), func(b Base) (any, error) {
		p := &AuthorsPage{Base: b}
		for _, a := range l.Authors {
			p.Authors = append(p.Authors, AuthorLine{Link{Title: a.Name, URL: r.url(a.Path)}, len(a.Wrote), len(a.Translated)})
		}
		return p, nil
	})
	for _, a := range l.Authors {
		r.page(tree, a.Path, "author", l, "the page of an author", nil, func() (any, error) {
			p := &AuthorPage{Base: r.base(l, a.Path, a.Name), Bio: a.Bio, Link: a.URL}
			p.Description = a.Bio
			p.Feeds = r.feedLinks(l, a.Path, a.Name)
			p.Feed = r.firstFeed(a.Path)
			p.Alternates, p.Languages = r.alternateLists(l, a.Path), r.sameList(l, a.Path)
			p.JSONLD = r.listLD(&p.Base, l, []crumb{{l.T("nav.authors"), path}, {a.Name, a.Path}}, a.Wrote)
			var err error
			if p.Wrote, err = r.byMonth(l, a.Wrote); err != nil {
				return nil, err
			}
			p.Translated, err = r.byMonth(l, a.Translated)
			return p, err
		})
	}
}

// list claims the path of a list that a language has once, with its frame.
func (r *renderer) list(tree *output.Tree, l *site.Language, template, path, title string, data func(Base) (any, error)) {
	r.page(tree, path, template, l, "the list at "+path, []diag.Place(nil), func() (any, error) {
		b := r.base(l, path, title)
		b.Alternates, b.Languages = r.alternateLists(l, path), r.sameList(l, path)
		b.JSONLD = r.listLD(&b, l, []crumb{{title, path}}, nil)
		return data(b)
	})
}

// SourcesPage is who is cited (sources.html).
type SourcesPage struct {
	Base
	Sources []SourceLine
}

// SourceLine is one source with the number of stories that cite it.
type SourceLine struct {
	Name, URL string
	Lang, In  string // its language, and the words for it, where it is not the page's
	Count     int
}

func (r *renderer) sources(tree *output.Tree, l *site.Language) {
	if len(l.Sources) == 0 {
		return
	}
	r.list(tree, l, "sources", l.Home+"sources/", l.T("nav.sources"), func(b Base) (any, error) {
		p := &SourcesPage{Base: b}
		for _, c := range l.Sources {
			line := SourceLine{Name: c.Name, URL: c.URL, Count: len(c.Articles)}
			line.Lang, line.In = foreign(l, c.Lang)
			p.Sources = append(p.Sources, line)
		}
		return p, nil
	})
}

// CorrectionsPage is the mistakes owned up to, newest first (corrections.html).
type CorrectionsPage struct {
	Base
	Corrections []CorrectionLine
}

// CorrectionLine is one of them with its story.
type CorrectionLine struct {
	CorrectionNote
	Story Link
}

func (r *renderer) corrections(tree *output.Tree, l *site.Language) {
	if len(l.Corrected) == 0 {
		return
	}
	r.list(tree, l, "corrections", l.Home+"corrections/", l.T("nav.corrections"), func(b Base) (any, error) {
		p := &CorrectionsPage{Base: b}
		for _, c := range l.Corrected {
			note := CorrectionNote{l.T(correctionKind(c.Kind)), date(l, c.Date.In(r.Site.Config.Zone), c.DateOnly), c.Text}
			p.Corrections = append(p.Corrections, CorrectionLine{note, Link{Title: c.Article.Title, URL: r.url(c.Article.Path)}})
		}
		return p, nil
	})
}

// FeedsPage explains feeds to people (feeds.html).
type FeedsPage struct {
	Base
	All    []FeedLine // of all stories, one a format
	Topics []FeedLine // of each tag
}

// FeedLine is one feed.
type FeedLine struct {
	Title, Format, URL, Absolute string
}

func (r *renderer) feeds(tree *output.Tree, l *site.Language) {
	formats := r.Site.Config.Feeds.Kinds()
	if len(formats) == 0 || len(l.Articles) == 0 {
		return
	}
	r.list(tree, l, "feeds", l.Home+"feeds/", l.T("nav.feeds"), func(b Base) (any, error) {
		p := &FeedsPage{Base: b}
		for _, f := range formats {
			p.All = append(p.All, FeedLine{l.T("feeds.main"), f.Name, r.url(l.Home + f.File), r.absolute(l.Home + f.File)})
		}
		for _, t := range l.Terms {
			p.Topics = append(p.Topics, FeedLine{t.Label, formats[0].Name, r.url(t.Path + formats[0].File), r.absolute(t.Path + formats[0].File)})
		}
		return p, nil
	})
}

package render

import (
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
)

// AuthorPage is who wrote or translated, with the stories (author.html).
type AuthorPage struct {
	Base
	Bio          string
	Link         string // a page of theirs elsewhere
	Wrote        []MonthGroup
	Translated   []MonthGroup
	Stories      int    // that they wrote
	Translations int    // that they made
	Formats      []Link // their feeds, each called by its format: RSS
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

func (r *renderer) authors(tree *output.Tree, l *site.Language) {
	if len(l.Authors) == 0 {
		return
	}
	path := l.Home + "authors/"
	r.list(tree, l, "authors", path, l.T("nav.authors"), func(b Base) (any, error) {
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
			p.Alternates, p.Languages = r.alternateLists(l, a.Path), r.sameList(l, a.Path, crumb{l.T("nav.authors"), path})
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
			note := CorrectionNote{l.T("corr." + c.Kind.Name()), date(l, c.Date.In(r.Site.Config.Zone), c.DateOnly), c.Text}
			p.Corrections = append(p.Corrections, CorrectionLine{note, Link{Title: c.Article.Title, URL: r.url(c.Article.Path)}})
		}
		return p, nil
	})
}

// FeedsPage explains feeds to people (feeds.html).
type FeedsPage struct {
	Base
	All     FeedLine
	Topics  []FeedLine // of each tag
	Authors []FeedLine // of each author
	OPML    string     // the list of all feeds, which reading apps take in at once, or ""
}

// FeedLine is one list of stories with its feeds.
type FeedLine struct {
	Title    string
	URL      string // of the first feed
	Absolute string // the same, to be copied
	Formats  []Link // all of them, each called by its format: RSS
}

func (r *renderer) feeds(tree *output.Tree, l *site.Language) {
	kinds := r.Site.Config.Feeds.Kinds()
	if len(kinds) == 0 || len(l.Articles) == 0 {
		return
	}
	r.list(tree, l, "feeds", l.Home+"feeds/", l.T("nav.feeds"), func(b Base) (any, error) {
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
		if tree.File("/feeds.opml") != nil {
			p.OPML = r.url("/feeds.opml")
		}
		return p, nil
	})
}

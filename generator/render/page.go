package render

import (
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// StandingPage is a page that is not news (page.html): about, imprint.
type StandingPage struct {
	Base
	Others []Other
	Deck   string
	Image  *Picture
	Text   HTML
	Params map[string]any // of its front matter, for the site's own templates
}

// pages claims the standing pages of a language.
func (r *renderer) pages(tree *output.Tree, l *site.Language) {
	for _, a := range l.Pages {
		r.page(tree, a.Path, r.layout(a, "page"), l, "", a.From, func() (any, error) {
			p := &StandingPage{Base: r.base(l, a.Path, a.Title), Deck: a.Description, Others: r.others(a), Image: r.image(a), Params: a.Header.Params}
			p.Alternates, p.Languages = r.alternateStories(a), r.sameStory(a)
			p.NoIndex = p.NoIndex || a.NoIndex
			p.Ribbon = ribbon(a)
			var err error
			if p.Description, err = r.Prose.Summary(a); err != nil {
				return nil, err
			}
			text, err := r.Prose.HTML(a, prose.Page)
			p.Text = trusted(text)
			p.JSONLD = r.crumbsLD(l, []crumb{{a.Title, a.Path}})
			return p, err
		})
		r.aliases(tree, a)
	}
}

// NotFoundPage is the page for addresses that do not exist (404.html).
type NotFoundPage struct {
	Base
	Parts []NotFoundPart // one for each language of the page
}

// NotFoundPart is the text of the page in one language, with the newest stories.
type NotFoundPart struct {
	LanguageInfo
	Title, Text string
	Home        string
	Latest      string // the heading of Newest
	Newest      []Link
}

// newestStories is the number of headlines of a NotFoundPart.
const newestStories = 5

// notFound claims the page for addresses below a language that do not exist.
func (r *renderer) notFound(tree *output.Tree, l *site.Language) {
	r.lost(tree, l.Home+site.NotFound, l, []*site.Language{l})
}

// rootNotFound claims the page for addresses that belong to no language. It is in all
// languages, the x_default language first.
func (r *renderer) rootNotFound(tree *output.Tree) {
	own := r.Site.Language(r.Site.Config.XDefault)
	languages := []*site.Language{own}
	for _, l := range r.Site.Languages {
		if l != own {
			languages = append(languages, l)
		}
	}
	r.lost(tree, "/"+site.NotFound, own, languages)
}

// lost claims a page for addresses that do not exist.
func (r *renderer) lost(tree *output.Tree, path string, l *site.Language, languages []*site.Language) {
	r.page(tree, path, "404", l, "the page of addresses not found", nil, func() (any, error) {
		p := &NotFoundPage{Base: r.base(l, path, l.T("404.title"))}
		p.URL, p.NoIndex = "", true
		p.Languages = r.sameHome(nil)
		for _, l := range languages {
			part := NotFoundPart{LanguageInfo: info(l), Title: l.T("404.title"), Text: l.T("404.text"), Home: r.url(l.Home), Latest: l.T("404.latest")}
			for _, a := range l.Articles[:min(newestStories, len(l.Articles))] {
				part.Newest = append(part.Newest, Link{Title: a.Title, URL: r.url(a.Path)})
			}
			p.Parts = append(p.Parts, part)
		}
		return p, nil
	})
}

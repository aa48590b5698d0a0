// Package render turns a site into HTML pages.
//
// Add claims the path of every page in a tree of files, and of the files beside the
// stories. A page is rendered when its file is asked for:
//
//	tree := &output.Tree{}
//	problems := render.Add(tree, render.Input{Site: s, Prose: p, Theme: th, ...})
//	...
//	tree.File("/ru/").Make(&out)
//
// A kind of page is one file of this package. It has the type that its template sees
// (HomePage, StoryPage, TagPage), in which every text and every address is ready to be
// printed, and a method of renderer that claims the paths of its pages and fills the type.
// Every page type embeds Base, which holds what the frame of the page shows. Kinds of pages
// that list others have a row in site.Lists; makers, in list.go, names their methods.
//
// What many pages show, as cards and links, is made once and shared; pages may be rendered
// by several goroutines at the same time.
package render

import (
	"strings"
	"sync"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/theme"
)

// Input is what pages are made of and with.
type Input struct {
	Site     *site.Site
	Prose    *prose.Prose
	Pictures *picture.Set
	Assets   *asset.Set
	Theme    *theme.Theme
	NoIndex  bool // search engines are asked to list no page: the site is a preview
}

// renderer makes the pages of one build.
type renderer struct {
	Input
	templates map[*site.Language]*theme.Set
	cards     sync.Map                 // *site.Article to *cardEntry
	links     sync.Map                 // what a Link leads to, to the Link
	bases     map[*site.Language]*Base // what all pages of a language share
	socials   socials
	menus     map[*site.Language]menus
}

// Add claims the paths of all pages and of the files beside the stories.
func Add(tree *output.Tree, in Input) diag.List {
	r := &renderer{Input: in, templates: map[*site.Language]*theme.Set{}, bases: map[*site.Language]*Base{}, menus: map[*site.Language]menus{}}
	r.socials = socials{map[*site.Language]*Picture{}, map[string]*Picture{}, map[string]string{}, map[*site.Article]*Picture{}}
	problems := r.checkLayouts()
	for _, l := range in.Site.Languages {
		b, err := in.Theme.For(l.Locale, in.Site.Addresses)
		if err != nil {
			problems = append(problems, theme.Problem(err))
			return problems
		}
		r.templates[l] = b
		r.plain(tree, l)
		r.menus[l] = r.menusOf(l)
		r.bases[l] = r.shared(l)
		problems = append(problems, in.Assets.CheckLetters(l.Tag, letters(l))...)
	}
	r.front(tree)
	r.rootNotFound(tree)
	for _, l := range in.Site.Languages {
		r.home(tree, l)
		problems = append(problems, r.stories(tree, l)...)
		r.pages(tree, l)
		r.lists(tree, l)
		r.notFound(tree, l)
	}
	r.parallel(tree)
	r.media(tree)
	return problems
}

const pageType = "text/html; charset=utf-8"

// page claims a path for a page of a language. The data of its template is made when the
// page is asked for. Messages about the path call the page what, or name the sources.
func (r *renderer) page(tree *output.Tree, path, template string, l *site.Language, what string, from []diag.Place, data func() (any, error)) {
	tree.Add(&output.File{
		Path: output.PathOf(path), Type: pageType, From: from, What: what,
		Render: func(out *output.Out) error {
			d, err := data()
			if err != nil {
				return err
			}
			r.templates[l].Execute(out, template, d)
			return nil
		},
	})
}

// media claims the paths of the files beside the stories.
func (r *renderer) media(tree *output.Tree) {
	for _, m := range r.Site.Media {
		if kind := output.TypeOf(m.Path); strings.HasPrefix(kind, "image/") {
			focus, social := r.socials.focus[m.Path]
			r.Pictures.Add(tree, picture.Claim{File: m.Path, Path: m.URL, Social: social, Focus: focus})
			continue
		}
		tree.Add(&output.File{
			Path: strings.TrimPrefix(m.URL, "/"), Type: output.TypeOf(m.Path), From: []diag.Place{{File: m.Path}},
			Render: func(out *output.Out) error { return r.Pictures.Copy(m.Path, out) },
		})
	}
}

// url returns a path of the site as a page links to it.
func (r *renderer) url(path string) string { return r.Site.Addresses.Link(path) }

// absolute returns a path of the site with the host.
func (r *renderer) absolute(path string) string { return r.Site.Addresses.URL(path) }

// trusted marks a text as HTML that needs no escaping. It is called only for HTML that this
// program has made: Markdown rendered without raw HTML, and JSON-LD.
func trusted(html string) HTML { return HTML(html) }

// HTML is a text that is HTML already. Templates print it as it is.
type HTML = theme.HTML

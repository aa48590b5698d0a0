package pipeline

import (
	"path"
	"slices"
	"strings"
	"time"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/feed"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/picture/card"
	"qostil/generator/prose"
	"qostil/generator/render"
	"qostil/generator/search"
	"qostil/generator/site"
	"qostil/generator/theme"
	"qostil/generator/translation/agree"
)

// Builder builds a site again and again while its files change. It reads the files
// that have changed, then links the whole site and claims all paths again: no derived
// value is invalidated by hand.
//
// A part that can no longer be read (site.yaml, the templates, one article) is
// replaced by its last good version; the Result has the problems of the present one.
// A Builder is not safe for concurrent use; its Results are.
type Builder struct {
	source  Source
	options Options

	cfg       *config.Site
	locales   []*locale.Locale
	assets    *asset.Set
	templates *theme.Theme
	store     *content.Store
	site      *site.Site
	memory    prose.Memory
	words     prose.Words
	pictures  *picture.Set
	typeface  *card.Typeface // nil unless site.yaml names one

	problems         struct{ cfg, locales, store, typeface diag.List } // of the present files, by part
	templateProblems diag.List                                         // of the present templates, if older ones replace them
	files            int                                               // in the last tree
}

// NewBuilder returns a Builder that has read nothing yet.
func NewBuilder(src Source, o Options) *Builder { return &Builder{source: src, options: o} }

// changes says which parts of a site are to be read again.
type changes struct{ config, strings, static, templates, content bool }

func changesOf(files []string) changes {
	if files == nil {
		return changes{true, true, true, true, true}
	}
	var c changes
	for _, f := range files {
		top, rest, _ := strings.Cut(f, "/")
		switch {
		case top == config.Folder && path.Dir(rest) == "." && path.Ext(rest) != ".md":
			c.config = true
		case top == config.Folder:
			c.content = true
		case top == asset.Folder:
			c.static = true
		case strings.HasPrefix(rest, "strings/"):
			c.strings = true
		default:
			c.templates = true
		}
	}
	if c.config { // content, strings and fonts depend on it
		c.content, c.strings, c.static = true, true, true
	}
	c.templates = c.templates || c.static // templates name static files
	return c
}

// Build builds the site after the named files have changed. The names are paths from
// the site's folder; nil means that any file may have changed.
func (b *Builder) Build(files []string) *Result {
	result := &Result{Tree: output.NewTree(b.files)}
	if b.store == nil || b.templates == nil {
		files = nil // no build has come this far yet
	}
	c := changesOf(files)
	start := time.Now()
	if c.config && !b.configure() {
		result.Problems = b.problems.cfg
		return result
	}
	if c.strings {
		locales, problems := loadLocales(b.source, b.cfg)
		b.problems.locales = problems
		if b.locales == nil || problems.Errors() == 0 {
			b.locales = locales
		}
	}
	now, ok := result.now(b.cfg, b.options.Now)
	if !ok {
		return result
	}
	result.Problems = slices.Concat(result.Problems, b.problems.cfg, b.problems.locales)
	start = result.EndStage("config", start)

	if c.content {
		b.loadContent(files, c)
	}
	result.Problems = append(result.Problems, b.problems.store...)
	start = result.EndStage("load", start)

	o := b.options
	b.site = site.Link(b.cfg, b.locales, b.store, site.Options{
		Now: now, Shown: site.Shown{Drafts: o.Drafts, Future: o.Future, Expired: o.Expired, Embargoed: o.Embargoed}, Last: b.site,
	})
	result.Site, result.Store = b.site, b.store
	result.Problems = append(result.Problems, result.Site.Problems...)
	start = result.EndStage("link", start)

	b.loadTheme(c)
	if c.config || c.static {
		b.loadTypeface()
	}
	if files == nil || b.pictures == nil {
		b.pictures = picture.Load(b.source.Site, b.pictureOptions(), picturesOf(result.Site))
	} else {
		b.pictures = b.pictures.Update(b.pictureOptions(), picturesOf(result.Site), files)
	}
	result.Pictures = b.pictures
	result.Problems = slices.Concat(result.Problems, b.templateProblems, b.templates.Problems,
		checkStrings(b.locales, b.cfg, b.templates.Keys), b.problems.typeface, b.pictures.Problems)
	result.Renderable = b.templates.Problems.Errors() == 0
	start = result.EndStage("templates", start)

	b.claimPaths(result)
	result.EndStage("tree", start)
	return result
}

// claimPaths has each stage add its files to the tree.
func (b *Builder) claimPaths(result *Result) {
	tree := result.Tree
	in := prose.Input{
		Site: result.Site, Store: b.store, Pictures: b.pictures, Snippets: b.templates.Snippets(result.Site.Addresses),
		Exists: func(path string) bool { return tree.File(path) != nil }, Memory: &b.memory,
	}
	if b.cfg.Search == config.SearchBuiltin {
		in.Words = &b.words
	}
	result.Prose = prose.New(in)
	result.Checker = agree.NewChecker(result.Prose)
	result.Problems = append(result.Problems, asset.Add(tree, b.assets)...)
	result.Problems = append(result.Problems, render.Add(tree, render.Input{
		Site: result.Site, Prose: result.Prose, Pictures: b.pictures, Assets: b.assets, Theme: b.templates, NoIndex: b.options.NoIndex,
	})...)
	result.Problems = append(result.Problems, feed.Add(tree, feed.Input{
		Site: result.Site, Prose: result.Prose, Assets: b.assets, Redirects: tree.Redirects(), NoIndex: b.options.NoIndex,
	})...)
	index := search.Input{Site: result.Site, Prose: result.Prose}
	if b.cfg.Search == config.SearchPagefind && b.source.Pagefind != nil {
		if index.Pagefind = b.source.Pagefind(); index.Pagefind == nil {
			result.Problems.Add(diag.Place{File: config.File("site.yaml")}, "search.no-pagefind")
		}
	}
	result.Problems = append(result.Problems, search.Add(tree, index)...)
	tree.Seal()
	b.files = tree.Len()
	result.Problems = append(result.Problems, tree.Problems...)
}

// now returns the time as of which the site is built. Build asks for it once, so that all
// pages agree. A text that is no date becomes a problem of the flag --now.
func (r *Result) now(cfg *config.Site, text string) (time.Time, bool) {
	if text == "" {
		return time.Now(), true
	}
	d := &fields.Document{Zone: cfg.Zone}
	t, _, ok := d.Time(&fields.Value{Kind: fields.Scalar, Text: text, Place: diag.Place{File: "--now"}})
	r.Problems = append(r.Problems, d.Problems...)
	return t, ok
}

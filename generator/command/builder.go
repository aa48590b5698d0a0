package command

import (
	"io/fs"
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
	"qostil/generator/pair"
	"qostil/generator/picture"
	"qostil/generator/picture/card"
	"qostil/generator/prose"
	"qostil/generator/render"
	"qostil/generator/search"
	"qostil/generator/site"
)

// Builder builds a site again and again while its files change. Of what a site is
// made of it reads again what has changed, and links and claims everything anew:
// nothing that was worked out is mended by hand.
//
// A part that cannot be read any more (site.yaml, the templates, one article) is
// stood in for by its last good version, under the Problems of the present one.
type Builder struct {
	source  Source
	options Options

	cfg       *config.Site
	locales   []*locale.Locale
	assets    *asset.Set
	templates *render.Templates
	store     *content.Store
	site      *site.Site
	memory    prose.Memory
	pictures  *picture.Set
	typeface  *card.Typeface // of site.yaml, if it names one

	wrong struct{ cfg, locales, store, typeface diag.List } // with the parts as they are now
	bad   diag.List                                         // problems of templates that are stood in for
	files int                                               // of the last tree
}

// NewBuilder prepares to build a site.
func NewBuilder(src Source, o Options) *Builder { return &Builder{source: src, options: o} }

// onceTexts is how many texts a build that is the only one remembers: those of the
// stories in hand, and of some that they link to.
const onceTexts = 1000

// changes says which parts of a site some files belong to.
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
	if c.config { // which documents depend on, the words of a language, and fonts
		c.content, c.strings, c.static = true, true, true
	}
	c.templates = c.templates || c.static // which name static files
	return c
}

// Build builds the site after some files have changed; after any, if it is given
// none.
func (b *Builder) Build(files []string) *Built {
	built := &Built{source: b.source, Tree: output.NewTree(b.files)}
	if b.store == nil || b.templates == nil {
		files = nil // no build has come this far yet
	}
	c := changesOf(files)
	start := time.Now()
	if c.config && !b.configure() {
		built.Problems = b.wrong.cfg
		return built
	}
	if c.strings {
		locales, problems := loadLocales(b.source, b.cfg)
		b.wrong.locales = problems
		if b.locales == nil || problems.Errors() == 0 {
			b.locales = locales
		}
	}
	now, ok := built.now(b.cfg, b.options.Now)
	if !ok {
		return built
	}
	built.Problems = slices.Concat(built.Problems, b.wrong.cfg, b.wrong.locales)
	start = built.stage("config", start)

	if c.content {
		b.read(files, c)
	}
	built.Problems = append(built.Problems, b.wrong.store...)
	start = built.stage("load", start)

	o := b.options
	b.site = site.Link(b.cfg, b.locales, b.store, site.Options{
		Now: now, Shown: site.Shown{Drafts: o.Drafts, Future: o.Future, Expired: o.Expired, Embargoed: o.Embargoed}, Last: b.site,
	})
	built.Site = b.site
	built.Problems = append(built.Problems, built.Site.Problems...)
	start = built.stage("link", start)

	b.dress(c)
	if c.config || c.static {
		b.readTypeface()
	}
	if files == nil || b.pictures == nil {
		b.pictures = picture.Load(b.source.Site, b.pictureOptions(), picturesOf(built.Site))
	} else {
		b.pictures = b.pictures.Update(b.pictureOptions(), picturesOf(built.Site), files)
	}
	built.Problems = slices.Concat(built.Problems, b.assets.Problems, b.bad, b.templates.Problems,
		checkStrings(b.locales, b.cfg, b.templates.Keys), b.wrong.typeface, b.pictures.Problems)
	built.texts = b.templates.Problems.Errors() == 0
	start = built.stage("templates", start)

	b.claim(built)
	built.stage("tree", start)
	return built
}

// readTypeface reads the font of social pictures that site.yaml names.
func (b *Builder) readTypeface() {
	b.typeface, b.wrong.typeface = nil, nil
	name := b.cfg.Fonts.Social
	if name == "" {
		return
	}
	at := diag.Place{File: config.File("site.yaml"), Key: "fonts.social"}
	file, err := fs.ReadFile(b.source.Site, path.Clean(name))
	if err != nil {
		b.wrong.typeface.Errorf(at, "the font %q cannot be read", name).Hintf("put it into static/ and write static/fonts/its-name.ttf")
		return
	}
	if b.typeface, err = card.NewTypeface(file); err != nil {
		b.wrong.typeface.Errorf(at, "%q is no TrueType or OpenType font", name)
	}
}

// pictureOptions is what site.yaml says of pictures, and what there is to do it with.
func (b *Builder) pictureOptions() picture.Options {
	o := picture.Options{Images: string(b.cfg.Images), Cache: b.source.Cache, Typeface: b.typeface}
	if b.cfg.Images != config.ImagesBuiltin || len(b.cfg.ImageFormats) == 0 || b.source.Encoders == nil || len(b.site.Media) == 0 {
		return o // nobody is to look for programs in vain
	}
	for _, e := range b.source.Encoders() {
		if slices.Contains(b.cfg.ImageFormats, config.ImageFormat(e.Name)) {
			o.Encoders = append(o.Encoders, e)
		}
	}
	return o
}

// configure reads the configuration. It says whether there is one to work with.
func (b *Builder) configure() bool {
	cfg, problems := config.Load(b.source.Site, b.options.BaseURL)
	b.wrong.cfg = problems
	if cfg != nil && (b.cfg == nil || problems.Errors() == 0) {
		b.cfg = cfg
	}
	return b.cfg != nil
}

// read reads the articles that have changed; all of them under a configuration that
// has.
func (b *Builder) read(files []string, c changes) {
	last := b.store
	if last == nil || c.config {
		b.store = content.Load(b.source.Site, b.cfg)
	} else {
		var own []string
		for _, f := range files {
			if strings.HasPrefix(f, config.Folder+"/") {
				own = append(own, f)
			}
		}
		b.store = last.Update(b.cfg, own)
	}
	b.wrong.store = b.store.Problems
	if last != nil {
		b.store = b.store.StandIn(last, b.cfg)
	}
}

// dress reads static files and templates.
func (b *Builder) dress(c changes) {
	if c.static {
		o := asset.Options{Site: b.source.Site, Refused: b.cfg.Refused()}
		for _, f := range b.cfg.Fonts.Web {
			o.Fonts = append(o.Fonts, asset.Font(f))
		}
		b.assets = asset.Load(o, b.source.Static, sub(b.source.Site, asset.Folder))
	}
	if !c.templates {
		return
	}
	templates := render.LoadTemplates(b.assets, b.source.Templates, sub(b.source.Site, render.Folder))
	b.bad = nil
	if b.templates != nil && b.templates.Problems.Errors() == 0 && templates.Problems.Errors() > 0 {
		b.bad = templates.Problems
		return
	}
	b.templates = templates
}

// claim claims the paths of all files.
func (b *Builder) claim(built *Built) {
	tree := built.Tree
	built.Prose = prose.New(built.Site, b.store, b.pictures, func(path string) bool { return tree.File(path) != nil }, &b.memory)
	built.Prose.Snippets = b.templates.Snippets(built.Site.Config.BasePath)
	built.Checker = pair.NewChecker(built.Prose)
	for _, f := range b.assets.Files() {
		tree.Add(f)
	}
	built.Problems = append(built.Problems, render.Add(tree, render.Input{
		Site: built.Site, Prose: built.Prose, Pictures: b.pictures, Assets: b.assets, Templates: b.templates, NoIndex: b.options.NoIndex,
	})...)
	feed.Add(tree, feed.Input{Site: built.Site, Prose: built.Prose, Assets: b.assets, NoIndex: b.options.NoIndex})
	in := search.Input{Site: built.Site, Prose: built.Prose}
	if b.cfg.Search == config.SearchPagefind && b.source.Pagefind != nil {
		if in.Pagefind = b.source.Pagefind(); in.Pagefind == "" {
			built.Problems.Warnf(diag.Place{File: config.File("site.yaml")}, "search: pagefind: the program is not found; the site has the built-in search").
				Hintf("install it (npm install pagefind), or name it in PAGEFIND_BIN")
		}
	}
	built.Problems = append(built.Problems, search.Add(tree, in)...)
	tree.Seal()
	b.files = tree.Len()
	built.Problems = append(built.Problems, tree.Problems...)
}

// now is the moment as of which the site is built: asked once, so that all pages
// agree.
func (b *Built) now(cfg *config.Site, text string) (time.Time, bool) {
	if text == "" {
		return time.Now(), true
	}
	d := &fields.Document{Zone: cfg.Zone}
	t, _, ok := d.Time(&fields.Value{Kind: fields.Scalar, Text: text, Name: "--now", Place: diag.Place{File: "--now"}})
	b.Problems = append(b.Problems, d.Problems...)
	return t, ok
}

// sub is a folder of a file system; one that does not exist is empty.
func sub(fsys fs.FS, dir string) fs.FS {
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(err) // our own constants are valid paths
	}
	return s
}

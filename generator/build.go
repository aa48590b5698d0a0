package generator

import (
	"io/fs"
	"time"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/feed"
	"qostil/generator/fields"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/render"
	"qostil/generator/site"
)

// Source is where a site is read from: its folder, and the templates and static
// files that the program brings, which those of the folder replace file by file.
type Source struct {
	Site      fs.FS
	Templates fs.FS
	Static    fs.FS
}

// Options says how a site is built.
type Options struct {
	BaseURL   string // in place of the configured one
	Now       string // a date as in front matter; "" is the clock
	Drafts    bool   // also show drafts
	Future    bool   // also show scheduled stories
	Expired   bool   // also show expired stories
	Embargoed bool   // also show stories under embargo
	NoIndex   bool   // keep search engines away
}

// Built is a site that is ready to be rendered, and what is wrong with it so far.
type Built struct {
	Site     *site.Site // nil where the configuration could not be read
	Tree     *output.Tree
	Prose    *prose.Prose
	Problems diag.List
	Stages   []StageTime
	source   Source
	texts    bool // the pages can be rendered; otherwise only the texts be checked
}

// StageTime is how long one stage of the pipeline took.
type StageTime struct {
	Name string
	Took time.Duration
}

// stage adds the time since start to the stages, and returns the time.
func (b *Built) stage(name string, start time.Time) time.Time {
	now := time.Now()
	b.Stages = append(b.Stages, StageTime{name, now.Sub(start)})
	return now
}

// Build runs the pipeline up to the tree of files. No page is rendered yet. The
// problems of all stages are collected: only a configuration that cannot be
// understood ends it early.
func Build(src Source, o Options) *Built {
	b := &Built{source: src, Tree: &output.Tree{}}
	start := time.Now()
	cfg, problems := config.Load(src.Site, o.BaseURL)
	b.Problems = problems
	if cfg == nil {
		return b
	}
	now, ok := b.now(cfg, o.Now)
	if !ok {
		return b
	}
	locales, problems := loadLocales(src, cfg)
	b.Problems = append(b.Problems, problems...)
	start = b.stage("config", start)

	store := content.Load(src.Site, cfg)
	b.Problems = append(b.Problems, store.Problems...)
	start = b.stage("load", start)

	b.Site = site.Link(cfg, locales, store, site.Options{
		Now: now, Drafts: o.Drafts, Future: o.Future, Expired: o.Expired, Embargoed: o.Embargoed,
	})
	b.Problems = append(b.Problems, b.Site.Problems...)
	start = b.stage("link", start)

	assets := asset.Load(src.Static, sub(src.Site, asset.Folder))
	templates := render.LoadTemplates(assets, src.Templates, sub(src.Site, render.Folder))
	pictures := picture.Load(src.Site, picturesOf(b.Site))
	b.Problems = append(b.Problems, assets.Problems...)
	b.Problems = append(b.Problems, templates.Problems...)
	b.Problems = append(b.Problems, checkStrings(locales, cfg, templates.Keys)...)
	b.Problems = append(b.Problems, pictures.Problems...)
	b.texts = templates.Problems.Errors() == 0
	start = b.stage("templates", start)

	b.Prose = prose.New(b.Site, store, pictures, func(path string) bool { return b.Tree.File(path) != nil })
	for _, f := range assets.Files() {
		b.Tree.Add(f)
	}
	b.Problems = append(b.Problems, render.Add(b.Tree, render.Input{
		Site: b.Site, Prose: b.Prose, Pictures: pictures, Assets: assets, Templates: templates, NoIndex: o.NoIndex,
	})...)
	feed.Add(b.Tree, feed.Input{Site: b.Site, Prose: b.Prose, Assets: assets, NoIndex: o.NoIndex})
	b.Tree.Seal()
	b.Problems = append(b.Problems, b.Tree.Problems...)
	b.stage("tree", start)
	return b
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

func picturesOf(s *site.Site) []string {
	var files []string
	for _, m := range s.Media {
		if content.IsPicture(m.Path) {
			files = append(files, m.Path)
		}
	}
	return files
}

// finish completes a list of problems for people: places found, lines quoted,
// sorted.
func (b *Built) finish(problems diag.List) diag.List {
	content.Locate(b.source.Site, problems)
	problems.Sort()
	problems.Quote(b.source.Site)
	return problems
}

// failed says whether a site with these problems must not be published.
func failed(problems diag.List, strict bool) bool {
	return problems.Errors() > 0 || strict && len(problems) > 0
}

// Held counts what is held back, and says when the next of it is due.
type Held struct {
	Draft     int    `json:"draft"`
	Scheduled int    `json:"scheduled"`
	Embargoed int    `json:"embargoed"`
	Expired   int    `json:"expired"`
	Next      string `json:"next,omitempty"` // RFC 3339
}

// Total is the number of documents held back.
func (h Held) Total() int { return h.Draft + h.Scheduled + h.Embargoed + h.Expired }

func heldBack(s *site.Site) Held {
	var h Held
	for _, d := range s.Held {
		switch d.State {
		case site.Draft:
			h.Draft++
		case site.Scheduled:
			h.Scheduled++
		case site.Embargoed:
			h.Embargoed++
		case site.Expired:
			h.Expired++
		}
	}
	if next := s.Next(); !next.IsZero() {
		h.Next = next.Format(time.RFC3339)
	}
	return h
}

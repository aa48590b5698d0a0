// Package pipeline turns the folder of a site into a tree of files.
//
// A [Source] says where a site is read from: its folder, the templates and static
// files that the program brings, and functions for what lies outside of both (a cache
// of pictures, programs that encode them, Pagefind). A [Builder] runs the stages
// (config, content, site, templates, pictures, render, feed, search) and returns a
// [Result]: the linked site, the [output.Tree] of its files, and the problems so far.
//
//	source := pipeline.NewSource(folder, program)
//	b := pipeline.NewBuilder(source, pipeline.Options{Drafts: true})
//	r := b.Build(nil)                    // the whole site
//	r = b.Build([]string{"content/…"})   // again, after these files have changed
//
// [Build] does it for a program that builds once.
//
// Invariants:
//
//   - No page is rendered by Build. Every path of the site is known before the first
//     file of the tree is rendered.
//   - The Result of a Builder that was told which files changed equals that of a new
//     Builder, as long as the site has no errors.
//   - A part that cannot be read (site.yaml, the templates, one article) is replaced by
//     its last good version, and the Result holds the problems of the present one.
//   - The package opens no file except through Source, and starts no process.
package pipeline

import (
	"io/fs"
	"time"

	"qostil/generator/asset"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/search"
	"qostil/generator/site"
	"qostil/generator/theme"
	"qostil/generator/translation/agree"
)

// Source is where a site is read from: its folder, and the templates and static
// files that the program brings. Files of the folder replace those of the program one
// by one.
type Source struct {
	Site      fs.FS
	Templates fs.FS
	Static    fs.FS

	Cache    func() output.FS         // the folder for variants of pictures; nil: they are not kept
	Encoders func() []picture.Encoder // for formats that Go cannot write; nil: there are none
	Codec    picture.Codec            // for formats that Go can; nil functions: the standard library

	// Pagefind finds the program for sites with "search: pagefind"; it returns nil if the
	// program is not installed. If the function is nil, these sites get the built-in
	// index: the preview uses that, because each save would have to wait for the program.
	Pagefind func() *search.Program
}

// NewSource returns the Source of a site's folder. The files of the program are in the
// folders templates and static of program. Cache and programs are left to the caller.
func NewSource(folder, program fs.FS) Source {
	return Source{Site: folder, Templates: sub(program, theme.Folder), Static: sub(program, asset.Folder)}
}

// Options says how a site is built.
type Options struct {
	BaseURL   string // replaces base_url of site.yaml, unless ""
	Now       string // the build's time, written as in front matter; "" is the clock
	Drafts    bool   // also show drafts
	Future    bool   // also show scheduled stories
	Expired   bool   // also show expired stories
	Embargoed bool   // also show stories under embargo
	NoIndex   bool   // ask search engines to index nothing

	// SingleVariants makes each variant of a picture alone, when it is asked for: a
	// browser wants one of them, and a shard has only some. A whole build wants all, and
	// decodes the picture once.
	SingleVariants bool
}

// Result is a site that is ready to be rendered.
type Result struct {
	Site     *site.Site     // nil if the configuration cannot be read
	Store    *content.Store // the documents that Site was linked from; nil if Site is
	Tree     *output.Tree   // never nil; empty if Site is nil
	Prose    *prose.Prose   // nil if Site is
	Checker  *agree.Checker // nil if Site is
	Pictures *picture.Set   // nil if Site is
	Problems diag.List      // of all stages before rendering, neither sorted nor located

	// Renderable says that the templates have no errors. If it is false, only the
	// texts can be checked.
	Renderable bool

	Stages []StageTime // in the order in which they ran
}

// StageTime is how long one stage of the pipeline took.
type StageTime struct {
	Name string
	Took time.Duration
}

// EndStage adds a stage that began at start and ends now, and returns now.
func (r *Result) EndStage(name string, start time.Time) time.Time {
	now := time.Now()
	r.Stages = append(r.Stages, StageTime{name, now.Sub(start)})
	return now
}

// Build runs the pipeline once. The problems of all stages are collected; only a
// configuration that cannot be read ends it early.
func Build(src Source, o Options) *Result {
	b := NewBuilder(src, o)
	b.memory.Texts = singleBuildTexts
	return b.Build(nil)
}

// singleBuildTexts is how many parsed texts a single build keeps: those of the stories
// that are being rendered, and of some that they link to. A Builder that builds again
// keeps all.
const singleBuildTexts = 1000

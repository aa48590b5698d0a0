package command

import (
	"io/fs"
	"time"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/pair"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Source is where a site is read from: its folder, and the templates and static
// files that the program brings, which those of the folder replace file by file.
type Source struct {
	Site      fs.FS
	Templates fs.FS
	Static    fs.FS

	Cache    func() output.FS         // where what was made of pictures is kept, if anywhere
	Encoders func() []picture.Encoder // of kinds of pictures that Go cannot write, if any

	// Pagefind finds the program that a site with "search: pagefind" asks for, or "".
	// Without it such a site has our own index: saves in a preview would have to wait.
	Pagefind func() string
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
	Checker  *pair.Checker
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
	b := NewBuilder(src, o)
	b.memory.Texts = onceTexts
	return b.Build(nil)
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

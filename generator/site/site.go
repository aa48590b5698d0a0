// Package site is all documents linked into one immutable model; pure.
//
// Link pairs the versions of a story, lets translations take from their
// original what they do not say, decides what is held back, and gives every
// language its lists: articles, days, terms, authors, sources. It reads no file
// and is never changed afterwards; on any change the whole site is linked again.
package site

import (
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// Site is the linked site.
type Site struct {
	Config    *config.Site
	Addresses Addresses
	Now       time.Time
	Languages []*Language // in declared order
	Stories   []*Story    // newest first, by the first publication in any language
	Held      []Held      // by file
	Media     []Media     // by path
	Problems  diag.List

	basis   basis
	stories []prepared          // of all documents, in order of their ids
	twins   bool                // some version is claimed by two files
	byFile  []*content.Document // in order of their files
	byID    []*content.Document // in order of their ids, and of languages; no version twice
	pages   []*Article          // of the documents of byID; nil where they are held back
	held    map[*content.Document]*Held
	nearest func() *nearest   // made when it is first asked for
	media   map[string]string // path of the file to path on the site
	kept    map[string]bool   // files that belong to stories held back
}

// Language is one language of the site: its words, and its lists.
type Language struct {
	*locale.Locale
	Home      string     // "/ru/"
	Articles  []*Article // stories and briefs, newest first
	Withdrawn []*Article // whose address keeps a note
	Pages     []*Article // standing pages, by path
	Terms     []*Term    // with at least one article, in the language's alphabetical order
	Days      []*Day     // with at least one article, newest first
	Years     []*Year    // newest first
	Authors   []*Author  // in alphabetical order
	Sources   []*Cited   // the most cited first
	Corrected []Corrected
	Menu      []MenuEntry

	lists map[string]bool  // paths of lists: terms, authors, days, months, years, corrections
	terms map[string]*Term // Terms by their slugs
}

// addList records that a list, or a member of one, is at a path.
func (l *Language) addList(path string) {
	if l.lists == nil {
		l.lists = map[string]bool{}
	}
	l.lists[path] = true
}

// Counterpart returns the path in this language of a list, or of a member of one, of
// another language; ok is false if this language does not have it. Paths of lists differ
// between languages in their first part alone.
func (l *Language) Counterpart(of *Language, path string) (own string, ok bool) {
	own = l.Home + strings.TrimPrefix(path, of.Home)
	return own, l.lists[own]
}

// Story is one piece of news, in the languages that it has been published in.
type Story struct {
	ID       string
	Original *content.Document // held back or not
	Versions []*Article        // published, in declared order of languages; never empty
	First    time.Time         // the earliest date of the versions, in the site's zone
	DateOnly bool              // First names a day, not an hour
}

// In is the version in a language, or nil.
func (s *Story) In(lang *Language) *Article {
	for _, a := range s.Versions {
		if a.Language == lang {
			return a
		}
	}
	return nil
}

// State says why an article would not stand on a public site.
type State uint8

// The states. Published articles are shown by every build, the others only when
// asked for.
const (
	Published State = iota
	Draft
	Scheduled
	Embargoed
	Expired
	Broken
)

func (s State) String() string {
	return [...]string{"published", "draft", "scheduled", "embargoed", "expired", "broken"}[s]
}

// Held is a document that is not on the site.
type Held struct {
	*content.Document
	State State
	Until time.Time // of scheduled and embargoed ones; since, of expired ones
}

// Article is a version of a story, or a standing page, as the site shows it: with
// all that it has from its original.
type Article struct {
	*content.Document
	Story    *Story
	Language *Language

	Title       string
	Slug        string
	Path        string    // "/ru/2026/11/slug/", without the base path
	PageFile    string    // of the page in the output: "ru/2026/11/slug/index.html"
	Date        time.Time // first publication in this language, in the site's zone
	DateOnly    bool      // Date names a day, not an hour
	Updated     time.Time // zero where nothing significant has changed
	UpdatedDay  bool      // Updated names a day, not an hour
	Description string    // as written; "" where the text gives it
	Brief       bool
	Lead        bool
	Weight      int
	NoIndex     bool
	Layout      string
	Dateline    string
	Aliases     []string     // paths at which it stood before
	From        []diag.Place // one: where its address is decided
	Terms       []*Term
	Section     *Term // its rubric, or nil
	Authors     []*Author
	Translators []*Author
	Reviewers   []*Author
	Sources     []Source
	Own         bool // the newsroom's own reporting
	Image       *Image
	Corrections []content.Correction
	Withdrawn   *content.Withdrawn // nil for all that stand
	State       State
	Until       time.Time // see Held

	Prev, Next *Article // the story before and after it, in its language
}

// Image is the picture of an article.
type Image struct {
	File    string // path from the site's folder
	Alt     string
	Caption string
	Credit  string
	Focus   string
}

// Source is somebody whom an article cites, with the words for it.
type Source struct {
	Key    string // of sources.yaml, or ""
	Name   string
	URL    string
	Lang   string // of the report, BCP 47, or ""
	Citing string // whom the report cites, in the case that the sentence wants, or ""
	Via    string // the same as a name, or ""
	Date   time.Time
}

// Term is one tag in one language.
type Term struct {
	*config.Tag
	Language *Language
	Label    string
	Path     string     // "/ru/tags/kazakhstan/"
	Articles []*Article // newest first

	at int // among those of the glossary
}

// Author is who wrote or translated, in one language.
type Author struct {
	Key        string
	Language   *Language
	Name       string
	Path       string // "/ru/authors/key/"
	URL        string // a page of theirs elsewhere
	Bio        string
	Wrote      []*Article // newest first
	Translated []*Article
}

// Cited is a source as the page of sources shows it.
type Cited struct {
	Key, Name, URL, Lang string
	Articles             []*Article // newest first
}

// Corrected is one correction with its article; they are listed newest first.
type Corrected struct {
	*content.Correction
	Article *Article
}

// MenuEntry is one entry of the line of rubrics.
type MenuEntry struct {
	Title string
	Path  string // on the site, or ""
	URL   string // elsewhere
}

// Media is a file that is published beside the stories.
type Media struct {
	content.File
	URL string // its path on the site: "/media/2026/11/23/aktau-port.jpg"
}

// Language returns the language of a tag, or nil.
func (s *Site) Language(tag string) *Language {
	for _, l := range s.Languages {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// Next is the earliest moment at which the site changes by the clock alone: a
// scheduled or embargoed document becomes due, a story expires or is withdrawn. It
// is zero where nothing waits.
func (s *Site) Next() time.Time {
	var next time.Time
	sooner := func(t time.Time) {
		if t.After(s.Now) && (next.IsZero() || t.Before(next)) {
			next = t.In(s.Config.Zone)
		}
	}
	for _, h := range s.Held {
		if h.State == Scheduled || h.State == Embargoed {
			sooner(h.Until)
		}
	}
	for _, d := range s.byFile {
		h := &d.Header
		sooner(h.Expires)
		if h.Withdrawn != nil {
			sooner(h.Withdrawn.Date)
		}
	}
	return next
}

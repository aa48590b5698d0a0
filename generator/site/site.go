// Package site links all documents into one immutable model, the Site.
//
// A Story is one piece of news; its versions are Articles, one for a Language. A Term is a
// tag in a language, an Author a person in a language. Link pairs the versions of a story,
// completes translations with what only their original says, decides which documents are
// held back, gives every article its path, and makes the lists of every language: articles,
// days, terms, authors, sources, corrections.
//
//	s := site.Link(cfg, locales, store, site.Options{Now: now})
//	for _, a := range s.Languages[0].Articles {
//		fmt.Println(s.Addresses.URL(a.Path), a.Title)
//	}
//
// Link reads no file, and the same input makes the same Site. A Site never changes after
// Link: when a file changes, the whole site is linked again. Problems that need more than
// one file to be seen (two files that claim to be one version, a translation of nothing)
// are in Site.Problems.
//
// Lists is the table of the list pages, and Addresses the one type that makes links and
// URLs of paths; other packages read them and know no path by heart.
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
	Now       time.Time   // as of which it is linked
	Languages []*Language // in declared order
	Stories   []*Story    // newest first, by the first publication in any language
	Held      []Held      // by file
	Media     []Media     // by path
	Problems  diag.List

	inputs               sharedInputs
	stories              []prepared          // of all documents, by id
	hasDuplicateVersions bool                // two files claim to be the same version
	byFile               []*content.Document // by path of the file
	byID                 []*content.Document // by id and language; no version twice
	pages                []*Article          // of the documents of byID; nil if held back
	held                 map[*content.Document]*Held
	nearest              func() *nearest   // made when it is first needed
	media                map[string]string // path on the site, by path of the file
	heldFiles            map[string]bool   // files that belong to stories held back
}

// Language is one language of the site with its lists.
type Language struct {
	*locale.Locale
	Home      string      // "/ru/"
	Articles  []*Article  // stories and briefs, newest first
	Withdrawn []*Article  // their pages say that they were withdrawn
	Pages     []*Article  // standing pages, by path
	Terms     []*Term     // with at least one article, in the language's alphabetical order
	Days      []*Day      // with at least one article, newest first
	Years     []*Year     // newest first
	Authors   []*Author   // in alphabetical order
	Sources   []*Cited    // the most cited first
	Corrected []Corrected // newest first
	Menu      []MenuEntry

	lists map[string]bool  // the paths of Lists and of their members
	terms map[string]*Term // Terms by slug
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

// In returns the version in a language, or nil.
func (s *Story) In(lang *Language) *Article {
	for _, a := range s.Versions {
		if a.Language == lang {
			return a
		}
	}
	return nil
}

// Article is a version of a story, or a standing page, with all values that it takes from
// its original.
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
	Updated     time.Time // the last significant change; zero if there was none
	UpdatedDay  bool      // Updated names a day, not an hour
	Description string    // as written, or ""
	Brief       bool
	Lead        bool
	Weight      int
	NoIndex     bool
	Layout      string
	Dateline    string
	Aliases     []string     // earlier paths
	From        []diag.Place // the one place that decides its path
	Terms       []*Term
	Section     *Term // its rubric, or nil
	Authors     []*Author
	Translators []*Author
	Reviewers   []*Author
	Sources     []Source
	Own         bool // the newsroom's own reporting
	Image       *Image
	Corrections []content.Correction
	Withdrawn   *content.Withdrawn // nil if it has not been withdrawn
	State       State
	Until       time.Time // see Held.Until

	Prev, Next *Article // the story before and after it in its language, or nil
}

// Image is the picture of an article.
type Image struct {
	File    string // path from the site's folder
	Alt     string
	Caption string
	Credit  string
	Focus   string
}

// Source is a source that an article cites, in the words of the article's language.
type Source struct {
	Key    string // of sources.yaml, or ""
	Name   string
	URL    string
	Lang   string // of the report, BCP 47, or ""
	Citing string // whom the report cites, declined as the sentence needs it, or ""
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

	at int // index in linker.glossed; of terms of the glossary
}

// Author is an author or translator in one language.
type Author struct {
	Key        string
	Language   *Language
	Name       string
	Path       string // "/ru/authors/key/"
	URL        string // their page on another site, or ""
	Bio        string
	Wrote      []*Article // newest first
	Translated []*Article
}

// Cited is a source with the articles that cite it, as the page of sources lists it.
type Cited struct {
	Key, Name, URL, Lang string
	Articles             []*Article // newest first
}

// Corrected is one correction with its article.
type Corrected struct {
	*content.Correction
	Article *Article
}

// MenuEntry is one entry of the line of rubrics.
type MenuEntry struct {
	Title string
	Path  string // on the site, or ""
	URL   string // of another site, or ""
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

// Next returns the earliest time at which the site changes without a change of a file: a
// scheduled or embargoed document is published, a story expires or is withdrawn. It is zero
// if there is none.
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

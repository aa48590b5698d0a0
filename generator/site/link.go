package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/language/locale"
)

// Options are the options of Link.
type Options struct {
	Now time.Time // the time as of which documents are published, scheduled or expired
	Shown
	Last *Site // the Site before, or nil; linking is faster with it, and the result the same
}

// Shown says which of the documents that would be held back are shown.
type Shown struct {
	Drafts    bool
	Future    bool
	Expired   bool
	Embargoed bool
}

// linker is the state of Link that the Site does not need.
type linker struct {
	*Site
	last      *Site // see Options; nil where nothing can be taken from it
	languages map[string]*Language
	glossed   []*Term                // of the tags of the glossary in its order, each in all languages
	terms     map[termKey]*Term      // of all tags
	openTags  map[string]*config.Tag // tags outside the glossary, by their folded names
	permalink pattern
	tagAt     map[string]*config.Tag           // by slug
	authors   map[string]map[*Language]*Author // by key
}

type termKey struct {
	tag  *config.Tag
	lang *Language
}

// Link makes the Site of all documents. The locales are those of the declared languages,
// in their order. Problems are in Site.Problems.
func Link(cfg *config.Site, locales []*locale.Locale, store *content.Store, o Options) *Site {
	l := &linker{
		Site: &Site{
			Config:    cfg,
			Addresses: addressesOf(cfg),
			Now:       o.Now.In(cfg.Zone),
			inputs:    sharedInputs{o.Shown, store.Files},
			held:      map[*content.Document]*Held{},
		},
		languages: map[string]*Language{},
		terms:     map[termKey]*Term{},
		openTags:  map[string]*config.Tag{},
		tagAt:     map[string]*config.Tag{},
		authors:   map[string]map[*Language]*Author{},
	}
	for _, words := range locales {
		lang := &Language{Locale: words, Home: l.Addresses.Home(words.Tag)}
		l.Languages = append(l.Languages, lang)
		l.languages[lang.Tag] = lang
	}
	if l.canReuse(o.Last) {
		l.last = o.Last
	}
	l.permalink = parsePattern(cfg.Permalink)
	l.glossary()
	groups := l.pair(store.Documents)
	l.nearest = sync.OnceValue(func() *nearest { return nearestOf(l.byFile, l.byID) })
	l.prepare(groups, store)
	l.place()
	l.lists()
	l.publishFiles(store)
	l.menus()
	slices.SortFunc(l.Held, func(a, b Held) int { return cmp.Compare(a.File, b.File) })
	return l.Site
}

// compareVersions orders documents by id, then by the declared order of languages.
func (s *Site) compareVersions(a, b *content.Document) int {
	if c := strings.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	return cmp.Compare(slices.Index(s.Config.Languages, a.Lang), slices.Index(s.Config.Languages, b.Lang))
}

// newest orders articles newest first. Articles of the same moment, such as all articles of
// a day that name no hour, are ordered by weight.
func newest(a, b *Article) int {
	if c := b.Date.Compare(a.Date); c != 0 { // the usual case, and related stories are computed for every page
		return c
	}
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Path, b.Path))
}

// lists makes the lists of all languages, and the list of stories. The languages do not
// depend on each other.
func (l *linker) lists() {
	var all sync.WaitGroup
	for _, lang := range l.Languages {
		all.Go(func() {
			lang.sort()
			lang.chain()
			lang.archive(l.Config.Zone)
			lang.collectTerms()
			lang.collectAuthors()
			lang.collectSources(l.Config)
			lang.collectCorrections()
			lang.index(l.Config)
		})
	}
	slices.SortFunc(l.Stories, func(a, b *Story) int {
		return cmp.Or(b.First.Compare(a.First), cmp.Compare(b.Versions[0].Weight, a.Versions[0].Weight), strings.Compare(a.ID, b.ID))
	})
	all.Wait()
}

func (l *Language) sort() {
	slices.SortFunc(l.Articles, newest)
	slices.SortFunc(l.Withdrawn, newest)
	slices.SortFunc(l.Pages, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
}

// chain gives each story its neighbours. Briefs are not in the chain.
func (l *Language) chain() {
	var newer *Article
	for _, a := range l.Articles {
		if a.Brief {
			continue
		}
		if newer != nil {
			a.Next, newer.Prev = newer, a
		}
		newer = a
	}
}

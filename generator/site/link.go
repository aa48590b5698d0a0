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

// Options says as of when a site is linked, and what of the documents held back
// is shown all the same.
type Options struct {
	Now time.Time
	Shown
	Last *Site // as it was linked before, if it was; what has not changed is found sooner
}

// Shown says which of the documents held back are shown.
type Shown struct {
	Drafts    bool
	Future    bool
	Expired   bool
	Embargoed bool
}

// linker holds what Link works with and the Site does not need.
type linker struct {
	*Site
	last      *Site // see Options; nil where nothing can be taken from it
	languages map[string]*Language
	glossed   []*Term                // of the glossary: in its order, a language after another
	terms     map[termKey]*Term      // of all tags
	openTags  map[string]*config.Tag // folded name of a tag outside the glossary
	permalink pattern
	tagAt     map[string]*config.Tag // by slug
	authors   map[string]map[*Language]*Author
}

type termKey struct {
	tag  *config.Tag
	lang *Language
}

// Link makes the Site of all documents. The locales are those of the declared
// languages, in their order.
func Link(cfg *config.Site, locales []*locale.Locale, store *content.Store, o Options) *Site {
	k := &linker{
		Site: &Site{
			Config:    cfg,
			Addresses: addressesOf(cfg),
			Now:       o.Now.In(cfg.Zone),
			basis:     basis{locales, o.Shown, store.Files},
			held:      map[*content.Document]*Held{},
		},
		languages: map[string]*Language{},
		terms:     map[termKey]*Term{},
		openTags:  map[string]*config.Tag{},
		tagAt:     map[string]*config.Tag{},
		authors:   map[string]map[*Language]*Author{},
	}
	for _, l := range locales {
		lang := &Language{Locale: l, Home: k.Addresses.Home(l.Tag)}
		k.Languages = append(k.Languages, lang)
		k.languages[l.Tag] = lang
	}
	if k.bearsOn(o.Last) {
		k.last = o.Last
	}
	k.permalink = cut(cfg.Permalink)
	k.glossary()
	groups := k.pair(store.Documents)
	k.nearest = sync.OnceValue(func() *nearest { return nearestOf(k.byFile, k.byID) })
	k.prepare(groups, store)
	k.place()
	k.lists()
	k.publishFiles(store)
	k.menus()
	slices.SortFunc(k.Held, func(a, b Held) int { return cmp.Compare(a.File, b.File) })
	return k.Site
}

// compareVersions orders documents by their ids and the declared order of languages.
func (s *Site) compareVersions(a, b *content.Document) int {
	if c := strings.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	return cmp.Compare(slices.Index(s.Config.Languages, a.Lang), slices.Index(s.Config.Languages, b.Lang))
}

// newest orders articles newest first; of stories of one moment, as all of a day
// without hours are, the heavier comes first.
func newest(a, b *Article) int {
	if c := b.Date.Compare(a.Date); c != 0 { // nearly always; every page asks for related stories
		return c
	}
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Path, b.Path))
}

// lists makes the lists of each language, and that of all stories. No language's
// lists need another's.
func (k *linker) lists() {
	var all sync.WaitGroup
	for _, l := range k.Languages {
		all.Go(func() {
			l.sort()
			l.chain()
			l.archive(k.Config.Zone)
			l.collectTerms()
			l.collectAuthors()
			l.collectSources(k.Config)
			l.collectCorrections()
			l.index(k.Config)
		})
	}
	slices.SortFunc(k.Stories, func(a, b *Story) int {
		return cmp.Or(b.First.Compare(a.First), cmp.Compare(b.Versions[0].Weight, a.Versions[0].Weight), strings.Compare(a.ID, b.ID))
	})
	all.Wait()
}

func (l *Language) sort() {
	slices.SortFunc(l.Articles, newest)
	slices.SortFunc(l.Withdrawn, newest)
	slices.SortFunc(l.Pages, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
}

// chain gives each story its neighbours; briefs stand outside the chain.
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

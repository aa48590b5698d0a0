package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/locale"
)

// Options says as of when a site is linked, and what of the documents held back
// is shown all the same.
type Options struct {
	Now       time.Time
	Drafts    bool
	Future    bool
	Expired   bool
	Embargoed bool
}

// linker holds what Link works with and the Site does not need.
type linker struct {
	*Site
	o         Options
	languages map[string]*Language
	terms     map[termKey]*Term      // of tags outside the glossary too
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
			Config: cfg,
			Now:    o.Now.In(cfg.Zone),
			held:   map[*content.Document]*Held{},
		},
		o:         o,
		languages: map[string]*Language{},
		terms:     map[termKey]*Term{},
		openTags:  map[string]*config.Tag{},
		tagAt:     map[string]*config.Tag{},
		authors:   map[string]map[*Language]*Author{},
	}
	for _, l := range locales {
		lang := &Language{Locale: l, Home: "/" + l.Tag + "/"}
		k.Languages = append(k.Languages, lang)
		k.languages[l.Tag] = lang
	}
	k.permalink = cut(cfg.Permalink)
	k.glossary()
	k.place(k.prepare(k.pair(store.Documents), store))
	k.sortAll()
	k.neighbours()
	k.archives()
	k.collectTerms()
	k.collectAuthors()
	k.collectSources()
	k.collectCorrections()
	k.indexes()
	k.publishFiles(store)
	k.menus()
	slices.SortFunc(k.Held, func(a, b Held) int { return cmp.Compare(a.File, b.File) })
	return k.Site
}

// pair groups the documents of one id; each group is in declared order of
// languages, the groups in order of their ids. Of two files that claim to be one
// version the first by path is it.
func (k *linker) pair(documents []*content.Document) [][]*content.Document {
	byPath := func(a, b *content.Document) int { return strings.Compare(a.File, b.File) }
	k.byFile = documents
	if !slices.IsSortedFunc(documents, byPath) {
		k.byFile = slices.SortedFunc(slices.Values(documents), byPath)
	}
	versions := slices.Clone(k.byFile)
	slices.SortStableFunc(versions, k.compareVersions) // quick, where ids are paths: little is out of place
	for _, d := range versions {
		if n := len(k.byID); n > 0 && k.compareVersions(k.byID[n-1], d) == 0 {
			k.Problems.Errorf(d.At("id"), "two files are the version in %q of one story (id %q)", d.Lang, d.ID).
				With(k.byID[n-1].At("id")).Hintf("rename one of them, or give it an id of its own")
			continue
		}
		k.byID = append(k.byID, d)
	}
	var groups [][]*content.Document
	for start, i := 0, 1; start < len(k.byID); i++ {
		if i == len(k.byID) || k.byID[i].ID != k.byID[start].ID {
			groups = append(groups, k.byID[start:i:i])
			start = i
		}
	}
	return groups
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
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Path, b.Path))
}

func (k *linker) sortAll() {
	for _, l := range k.Languages {
		slices.SortFunc(l.Articles, newest)
		slices.SortFunc(l.Withdrawn, newest)
		slices.SortFunc(l.Pages, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
	}
	slices.SortFunc(k.Stories, func(a, b *Story) int {
		return cmp.Or(b.First.Compare(a.First), cmp.Compare(b.Versions[0].Weight, a.Versions[0].Weight), strings.Compare(a.ID, b.ID))
	})
}

// indexes notes the lists of lists that each language has.
func (k *linker) indexes() {
	for _, l := range k.Languages {
		for path, there := range map[string]bool{
			"tags/": len(l.Terms) > 0, "authors/": len(l.Authors) > 0, "sources/": len(l.Sources) > 0,
			"archive/": len(l.Years) > 0, "feeds/": len(k.Config.Feeds.Formats) > 0 && len(l.Articles) > 0,
		} {
			if there {
				l.list(l.Home + path)
			}
		}
	}
}

// neighbours chains the stories of each language; briefs stand outside the chain.
func (k *linker) neighbours() {
	for _, l := range k.Languages {
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
}

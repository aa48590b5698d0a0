package site

import (
	"runtime"
	"sync"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
)

// prepared is a story with its versions, each worked out for itself: all that needs
// no other story.
type prepared struct {
	story    Story
	group    []*content.Document
	versions []candidate

	steady bool      // nothing but the group, the basis and the clock decides it
	until  time.Time // when the clock will decide it anew; zero: never
}

// candidate is a version that may stand on the site.
type candidate struct {
	article Article
	state   State
	until   time.Time
	fate    fate
	open    bool // some of its tags are outside the glossary
	named   bool // somebody wrote or translated it
}

type fate uint8

const (
	stands fate = iota
	held
	dropped // with a Problem
)

// prepare works out the versions of all stories, on all cores: it is most of the
// work of linking. What is wrong is told in the order of the groups.
func (k *linker) prepare(groups [][]*content.Document, store *content.Store) {
	k.stories = make([]prepared, len(groups))
	candidates := make([]candidate, len(k.byID))
	for i, at := 0, 0; i < len(groups); i++ {
		n := len(groups[i])
		k.stories[i].group, k.stories[i].versions = groups[i], candidates[at:at+n:at+n]
		at += n
	}
	workers := min(runtime.GOMAXPROCS(0), len(groups)/100+1)
	parts := make([]*linker, workers)
	var all sync.WaitGroup
	for n := range workers {
		s, part := *k.Site, *k
		s.Problems, part.Site = nil, &s
		parts[n] = &part
		from, to := n*len(groups)/workers, (n+1)*len(groups)/workers
		all.Go(func() { part.some(k.stories[from:to], store) })
	}
	all.Wait()
	for _, part := range parts {
		k.Problems = append(k.Problems, part.Problems...)
	}
}

// some works out the versions of some stories.
func (k *linker) some(stories []prepared, store *content.Store) {
	known := k.known(stories)
	for i := range stories {
		p := &stories[i]
		if !known.give(k, p) {
			problems := len(k.Problems)
			p.steady = true
			k.story(p, store)
			p.steady = p.steady && len(k.Problems) == problems
		}
	}
}

// story works out the versions of one story or standing page.
func (k *linker) story(p *prepared, store *content.Store) {
	story := &p.story
	story.ID, story.Original = p.group[0].ID, k.original(p.group)
	for i, d := range p.group {
		c := &p.versions[i]
		a := &c.article
		k.clock(p, d)
		k.checkTranslation(story, d, len(p.group))
		if d.Kind != story.Original.Kind && !d.Broken && !story.Original.Broken {
			k.Problems.Errorf(d.At("date"), "one version is dated news, the other a standing page without a date").With(story.Original.At("date"))
			c.fate = dropped
			continue
		}
		k.article(a, story, d, store)
		c.state, c.until = k.state(a)
		if d.Broken {
			c.state = Broken
		}
		switch {
		case !k.shown(c.state):
			c.fate = held
		case !k.address(a):
			c.fate = dropped
		default:
			c.open, c.named = !k.link(a), k.credited(a)
		}
	}
}

// credited says whether somebody is named; a story that names neither anybody nor a
// source is a Problem.
func (k *linker) credited(a *Article) bool {
	if len(authorsOf(a).Header.Authors) > 0 || a.Header.Translation != nil && len(a.Header.Translation.Translator)+len(a.Header.Translation.ReviewedBy) > 0 {
		return true
	}
	if a.Kind == content.Story && a.Document == a.Story.Original && len(a.Sources) == 0 && !a.Own && a.Withdrawn == nil {
		k.Problems.Warnf(a.At("title"), "the story names neither a source nor an author").
			Hintf("add source: with the address of the report, or source: own")
	}
	return false
}

// sectionOf is the tag that is an article's rubric, or nil.
func sectionOf(a *Article) *config.Tag {
	for _, tag := range tagsOf(a).Header.Glossary {
		if tag != nil && tag.Group == config.GroupSection {
			return tag
		}
	}
	return nil
}

// place puts the versions that stand into their languages, in the order of their
// stories, and gives them what stories share: open terms and people.
func (k *linker) place() {
	k.pages = make([]*Article, len(k.byID))
	versions := make([]*Article, len(k.byID))
	k.Stories = make([]*Story, 0, len(k.stories))
	for _, l := range k.Languages {
		l.Articles = make([]*Article, 0, len(k.stories))
	}
	at := 0
	for i := range k.stories {
		p := &k.stories[i]
		story := &p.story
		story.Versions = versions[at : at : at+len(p.versions)]
		for j := range p.versions {
			c := &p.versions[j]
			at++
			switch a := &c.article; c.fate {
			case held:
				h := Held{a.Document, c.state, c.until}
				k.Held = append(k.Held, h)
				k.held[a.Document] = &h
			case stands:
				a.State, a.Until = c.state, c.until
				if c.open {
					k.linkOpen(a)
				}
				if c.named {
					k.credit(a)
				}
				k.pages[at-1] = a
				a.list()
			}
		}
		if len(story.Versions) > 0 && story.Versions[0].Kind == content.Story {
			k.Stories = append(k.Stories, story)
		}
	}
}

// list puts an article into the lists of its story and its language.
func (a *Article) list() {
	story := a.Story
	story.Versions = append(story.Versions, a)
	switch {
	case a.Kind == content.Page:
		a.Language.Pages = append(a.Language.Pages, a)
	case a.Withdrawn != nil:
		a.Language.Withdrawn = append(a.Language.Withdrawn, a)
	default:
		a.Language.Articles = append(a.Language.Articles, a)
	}
	if story.First.IsZero() || a.Date.Before(story.First) {
		story.First, story.DateOnly = a.Date, a.DateOnly
	}
}

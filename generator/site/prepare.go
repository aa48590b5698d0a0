package site

import (
	"runtime"
	"sync"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
)

// prepared is a story with its versions as far as they depend on no other story.
type prepared struct {
	story    Story
	group    []*content.Document // of its versions
	versions []candidate         // of group, in its order

	reusable bool      // it depends on the group, the shared inputs and the clock alone
	until    time.Time // when the clock changes it; zero: never
}

// candidate is a version that may be on the site.
type candidate struct {
	article Article
	state   State
	until   time.Time
	outcome outcome
	open    bool // it has tags outside the glossary
	named   bool // it names an author or a translator
}

// outcome says what becomes of a candidate.
type outcome uint8

const (
	shown    outcome = iota
	held             // back
	rejected         // with a Problem
)

// prepare prepares all stories, on all cores: it is most of the work of linking. Problems
// are in the order of the groups.
func (l *linker) prepare(groups [][]*content.Document, store *content.Store) {
	l.stories = make([]prepared, len(groups))
	candidates := make([]candidate, len(l.byID))
	for i, at := 0, 0; i < len(groups); i++ {
		n := len(groups[i])
		l.stories[i].group, l.stories[i].versions = groups[i], candidates[at:at+n:at+n]
		at += n
	}
	workers := min(runtime.GOMAXPROCS(0), len(groups)/100+1)
	parts := make([]*linker, workers)
	var all sync.WaitGroup
	for n := range workers {
		s, part := *l.Site, *l
		s.Problems, part.Site = nil, &s
		parts[n] = &part
		from, to := n*len(groups)/workers, (n+1)*len(groups)/workers
		all.Go(func() { part.prepareSome(l.stories[from:to], store) })
	}
	all.Wait()
	for _, part := range parts {
		l.Problems = append(l.Problems, part.Problems...)
	}
}

// prepareSome prepares some stories, in the order of their ids.
func (l *linker) prepareSome(stories []prepared, store *content.Store) {
	previous := l.previousFrom(stories)
	for i := range stories {
		p := &stories[i]
		if !previous.reuse(l, p) {
			problems := len(l.Problems)
			p.reusable = true
			l.story(p, store)
			p.reusable = p.reusable && len(l.Problems) == problems
		}
	}
}

// story prepares one story or standing page.
func (l *linker) story(p *prepared, store *content.Store) {
	story := &p.story
	story.ID, story.Original = p.group[0].ID, l.original(p.group)
	for i, d := range p.group {
		c := &p.versions[i]
		a := &c.article
		l.noteInputs(p, d)
		l.checkTranslation(story, d, len(p.group))
		if d.Kind != story.Original.Kind && !d.Broken && !story.Original.Broken {
			l.Problems.Add(d.At("date"), "story.dated-and-standing").With(story.Original.At("date"))
			c.outcome = rejected
			continue
		}
		l.article(a, story, d, store)
		c.state, c.until = l.state(a)
		if d.Broken {
			c.state = Broken
		}
		switch {
		case !l.shows(c.state):
			c.outcome = held
		case !l.address(a):
			c.outcome = rejected
		default:
			c.open, c.named = !l.link(a), l.credited(a)
		}
	}
}

// credited reports whether an article names an author, translator or reviewer. A story that
// names neither a person nor a source is a Problem.
func (l *linker) credited(a *Article) bool {
	if len(authorsOf(a).Header.Authors) > 0 || a.Header.Translation != nil && len(a.Header.Translation.Translator)+len(a.Header.Translation.ReviewedBy) > 0 {
		return true
	}
	if a.Kind == content.Story && a.Document == a.Story.Original && len(a.Sources) == 0 && !a.Own && a.Withdrawn == nil {
		l.Problems.Add(a.At("title"), "source.none")
	}
	return false
}

// sectionOf returns the first tag of an article that is a section, or nil.
func sectionOf(a *Article) *config.Tag {
	for _, tag := range tagsOf(a).Header.Glossary {
		if tag != nil && tag.Group == config.GroupSection {
			return tag
		}
	}
	return nil
}

// place adds the versions that are shown to their languages, in the order of the stories,
// and links them with open tags and people, which stories share.
func (l *linker) place() {
	l.pages = make([]*Article, len(l.byID))
	versions := make([]*Article, len(l.byID))
	l.Stories = make([]*Story, 0, len(l.stories))
	for _, lang := range l.Languages {
		lang.Articles = make([]*Article, 0, len(l.stories))
	}
	at := 0
	for i := range l.stories {
		p := &l.stories[i]
		story := &p.story
		story.Versions = versions[at : at : at+len(p.versions)]
		for j := range p.versions {
			c := &p.versions[j]
			at++
			switch a := &c.article; c.outcome {
			case held:
				h := Held{a.Document, c.state, c.until}
				l.Held = append(l.Held, h)
				l.held[a.Document] = &h
			case shown:
				a.State, a.Until = c.state, c.until
				if c.open {
					l.linkOpen(a)
				}
				if c.named {
					l.credit(a)
				}
				l.pages[at-1] = a
				a.addToLists()
			}
		}
		if len(story.Versions) > 0 && story.Versions[0].Kind == content.Story {
			l.Stories = append(l.Stories, story)
		}
	}
}

// addToLists adds an article to the versions of its story and to a list of its language.
func (a *Article) addToLists() {
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

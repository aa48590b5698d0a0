package site

import (
	"slices"
	"strings"
	"time"

	"qostil/generator/content"
	"qostil/generator/language/locale"
)

// Of a site that is linked again after every save most stories are what they were.
// A story is worked out of its own documents, of what all stories stand on, and of
// the clock; where these are the same, so is it, and only its ties to others (terms,
// people, neighbours, lists) are made anew. It is an eighth of the work.

// basis is what all stories stand on, beside the configuration.
type basis struct {
	locales []*locale.Locale
	Shown
	files []content.File // beside the stories
}

// bearsOn says whether stories of another site may be taken as they are.
func (k *linker) bearsOn(last *Site) bool {
	return last != nil && last.Config == k.Config && !k.Now.Before(last.Now) && last.basis.Shown == k.basis.Shown &&
		slices.Equal(last.basis.locales, k.basis.locales) && slices.Equal(last.basis.files, k.basis.files)
}

// clock notes what the clock has to do with a story.
func (k *linker) clock(p *prepared, d *content.Document) {
	h := &d.Header
	at := []time.Time{h.Date, h.Embargo, h.Expires}
	if h.Withdrawn != nil {
		at = append(at, h.Withdrawn.Date)
	}
	for _, t := range at {
		if t.After(k.Now) && (p.until.IsZero() || t.Before(p.until)) {
			p.until = t
		}
	}
	if h.Date.IsZero() && d.Kind == content.Story || h.Translation != nil && len(h.Translation.Of) > 0 {
		p.steady = false // dated by the clock, or held against other stories
	}
}

// reserve is the stories of the last site that have not been passed by, and a store
// of terms for articles.
type reserve struct {
	stories []prepared
	terms   []*Term
}

// known are the stories of the last site from the first of some on.
func (k *linker) known(stories []prepared) reserve {
	if k.last == nil || len(stories) == 0 {
		return reserve{}
	}
	at, _ := slices.BinarySearchFunc(k.last.stories, stories[0].group[0].ID, func(p prepared, id string) int { return strings.Compare(p.story.ID, id) })
	return reserve{stories: k.last.stories[at:], terms: make([]*Term, 0, 8*len(stories))}
}

// give makes a story what it was in the last site, if it would be worked out so. It
// is asked for stories in the order of their ids.
func (r *reserve) give(k *linker, p *prepared) bool {
	for len(r.stories) > 0 && r.stories[0].group[0] != p.group[0] && r.stories[0].story.ID < p.group[0].ID {
		r.stories = r.stories[1:]
	}
	if len(r.stories) == 0 {
		return false
	}
	old := &r.stories[0]
	if !old.steady || !slices.Equal(old.group, p.group) || !old.until.IsZero() && !k.Now.Before(old.until) {
		return false
	}
	p.steady, p.until = true, old.until
	p.story.ID, p.story.Original = old.story.ID, old.story.Original
	for i := range p.versions {
		c := &p.versions[i]
		*c = old.versions[i]
		a := &c.article
		a.Story, a.Prev, a.Next = &p.story, nil, nil
		if a.Language != nil {
			a.Language = k.languages[a.Language.Tag]
		}
		if !c.open {
			r.attach(k, a)
		}
	}
	return true
}

// attach gives an article the terms that it had, as they are in this site.
func (r *reserve) attach(k *linker, a *Article) {
	from := len(r.terms)
	for _, t := range a.Terms {
		r.terms = append(r.terms, k.glossed[t.at])
	}
	a.Terms = r.terms[from:len(r.terms):len(r.terms)]
	if a.Section != nil {
		a.Section = k.glossed[a.Section.at]
	}
}

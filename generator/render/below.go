package render

import (
	"qostil/generator/config"
	"qostil/generator/site"
)

// Thread is the story so far: the other stories of a running story, newest first.
type Thread struct {
	Link
	Stories []DatedLink
}

// DatedLink is a story in a list with dates.
type DatedLink struct {
	Link
	Date Date
}

// The greatest lengths of the lists below a story.
const (
	relatedStories = 5
	threadStories  = 7
	weekStories    = 5
)

// around fills what is below a story: its tags, and other stories.
func (r *renderer) around(p *StoryPage, a *site.Article) {
	for _, t := range a.Terms {
		p.Tags = append(p.Tags, r.link(t, t.Label, a.Language.Listed(t.Path)))
		if t.Group == config.GroupThread && a.Withdrawn == nil {
			r.thread(p, a, t)
		}
	}
	if a.Brief || a.Withdrawn != nil {
		return
	}
	if a.State == site.Published {
		p.Share = r.share(a)
	}
	if a.Prev != nil {
		p.Prev = &Link{Title: a.Prev.Title, URL: r.url(a.Prev.Path)}
	}
	if a.Next != nil {
		p.Next = &Link{Title: a.Next.Title, URL: r.url(a.Next.Path)}
	}
	if r.Theme.Uses("Related") || r.Theme.Uses("Week") {
		r.further(p, a)
	}
}

// further fills related stories and other stories of the week.
func (r *renderer) further(p *StoryPage, a *site.Article) {
	told := map[*site.Article]bool{a: true}
	for _, t := range a.Terms {
		if t.Group == config.GroupThread {
			for _, other := range t.Articles[:min(threadStories+1, len(t.Articles))] {
				told[other] = true
			}
		}
	}
	for _, other := range a.Related(relatedStories + len(told)) {
		if !told[other] && len(p.Related) < relatedStories {
			told[other] = true
			p.Related = append(p.Related, r.link(other, other.Title, other.Path))
		}
	}
	told[a.Prev], told[a.Next] = true, true // the last lines of the page lead there
	for _, other := range a.SameWeek(weekStories, told) {
		p.Week = append(p.Week, r.dated(other, a))
	}
}

// dated returns a story in a list below another story. Its date has the year if the two
// are not of the same year.
func (r *renderer) dated(a, under *site.Article) DatedLink {
	d := date(a.Language, a.Date, a.DateOnly)
	if a.Date.Year() != under.Date.Year() {
		d.Short = d.Day
	}
	return DatedLink{r.link(a, a.Title, a.Path), d}
}

// thread adds the other stories of a running story.
func (r *renderer) thread(p *StoryPage, a *site.Article, t *site.Term) {
	thread := Thread{Link: Link{Title: t.Label, URL: r.url(t.Path)}}
	for _, other := range t.Articles {
		if other != a && len(thread.Stories) < threadStories {
			thread.Stories = append(thread.Stories, r.dated(other, a))
		}
	}
	if len(thread.Stories) > 0 {
		p.Threads = append(p.Threads, thread)
	}
}

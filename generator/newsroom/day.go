package newsroom

import (
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/site"
)

// Day is what has happened on one day of the newsroom, and what is to be done. The lists
// are in the order of languages and lists of the site.
type Day struct {
	Date        time.Time       // midnight, in the site's zone
	Published   []*site.Article // withdrawn ones are not here
	Corrected   []Correction
	Withdrawn   []*site.Article
	ToTranslate []Assignment
	Held        []site.Held // drafts, scheduled and embargoed documents
	Next        time.Time   // when the site has to be built next; zero: nothing waits
}

// Correction is the text of one correction of an article.
type Correction struct {
	Article *site.Article
	Text    string
}

// Assignment is a translation that is asked for.
type Assignment struct {
	Lang     string
	Original string // file of the original, if there is no translation yet
	Draft    string // file of the translation, if it has been begun
}

// Day returns what happened on a day, written as 2026-11-23; "" is the day of the task. If
// the date cannot be read, it returns nil and the problem.
func (t *Task) Day(date string) (*Day, diag.List) {
	from := t.Now
	if date != "" {
		d := &fields.Document{Zone: t.Site.Config.Zone}
		at, _, ok := d.Time(&fields.Value{Kind: fields.Scalar, Text: date, Place: diag.Place{File: diag.CommandLine}})
		if !ok {
			return nil, d.Problems
		}
		from = at.In(t.Site.Config.Zone)
	}
	y, m, d := from.Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, from.Location())
	on := span{midnight, midnight.AddDate(0, 0, 1)}
	public := t.publicBuild(t.source.Site).Site
	day := &Day{Date: midnight, ToTranslate: t.assignments(on), Next: public.Next()}
	for a := range public.Published() {
		if a.Withdrawn == nil && on.contains(a.Date) {
			day.Published = append(day.Published, a)
		}
		if a.Withdrawn != nil && on.contains(a.Withdrawn.Date) {
			day.Withdrawn = append(day.Withdrawn, a)
		}
		for _, c := range a.Corrections {
			if on.contains(c.Date) {
				day.Corrected = append(day.Corrected, Correction{a, c.Text})
			}
		}
	}
	for _, h := range public.Held {
		if h.State != site.Expired { // which does not come back
			day.Held = append(day.Held, h)
		}
	}
	return day, nil
}

// span is a span of time; its end is not part of it.
type span struct{ from, to time.Time }

func (s span) contains(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// assignments returns the translations asked for of a day's stories that do not exist or
// are drafts.
func (t *Task) assignments(on span) []Assignment {
	var all []Assignment
	for _, s := range t.Site.Stories {
		original := t.Site.Article(s.Original)
		if original == nil || !on.contains(original.Date) || original.Withdrawn != nil {
			continue
		}
		for _, lang := range t.missing(s.Original) {
			all = append(all, Assignment{Lang: lang, Original: s.Original.File})
		}
		for _, v := range s.Versions {
			if v.Document != s.Original && v.State == site.Draft {
				all = append(all, Assignment{Lang: v.Lang, Draft: v.File})
			}
		}
	}
	return all
}

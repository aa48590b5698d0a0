package render

import (
	"time"

	"qostil/generator/config"
	"qostil/generator/site"
)

// ForeignList lists stories that exist in another language but not in the page's
// (site.yaml: untranslated: link).
type ForeignList struct {
	Title   string // Ещё по-английски
	Stories []ForeignStory
}

// ForeignStory is one story of a ForeignList.
type ForeignStory struct {
	LanguageInfo
	Title, URL string
	Date       Date // in the language of the page
}

// foreignStories is the greatest number of headlines of a ForeignList.
const foreignStories = 20

// untranslated returns, for each other language, the stories that a language does not have;
// of returns the stories of another language to choose from, newest first. A story that two
// other languages have is listed in the first of them.
func (r *renderer) untranslated(l *site.Language, of func(*site.Language) []*site.Article) []ForeignList {
	if r.Site.Config.Untranslated != config.UntranslatedLink {
		return nil
	}
	var lists []ForeignList
	for _, other := range r.Site.Languages {
		if other == l {
			continue
		}
		list := ForeignList{Title: l.T("list.other." + other.Tag)}
		for _, a := range of(other) {
			v := a.Story.In(l)
			if len(list.Stories) < foreignStories && (v == nil || v.Withdrawn != nil) && first(a) {
				list.Stories = append(list.Stories, ForeignStory{info(other), a.Title, r.url(a.Path), date(l, a.Date, a.DateOnly)})
			}
		}
		if len(list.Stories) > 0 {
			lists = append(lists, list)
		}
	}
	return lists
}

// first reports whether an article is the first version of its story that has not been
// withdrawn.
func first(a *site.Article) bool { return standing(a.Story) == a }

// foreignSince returns the stories that a language does not have of a day and all later
// days.
func (r *renderer) foreignSince(l *site.Language, day time.Time) []ForeignList {
	return r.untranslated(l, func(other *site.Language) []*site.Article {
		n := 0
		for n < len(other.Articles) && !other.Articles[n].Date.Before(day) {
			n++
		}
		return other.Articles[:n]
	})
}

// foreignOn returns the stories that a language does not have of a day.
func (r *renderer) foreignOn(l *site.Language, day time.Time) []ForeignList {
	return r.untranslated(l, func(other *site.Language) []*site.Article {
		for _, d := range other.Days {
			if d.Date.Equal(day) {
				return d.Articles
			}
		}
		return nil
	})
}

// foreignOf returns the stories of a tag that its language does not have.
func (r *renderer) foreignOf(t *site.Term) []ForeignList {
	return r.untranslated(t.Language, func(other *site.Language) []*site.Article {
		if o := t.In(other); o != nil {
			return o.Articles
		}
		return nil
	})
}

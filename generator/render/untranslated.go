package render

import (
	"time"

	"qostil/generator/config"
	"qostil/generator/site"
)

// ForeignList is stories that exist only in other languages, in the words of the page
// that lists them (site.yaml, untranslated: link).
type ForeignList struct {
	Title   string // Ещё по-английски
	Stories []ForeignStory
}

// ForeignStory is one of them.
type ForeignStory struct {
	LanguageInfo
	Title, URL string
	Date       Date // in the language of the page
}

// foreignStories is how many headlines of one language a list has at most.
const foreignStories = 20

// untranslated lists, language by language, the stories of some lists that a language does
// not have; of says what each other language has to offer, newest first. A story that is
// in two others is listed in the first of them.
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

// first says whether an article is the first of its story's versions that stand.
func first(a *site.Article) bool { return standing(a.Story) == a }

// foreignSince are the stories that a language does not have of a day and all days
// after it; foreignOn, of the day alone.
func (r *renderer) foreignSince(l *site.Language, day time.Time) []ForeignList {
	return r.untranslated(l, func(other *site.Language) []*site.Article {
		n := 0
		for n < len(other.Articles) && !other.Articles[n].Date.Before(day) {
			n++
		}
		return other.Articles[:n]
	})
}

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

// foreignOf are the stories of a tag that its language does not have.
func (r *renderer) foreignOf(t *site.Term) []ForeignList {
	return r.untranslated(t.Language, func(other *site.Language) []*site.Article {
		if o := t.In(other); o != nil {
			return o.Articles
		}
		return nil
	})
}

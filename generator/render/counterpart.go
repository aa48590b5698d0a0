package render

import (
	"slices"

	"qostil/generator/site"
)

// This file finds the counterparts of a page in other languages. Search engines are told
// of the same page (alternates). Readers get that or, with a note, the nearest page (the
// switcher).

// languages makes the switcher of a page. at returns, for a language, the path of the page,
// the title of a story, and a note if it is not the same page.
func (r *renderer) languages(current *site.Language, at func(*site.Language) (path, title, note string)) []LanguageLink {
	if len(r.Site.Languages) < 2 {
		return nil
	}
	links := make([]LanguageLink, len(r.Site.Languages))
	for i, l := range r.Site.Languages {
		path, title, note := at(l)
		links[i] = LanguageLink{LanguageInfo: info(l), URL: r.url(path), Title: title, Note: note, Current: l == current}
	}
	return links
}

// sameList makes the switcher of a list: it leads to the same list, else to the nearest list
// above it (the last of above first), else to the home page.
func (r *renderer) sameList(current *site.Language, path string, above ...crumb) []LanguageLink {
	return r.languages(current, func(l *site.Language) (string, string, string) {
		if other, ok := l.Counterpart(current, path); ok || l == current {
			return other, "", ""
		}
		for _, c := range slices.Backward(above) {
			if other, ok := l.Counterpart(current, c.path); ok {
				return other, "", current.T("lang.no_page", "title", c.title)
			}
		}
		return l.Home, "", current.T("lang.no_page_home")
	})
}

// sameStory makes the switcher of a story.
func (r *renderer) sameStory(a *site.Article) []LanguageLink {
	return r.languages(a.Language, func(l *site.Language) (string, string, string) { return nearest(a, l) })
}

// nearest returns what a language has of a story: its version, else the page of a tag that
// it has in common, its rubric before other tags, else the home page.
func nearest(a *site.Article, l *site.Language) (path, title, note string) {
	if v := a.Story.In(l); v != nil {
		return v.Path, v.Title, ""
	}
	terms := a.Terms
	if a.Section != nil {
		terms = append([]*site.Term{a.Section}, terms...)
	}
	for _, t := range terms {
		if other := t.In(l); other != nil {
			return other.Path, "", a.Language.T("lang.none_topic", "tag", t.Label)
		}
	}
	return l.Home, "", a.Language.T("lang.none_home")
}

// sameHome makes the switcher of home pages, and of pages without counterparts, as 404.
func (r *renderer) sameHome(current *site.Language) []LanguageLink {
	return r.languages(current, func(l *site.Language) (string, string, string) { return l.Home, "", "" })
}

// alternateHomes returns the home pages, and the front page as x-default.
func (r *renderer) alternateHomes() []Alternate {
	if len(r.Site.Languages) < 2 {
		return nil
	}
	var all []Alternate
	for _, l := range r.Site.Languages {
		all = append(all, Alternate{l.Tag, r.absolute(l.Home)})
	}
	return append(all, Alternate{"x-default", r.absolute("/")})
}

// alternateLists returns the versions of a list in the languages that have it.
func (r *renderer) alternateLists(current *site.Language, path string) []Alternate {
	var all []Alternate
	for _, l := range r.Site.Languages {
		if other, ok := l.Counterpart(current, path); ok {
			all = append(all, Alternate{l.Tag, r.absolute(other)})
		}
	}
	return r.withDefault(all, all)
}

// alternateStories returns the published versions of a story.
func (r *renderer) alternateStories(a *site.Article) []Alternate {
	var all, original []Alternate
	for _, v := range a.Alternates() {
		alternate := Alternate{v.Lang, r.absolute(v.Path)}
		all = append(all, alternate)
		if v.Document == a.Story.Original {
			original = append(original, alternate)
		}
	}
	return r.withDefault(all, append(original, all...))
}

// withDefault adds x-default: the version in the x_default language of the site, else the
// first of others. A single version has no alternates.
func (r *renderer) withDefault(all, others []Alternate) []Alternate {
	if len(all) < 2 {
		return nil
	}
	best := others[0]
	for _, a := range all {
		if a.Lang == r.Site.Config.XDefault {
			best = a
		}
	}
	return append(all, Alternate{"x-default", best.URL})
}

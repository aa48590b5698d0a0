package render

import (
	"qostil/generator/site"
	"qostil/generator/theme"
)

// menus are the lines of rubrics of one language: that of most pages, and those of the
// pages that a rubric leads to.
type menus struct {
	plain *Menu
	at    map[string]*Menu // by Base.Path
}

func (r *renderer) menusOf(l *site.Language) menus {
	m := menus{r.menu(l, ""), map[string]*Menu{}}
	for _, link := range m.plain.Links {
		m.at[link.URL] = r.menu(l, link.URL)
	}
	if search := m.plain.Search; search != nil {
		m.at[search.URL] = r.menu(l, search.URL)
	} else if len(m.plain.Links) == 0 {
		m.plain = nil
	}
	return m
}

// menu is the line of rubrics on a page.
func (r *renderer) menu(l *site.Language, current string) *Menu {
	m := &Menu{fragments: &theme.Fragments{}}
	for _, entry := range l.Menu {
		link := MenuLink{Title: entry.Title, URL: entry.URL}
		if entry.Path != "" {
			link.URL = r.url(entry.Path)
		}
		link.Current = link.URL == current
		m.Links = append(m.Links, link)
	}
	if path, ok := l.List(site.Search); ok {
		m.Search = &MenuLink{Title: l.T("nav.search"), URL: r.url(path)}
		m.Search.Current = m.Search.URL == current
	}
	return m
}

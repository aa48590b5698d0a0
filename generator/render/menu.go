package render

import (
	"qostil/generator/site"
	"qostil/generator/theme"
)

// menus holds the menus of one language: that of most pages, and those of the pages that a
// rubric leads to.
type menus struct {
	usual *Menu
	at    map[string]*Menu // by Base.Path
}

// menusOf makes the menus of a language.
func (r *renderer) menusOf(l *site.Language) menus {
	m := menus{r.menu(l, ""), map[string]*Menu{}}
	for _, link := range m.usual.Links {
		m.at[link.URL] = r.menu(l, link.URL)
	}
	if search := m.usual.Search; search != nil {
		m.at[search.URL] = r.menu(l, search.URL)
	} else if len(m.usual.Links) == 0 {
		m.usual = nil
	}
	return m
}

// menu makes the menu of the page at an address.
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

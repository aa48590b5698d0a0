package site

import (
	"slices"
	"strconv"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
)

// menus makes the line of rubrics of each language: that of site.yaml, else the sections
// that have stories in the language, in the order of tags.yaml, then the page "about".
func (l *linker) menus() {
	for i, m := range l.Config.Menu {
		if m.Page != "" && !slices.ContainsFunc(l.Languages, func(lang *Language) bool { return l.Version(m.Page, lang.Tag) != nil }) {
			l.Problems.Add(diag.Place{File: config.File("site.yaml"), Key: "menu." + strconv.Itoa(i)}, "menu.no-page", m.Page, strings.Trim(m.Page, "/"), l.Config.Languages[0])
		}
	}
	for _, lang := range l.Languages {
		if l.Config.Menu == nil {
			l.usualMenu(lang)
			continue
		}
		for _, m := range l.Config.Menu {
			switch {
			case m.Page != "":
				lang.addPage(m.Page)
			case m.Tag != "":
				lang.addTag(m.Tag)
			case m.URL != "" && m.URL[0] == '/':
				lang.Menu = append(lang.Menu, MenuEntry{Title: l.Config.Text(m.Title, lang.Tag), Path: m.URL})
			case m.URL != "":
				lang.Menu = append(lang.Menu, MenuEntry{Title: l.Config.Text(m.Title, lang.Tag), URL: m.URL})
			}
		}
	}
}

func (l *linker) usualMenu(lang *Language) {
	for _, tag := range l.Config.Tags.List {
		if tag.Group == config.GroupSection {
			lang.addTag(tag.Key)
		}
	}
	lang.addPage("about")
}

func (l *Language) addTag(key string) {
	if i := slices.IndexFunc(l.Terms, func(t *Term) bool { return t.Key == key }); i >= 0 {
		l.Menu = append(l.Menu, MenuEntry{Title: l.Terms[i].Label, Path: l.Terms[i].Path})
	}
}

func (l *Language) addPage(id string) {
	if i := slices.IndexFunc(l.Pages, func(p *Article) bool { return p.Story.ID == id }); i >= 0 {
		l.Menu = append(l.Menu, MenuEntry{Title: l.Pages[i].Title, Path: l.Pages[i].Path})
	}
}

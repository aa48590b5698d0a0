package site

import (
	"slices"
	"strconv"

	"qostil/generator/config"
	"qostil/generator/diag"
)

// menus makes the line of rubrics of each language: what site.yaml says, else the
// sections that have stories there, in the order of tags.yaml, then the page
// about the site.
func (k *linker) menus() {
	for i, m := range k.Config.Menu {
		if m.Page != "" && !slices.ContainsFunc(k.Languages, func(l *Language) bool { return k.Version(m.Page, l.Tag) != nil }) {
			k.Problems.Errorf(diag.Place{File: config.File("site.yaml"), Key: "menu." + strconv.Itoa(i)}, "there is no standing page %q", m.Page).
				Hintf("write content/%s.%s.md, or tag:%s for a tag", m.Page, k.Config.Languages[0], m.Page)
		}
	}
	for _, l := range k.Languages {
		if k.Config.Menu == nil {
			k.usualMenu(l)
			continue
		}
		for _, m := range k.Config.Menu {
			switch {
			case m.Page != "":
				l.addPage(m.Page)
			case m.Tag != "":
				l.addTag(m.Tag)
			case m.URL != "" && m.URL[0] == '/':
				l.Menu = append(l.Menu, MenuEntry{Title: k.Config.Text(m.Title, l.Tag), Path: m.URL})
			case m.URL != "":
				l.Menu = append(l.Menu, MenuEntry{Title: k.Config.Text(m.Title, l.Tag), URL: m.URL})
			}
		}
	}
}

func (k *linker) usualMenu(l *Language) {
	for _, tag := range k.Config.Tags.List {
		if tag.Group == config.GroupSection {
			l.addTag(tag.Key)
		}
	}
	l.addPage("about")
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

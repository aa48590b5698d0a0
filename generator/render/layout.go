package render

import (
	"slices"

	"qostil/generator/diag"
	"qostil/generator/site"
	"qostil/generator/theme"
)

// unlisted are the templates of pages that are no articles and stand in no list.
var unlisted = []string{"404", "front", "home", "parallel"}

// ofArticles reports whether articles can have a template: it is not that of other pages.
func ofArticles(template string) bool {
	return !slices.Contains(unlisted, template) &&
		!slices.ContainsFunc(site.Lists, func(list *site.List) bool { return slices.Contains(list.Templates, template) })
}

// layout returns the template of an article: the one that it names, else that of its
// kind.
func (r *renderer) layout(a *site.Article, kind string) string {
	if a.Layout != "" && r.Theme.Has(a.Layout) && ofArticles(a.Layout) {
		return a.Layout
	}
	return kind
}

// checkLayouts checks that the templates that articles name exist. A layout that a
// translation takes from its original is checked once, for the original.
func (r *renderer) checkLayouts() diag.List {
	var problems diag.List
	names := slices.DeleteFunc(r.Theme.Pages(), func(name string) bool { return !ofArticles(name) })
	for _, l := range r.Site.Languages {
		for _, list := range [][]*site.Article{l.Articles, l.Pages, l.Withdrawn} {
			for _, a := range list {
				if a.Layout == "" || a.Header.Layout == "" && r.Site.Article(a.Story.Original) != nil {
					continue
				}
				file := theme.Folder + "/" + a.Layout + ".html"
				switch {
				case !ofArticles(a.Layout):
					problems.Add(a.At("layout"), "layout.taken", file, theme.Folder)
				case !r.Theme.Has(a.Layout):
					problems.Add(a.At("layout"), "template.unknown", file).WithHintMessage(diag.DidYouMean(a.Layout, names))
				}
			}
		}
	}
	return problems
}

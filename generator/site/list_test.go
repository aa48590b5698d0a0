package site_test

import (
	"testing"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/site"
)

// TestListNames: no slug can be the name of a list, since a story with such a slug could
// claim the path of the list.
func TestListNames(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range site.Lists {
		var problems diag.List
		content.CheckSlug(&problems, diag.Place{}, l.Name)
		if problems.Errors() == 0 {
			t.Errorf("add %q to the reserved slugs of package content", l.Name)
		}
		if seen[l.Name] || l.Title == "" || len(l.Templates) == 0 {
			t.Errorf("the row %+v is not complete, or its name is taken", *l)
		}
		seen[l.Name] = true
	}
}

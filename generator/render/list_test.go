package render_test

import (
	"testing"

	"qostil/generator/site"
)

// TestLists: every row of the table of list pages has a page.
func TestLists(t *testing.T) {
	files := must(t, fixture(t), options("")).files
	for _, l := range site.Lists {
		if files["/ru/"+l.Name+"/"] == "" {
			t.Errorf("no page at /ru/%s/", l.Name)
		}
	}
}

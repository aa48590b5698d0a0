package pair_test

import (
	"io/fs"
	"strings"
	"testing"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/pair"
)

// TestCheck: what is wrong with the words of the articles of a site.
func TestCheck(t *testing.T) {
	golden.Archives(t, "testdata/check/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		b := archived(t, in)
		checker := pair.NewChecker(b.Prose)
		var found diag.List
		for _, l := range b.site.Languages {
			for _, a := range l.Articles {
				found = append(found, checker.Check(a)...)
			}
		}
		content.Locate(b.fsys, found)
		found.Sort()
		found.Quote(b.fsys)
		var text strings.Builder
		for _, p := range found {
			p.Format(&text, diag.Style{})
		}
		return map[string]string{"problems": text.String()}
	})
}

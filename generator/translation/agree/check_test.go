package agree_test

import (
	"io/fs"
	"testing"

	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/agree"
)

// linked returns a site that also shows what is held back, and its texts.
func linked(t testing.TB, files fs.FS) (*golden.Site, *prose.Prose) {
	t.Helper()
	s := golden.Link(t, files, golden.Options{Options: site.Options{Shown: site.Shown{Drafts: true, Future: true, Expired: true, Embargoed: true}}})
	exists := func(string) bool { return true }
	return s, prose.New(prose.Input{Site: s.Site, Store: s.Source.Store, Pictures: picture.Load(files, picture.Options{}, nil), Exists: exists, Memory: &prose.Memory{}})
}

// TestCheck: what is wrong with the words of the articles of a site.
func TestCheck(t *testing.T) {
	golden.Archives(t, "testdata/check/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		s, texts := linked(t, in)
		checker := agree.NewChecker(texts)
		var found diag.List
		for _, l := range s.Languages {
			for _, a := range l.Articles {
				found = append(found, checker.Check(a)...)
			}
		}
		return map[string]string{"problems": golden.Problems(in, found)}
	})
}

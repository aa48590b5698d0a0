package site

import (
	"iter"
	"slices"
)

// Published returns the articles and pages that are on the public site, withdrawn ones
// too: those that readers can have links to.
func (s *Site) Published() iter.Seq[*Article] {
	return func(yield func(*Article) bool) {
		for _, l := range s.Languages {
			for _, a := range slices.Concat(l.Articles, l.Pages, l.Withdrawn) {
				if a.State == Published && !yield(a) {
					return
				}
			}
		}
	}
}

package site

import "qostil/generator/content"

// Pair is two versions of a story that can be read side by side.
type Pair struct {
	A, B *Article // in declared order of languages
	Path string   // of the page: "/ru-en/2026/11/slug/"
}

// Pairs returns all pairs of versions of a story that can be read side by side: both have at
// least two paragraphs, and neither is an adaptation, whose paragraphs do not correspond to
// those of the original.
func (s *Site) Pairs(story *Story) []Pair {
	if !s.Config.Parallel || len(story.Versions) < 2 {
		return nil
	}
	var pairs []Pair
	for i, a := range story.Versions {
		for _, b := range story.Versions[i+1:] {
			if faithful(a) && faithful(b) {
				pairs = append(pairs, Pair{a, b, s.Addresses.parallel(a, b)})
			}
		}
	}
	return pairs
}

func faithful(a *Article) bool {
	t := a.Header.Translation
	return a.Kind == content.Story && a.Withdrawn == nil && a.Paragraphs >= 2 && !t.Adapted()
}

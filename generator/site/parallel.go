package site

import "qostil/generator/content"

// Pair is two versions of a story that can be read side by side.
type Pair struct {
	A, B *Article // in declared order of languages
	Path string   // of the page: "/ru-en/2026/11/slug/"
}

// Pairs are all of a story's versions, two by two, that can be read side by side: two
// paragraphs at least on both sides, and neither an adaptation, which does not go
// paragraph by paragraph.
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

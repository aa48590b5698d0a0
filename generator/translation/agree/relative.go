package agree

import (
	"slices"

	"qostil/generator/language/fact"
	"qostil/generator/language/lexicon"
)

// What a word of sense lexicon.Relative stands for.
const (
	relativeDay  = 1 // today
	relativeYear = 2 // this, beside the word for year
	relativeOnly = 3 // a year in one word
)

// isRelativeIn reports whether another version can say a date by a relative word such as
// "yesterday" or "this year".
func (o *occurrence) isRelativeIn(other *version) bool {
	switch {
	case o.Kind == fact.Date || o.Kind == fact.Month || o.Kind == fact.Weekday:
		return other.hasRelative(relativeDay)
	case o.Year:
		return other.hasRelative(relativeYear) || other.hasRelative(relativeOnly)
	}
	return false
}

// hasRelative reports whether a version has a relative word of a kind. Numbers between it
// and the word for year do not count, as in "в этом 2026 году".
func (v *version) hasRelative(kind float64) bool {
	for i := range v.parts {
		words := slices.DeleteFunc(slices.Clone(v.parts[i].words), word.isNumber)
		for k, w := range words {
			m, ok := v.lexicon.Meaning(w.folded, lexicon.Relative)
			if !ok {
				m, ok = v.lexicon.Meaning(w.head(), lexicon.Relative)
			}
			if ok && m.Value == kind && (kind != relativeYear || k+1 < len(words) && v.lexicon.Is(words[k+1].folded, lexicon.YearWord)) {
				return true
			}
		}
	}
	return false
}

package ledger

import (
	"strings"
	"unicode"

	"qostil/generator/language/lexicon"
	"qostil/generator/markdown"
)

// maxTouchedWords is how many words of an original may change for its translation to be
// merely Touched.
const maxTouchedWords = 2

// isTouched reports whether an original has changed so little that its translation is
// almost certainly still right: one or two words are others, none of which is a number, a
// name or a negation, and no block was added, moved or deleted. It is false if the earlier
// words are not known.
func (s *Status) isTouched(earlier EarlierTexts, now *Text) bool {
	words := lexicon.Of(s.Reference.Language.Tag)
	if len(s.Changes.Deleted) > 0 || words == nil { // without a lexicon numerals are not known
		return false
	}
	size := editSize{lexicon: words}
	add := func(changed bool, hashIndex int, now string) {
		if changed {
			before, known := earlier[s.Recorded[hashIndex]]
			size.significant = size.significant || !known
			size.addText(before, now)
		}
	}
	add(s.Changes.Title, titleIndex, now.Title)
	add(s.Changes.Description, descriptionIndex, now.Description)
	for i, b := range s.Changes.Blocks {
		if b.Change == Moved || b.Change == Added {
			return false
		}
		add(b.Change == Changed, firstBlock+b.OldIndex, now.Blocks[i])
	}
	return !size.significant && size.words <= maxTouchedWords
}

// editSize sums up how much some edits change.
type editSize struct {
	lexicon     *lexicon.Lexicon
	words       int
	significant bool // a fact, a name, a negation, or something that is not known
}

// addText adds the edits from one text to another. If the words are the same and the
// hashes are not, a sign has changed, which counts as significant.
func (e *editSize) addText(before, now string) {
	words, deleted := e.words, []string(nil)
	for _, r := range append(DiffWords(before, now), Run{}) {
		if r.Op == Delete {
			deleted = bareWords(r.Text)
			continue
		}
		var inserted []string
		if r.Op == Insert {
			inserted = bareWords(r.Text)
		}
		e.addEdit(deleted, inserted)
		deleted = nil
	}
	e.significant = e.significant || e.words == words && markdown.Hash(before) != markdown.Hash(now)
}

// addEdit adds the replacement of consecutive words by others.
func (e *editSize) addEdit(deleted, inserted []string) {
	e.words += max(len(deleted), len(inserted))
	if e.words > maxTouchedWords {
		return
	}
	for i := range max(len(deleted), len(inserted)) {
		var old, now string
		if i < len(deleted) {
			old = deleted[i]
		}
		if i < len(inserted) {
			now = inserted[i]
		}
		e.significant = e.significant || e.isFactOrName(old) || e.isFactOrName(now) || lexicon.Denies(e.lexicon.Tag, old, now)
	}
}

// isFactOrName reports whether a word may be part of a fact (a number, a month, a
// currency) or of a name.
func (e *editSize) isFactOrName(word string) bool {
	for _, m := range e.lexicon.Meanings(word) {
		if m.Sense < lexicon.None {
			return true
		}
	}
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsUpper(r) || unicode.IsSymbol(r) || r == '%' })
}

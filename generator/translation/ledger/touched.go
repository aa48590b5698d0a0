package ledger

import (
	"strings"
	"unicode"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// touches is how many words may change for a text to be merely touched.
const touches = 2

// touched says whether an original has changed so little that its translation is
// right with hardly a doubt: in a word or two, none of which is a number, a name or a
// negation, and in no block as a whole. Where its earlier words are not known it says
// no.
func (s *Standing) touched(earlier Earlier, now *Text) bool {
	lexicon := s.Against.Language.Lexicon()
	if len(s.Changes.Gone) > 0 || lexicon == nil { // which words are numbers is not known
		return false
	}
	small := smallness{locale: s.Against.Language.Locale, lexicon: lexicon}
	look := func(changed bool, at int, now string) {
		if changed {
			before, known := earlier[s.Recorded[at]]
			small.grave = small.grave || !known
			small.look(before, now)
		}
	}
	look(s.Changes.Title, titleAt, now.Title)
	look(s.Changes.Description, descriptionAt, now.Description)
	for i, b := range s.Changes.Blocks {
		if b.Change == Moved || b.Change == Added {
			return false
		}
		look(b.Change == Changed, headAt+b.Was, now.Blocks[i])
	}
	return !small.grave && small.words <= touches
}

// smallness is how small some changes are.
type smallness struct {
	locale  *locale.Locale
	lexicon *locale.Lexicon
	words   int
	grave   bool
}

// look looks at a text that has changed. Where its words are the same and its hash is
// not, what has changed is a sign, and nothing is said of it.
func (s *smallness) look(before, now string) {
	words, out := s.words, []string(nil)
	for _, r := range append(Words(before, now), Run{}) {
		if r.Fate == Out {
			out = bareWords(r.Text)
			continue
		}
		var in []string
		if r.Fate == In {
			in = bareWords(r.Text)
		}
		s.change(out, in)
		out = nil
	}
	s.grave = s.grave || s.words == words && markdown.Hash(before) != markdown.Hash(now)
}

// change is about words in a row that were replaced by others.
func (s *smallness) change(out, in []string) {
	s.words += max(len(out), len(in))
	if s.words > touches {
		return
	}
	for i := range max(len(out), len(in)) {
		var old, now string
		if i < len(out) {
			old = out[i]
		}
		if i < len(in) {
			now = in[i]
		}
		s.grave = s.grave || s.weighs(old) || s.weighs(now) || s.locale.Denies(old, now)
	}
}

// weighs says whether a word may be a fact (a number, a month, a currency) or a name.
func (s *smallness) weighs(word string) bool {
	for _, m := range s.lexicon.Meanings(word) {
		if m.Sense < locale.None {
			return true
		}
	}
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsUpper(r) || unicode.IsSymbol(r) || r == '%' })
}

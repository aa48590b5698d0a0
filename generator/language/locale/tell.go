package locale

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What tells a text's language, and how clear the case must be for another than the
// declared one.
const (
	tellWords  = 6    // that a text must have
	tellHits   = 2.0  // small words and, for a half each, ends of words that the other language must have in it
	tellMargin = 0.10 // by which its share of them must be greater
	strange    = 3.0  // what the share of letters that it does not have counts against it
)

// rival is a language that a text could be in.
type rival struct {
	tag          string
	small, tails map[string]bool
	alphabet     string
}

// Tell says which language a text is in: the declared one, unless another is clearly
// more likely by its small words, the ends of its words and its letters. It is not sure
// of texts of a few words.
func (l *Lexicon) Tell(text string) (tag string, sure bool) {
	words := strings.FieldsFunc(strings.ToLower(NFC(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !IsApostrophe(r)
	})
	if len(words) < tellWords {
		return l.Tag, false
	}
	best, most, own := l.Tag, math.Inf(-1), math.Inf(-1)
	for _, r := range l.rivals() {
		hits, score := r.score(words)
		if r.tag == l.Tag {
			own = score
		} else if hits < tellHits {
			continue
		}
		if score > most {
			best, most = r.tag, score
		}
	}
	if most-own < tellMargin {
		best = l.Tag
	}
	return best, true
}

// score is how much speaks for a text's being in the language.
func (r *rival) score(words []string) (hits, score float64) {
	letters, foreign := 0, 0
	for _, w := range words {
		if r.small[Fold(w)] {
			hits++
		} else if r.ends(w) {
			hits += 0.5
		}
		for _, c := range w {
			if unicode.IsLetter(c) {
				letters++
				if !strings.ContainsRune(r.alphabet, c) {
					foreign++
				}
			}
		}
	}
	return hits, hits/float64(len(words)) - strange*float64(foreign)/float64(max(letters, 1))
}

// ends says whether a word of some length ends as words of the language do.
func (r *rival) ends(w string) bool {
	for i := range w {
		if i > 0 && utf8.RuneCountInString(w[:i]) >= 3 && r.tails[w[i:]] {
			return true
		}
	}
	return false
}

// loadRivals reads what tells the languages from one another.
func loadRivals() []rival {
	var all []rival
	for _, tag := range KnownLexicons() {
		l, _ := LoadLexicon(tag)
		r := rival{tag: tag, small: map[string]bool{}, tails: map[string]bool{}, alphabet: l.alphabet}
		for _, w := range l.function {
			r.small[Fold(w)] = true
		}
		for _, w := range l.tails {
			r.tails[w] = true
		}
		all = append(all, r)
	}
	return all
}

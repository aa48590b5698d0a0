package lexicon

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
)

// What tells a text's language, and how clear the case must be for another than the
// declared one.
const (
	tellWords  = 6    // that a text must have
	tellHits   = 2.0  // small words and, for a half each, ends of words that the other language must have in it
	tellMargin = 0.10 // by which its share of them must be greater
	strange    = 3.0  // what the share of letters that it does not have counts against it
)

// candidate is a language that a text could be in.
type candidate struct {
	tag                 string
	stopWords, suffixes map[string]bool
	alphabet            string
}

// Tell says which language a text is in: the declared one, unless another is clearly
// more likely by its small words, the ends of its words and its letters. It is not sure
// of texts of a few words.
func (l *Lexicon) Tell(text string) (tag string, sure bool) {
	words := strings.FieldsFunc(strings.ToLower(locale.NFC(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !typeset.IsApostrophe(r)
	})
	if len(words) < tellWords {
		return l.Tag, false
	}
	best, most, own := l.Tag, math.Inf(-1), math.Inf(-1)
	for _, c := range candidates() {
		hits, score := c.score(words)
		if c.tag == l.Tag {
			own = score
		} else if hits < tellHits {
			continue
		}
		if score > most {
			best, most = c.tag, score
		}
	}
	if most-own < tellMargin {
		best = l.Tag
	}
	return best, true
}

// score is how much speaks for a text's being in the language.
func (c *candidate) score(words []string) (hits, score float64) {
	letters, foreign := 0, 0
	for _, w := range words {
		if c.stopWords[locale.Fold(w)] {
			hits++
		} else if c.ends(w) {
			hits += 0.5
		}
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
				if !strings.ContainsRune(c.alphabet, r) {
					foreign++
				}
			}
		}
	}
	return hits, hits/float64(len(words)) - strange*float64(foreign)/float64(max(letters, 1))
}

// ends says whether a word of some length ends as words of the language do.
func (c *candidate) ends(w string) bool {
	for i := range w {
		if i > 0 && utf8.RuneCountInString(w[:i]) >= 3 && c.suffixes[w[i:]] {
			return true
		}
	}
	return false
}

// candidates reads what tells the languages from one another.
var candidates = sync.OnceValue(func() []candidate {
	var all []candidate
	for _, tag := range Known() {
		l := Of(tag)
		c := candidate{tag: tag, stopWords: map[string]bool{}, suffixes: map[string]bool{}, alphabet: l.alphabet}
		for _, w := range l.stopWords {
			c.stopWords[locale.Fold(w)] = true
		}
		for _, w := range l.suffixes {
			c.suffixes[w] = true
		}
		all = append(all, c)
	}
	return all
})

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

// The thresholds of Tell: how much text it needs, and how clear the evidence for another
// language than the declared one has to be.
const (
	tellWords     = 6    // words that a text must have
	tellHits      = 2.0  // frequent words of the other language that the text must have; endings count a half
	tellMargin    = 0.10 // by which its score must be greater
	foreignWeight = 3.0  // weight of the share of letters that are not in its alphabet
)

// candidate is a language in which a text may be written.
type candidate struct {
	tag                 string
	stopWords, suffixes map[string]bool
	alphabet            string
}

// Tell returns the language of a text: the declared one, which is that of the Lexicon, unless
// another one is clearly more likely by its frequent words, its endings and its letters. It
// is not sure of texts of a few words.
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

// score returns how many words are typical of the language, and a score of the evidence: the
// share of these words less the weighted share of foreign letters.
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
	return hits, hits/float64(len(words)) - foreignWeight*float64(foreign)/float64(max(letters, 1))
}

// ends reports whether a word of at least four letters has a typical ending of the language.
func (c *candidate) ends(w string) bool {
	for i := range w {
		if i > 0 && utf8.RuneCountInString(w[:i]) >= 3 && c.suffixes[w[i:]] {
			return true
		}
	}
	return false
}

// candidates returns the languages that have a Lexicon.
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

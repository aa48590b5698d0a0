package ledger

import (
	"strings"
	"unicode"

	"qostil/generator/language/typeset"
)

// A difference is shown word by word, and here a word is what stands between spaces, so
// that readers see what has become of every sign. (locale.Words has letters and digits
// alone.)

// bare returns a word without the punctuation around it and without invisible
// characters; hyphens, dashes and apostrophes of all kinds become one.
func bare(word string) string {
	word = strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '%' && r != '&' && r != '#' && r != '@' })
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u00AD', '\u200B', '\u2060', '\uFEFF':
			return -1
		case '‑', '–', '—', '−':
			return '-'
		}
		if typeset.IsApostrophe(r) {
			return '\''
		}
		return r
	}, word)
}

// bareAll returns the bare form of each word.
func bareAll(words []string) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = bare(w)
	}
	return all
}

// bareWords returns the words of a text in their bare form, without those of which
// nothing is left.
func bareWords(text string) []string {
	var words []string
	for _, w := range strings.Fields(text) {
		if w = bare(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

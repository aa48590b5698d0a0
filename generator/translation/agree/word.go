package agree

import (
	"strings"
	"unicode"

	"qostil/generator/language/locale"
)

// word is one word of a text.
type word struct {
	text, folded string // folded by locale.Fold
	from, to     int    // bytes of the text
	joined       bool   // only spaces and hyphens stand between it and the word before it
}

// wordsOf returns the words of a text (see locale.Words).
func wordsOf(text string) []word {
	var list []word
	last := 0
	for from, to := range locale.Words(text) {
		gap := text[last:from]
		list = append(list, word{
			text: text[from:to], folded: locale.Fold(text[from:to]), from: from, to: to,
			joined: len(list) > 0 && gap != "" && strings.Trim(gap, " \u00A0-‑") == "",
		})
		last = to
	}
	return list
}

// isNumber reports whether a word has no letters.
func (w word) isNumber() bool { return !strings.ContainsFunc(w.text, unicode.IsLetter) }

// head returns the folded word up to an apostrophe: "today" of "today’s".
func (w word) head() string {
	head, _, _ := strings.Cut(w.folded, "'")
	return head
}

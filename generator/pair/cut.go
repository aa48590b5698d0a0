package pair

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/locale"
)

// A text is cut in two ways: into words of letters and digits, by which names, and what a
// lexicon knows, are found in it; and at its spaces, where a reader shall see what has
// become of every sign. (What package fact cuts keeps the signs between the words.)

// word is a word of letters and digits.
type word struct {
	text, folded string
	from, to     int
	joined       bool // only a space or a hyphen stands before it
}

// cut yields where words of letters and digits begin and end. Apostrophes inside belong
// to them, hyphens do not.
func cut(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		start := -1
		for i, r := range text {
			in := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) ||
				start >= 0 && locale.IsApostrophe(r) && unicode.IsLetter(firstOf(text[i+utf8.RuneLen(r):]))
			switch {
			case in && start < 0:
				start = i
			case !in && start >= 0:
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}

// wordsOf cuts a text into words of letters and digits.
func wordsOf(text string) []word {
	var list []word
	last := 0
	for from, to := range cut(text) {
		gap := text[last:from]
		list = append(list, word{
			text: text[from:to], folded: locale.Fold(text[from:to]), from: from, to: to,
			joined: len(list) > 0 && gap != "" && strings.Trim(gap, " \u00A0-‑") == "",
		})
		last = to
	}
	return list
}

// number says whether a word has no letters.
func (w word) number() bool { return !strings.ContainsFunc(w.text, unicode.IsLetter) }

// head is a word, folded, without what an apostrophe puts to it: today’s.
func (w word) head() string {
	head, _, _ := strings.Cut(w.folded, "'")
	return head
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func startsUpper(s string) bool { return unicode.IsUpper(firstOf(s)) }

// digitsOf are the digits of a text.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// bare is a word between spaces without what stands around it and what nobody sees.
func bare(word string) string {
	word = strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '%' && r != '&' && r != '#' && r != '@' })
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u00AD', '\u200B', '\u2060', '\uFEFF':
			return -1
		case '‑', '–', '—', '−':
			return '-'
		}
		if locale.IsApostrophe(r) {
			return '\''
		}
		return r
	}, word)
}

func bareAll(words []string) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = bare(w)
	}
	return all
}

// bareWords are the words between spaces that have a letter, a digit or a sign.
func bareWords(text string) []string {
	var words []string
	for _, w := range strings.Fields(text) {
		if w = bare(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

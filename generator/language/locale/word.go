package locale

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/typeset"
)

// Words returns where the words of a text begin and end, in bytes. A word is letters,
// marks and digits, with the apostrophes between them. A hyphen ends a word.
func Words(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		start := -1
		for i, r := range text {
			inside := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) ||
				start >= 0 && typeset.IsApostrophe(r) && unicode.IsLetter(FirstRune(text[i+utf8.RuneLen(r):]))
			switch {
			case inside && start < 0:
				start = i
			case !inside && start >= 0:
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

// FirstRune returns the first rune of a text, utf8.RuneError if it is empty.
func FirstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// StartsUpper reports whether a text begins with a capital letter.
func StartsUpper(text string) bool { return unicode.IsUpper(FirstRune(text)) }

// Digits returns the decimal digits of a text without all that stands between them.
func Digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

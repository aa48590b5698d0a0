package markdown

import (
	"strings"
	"unicode"
)

// maxSummary is the greatest length of a summary in letters and signs: as much as search
// engines show.
const maxSummary = 160

// summary returns the first sentence of a text, cut between words if it is too long.
func summary(text string) string {
	runes := []rune(text)
	end := sentenceEnd(runes)
	if end <= maxSummary {
		return string(runes[:end])
	}
	cut := maxSummary - 1
	for cut > 0 && !unicode.IsSpace(runes[cut]) {
		cut--
	}
	if cut == 0 {
		cut = maxSummary - 1
	}
	return strings.TrimRightFunc(string(runes[:cut]), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) + "…"
}

// stops are the marks that end sentences, with those of Arabic and Urdu.
const stops = ".!?…؟۔"

// sentenceEnd returns the end of the first sentence: a stop with its closing quotation marks or
// brackets, before a space and a text that can begin a sentence. A full stop after one or two
// letters ends an initial or an abbreviation (А. С., г., Mr).
func sentenceEnd(runes []rune) int {
	for i, r := range runes {
		if !strings.ContainsRune(stops, r) {
			continue
		}
		end := i + 1
		for end < len(runes) && strings.ContainsRune(stops+"»”’\")]", runes[end]) {
			end++
		}
		if end >= len(runes) {
			return len(runes)
		}
		if !unicode.IsSpace(runes[end]) || !begins(runes[end+1:]) {
			continue
		}
		if r == '.' && wordBefore(runes, i) <= 2 {
			continue
		}
		return end
	}
	return len(runes)
}

// begins reports whether a text can begin a sentence: with a capital, a number, or a letter of
// a script without capitals.
func begins(rest []rune) bool {
	for _, r := range rest {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return true
		}
	}
	return false
}

// wordBefore returns how many letters the word has that ends at an offset, without its marks.
func wordBefore(runes []rune, i int) int {
	n := 0
	for i--; i >= 0 && (unicode.IsLetter(runes[i]) || unicode.IsMark(runes[i])); i-- {
		if unicode.IsLetter(runes[i]) {
			n++
		}
	}
	if n == 0 {
		return 3 // a number or a bracket before a stop ends a sentence
	}
	return n
}

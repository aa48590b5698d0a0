package locale

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// NoLetter is the heading for words that do not begin with a letter of the language.
const NoLetter = "#"

// Letter returns a function that returns the capital letter under which an index of the
// language lists a word. Signs before the word, such as a quotation mark, do not count. Two
// letters that dictionaries do not tell apart have one heading (ё is under Е in Russian); two
// signs that they sort as one letter have their own (Sh, Oʻ). The function keeps buffers, so
// only one goroutine may use it.
func (l *Locale) Letter() func(word string) string {
	letters := l.letters()
	loose := collate.New(l.tag, collate.Loose)
	return func(word string) string {
		runes := []rune(l.lower(norm.NFC.String(strings.TrimLeftFunc(word, opens))))
		switch {
		case len(runes) == 0 || !unicode.Is(letters, runes[0]) || !unicode.IsLetter(runes[0]):
			return NoLetter
		case l.alphabet != nil:
			return l.Sentence(cmp.Or(l.alphabet.letter(runes), NoLetter))
		}
		letter := string(runes[0])
		if bare := string([]rune(norm.NFD.String(letter))[:1]); letters == unicode.Arabic || loose.CompareString(bare, letter) == 0 {
			letter = bare
		}
		return l.Sentence(letter)
	}
}

// letters returns the script in which the names of the months are written.
func (l *Locale) letters() *unicode.RangeTable {
	for _, r := range strings.Join(l.months.alone, "") {
		for _, script := range unicode.Scripts { // a letter is of one
			if unicode.IsLetter(r) && unicode.Is(script, r) && script != unicode.Common {
				return script
			}
		}
	}
	return unicode.Common
}

// opens reports whether a sign may stand before a word without being a part of it.
func opens(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) || unicode.IsSymbol(r) }

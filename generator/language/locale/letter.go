package locale

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// NoLetter is what words stand under that begin with no letter of the language.
const NoLetter = "#"

// Letter returns a function that names the letter under which an index of the
// language lists a word, a capital: words that differ in what comes before it, as
// a quotation mark, stand under the same. What the dictionary does not tell apart is
// one letter (ё is е in Russian), what it sorts as one letter is one (Sh, Oʻ). The
// function keeps buffers: one goroutine may use it.
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

// letters are those of the script that the names of the months are written in.
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

// opens says whether a sign may stand before a word that it is no part of.
func opens(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) || unicode.IsSymbol(r) }

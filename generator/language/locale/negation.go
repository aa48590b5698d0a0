package locale

import (
	"slices"
	"strings"
)

// negation is how a language says no.
type negation struct{ words, prefixes, inside []string }

// Denies says whether the change of one word into another may turn a sentence into
// its opposite: a word of negation is one of them, or a part that negates is in one
// alone. "" is no word at all. It is right about what it lets pass; it suspects more
// than there is, above all in languages that negate in the middle of a word.
func (l *Locale) Denies(old, now string) bool {
	n := &l.negation
	old, now = plainWord(old), plainWord(now)
	if slices.Contains(n.words, old) || slices.Contains(n.words, now) {
		return true
	}
	for _, prefix := range n.prefixes {
		if opposite(prefix, old, now) || opposite(prefix, now, old) {
			return true
		}
	}
	return slices.ContainsFunc(n.inside, func(part string) bool { return strings.Contains(old, part) != strings.Contains(now, part) })
}

// opposite says whether a word is another one with a prefix, its ending aside.
func opposite(prefix, long, short string) bool {
	rest, found := strings.CutPrefix(long, prefix)
	if !found || short == "" {
		return false
	}
	stem := []rune(rest)
	return strings.HasPrefix(strings.TrimPrefix(short, "-"), string(stem[:min(len(stem), 3)])) && len(stem) > 0
}

// plainWord is a word in small letters, with the plain apostrophe.
func plainWord(word string) string { return straight.Replace(strings.ToLower(word)) }

var straight = strings.NewReplacer(plainApostrophes()...)

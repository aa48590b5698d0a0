package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"qostil/generator/fields"
	"qostil/generator/language/typeset"
)

//go:embed negation.yaml
var negationFile []byte

// negation is how a language says no.
type negation struct {
	words    []string // that negate by themselves: not
	prefixes []string // that negate the word that they begin: un-
	parts    []string // that negate the word in which they stand: n't
}

// negations holds the negation of each language, by its tag.
var negations = sync.OnceValue(func() map[string]negation {
	all := map[string]negation{}
	d := fields.YAML("negation.yaml", negationFile, 1)
	for _, e := range d.Root.Entries {
		var n negation
		fields.Read(d, e.Value, &n, []fields.Key[negation]{
			fields.Texts("words", "Words of negation.", 20, func(n *negation) *[]string { return &n.words }).AsRequired(),
			fields.Texts("prefixes", "Prefixes that negate a word.", 10, func(n *negation) *[]string { return &n.prefixes }),
			fields.Texts("inside", "Parts that negate a word.", 10, func(n *negation) *[]string { return &n.parts }),
		})
		all[e.Key] = n
	}
	return all
})

// Denies reports whether the change of one word into another may turn a sentence of the
// language into its opposite: one of the two is a word of negation, or only one of the two
// has a part that negates. An empty word stands for no word. A change that is not reported
// is harmless; some reported ones are harmless too, above all in languages that negate
// inside a word. In a language without data no change is reported.
func Denies(tag, old, now string) bool {
	n := negations()[tag]
	old, now = plainWord(old), plainWord(now)
	if slices.Contains(n.words, old) || slices.Contains(n.words, now) {
		return true
	}
	for _, prefix := range n.prefixes {
		if opposite(prefix, old, now) || opposite(prefix, now, old) {
			return true
		}
	}
	return slices.ContainsFunc(n.parts, func(part string) bool { return strings.Contains(old, part) != strings.Contains(now, part) })
}

// opposite reports whether a word is another one with a prefix; their endings may differ.
func opposite(prefix, long, short string) bool {
	rest, found := strings.CutPrefix(long, prefix)
	if !found || short == "" {
		return false
	}
	stem := []rune(rest)
	return strings.HasPrefix(strings.TrimPrefix(short, "-"), string(stem[:min(len(stem), 3)])) && len(stem) > 0
}

// plainWord returns a word in lower case with the plain apostrophe.
func plainWord(word string) string { return straight.Replace(strings.ToLower(word)) }

var straight = strings.NewReplacer(typeset.PlainApostrophes()...)

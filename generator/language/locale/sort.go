package locale

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// Compare returns a function that orders texts as the dictionaries of the language do: by the
// Unicode Collation Algorithm with the tailoring of CLDR, or by an alphabet of our own for
// languages that x/text, which has the tailorings of CLDR 23, sorts wrongly. The function
// keeps buffers, so only one goroutine may use it.
func (l *Locale) Compare() func(a, b string) int {
	standard := collate.New(l.tag).CompareString
	if l.alphabet == nil {
		return standard
	}
	return func(a, b string) int {
		return cmp.Or(l.alphabet.compare(a, b, standard), standard(a, b))
	}
}

// alphabet holds the place of each letter of a language, from 0. A letter may be written with
// two signs (sh, oʻ).
type alphabet struct {
	places map[string]int
	first  string
}

func newAlphabet(letters string) *alphabet {
	row := strings.Fields(letters)
	if len(row) == 0 {
		return nil
	}
	a := &alphabet{map[string]int{}, row[0]}
	for i, letter := range row {
		a.places[letter] = i
	}
	return a
}

// unit is one sorted letter. Signs and letters outside of the alphabet keep the order that they
// have in Unicode: one group stands before the first letter and one after the last. Mixing
// them in would give an order with cycles.
type unit struct {
	group, place int
	text         string
}

func (a *alphabet) compare(s, t string, standard func(a, b string) int) int {
	left, right := a.units(s, standard), a.units(t, standard)
	for i := range min(len(left), len(right)) {
		l, r := left[i], right[i]
		order := cmp.Or(cmp.Compare(l.group, r.group), cmp.Compare(l.place, r.place))
		if order == 0 && l.group != 0 {
			order = standard(l.text, r.text)
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(left), len(right))
}

func (a *alphabet) units(text string, standard func(a, b string) int) []unit {
	runes := []rune(strings.ToLower(norm.NFC.String(text)))
	var units []unit
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if i+1 < len(runes) {
			if place, ok := a.places[string(r)+apostrophe(runes[i+1])]; ok {
				units = append(units, unit{0, place, ""})
				i++
				continue
			}
		}
		place, ok := a.places[string(r)]
		if bare := norm.NFD.String(string(r)); !ok && bare != string(r) {
			place, ok = a.places[string([]rune(bare)[0])] // é is an e
		}
		switch {
		case ok:
			units = append(units, unit{0, place, ""})
		case unicode.Is(unicode.Mn, r) || apostrophe(r) == "ʻ":
			// no letter: maʼno is sorted as mano
		default:
			units = append(units, unit{standard(string(r), a.first), 0, string(r)})
		}
	}
	return units
}

// letter returns the first letter of a word in lower case; "" if it is not in the alphabet.
func (a *alphabet) letter(word []rune) string {
	letters := []string{string(word[0]), string([]rune(norm.NFD.String(string(word[0])))[0])} // é is an e
	if len(word) > 1 {
		letters = append([]string{string(word[0]) + apostrophe(word[1])}, letters...)
	}
	for _, letter := range letters {
		if _, ok := a.places[letter]; ok {
			return letter
		}
	}
	return ""
}

// apostrophe returns a rune as text; all signs that are typed for the apostrophe of oʻ become
// one.
func apostrophe(r rune) string {
	if strings.ContainsRune(apostrophes, r) {
		return "ʻ"
	}
	return string(r)
}

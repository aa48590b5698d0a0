// Package typeset sets texts as the printers of a language do: with its quotation marks,
// dashes and apostrophes, and with spaces at which no line breaks.
//
// The Rules of a language are data, the section "typography" of its file in
// language/locale/data. A Typesetter is those rules in the house style of a site. It
// returns Edits, places of a text and what to write there, so that a caller can apply them
// to the parts of a marked-up text; Typeset and Headline apply them to a plain one:
//
//	l, _ := locale.Load("ru", locale.Style{})
//	l.Typeset(`"Порт" открыт - с 5 мая`) // «Порт» открыт — с 5 мая, with no-break spaces
//
// Three things hold for every text, and are tested with random ones: setting a text twice
// changes nothing more, words never change, and edits are in order and do not overlap. What
// must not change (code, addresses, passages in another language) is frozen by the caller:
// its bytes are replaced by FrozenWord, FrozenSign or FrozenSpace, which no edit touches.
package typeset

import (
	"slices"
	"strings"
)

// Typesetter sets the texts of one language in the style of one site. It is never
// changed after New: any number of goroutines may use it.
type Typesetter struct {
	Rules
	bare  bool   // texts stay as they are typed
	group string // separates groups of three digits

	quotes  Quotes
	mark    string // the dash alone
	dash    string // the dash as it stands between words
	spaced  bool   // whether it has spaces
	tight   bool   // whether the language has one without
	percent string // tight, spaced, or "" as it is typed

	ties                 map[string]tie
	short, shortHeadline [256]uint32 // of words that are tied to the next one: a bit for each length, by the last byte
	particles            [256]bool   // the second bytes of words that are tied to the last one
	longestParticle      int         // in bytes
}

// Quotes are the quotation marks of a language: those of a quotation, and those of a
// quotation inside another.
type Quotes struct{ Open, Close, InnerOpen, InnerClose string }

// Style is the house style of a site for one language. Its zero value is the usual style
// of the language.
type Style struct {
	Dash    string // "en", "em", or "" for the usual one
	Percent string // the space before %: "tight" (none), "spaced", or "" as it is typed
	Bare    bool   // nothing is typeset
}

// Words are what a Typesetter has to know of its language besides the Rules.
type Words struct {
	Quotes   Quotes
	Group    string                   // what separates groups of three digits
	Months   []string                 // names of months as in a date: ноября
	Headings []string                 // names of months that stand alone: ноябрь
	Capital  func(word string) string // a word with a capital letter, as at the beginning of a sentence
}

// New returns the Typesetter of a language.
func New(rules Rules, in Words, style Style) *Typesetter {
	t := &Typesetter{Rules: rules, bare: style.Bare, group: in.Group, percent: style.Percent, quotes: in.Quotes}
	if len(t.innerQuotes) == 2 {
		t.quotes.InnerOpen, t.quotes.InnerClose = t.innerQuotes[0], t.innerQuotes[1]
	}
	if t.apostrophe == "" {
		t.apostrophe = "’"
	}
	dash := t.dashes[0]
	for _, d := range t.dashes {
		if style.Dash != "" && strings.Contains(d, map[string]string{"em": "—", "en": "–"}[style.Dash]) {
			dash = d
		}
		t.tight = t.tight || d == strings.TrimSpace(d)
	}
	t.mark = strings.TrimSpace(dash)
	t.spaced = t.mark != dash
	t.dash = dash
	if t.spaced {
		t.dash = nbsp + t.mark + " "
	}
	t.ties = map[string]tie{}
	add := func(to tie, words ...string) {
		for _, w := range words {
			t.add(to, w)
			t.add(to, in.Capital(w)) // words are looked up as they stand
		}
	}
	w := &t.words
	add(tiesNext, w.next...)
	add(tiesHeadline, w.headline...)
	add(tiesName, w.name...)
	add(tiesNumber, append([]string{"№", "§"}, w.number...)...)
	add(tiesNumber|tiesRange, w.ranges...)
	add(tiesPrevious, w.previous...)
	add(tiesUnit, w.units...)
	add(tiesUnit, slices.Concat(in.Months, in.Headings)...)
	add(tiesUnit|tiesScaled, w.scales...)
	add(elision, w.elided...)
	if !t.bindsCountedWord { // November 23
		add(tiesNumber, in.Months...)
	}
	return t
}

// add ties a word, and fills the tables that rule out most other words quickly.
func (t *Typesetter) add(to tie, word string) {
	t.ties[word] |= to
	last, length := word[len(word)-1], uint32(1)<<min(len(word), 31)
	if to&(tiesNext|tiesName|tiesNumber|tiesScaled) != 0 {
		t.short[last] |= length
		t.shortHeadline[last] |= length
	}
	if to == tiesHeadline {
		t.shortHeadline[last] |= length
	}
	if to == tiesPrevious {
		t.longestParticle = max(t.longestParticle, len(word))
		t.particles[word[1]] = true
	}
}

package locale

import (
	"slices"
	"strings"

	"qostil/generator/fields"
)

// typography is how a language is set, beside its quotation marks: data, and what a
// house style makes of it.
type typography struct {
	dashes     []string // the dash with its spaces: the usual one, the other one
	apostrophe string
	hooks      string   // letters after which the apostrophe is another
	inner      []string // quotation marks inside others, where CLDR's are taken for apostrophes
	inside     string   // the space between a quotation mark and the quotation
	singles    bool     // whether single quotation marks are typed too
	counts     bool     // whether any word in lower case belongs to the number before it
	numero     bool     // whether a space stands after № and §
	ordinals   bool     // whether ordinals are written with a stop: 3. November
	suffixes   bool     // whether endings follow numbers and abbreviations after a hyphen
	words      wordLists

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

// wordLists are words that stand on one line with others.
type wordLists struct{ next, headline, name, number, ranges, previous, units, scales, elided []string }

// tie says to what a word is tied.
type tie uint16

const (
	tiesNext     tie = 1 << iota // to the next word
	tiesHeadline                 // to the next word, in headlines
	tiesName                     // to the next word, unless it belongs to a number before it: г. Алматы
	tiesNumber                   // to a number that follows: кв. 5
	tiesRange                    // to a number that follows, or a range of such: стр. 5–7
	tiesPrevious                 // to the word before
	tiesUnit                     // to a number before it
	tiesScaled                   // to a number before it, and to what is counted: млн евро
	elision                      // to nothing: the apostrophe before it is one
)

var typographyKeys = []fields.Key[typography]{
	fields.Custom("dash", "dashes", "The dash with its spaces, the usual one first.",
		func(_ *fields.Document, y *typography, v *fields.Value) {
			for _, item := range v.Items {
				y.dashes = append(y.dashes, item.Text)
			}
		}).AsRequired(),
	fields.Text("apostrophe", "The apostrophe, where it is not ’.", 1, func(y *typography) *string { return &y.apostrophe }),
	fields.Text("hooks", "Letters after which it is ʻ.", 8, func(y *typography) *string { return &y.hooks }),
	fields.Texts("inner", "Two quotation marks inside others.", 2, func(y *typography) *[]string { return &y.inner }),
	fields.Custom("inside", "text", "What stands between a quotation and its marks.",
		func(_ *fields.Document, y *typography, v *fields.Value) { y.inside = v.Text }),
	fields.Bool("singles", "Whether ' is typed as a quotation mark too.", func(y *typography) *bool { return &y.singles }),
	fields.Bool("counts", "Whether any word in lower case belongs to the number before it.", func(y *typography) *bool { return &y.counts }),
	fields.Bool("numero", "Whether a space stands after № and §.", func(y *typography) *bool { return &y.numero }),
	fields.Bool("ordinals", "Whether ordinals are written with a stop.", func(y *typography) *bool { return &y.ordinals }),
	fields.Bool("suffixes", "Whether endings follow numbers after a hyphen.", func(y *typography) *bool { return &y.suffixes }),
	fields.Map("words", "Words that stand on one line with others.", []fields.Key[wordLists]{
		wordList("next", "With the next word.", func(w *wordLists) *[]string { return &w.next }),
		wordList("headline", "With the next word, in headlines.", func(w *wordLists) *[]string { return &w.headline }),
		wordList("name", "With a name that follows.", func(w *wordLists) *[]string { return &w.name }),
		wordList("number", "With a number that follows.", func(w *wordLists) *[]string { return &w.number }),
		wordList("ranges", "With a number that follows, or a range of such.", func(w *wordLists) *[]string { return &w.ranges }),
		wordList("previous", "With the word before.", func(w *wordLists) *[]string { return &w.previous }),
		wordList("units", "With a number before.", func(w *wordLists) *[]string { return &w.units }),
		wordList("scales", "With a number before, and what is counted.", func(w *wordLists) *[]string { return &w.scales }),
		wordList("elided", "After an apostrophe.", func(w *wordLists) *[]string { return &w.elided }),
	}, func(y *typography) *wordLists { return &y.words }),
}

func wordList(name, doc string, at func(*wordLists) *[]string) fields.Key[wordLists] {
	return fields.Texts(name, doc, maxWord, at)
}

// settle works out what typesetting asks for. Words are looked up as they stand, so
// those that may begin a sentence are there with a capital too.
func (y *typography) settle(l *Locale, style Style) {
	y.percent = style.Percent
	y.quotes = l.Quotes
	if len(y.inner) == 2 {
		y.quotes.InnerOpen, y.quotes.InnerClose = y.inner[0], y.inner[1]
	}
	if y.apostrophe == "" {
		y.apostrophe = "’"
	}
	dash := y.dashes[0]
	for _, d := range y.dashes {
		if style.Dash != "" && strings.Contains(d, map[string]string{"em": "—", "en": "–"}[style.Dash]) {
			dash = d
		}
		y.tight = y.tight || d == strings.TrimSpace(d)
	}
	y.mark = strings.TrimSpace(dash)
	y.spaced = y.mark != dash
	y.dash = dash
	if y.spaced {
		y.dash = nbsp + y.mark + " "
	}
	y.ties = map[string]tie{}
	add := func(t tie, words ...string) {
		for _, w := range words {
			for _, form := range []string{w, l.Sentence(w)} {
				y.ties[form] |= t
				last, length := form[len(form)-1], uint32(1)<<min(len(form), 31)
				if t&(tiesNext|tiesName|tiesNumber|tiesScaled) != 0 {
					y.short[last] |= length
					y.shortHeadline[last] |= length
				}
				if t == tiesHeadline {
					y.shortHeadline[last] |= length
				}
			}
			if t == tiesPrevious {
				y.longestParticle = max(y.longestParticle, len(w))
				y.particles[w[1]] = true
			}
		}
	}
	w := &y.words
	add(tiesNext, w.next...)
	add(tiesHeadline, w.headline...)
	add(tiesName, w.name...)
	add(tiesNumber, append([]string{"№", "§"}, w.number...)...)
	add(tiesNumber|tiesRange, w.ranges...)
	add(tiesPrevious, w.previous...)
	add(tiesUnit, w.units...)
	add(tiesUnit, slices.Concat(l.months.format, l.months.alone)...)
	add(tiesUnit|tiesScaled, w.scales...)
	add(elision, w.elided...)
	if !y.counts { // November 23
		add(tiesNumber, l.months.format...)
	}
}

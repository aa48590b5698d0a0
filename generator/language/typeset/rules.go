package typeset

import "qostil/generator/fields"

// Rules are the typographic rules of a language, from the section "typography" of its data
// file. Keys describes the section.
type Rules struct {
	dashes           []string // the dash with its spaces, the usual one first
	apostrophe       string
	okinaAfter       string   // letters after which ʻ is the apostrophe
	innerQuotes      []string // quotation marks inside others, where CLDR's are taken for apostrophes
	quoteSpace       string   // the space between a quotation mark and the quotation
	singleQuotes     bool     // whether single quotation marks are typed too
	bindsCountedWord bool     // whether any word in lower case belongs to the number before it
	numero           bool     // whether a space stands after № and §
	ordinals         bool     // whether ordinals are written with a stop: 3. November
	suffixes         bool     // whether endings follow numbers and abbreviations after a hyphen
	words            wordLists
}

// wordLists are words that stay on one line with their neighbours.
type wordLists struct{ next, headline, name, number, ranges, previous, units, scales, elided []string }

// tie is a set of neighbours with which a word stays on one line.
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
	elision                      // to nothing: the apostrophe before it stands for left-out letters
)

// Keys returns the keys of the section of the data file.
func Keys() []fields.Key[Rules] {
	return []fields.Key[Rules]{
		fields.Custom("dash", "dashes", "The dash with its spaces, the usual one first.",
			func(_ *fields.Document, r *Rules, v *fields.Value) {
				for _, item := range v.Items {
					r.dashes = append(r.dashes, item.Text)
				}
			}).AsRequired(),
		fields.Text("apostrophe", "The apostrophe, where it is not ’.", 1, func(r *Rules) *string { return &r.apostrophe }),
		fields.Text("hooks", "Letters after which it is ʻ.", 8, func(r *Rules) *string { return &r.okinaAfter }),
		fields.Texts("inner", "Two quotation marks inside others.", 2, func(r *Rules) *[]string { return &r.innerQuotes }),
		fields.Custom("inside", "text", "What stands between a quotation and its marks.",
			func(_ *fields.Document, r *Rules, v *fields.Value) { r.quoteSpace = v.Text }),
		fields.Bool("singles", "Whether ' is typed as a quotation mark too.", func(r *Rules) *bool { return &r.singleQuotes }),
		fields.Bool("counts", "Whether any word in lower case belongs to the number before it.", func(r *Rules) *bool { return &r.bindsCountedWord }),
		fields.Bool("numero", "Whether a space stands after № and §.", func(r *Rules) *bool { return &r.numero }),
		fields.Bool("ordinals", "Whether ordinals are written with a stop.", func(r *Rules) *bool { return &r.ordinals }),
		fields.Bool("suffixes", "Whether endings follow numbers after a hyphen.", func(r *Rules) *bool { return &r.suffixes }),
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
		}, func(r *Rules) *wordLists { return &r.words }),
	}
}

func wordList(name, doc string, at func(*wordLists) *[]string) fields.Key[wordLists] {
	return fields.Texts(name, doc, maxWord, at)
}

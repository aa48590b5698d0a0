package locale

import (
	"strings"
	"unicode/utf8"

	"qostil/generator/fields"
	"qostil/generator/language/typeset"
)

type months struct{ format, alone []string }

// dates holds patterns in the notation of CLDR. The function format in date.go knows the
// fields that they use.
type dates struct{ long, full, day, month, time string }

var dataKeys = []fields.Key[Locale]{
	fields.Text("endonym", "The language's own name for itself.", 40, func(l *Locale) *string { return &l.Endonym }).AsRequired(),
	fields.Text("short", "The endonym in about three letters.", 8, func(l *Locale) *string { return &l.Short }).AsRequired(),
	fields.Word("direction", "Of writing.", []string{"ltr", "rtl"}, func(l *Locale) *string { return &l.Direction }).AsRequired(),
	fields.Text("open_graph", "og:locale.", 5, func(l *Locale) *string { return &l.OpenGraph }).AsRequired(),
	fields.Custom("group", "text", "What separates groups of three digits.",
		func(_ *fields.Document, l *Locale, v *fields.Value) { l.group = v.Text }).AsRequired(),
	fields.Text("comma", "The comma, where it is not this one: ,", 1, func(l *Locale) *string { return &l.comma }),
	fields.Custom("quotes", "four texts", "Quotation marks: the outer ones, those inside them.", readQuotes).AsRequired(),
	fields.Map("months", "Names of months.", []fields.Key[months]{
		fields.Texts("format", "As in a date.", 20, func(m *months) *[]string { return &m.format }).AsRequired(),
		fields.Texts("alone", "As in a heading.", 20, func(m *months) *[]string { return &m.alone }).AsRequired(),
	}, func(l *Locale) *months { return &l.months }).AsRequired(),
	fields.Texts("weekdays", "Names of weekdays, from Sunday.", 20, func(l *Locale) *[]string { return &l.weekdays }).AsRequired(),
	fields.Custom("dates", "patterns by style", "Patterns of dates, the usual style first.", readDates).AsRequired(),
	fields.Map("slug", "What the language adds to the table of slugs.", []fields.Key[slugTable]{
		letterMap("letters", "Letters that it writes otherwise.", func(t *slugTable) *map[string]string { return &t.letters }),
		letterMap("initial", "Letters at the beginning of a word.", func(t *slugTable) *map[string]string { return &t.initial }),
		fields.Custom("pairs", "letters", "Pairs of letters, replaced first; where two fit, the upper one is.", readPairs),
	}, func(l *Locale) *slugTable { return &l.slug }),
	fields.Map("typography", "How texts are set.", typeset.Keys(), func(l *Locale) *typeset.Rules { return &l.rules }).AsRequired(),
	fields.Custom("keyboard", "47 letters and signs", "What its keyboard has on the keys of QWERTY, where it is another.", readKeyboard),
	fields.Custom("alphabet", "letters", "The letters in their order, where x/text sorts the language by another.",
		func(_ *fields.Document, l *Locale, v *fields.Value) { l.alphabet = newAlphabet(v.Text) }),
}

func readQuotes(d *fields.Document, l *Locale, v *fields.Value) {
	marks := d.Texts(v, 2, false)
	if len(marks) != 4 {
		d.TypeError(v, "want.four-quotes")
		return
	}
	l.Quotes = typeset.Quotes{Open: marks[0], Close: marks[1], InnerOpen: marks[2], InnerClose: marks[3]}
}

func readKeyboard(d *fields.Document, l *Locale, v *fields.Value) {
	if l.keyboard = v.Text; utf8.RuneCountInString(l.keyboard) != len(QWERTY) {
		d.TypeError(v, "want.keyboard", QWERTY)
	}
}

func readDates(d *fields.Document, l *Locale, v *fields.Value) {
	pattern := func(name string, at func(*dates) *string) fields.Key[dates] {
		return fields.Text(name, "A pattern.", 40, at).AsRequired()
	}
	l.dates = map[string]dates{}
	for _, e := range v.Entries {
		var p dates
		fields.Read(d, e.Value, &p, []fields.Key[dates]{
			pattern("long", func(p *dates) *string { return &p.long }),
			pattern("full", func(p *dates) *string { return &p.full }),
			pattern("day", func(p *dates) *string { return &p.day }),
			pattern("month", func(p *dates) *string { return &p.month }),
			pattern("time", func(p *dates) *string { return &p.time }),
		})
		l.dates[e.Key] = p
	}
}

func readPairs(_ *fields.Document, t *slugTable, v *fields.Value) {
	var pairs []string
	for _, e := range v.Entries {
		pairs = append(pairs, e.Key, e.Value.Text)
	}
	t.pairs = strings.NewReplacer(pairs...)
}

func letterMap(name, doc string, at func(*slugTable) *map[string]string) fields.Key[slugTable] {
	return fields.Custom(name, "letters", doc, func(_ *fields.Document, t *slugTable, v *fields.Value) {
		m := map[string]string{}
		for _, e := range v.Entries {
			m[e.Key] = e.Value.Text
		}
		*at(t) = m
	})
}

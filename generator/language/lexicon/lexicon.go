// Package lexicon knows what a few words of each language mean: those that state facts
// (numerals, months, currencies, units, negations), and those that tell which language a
// text is in. The checks of translations need it; a build does not, so a Lexicon is read
// when it is first asked for.
//
// A language is data: data/TAG.yaml, and its entry in negation.yaml.
//
//	m, ok := lexicon.Of("ru").Meaning("тысячами", lexicon.Scale) // m.Value is 1000
//
// A Lexicon never changes, so any number of goroutines may use it.
package lexicon

import (
	"embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

//go:embed data/*.yaml
var data embed.FS

// Lexicon holds the words of one language. Its file lists a word as it is written, or as a
// stem that takes any ending (процент*).
type Lexicon struct {
	Tag     string
	Decimal rune // the decimal sign: a comma or a point

	MonthFirst   bool     // whether February 15 is a date
	MonthCapital bool     // whether months have a capital letter; without it the word may be another one: may, march
	DayPartFirst bool     // whether the part of the day stands before the hour: кешкі сағат 9
	TensHyphen   bool     // whether tens and units are joined by a hyphen: forty-five
	JoinsHalves  bool     // whether a word joins a half to its number: see BeforeHalf
	Genitive     []string // endings of a month that stands before its day: ақпанның 15-і
	Inflected    bool     // whether words take endings
	Endings      []string // endings of names that other cases replace, longer ones first: Астана, Астаны; қазақ, қазағы
	Decades      []string // endings that make a year a decade: 1990s

	stopWords []string // the most frequent short words
	suffixes  []string // the most frequent ends of words
	alphabet  string   // all letters, in lower case
	words     map[string][]Meaning
	stems     map[string][]Meaning
}

// Meaning is one of the things that a word can mean.
type Meaning struct {
	Sense Sense
	Value float64 // of numerals, scales, fractions, months (from 1), weekdays (from 0, Sunday), hours
	Code  string  // of currencies (ISO 4217) and of units
}

// Sense is the kind of a Meaning.
type Sense uint8

// The senses.
const (
	Numeral  Sense = iota // two, twenty
	Loose                 // can stand for a number but need not: first, both, a dozen
	Fraction              // a third
	Scale                 // hundred, thousand, million
	Percent
	PercentBefore // makes the number after it a percentage: yüzde 5
	Currency
	Unit
	MonthName
	WeekdayName
	Hour      // o'clock
	Minute    // of an hour
	DayPart   // the value is the first of its twelve hours: a.m. 0, p.m. 12, the night 19 (11 ночи, 6 ночи)
	ClockTime // noon: 12 hours, midnight: 0
	YearWord  // stands beside the number of a year
	Relative  // stands for a date: 1 a day (today), 2 a year beside the word for year (this), 3 a year alone
	Between   // joins two numbers of one kind: to, and
	Qualifier // stands between a number and its currency: US dollars
	None      // only looks like another word

	// Senses that state no fact but help to read one.
	WholeMonth    // the full name of a month that is as short as an abbreviation: мая
	BeforeMonth   // may stand between a day and its month: the 15th of February
	BeforeHalf    // joins a half to its number: two and a half, два с половиной
	AfterHundreds // may stand between hundreds and the rest: one hundred and ten
	Article       // a word for one that is not a numeral
)

// senses are the keys of a lexicon whose values are lists of words.
var senses = map[string]Sense{
	"percent": Percent, "hour": Hour, "minute": Minute, "year": YearWord,
	"between": Between, "qualifier": Qualifier, "whole_months": WholeMonth, "percent_before": PercentBefore, "before_month": BeforeMonth,
	"before_half": BeforeHalf, "after_hundreds": AfterHundreds, "articles": Article, "none": None,
}

// valued are the keys of a lexicon whose values are lists of words by number or code.
var valued = map[string]Sense{
	"numerals": Numeral, "loose": Loose, "fractions": Fraction, "scales": Scale, "currencies": Currency, "units": Unit,
	"months": MonthName, "weekdays": WeekdayName, "day_parts": DayPart, "clock": ClockTime, "relative": Relative,
}

// Meanings returns all meanings of a word, nil if it has none. Case does not matter.
func (l *Lexicon) Meanings(word string) []Meaning {
	word = locale.Fold(word)
	if m := l.words[word]; m != nil {
		return m
	}
	for i := len(word); i > 0; i-- {
		if m := l.stems[word[:i]]; m != nil {
			return m
		}
	}
	return nil
}

// Is reports whether a word can have a sense.
func (l *Lexicon) Is(word string, sense Sense) bool {
	_, ok := l.Meaning(word, sense)
	return ok
}

// Meaning returns the first meaning of a word in a sense; ok is false if it has none.
func (l *Lexicon) Meaning(word string, sense Sense) (Meaning, bool) {
	for _, m := range l.Meanings(word) {
		if m.Sense == sense {
			return m, true
		}
	}
	return Meaning{}, false
}

// Known returns the tags of the languages that have a Lexicon, sorted.
func Known() []string { return slices.Sorted(maps.Keys(all)) }

// Of returns the Lexicon of a language; nil if there is none. It is read when it is first
// asked for: builds do not need it.
func Of(tag string) *Lexicon {
	if read, ok := all[tag]; ok {
		return read()
	}
	return nil
}

// all maps each tag to a function that reads its Lexicon once.
var all = func() map[string]func() *Lexicon {
	all := map[string]func() *Lexicon{}
	files, _ := data.ReadDir("data") // it is embedded
	for _, f := range files {
		tag := strings.TrimSuffix(f.Name(), ".yaml")
		all[tag] = sync.OnceValue(func() *Lexicon {
			l, _ := Load(tag)
			return l
		})
	}
	return all
}()

// Load reads the Lexicon of a language; it is nil if there is none. The problems are
// those of the data of the program: a test finds them.
func Load(tag string) (*Lexicon, diag.List) {
	file := "data/" + tag + ".yaml"
	src, err := data.ReadFile(file)
	if err != nil {
		return nil, nil
	}
	l := &Lexicon{Tag: tag, Decimal: ',', words: map[string][]Meaning{}, stems: map[string][]Meaning{}}
	d := fields.YAML(file, src, 1)
	fields.Read(d, d.Root, l, keys())
	return l, d.Problems
}

func keys() []fields.Key[Lexicon] {
	list := []fields.Key[Lexicon]{
		fields.Custom("decimal", "a sign", "What stands before the broken part of a number.", func(_ *fields.Document, l *Lexicon, v *fields.Value) {
			l.Decimal = []rune(v.Text)[0]
		}),
		fields.Texts("function", "The commonest small words.", 20, func(l *Lexicon) *[]string { return &l.stopWords }).AsRequired(),
		fields.Texts("tails", "The commonest ends of words.", 10, func(l *Lexicon) *[]string { return &l.suffixes }).AsRequired(),
		fields.Text("alphabet", "All letters, in lower case.", 80, func(l *Lexicon) *string { return &l.alphabet }).AsRequired(),
		fields.Bool("month_first", "Whether February 15 is a date.", func(l *Lexicon) *bool { return &l.MonthFirst }),
		fields.Bool("month_capital", "Whether months have a capital.", func(l *Lexicon) *bool { return &l.MonthCapital }),
		fields.Bool("day_part_first", "Whether an hour stands behind its part of the day.", func(l *Lexicon) *bool { return &l.DayPartFirst }),
		fields.Bool("tens_hyphen", "Whether tens and units are joined by a hyphen.", func(l *Lexicon) *bool { return &l.TensHyphen }),
		fields.Texts("genitive", "Endings of a month that stands before its day.", 10, func(l *Lexicon) *[]string { return &l.Genitive }),
		fields.Bool("inflected", "Whether words take endings.", func(l *Lexicon) *bool { return &l.Inflected }),
		fields.Texts("endings", "Of names, which other cases replace, the longer ones first.", 10, func(l *Lexicon) *[]string { return &l.Endings }),
		fields.Texts("decades", "What is glued to a year that stands for ten.", 10, func(l *Lexicon) *[]string { return &l.Decades }),
	}
	for name, sense := range senses {
		list = append(list, fields.Custom(name, "a list", "Words of a sense.", func(d *fields.Document, l *Lexicon, v *fields.Value) {
			l.add(d.Texts(v, 40, false), Meaning{Sense: sense})
		}))
	}
	for name, sense := range valued {
		list = append(list, fields.Custom(name, "lists of words", "Words by what they mean.", func(d *fields.Document, l *Lexicon, v *fields.Value) {
			for _, e := range v.Entries {
				m := Meaning{Sense: sense, Code: e.Key}
				if value, err := strconv.ParseFloat(e.Key, 64); err == nil {
					m.Value, m.Code = value, ""
				} else if sense != Currency && sense != Unit {
					d.Problems.Add(e.Place, "lexicon.number", e.Key)
				}
				l.add(d.Texts(e.Value, 40, false), m)
			}
		}))
	}
	return list
}

func (l *Lexicon) add(words []string, m Meaning) {
	l.JoinsHalves = l.JoinsHalves || m.Sense == BeforeHalf
	for _, w := range words {
		into := l.words
		stem, isStem := strings.CutSuffix(w, "*")
		if isStem {
			into = l.stems
		}
		w = locale.Fold(stem)
		into[w] = append(into[w], m)
	}
}

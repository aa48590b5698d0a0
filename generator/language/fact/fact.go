// Package fact finds the facts of a text: numbers, sums of money, percentages, dates and
// times, in the way in which each language writes them.
//
// Find reads one text. Two versions of a story write the same fact differently (45 млн евро,
// €45 million), but both become the same Reading, so facts can be compared:
//
//	ru := fact.Find("45 млн евро", lexicon.Of("ru"))
//	en := fact.Find("€45 million", lexicon.Of("en"))
//	ru[0].Meets(&en[0]) // true: both read "sum 45000000 EUR"
//
// If signs or words can mean two things (1.500), a Fact has both Readings.
package fact

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Fact is a number, sum, date or time that a translation of the text has to state too.
type Fact struct {
	Kind     Kind
	From, To int    // offsets in bytes of the text
	Text     string // that part of the text
	Weight   Weight
	Readings []Reading // its possible meanings, the most likely one first
	Year     bool      // whether it is the number of a year
	Unit     string    // of measurement, by its code in the lexicons; may be empty
}

// Kind is the type of a Fact. Its String is the name that front matter uses for it.
type Kind uint8

// The kinds of Facts.
const (
	Number Kind = iota
	Percent
	Sum
	Date
	Month
	Weekday
	Time
	Phone
)

func (k Kind) String() string {
	return [...]string{"number", "percent", "sum", "date", "month", "weekday", "time", "phone"}[k]
}

// Weight says how serious it is if a translation has no counterpart of a Fact.
type Weight uint8

// The weights.
const (
	Loose  Weight = iota // not serious ("first", "both"); it can still be the counterpart of another
	Middle               // serious if another fact stands in its place: "three" for "four"
	Strong               // serious: everything in digits
)

// Reading is one possible meaning of a Fact.
type Reading struct {
	Kind  Kind
	Value float64 // of dates month*100+day, of times minutes from midnight, of weekdays from 0, Sunday
	Code  string  // of sums: the currency (ISO 4217)
}

// Same reports whether two readings mean the same. A rounded fraction (0.33) is the same as
// the exact one (a third).
func (r Reading) Same(o Reading) bool {
	if r.Kind != o.Kind || r.Code != o.Code {
		return false
	}
	allowed := 1e-6 * math.Max(math.Abs(r.Value), math.Abs(o.Value))
	switch {
	case r.Kind == Number && r.Value < 1:
		allowed = 0.005
	case r.Kind == Percent && r.Value != math.Trunc(r.Value):
		allowed = 0.04
	}
	return math.Abs(r.Value-o.Value) <= allowed
}

// Meets reports whether two Facts can mean the same.
func (f *Fact) Meets(o *Fact) bool {
	for _, r := range f.Readings {
		if slices.ContainsFunc(o.Readings, r.Same) {
			return true
		}
	}
	return false
}

// also adds a reading, unless the Fact has it already.
func (f *Fact) also(r Reading) {
	if !slices.ContainsFunc(f.Readings, r.Same) {
		f.Readings = append(f.Readings, r)
	}
}

// Number returns the value of the Fact as a plain number; ok is false if it has none.
func (f *Fact) Number() (float64, bool) {
	for _, r := range f.Readings {
		if r.Kind == Number {
			return r.Value, true
		}
	}
	return 0, false
}

// String lists the readings, the most likely one first: "sum 45000000 EUR".
func (f *Fact) String() string {
	var b strings.Builder
	for i, r := range f.Readings {
		if i > 0 {
			b.WriteString(" or ")
		}
		b.WriteString(r.Kind.String() + " ")
		switch v := int(r.Value); r.Kind {
		case Date:
			fmt.Fprintf(&b, "%d.%d", v%100, v/100)
		case Time:
			fmt.Fprintf(&b, "%d:%02d", v/60, v%60)
		case Weekday:
			b.WriteString(time.Weekday(v).String())
		default:
			b.WriteString(strings.TrimSpace(strconv.FormatFloat(math.Round(r.Value*1e4)/1e4, 'f', -1, 64) + " " + r.Code))
		}
	}
	return b.String()
}

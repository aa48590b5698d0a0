// Package fact is the facts of a text, numbers, sums, percents, dates and times, as
// each language writes them.
//
// It reads one text and knows nothing of another: what two versions of a story make of
// the same fact (45 млн евро, €45 million) comes out as the same Reading. Where signs
// or words can mean two things, a Fact has both Readings.
package fact

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Fact is something that a text says and a translation of it must say too.
type Fact struct {
	Kind     Kind
	From, To int    // bytes of the text
	Text     string // what stands there
	Weight   Weight
	Readings []Reading // what it can mean, the likeliest first
	Year     bool      // it is the number of a year
	Unit     string    // of measurement, as lexicons call it; may be empty
}

// Kind is what sort of thing a Fact is; its String is what front matter calls it.
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

// Weight says how much it means that a Fact has no counterpart.
type Weight uint8

// The Weights.
const (
	Loose  Weight = iota // nothing: "first", "both"; it can be another's counterpart
	Middle               // something, where another stands in its place: "three" for "four"
	Strong               // all that is written in digits
)

// Reading is one thing that a Fact can mean.
type Reading struct {
	Kind  Kind
	Value float64 // of dates month*100+day, of times minutes from midnight, of weekdays from 0, Sunday
	Code  string  // of sums: the currency (ISO 4217)
}

// Same says whether two readings mean the same. Broken parts that are rounded (0.33 for
// a third) are.
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

// Meets says whether two Facts can mean the same.
func (f *Fact) Meets(o *Fact) bool {
	for _, r := range f.Readings {
		if slices.ContainsFunc(o.Readings, r.Same) {
			return true
		}
	}
	return false
}

// also adds something that the Fact can mean.
func (f *Fact) also(r Reading) {
	if !slices.ContainsFunc(f.Readings, r.Same) {
		f.Readings = append(f.Readings, r)
	}
}

// Number is the Fact's value as a number, if it is one.
func (f *Fact) Number() (float64, bool) {
	for _, r := range f.Readings {
		if r.Kind == Number {
			return r.Value, true
		}
	}
	return 0, false
}

// String is what the Fact can mean, the likeliest first: "sum 45000000 EUR".
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

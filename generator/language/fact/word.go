package fact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/lexicon"
)

// word reads a fact that begins with a word: a numeral, a month, a weekday, noon.
func (r *reader) word(i int) (next int) {
	if n, ok := r.numeral(i); ok {
		if n.weight > Loose || r.percentAt(new(n.next)) {
			return r.finish(&n)
		}
		if n.scale > 1 { // a million
			if next := r.bareScale(&n); next > 0 {
				return next
			}
		}
		f := r.add(Number, Loose, i, n.next)
		for _, v := range n.values {
			f.also(Reading{Number, v, ""})
			if v < 1 {
				f.also(Reading{Percent, 100 * v, ""})
			}
		}
		return n.next
	}
	if m, ok := r.sense(i, lexicon.ClockTime); ok {
		f := r.add(Time, Loose, i, i+1, Reading{Time, m.Value * 60, ""})
		f.also(Reading{Time, 24 * 60, ""})
		return i + 1
	}
	if month, next := r.month(i); month > 0 && utf8.RuneCountInString(r.at(i).text) >= 3 {
		w := Middle
		if r.lex.MonthCapital && (!startsUpper(r.at(i).text) || r.sentenceStart(i)) {
			w = Loose // may, march
		}
		r.add(Month, w, i, next, Reading{Month, month, ""})
		return i + 1 // its day may follow
	}
	if m, ok := r.sense(i, lexicon.WeekdayName); ok {
		r.add(Weekday, Middle, i, i+1, Reading{Weekday, m.Value, ""})
		return i + 1
	}
	if v := roman(r.at(i).text); v > 0 && (v > 1 || r.lex.Inflected) && (utf8.RuneCountInString(r.at(i).text) > 1 || r.lex.Inflected) {
		r.add(Number, Loose, i, i+1, Reading{Number, v, ""})
	}
	return i + 1
}

// bareScale reads a scale without a number as money: a million euros.
func (r *reader) bareScale(n *found) (next int) {
	i := n.next
	code := r.currencyAfter(&i)
	if code == "" {
		return 0
	}
	n.weight = Loose
	f := r.make(Sum, n, i, func(v float64) Reading { return Reading{Sum, v, strings.Fields(code)[0]} })
	for _, c := range strings.Fields(code)[1:] {
		f.also(Reading{Sum, n.values[0], c})
	}
	f.Weight = Middle
	return i
}

func startsUpper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// sentenceStart reports whether a token is the first one of its sentence.
func (r *reader) sentenceStart(i int) bool {
	before := r.at(i - 1)
	return i == 0 || r.at(i).line || before.kind == signToken && strings.ContainsAny(before.text, ".!?…“«\"")
}

// roman returns the value of a Roman numeral of I, V and X, as centuries and quarters have; 0
// for any other text.
func roman(s string) float64 {
	total, last := 0.0, 0.0
	for k := len(s) - 1; k >= 0; k-- {
		v := map[byte]float64{'I': 1, 'V': 5, 'X': 10}[s[k]]
		switch {
		case v == 0:
			return 0
		case v < last:
			total -= v
		default:
			total += v
			last = v
		}
	}
	return total
}

package fact

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/locale"
)

// word reads what begins with a word: a numeral, a month, a weekday, noon.
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
	if m, ok := r.sense(i, locale.ClockTime); ok {
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
	if m, ok := r.sense(i, locale.WeekdayName); ok {
		r.add(Weekday, Middle, i, i+1, Reading{Weekday, m.Value, ""})
		return i + 1
	}
	if v := roman(r.at(i).text); v > 0 && (v > 1 || r.lex.Inflected) && (utf8.RuneCountInString(r.at(i).text) > 1 || r.lex.Inflected) {
		r.add(Number, Loose, i, i+1, Reading{Number, v, ""})
	}
	return i + 1
}

// bareScale reads a million as money: a million euros.
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

// sentenceStart says whether a token is the first of its sentence.
func (r *reader) sentenceStart(i int) bool {
	before := r.at(i - 1)
	return i == 0 || r.at(i).line || before.kind == signToken && strings.ContainsAny(before.text, ".!?…“«\"")
}

// roman is the value of a numeral of I, V and X, as centuries and quarters have; else 0.
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

// The sizes of number words: one of a smaller size can follow (двести сорок пять).
const (
	units = iota + 1
	tens
	hundreds
	anySize
)

func sizeOf(v float64) int {
	switch {
	case v >= 100:
		return hundreds
	case v >= 10:
		return tens
	}
	return units
}

// numeral reads a number in words: двадцать пять тысяч, one hundred and ten, бір жарым
// миллион. Its weight says how far it is one.
func (r *reader) numeral(i int) (n found, ok bool) {
	n = found{first: i, next: i, scale: 1, whole: true}
	total, current := 0.0, 0.0
	size, lastScale := anySize, math.Inf(1)
	w := Loose
	for at := i; ; {
		if n.next > i { // what may stand between two words of one number
			if r.lex.TensHyphen && r.at(at).text == "-" && r.glued(at) && r.glued(at+1) && size == tens ||
				r.is(at, locale.AfterHundreds) && current+total >= 100 && (r.is(at+1, locale.Numeral) || r.one(at+1)) {
				at++
			}
		}
		if r.at(at).line && at > i {
			break
		}
		if m, is := r.sense(at, locale.Numeral); is || r.one(at) {
			v := 1.0
			if is {
				v = m.Value
			}
			if v >= 1000 { // полмиллиона
				if n.next > i {
					break
				}
				n.values, n.next, n.weight, n.scale = []float64{v}, at+1, Strong, v
				return n, true
			}
			if sizeOf(v) >= size || v == 0 && at > i || v == 1.5 && at > i {
				break
			}
			current += v
			size = sizeOf(v)
			if v > 10 && v < 20 || v == 1.5 {
				size = units
			}
			if is || at > i {
				w = Middle
			}
			at++
			n.next = at
			if half := r.half(at); half > 0 && size == units {
				current += 0.5
				at, n.next, n.whole, w = half, half, false, Middle
			}
			continue
		}
		if m, is := r.sense(at, locale.Scale); is && utf8.RuneCountInString(r.at(at).text) > 1 {
			if m.Value == 100 && current < 10 && (n.next == i || size == units || size == anySize) {
				if current > 0 {
					w = max(w, Middle)
				}
				current, size = max(current, 1)*100, hundreds
			} else if m.Value >= 1000 && m.Value < lastScale {
				if current > 0 {
					w = Strong
				}
				total += max(current, 1) * m.Value
				current, size, lastScale = 0, anySize, m.Value
				n.scale = m.Value
			} else {
				break
			}
			at = r.point(at + 1)
			n.next = at
			continue
		}
		break
	}
	if n.next == i {
		return r.looseNumeral(i)
	}
	if v, next := r.fraction(n.next); next > 0 && total+current > 0 && total+current < 10 { // two thirds
		v *= total + current
		n.values, n.next, n.weight, n.whole = []float64{v}, next, Loose, false
		return n, true
	}
	n.values, n.weight = []float64{total + current}, w
	return n, true
}

// one says whether a token is the word for one, which may begin a numeral or end it.
func (r *reader) one(i int) bool {
	m, ok := r.sense(i, locale.Loose)
	return ok && m.Value == 1 && !r.is(i, locale.Article)
}

// half reads “and a half” behind a numeral: с половиной, жарым. It returns the token
// after it, or 0.
func (r *reader) half(i int) int {
	next := i
	for next < i+2 && r.is(next, locale.BeforeHalf) {
		next++
	}
	if next == i && r.lex.JoinsHalves {
		return 0 // two half marathons, две половины
	}
	if m, ok := r.sense(next, locale.Loose); ok && m.Value == 0.5 {
		return next + 1
	}
	return 0
}

func (r *reader) fraction(i int) (v float64, next int) {
	if r.at(i).text == "-" && r.glued(i) && r.glued(i+1) {
		i++
	}
	if m, ok := r.sense(i, locale.Fraction); ok {
		return m.Value, i + 1
	}
	return 0, 0
}

// looseNumeral reads what can stand for a number: first, both, a third, half a million.
func (r *reader) looseNumeral(i int) (n found, ok bool) {
	n = found{first: i, next: i + 1, scale: 1}
	if r.is(i, locale.Article) {
		return n, false
	}
	for _, m := range r.meanings(i) {
		switch m.Sense {
		case locale.Fraction, locale.Loose:
			n.values = append(n.values, m.Value)
		}
	}
	if len(n.values) == 0 {
		return n, false
	}
	if n.values[0] == 0.5 {
		at := i + 1
		if r.is(at, locale.Article) {
			at++
		}
		if m, ok := r.sense(at, locale.Scale); ok {
			n.values, n.next, n.scale, n.weight = []float64{m.Value / 2}, r.point(at+1), m.Value, Strong
		}
	}
	return n, true
}

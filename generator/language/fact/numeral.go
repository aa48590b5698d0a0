package fact

import (
	"math"
	"unicode/utf8"

	"qostil/generator/language/lexicon"
)

// The sizes of number words. A word of a smaller size can follow: двести сорок пять.
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

// numeral is a number in words while it is read: the value of its thousands, the value below
// them, and which words may follow.
type numeral struct {
	*reader
	found
	total, current float64
	size           int     // of the last word; only a smaller one may follow
	last           float64 // the last scale; only a smaller one may follow
}

// numeral reads a number in words: двадцать пять тысяч, one hundred and ten, бір жарым
// миллион. Its weight says how certainly the words are a number.
func (r *reader) numeral(i int) (found, bool) {
	n := numeral{reader: r, found: found{first: i, next: i, scale: 1, whole: true}, size: anySize, last: math.Inf(1)}
	for n.step() {
	}
	if n.next == i {
		return r.looseNumeral(i)
	}
	v := n.total + n.current
	n.values = []float64{v}
	if part, next := r.fraction(n.next); next > 0 && v > 0 && v < 10 { // two thirds
		n.values, n.next, n.weight, n.whole = []float64{part * v}, next, Loose, false
	}
	return n.found, true
}

// step reads the next word of the number. It returns false at the end of the number.
func (n *numeral) step() bool {
	at := n.next
	begun := at > n.first
	if begun && n.joined(at) {
		at++
	}
	if begun && n.at(at).line {
		return false
	}
	if m, ok := n.sense(at, lexicon.Numeral); ok {
		return n.add(at, m.Value, true)
	}
	if n.one(at) {
		return n.add(at, 1, begun)
	}
	if m, ok := n.sense(at, lexicon.Scale); ok && utf8.RuneCountInString(n.at(at).text) > 1 {
		return n.times(at, m.Value)
	}
	return false
}

// joined reports whether a token may stand between two words of the number.
func (n *numeral) joined(at int) bool {
	if n.lex.TensHyphen && n.at(at).text == "-" && n.glued(at) && n.glued(at+1) && n.size == tens {
		return true
	}
	return n.is(at, lexicon.AfterHundreds) && n.current+n.total >= 100 && (n.is(at+1, lexicon.Numeral) || n.one(at+1))
}

// add adds the value of a word, and of a half that follows it.
func (n *numeral) add(at int, v float64, clear bool) bool {
	begun := at > n.first
	if v >= 1000 { // полмиллиона
		if !begun {
			n.current, n.next, n.weight, n.scale = v, at+1, Strong, v
		}
		return false
	}
	if sizeOf(v) >= n.size || begun && (v == 0 || v == 1.5) {
		return false
	}
	n.current += v
	n.size = sizeOf(v)
	if v > 10 && v < 20 || v == 1.5 {
		n.size = units
	}
	if clear {
		n.weight = Middle
	}
	n.next = at + 1
	if half := n.half(n.next); half > 0 && n.size == units {
		n.current += 0.5
		n.next, n.whole, n.weight = half, false, Middle
	}
	return true
}

// times multiplies the value so far by a hundred, or by a scale, which ends a part of the
// number.
func (n *numeral) times(at int, scale float64) bool {
	switch {
	case scale == 100 && n.current < 10 && (n.next == n.first || n.size == units || n.size == anySize):
		if n.current > 0 {
			n.weight = max(n.weight, Middle)
		}
		n.current, n.size = max(n.current, 1)*100, hundreds
	case scale >= 1000 && scale < n.last:
		if n.current > 0 {
			n.weight = Strong
		}
		n.total += max(n.current, 1) * scale
		n.current, n.size, n.last, n.scale = 0, anySize, scale, scale
	default:
		return false
	}
	n.next = n.point(at + 1)
	return true
}

// one reports whether a token is the word for one, which may begin or end a numeral.
func (r *reader) one(i int) bool {
	m, ok := r.sense(i, lexicon.Loose)
	return ok && m.Value == 1 && !r.is(i, lexicon.Article)
}

// half reads "and a half" after a numeral: с половиной, жарым. It returns the token after it,
// or 0.
func (r *reader) half(i int) int {
	next := i
	for next < i+2 && r.is(next, lexicon.BeforeHalf) {
		next++
	}
	if next == i && r.lex.JoinsHalves {
		return 0 // two half marathons, две половины
	}
	if m, ok := r.sense(next, lexicon.Loose); ok && m.Value == 0.5 {
		return next + 1
	}
	return 0
}

func (r *reader) fraction(i int) (v float64, next int) {
	if r.at(i).text == "-" && r.glued(i) && r.glued(i+1) {
		i++
	}
	if m, ok := r.sense(i, lexicon.Fraction); ok {
		return m.Value, i + 1
	}
	return 0, 0
}

// looseNumeral reads words that can stand for a number but need not: first, both, a third,
// half a million.
func (r *reader) looseNumeral(i int) (n found, ok bool) {
	n = found{first: i, next: i + 1, scale: 1}
	if r.is(i, lexicon.Article) {
		return n, false
	}
	for _, m := range r.meanings(i) {
		switch m.Sense {
		case lexicon.Fraction, lexicon.Loose:
			n.values = append(n.values, m.Value)
		}
	}
	if len(n.values) == 0 {
		return n, false
	}
	if n.values[0] == 0.5 {
		at := i + 1
		if r.is(at, lexicon.Article) {
			at++
		}
		if m, ok := r.sense(at, lexicon.Scale); ok {
			n.values, n.next, n.scale, n.weight = []float64{m.Value / 2}, r.point(at+1), m.Value, Strong
		}
	}
	return n, true
}

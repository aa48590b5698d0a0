package fact

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"qostil/generator/language/lexicon"
)

// number reads digits with their separators: 1 234,5 and 1,234.5. If three digits after a sign
// can be thousands or decimals, it returns both values.
func (r *reader) number(i int) (values []float64, next int) {
	whole := r.tokens[i].digits
	next = i + 1
	for r.spaced(next) && len(r.tokens[i].digits) <= 3 {
		whole += r.tokens[next].digits
		next++
	}
	grouped := next > i+1
	groups := 0 // behind commas or points
	sign := r.at(next).text
	if !grouped && (sign == "," || sign == "." || sign == "'" || sign == "’") && len(whole) <= 3 {
		for at := next; r.at(at).text == sign && r.tight(at) && len(r.at(at+1).digits) == 3; at += 2 {
			groups++
		}
	}
	decimal := string(r.lex.Decimal)
	thousands := groups > 1 || groups == 1 && sign != decimal
	if thousands {
		for range groups {
			whole += r.tokens[next+1].digits
			next += 2
		}
	}
	broken := ""
	if after := r.at(next).text; (after == "," || after == ".") && r.tight(next) && (!thousands || after != sign) {
		broken = r.tokens[next+1].digits
		next += 2
	}
	values = []float64{float(whole + "." + broken)}
	switch {
	case thousands && groups == 1 && broken == "" && sign == ".": // 1.500 in Russian
		values = append(values, float(strings.TrimSuffix(whole, whole[len(whole)-3:])+"."+whole[len(whole)-3:]))
	case !thousands && len(broken) == 3 && !grouped && sign == "," && !strings.HasPrefix(whole, "0"): // 1,500 there
		values = append(values, float(whole+broken))
	}
	return values, next
}

// spaced reports whether a token is a group of three digits after one space.
func (r *reader) spaced(i int) bool {
	t := r.at(i)
	if t.kind != numberToken || len(t.digits) != 3 || !t.space || t.line {
		return false
	}
	switch gap := r.text[r.tokens[i-1].to:t.from]; gap {
	case "\u00A0", "\u202F", "\u2009":
		return true
	case " ":
		return r.lex.Decimal == ','
	}
	return false
}

// tight reports whether a sign stands between two digits without spaces.
func (r *reader) tight(i int) bool {
	return r.glued(i) && r.glued(i+1) && r.at(i+1).kind == numberToken
}

func float(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) {
		return math.MaxFloat64
	}
	return v
}

// scales multiplies a number by the word after it: 45 млн, $45m, 2 млн 300 тыс.
func (r *reader) scales(n *found, money bool) {
	i := n.next
	m, ok := r.sense(i, lexicon.Scale)
	letter := len(r.at(i).text) == 1 // 45m can be 45 metres
	if !ok || letter && !money && r.at(i).space {
		return
	}
	plain := slices.Clone(n.values)
	for k := range n.values {
		n.values[k] *= m.Value
	}
	if letter && !money && currencyOf(r.at(r.point(i+1)).text) == "" {
		n.values = append(n.values, plain...)
	}
	n.scale, n.next, n.whole = m.Value, r.point(i+1), false
	if n.weight == Middle {
		n.weight = Strong
	}
	t := r.at(n.next)
	if t.kind != numberToken || !t.space || t.line {
		return
	}
	// smaller things may follow: 2 million 300 thousand, 5 тыс. 200
	values, next := r.number(n.next)
	switch smaller, ok := r.sense(next, lexicon.Scale); {
	case ok && smaller.Value < m.Value:
		n.values, n.next = []float64{n.values[0] + values[0]*smaller.Value}, r.point(next+1)
	case !ok && m.Value == 1000 && values[0] >= 100 && values[0] < 1000:
		n.values, n.next = []float64{n.values[0] + values[0]}, next
	}
}

// percentAt reads a percent sign or word.
func (r *reader) percentAt(i *int) bool {
	at := *i
	switch t := r.at(at); {
	case t.text == "%" || t.text == "٪":
		*i = at + 1
		return true
	case r.is(at, lexicon.Percent) && !(len([]rune(t.text)) == 1):
		*i = r.point(at + 1)
		return true
	case r.is(at, lexicon.Qualifier) && r.is(at+1, lexicon.Percent): // في المئة
		*i = at + 2
		return true
	}
	if a, b := r.at(at), r.at(at+1); a.kind == wordToken && b.kind == wordToken && r.lex.Is(a.text+" "+b.text, lexicon.Percent) { // per cent
		*i = at + 2
		return true
	}
	return false
}

// percentBefore reads a percent sign or word that stands before the number: %5, yüzde 5.
func (r *reader) percentBefore(n *found) bool {
	i := n.first - 1
	if k := len(r.facts); i < 0 || k > 0 && r.facts[k-1].To > r.tokens[i].from {
		return false
	}
	if r.at(i).text == "%" && r.glued(n.first) || r.is(i, lexicon.PercentBefore) {
		n.first = i
		return true
	}
	return false
}

// ratio reads 1/3 and 24/7.
func (r *reader) ratio(i int) (next int) {
	if r.at(i+1).text != "/" || !r.tight(i+1) || r.at(i+3).text == "/" {
		return 0
	}
	a, b := float(r.tokens[i].digits), float(r.tokens[i+2].digits)
	if a >= 1900 && a < 2100 && b < 100 { // 2025/26
		r.add(Number, Strong, i, i+1, Reading{Number, a, ""}).Year = true
		r.add(Number, Strong, i+2, i+3, Reading{Number, b, ""}, Reading{Number, math.Floor(a/100)*100 + b, ""}).Year = true
		return i + 3
	}
	if a >= 100 || b >= 100 || b == 0 {
		return 0
	}
	f := r.add(Number, Strong, i, i+3, Reading{Number, a / b, ""})
	f.also(Reading{Percent, 100 * a / b, ""})
	return i + 3
}

// phone reads a telephone number: a plus and at least nine digits, or at least ten digits
// with brackets or hyphens among them.
func (r *reader) phone(i int) (next int) {
	first := i
	plus := r.at(i-1).text == "+" && r.glued(i)
	all, signs := "", 0
	j := i
	for ; j < len(r.tokens); j++ {
		switch t := r.tokens[j]; {
		case t.kind == numberToken && !t.line && len(t.digits) <= 4 || j == i:
			all += t.digits
		case t.text == "(" || t.text == ")" || isDash(t.text) && t.text != "—" && !t.space:
			signs++
		default:
			goto done
		}
		if len(all) > 15 {
			return 0
		}
	}
done:
	for j > i && r.tokens[j-1].kind != numberToken {
		j--
	}
	if plus && len(all) >= 9 || signs >= 2 && len(all) >= 10 && len(all) <= 12 {
		if plus {
			first--
		}
		r.add(Phone, Strong, first, j, Reading{Phone, float(all[max(0, len(all)-10):]), ""})
		return j
	}
	return 0
}

package fact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/lexicon"
)

// date makes a Date of a number that stands beside the name of a month: 15 февраля, 15th of
// February, Feb. 15, ақпанның 15-і. It returns the token after the date, or 0 if there is no
// date.
func (r *reader) date(n *found) (next int) {
	day := n.values[0]
	if !n.whole || day < 1 || day > 31 || n.weight == Loose {
		return 0
	}
	i := n.next
	if r.is(i, lexicon.BeforeMonth) {
		i++
	}
	if month, next := r.month(i); month > 0 && !r.at(i).line {
		r.add(Date, n.weight, n.first, i+1, Reading{Date, month*100 + day, ""})
		return next
	}
	i = n.first - 1
	if r.at(i).text == "." {
		i--
	}
	month, after := r.month(i)
	if month == 0 || after != n.first || !r.before(i) || r.at(n.first).line {
		return 0
	}
	if k := len(r.facts); k > 0 && r.facts[k-1].From == r.tokens[i].from {
		r.facts = r.facts[:k-1] // the month alone
	} else if k > 0 && r.facts[k-1].To > r.tokens[i].from {
		return 0 // it is the month of the number before
	}
	r.add(Date, n.weight, i, n.next, Reading{Date, month*100 + day, ""})
	return n.next
}

// before reports whether a month can stand before its day in the form that it has here.
func (r *reader) before(i int) bool {
	if r.lex.MonthFirst {
		return true
	}
	for _, ending := range r.lex.Genitive {
		if strings.HasSuffix(strings.ToLower(r.at(i).text), ending) {
			return true
		}
	}
	return false
}

// month returns the month that a token names, from 1, and the token after it; 0 if it names
// none. A short form counts only with a point or a capital letter.
func (r *reader) month(i int) (month float64, next int) {
	m, ok := r.sense(i, lexicon.MonthName)
	if !ok {
		return 0, 0
	}
	next = i + 1
	text := r.at(i).text
	short := utf8.RuneCountInString(text) <= 4 && r.at(next).text == "." && r.glued(next)
	capital, _ := utf8.DecodeRuneInString(text)
	if short {
		next++
	} else if utf8.RuneCountInString(text) <= 3 && !unicode.IsUpper(capital) && !r.is(i, lexicon.WholeMonth) {
		return 0, 0
	}
	return m.Value, next
}

// isoDate reads 2026-02-15.
func (r *reader) isoDate(i int) (next int) {
	if len(r.tokens[i].digits) != 4 || !r.threeDigits(i, "-") {
		return 0
	}
	return r.fullDate(i, i+4, i+2, i, false)
}

// dottedDate reads 15.02.2026, and 15/02/2026, which can also mean the month first.
func (r *reader) dottedDate(i int) (next int) {
	switch {
	case r.threeDigits(i, "."):
		return r.fullDate(i, i, i+2, i+4, false)
	case r.threeDigits(i, "/"):
		return r.fullDate(i, i, i+2, i+4, true)
	}
	return 0
}

// threeDigits reports whether three runs of digits follow one another with a sign between
// them.
func (r *reader) threeDigits(i int, sign string) bool {
	return r.at(i+1).text == sign && r.tight(i+1) && r.at(i+3).text == sign && r.tight(i+3)
}

func (r *reader) fullDate(i, day, month, year int, swapped bool) (next int) {
	d, m, y := float(r.at(day).digits), float(r.at(month).digits), float(r.at(year).digits)
	valid := func(d, m float64) bool { return d >= 1 && d <= 31 && m >= 1 && m <= 12 }
	if !valid(d, m) && !(swapped && valid(m, d)) || len(r.at(year).digits) == 3 {
		return 0
	}
	if y < 100 {
		y += 2000
	}
	var readings []Reading
	if valid(d, m) {
		readings = append(readings, Reading{Date, m*100 + d, ""})
	}
	if swapped && valid(m, d) {
		readings = append(readings, Reading{Date, d*100 + m, ""})
	}
	ofYear := func() { r.add(Number, Strong, year, year+1, Reading{Number, y, ""}).Year = true }
	if year == i {
		ofYear()
	}
	r.add(Date, Strong, min(day, month), max(day, month)+1, readings...)
	if year > i {
		ofYear()
	}
	return i + 5
}

// clock reads 14:30, 2:30 p.m., and 14.30 in languages that write times with a point.
func (r *reader) clock(i int) (next int) {
	sign := r.at(i + 1).text
	hour, minute := float(r.tokens[i].digits), float(r.at(i+2).digits)
	if sign != ":" && sign != "." || !r.tight(i+1) || len(r.at(i+2).digits) != 2 || len(r.tokens[i].digits) > 2 || hour > 24 || minute > 59 {
		return 0
	}
	if r.at(i+3).text == "." && r.tight(i+3) || r.at(i+3).text == ":" && r.tight(i+3) {
		return 0
	}
	next = i + 3
	if isDash(r.at(next).text) && r.glued(next) && r.glued(next+1) && r.at(next+1).kind == wordToken {
		next += 2
	}
	part, after := r.dayPart(next)
	if sign == "." && after == 0 && (r.percentAt(new(next)) || r.is(next, lexicon.Scale) || currencyOf(r.at(next).text) != "" || r.is(next, lexicon.Currency) || r.is(next, lexicon.Unit)) {
		return 0
	}
	if before, ok := r.partBefore(i); ok && after == 0 {
		part, after = before, next
	}
	if sign == "." && after == 0 {
		values, _ := r.number(i)
		f := r.add(Number, Strong, i, next, Reading{Number, values[0], ""}, Reading{Time, hour*60 + minute, ""})
		if day := hour; day >= 1 && minute >= 1 && minute <= 12 {
			f.also(Reading{Date, minute*100 + day, ""})
		}
		return next
	}
	if after > 0 {
		next = after
		hour = hourOf(hour, part)
	}
	r.add(Time, Strong, i, next, Reading{Time, hour*60 + minute, ""})
	return next
}

// hour makes a Time of a number beside a word of the clock: 2 p.m., 9 утра, сағат 14. An hour
// can also be a duration: 14 часов.
func (r *reader) hour(n *found) (next int) {
	h := n.values[0]
	if !n.whole || h > 24 {
		return 0
	}
	i := n.next
	hours := r.is(i, lexicon.Hour)
	if hours {
		i = r.point(i + 1)
	}
	part, after := r.dayPart(i)
	if before, ok := r.partBefore(n.first); ok && after == 0 {
		part, after = before, n.next
	}
	if after > 0 {
		r.add(Time, n.weight, n.first, after, Reading{Time, hourOf(h, part) * 60, ""})
		return after
	}
	if !hours && !r.is(n.first-1, lexicon.Hour) {
		return 0
	}
	f := r.add(Number, n.weight, n.first, n.next, Reading{Number, h, ""}, Reading{Time, h * 60, ""})
	if m := r.at(i); hours && m.kind == numberToken && len(m.digits) <= 2 && r.is(i+1, lexicon.Minute) { // 14 часов 30 минут
		f.also(Reading{Time, h*60 + float(m.digits), ""})
		r.add(Number, Loose, i, i+1, Reading{Number, float(m.digits), ""})
		return i + 1
	}
	return n.next
}

// partBefore reads the part of the day in languages that write it before the hour: кешкі
// сағат 9.
func (r *reader) partBefore(hour int) (part float64, ok bool) {
	at := hour - 1
	if r.is(at, lexicon.Hour) {
		at--
	}
	m, ok := r.sense(at, lexicon.DayPart)
	return m.Value, ok && r.lex.DayPartFirst
}

// hourOf converts an hour of the 12-hour clock in a part of the day to the 24-hour clock.
func hourOf(hour, part float64) float64 {
	h := float64(int(hour) % 12)
	for h < part {
		h += 12
	}
	return float64(int(h) % 24)
}

// dayPart reads a.m. and p.m.; after is the token behind them, 0 if there is none.
func (r *reader) dayPart(i int) (part float64, after int) {
	if r.at(i+1).text == "." && r.glued(i+1) && r.glued(i+2) {
		if m, ok := r.lex.Meaning(r.at(i).text+"."+r.at(i+2).text, lexicon.DayPart); ok {
			return m.Value, r.point(i + 3)
		}
	}
	if m, ok := r.sense(i, lexicon.DayPart); ok {
		return m.Value, i + 1
	}
	return 0, 0
}

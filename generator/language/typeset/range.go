package typeset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isRange reports whether the hyphen at an offset, between two digits, means "from, to":
// 2020-2026, 5-6 ноября, 10:00-18:00. It does not in telephone numbers, scores and names: the
// second number is greater, no other sign joins the numbers, and no name of a thing stands
// before them (Boeing 737-800).
func (p *pass) isRange(i int) bool {
	start, end := i, i+1
	for start > 0 && isNumeral(p.text[start-1]) {
		start--
	}
	for end < len(p.text) && isNumeral(p.text[end]) {
		end++
	}
	for c := p.text[end-1]; c == '.' || c == ',' || c == ':'; c = p.text[end-1] {
		end--
	}
	start, end = p.groupsBefore(start), p.groupsAfter(end)
	for _, r := range []rune{p.before(start), p.after(end)} {
		if unicode.IsLetter(r) || strings.ContainsRune("-–−\u2011/#"+string(FrozenWord), r) {
			return false
		}
	}
	if p.dialled(start) {
		return false
	}
	from, to := p.ungrouped(p.text[start:i]), p.ungrouped(p.text[i+1:end])
	return rising(from, to) && !p.named(start, isYear(from) && isYear(to))
}

// dialled reports whether a number follows an area code of three to five digits in brackets:
// (555) 555-1234. A year in brackets is not one.
func (p *pass) dialled(start int) bool {
	end := start
	if r := p.before(end); r != 0 && isSpace(r) {
		end -= utf8.RuneLen(r)
	}
	if p.before(end) != ')' {
		return false
	}
	code := p.text[:end-1]
	code = code[len(bytes.TrimRight(code, "0123456789")):]
	return len(code) >= 3 && len(code) <= 5 && !isYear(code) && p.before(end-1-len(code)) == '('
}

// groupsBefore returns the start of the number whose last group of three digits begins at an
// offset.
func (p *pass) groupsBefore(start int) int {
	for p.threeDigits(start) {
		space, n := p.before(start), 0
		if space != ' ' && space != '\u00a0' {
			break
		}
		end := start - utf8.RuneLen(space)
		for n < 4 && p.digit(end-1-n) {
			n++
		}
		if n == 0 || n > 3 || strings.ContainsRune(".,:", p.before(end-n)) {
			break
		}
		start = end - n
	}
	return start
}

// groupsAfter returns the end of the number that has a group of three digits ending at an
// offset.
func (p *pass) groupsAfter(end int) int {
	n := 0
	for p.digit(end - 1 - n) {
		n++
	}
	for space := p.after(end); n <= 3 && (space == ' ' || space == '\u00a0') && p.threeDigits(end+utf8.RuneLen(space)); space = p.after(end) {
		end += utf8.RuneLen(space) + 3
	}
	return end
}

// threeDigits reports whether exactly three digits stand at an offset.
func (p *pass) threeDigits(i int) bool {
	return p.digit(i) && p.digit(i+1) && p.digit(i+2) && !p.digit(i+3)
}

// ungrouped returns a number without the separators of its groups of three digits.
func (p *pass) ungrouped(number []byte) []byte {
	digits := make([]byte, 0, 16)
	for i, c := range number {
		mark := p.t.group == string(c) && (len(number) == i+4 || len(number) > i+4 && number[i+4] == c)
		if !mark && c != ' ' && c != nbsp[0] && c != nbsp[1] {
			digits = append(digits, c)
		}
	}
	return digits
}

func isNumeral(c byte) bool { return c >= '0' && c <= '9' || c == '.' || c == ',' || c == ':' }

// rising reports whether the second of two numbers of the same form is greater: 5 and 6, 2,5
// and 3, 10:00 and 18:00, 2025 and 26.
func rising(from, to []byte) bool {
	a, aMark, aOK := measureNumber(from)
	b, bMark, bOK := measureNumber(to)
	switch {
	case !aOK || !bOK:
		return false
	case aMark == ':' || bMark == ':':
		return aMark == bMark
	}
	return a < b || len(from) == 4 && len(to) == 2 && b == float64(int(a)%100+1)
}

// measureNumber returns the value of a number that has at most one mark, and the mark.
func measureNumber(s []byte) (value float64, mark byte, ok bool) {
	scale := 1.0
	for _, c := range s {
		switch {
		case c < '0' || c > '9':
			if mark != 0 {
				return 0, 0, false
			}
			mark = c
		case mark != 0:
			scale /= 10
			value += float64(c-'0') * scale
		default:
			value = value*10 + float64(c-'0')
		}
	}
	return value, mark, len(s) > 0 && len(s) <= 9 && (s[0] != '0' || mark != 0 || len(s) == 1)
}

func isYear(s []byte) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0')
}

// named reports whether the text before a number makes the number a name: № and similar signs,
// unless they stand before several numbers (№№, стр.); and before a number that is not a year
// a word with a capital, except a month and a preposition at the beginning of a sentence.
func (p *pass) named(number int, years bool) bool {
	r := p.before(number)
	end := number
	switch {
	case r == '№' || r == '§': // behind which a space is to come
	case r == 0 || !isSpace(r):
		return false
	default:
		end -= utf8.RuneLen(r)
	}
	start := end
	for start > 0 && end-start < 3*maxWord && !isSpace(p.before(start)) && p.before(start) != '—' { // dashes stand tight too
		if last := p.before(start); start < end && p.digit(start) && (last == '№' || last == '§') {
			break // a space is to come here too
		}
		start -= utf8.RuneLen(p.before(start))
	}
	word := bytes.TrimLeft(p.text[start:end], "([")
	first, _ := utf8.DecodeRune(word)
	last, tie := p.before(end), p.t.ties[string(word)]
	switch {
	case tie&tiesRange != 0:
		return false
	case last == '№' || last == '§' || tie&tiesNumber != 0 && tie&tiesUnit == 0:
		return true
	case years || tie&(tiesNext|tiesHeadline|tiesUnit) != 0:
		return false
	}
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// isRomanRange reports whether a hyphen stands between two Roman numbers: XIX-XX вв.
func (p *pass) isRomanRange(i int) bool {
	end := i + 1
	for end < len(p.text) && isRoman(p.text[end]) {
		end++
	}
	start := p.roman(i)
	if end == i+1 || start < 0 || !isSpace(p.after(end)) {
		return false
	}
	r := p.before(start)
	return isSpace(r) || r == '—' || r == '-' && p.before(start-1) == '-' // a dash, which may get spaces
}

package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens sets a run of hyphens and returns where it ends: a dash that was typed so,
// a minus, the dash of a range, a hyphen at which no line breaks.
func (t *typesetter) hyphens(i int) int {
	end := i
	for end < len(t.text) && t.text[end] == '-' {
		end++
	}
	prev, next := t.before(i), t.after(end)
	if end-i > 1 {
		t.word = end
	}
	switch {
	case end-i > 3:
	case isSpace(prev) && isSpace(next):
		return t.spacedDashAt(i, end)
	case end-i > 1:
		if joins(prev) && joins(next) {
			t.edit(i, end, t.l.typography.dash)
		}
	case t.digit(i-1) && t.digit(end):
		if t.isRange(i) {
			t.edit(i, end, "–")
		}
	case t.digit(end):
		if (isSpace(prev) || prev == '(') && !t.digit(i-2) {
			t.edit(i, end, "−")
		}
	case t.l.typography.counts && t.isRomanRange(i):
		t.edit(i, end, "–")
	case t.l.typography.suffixes && unicode.IsLower(next) && t.takesSuffix(i):
		t.edit(i, end, "\u2011")
	}
	return end
}

// joins says whether a rune may stand beside a dash without spaces.
func joins(r rune) bool { return unicode.IsLetter(r) && r != 'ʻ' && r != 'ʼ' || r == FrozenWord }

// dash sets a dash that was typed as one, and returns where to go on.
func (t *typesetter) dash(i, end int, r rune) int {
	y := &t.l.typography
	prev, next := t.before(i), t.after(end)
	switch {
	case isSpace(prev) && isSpace(next):
		return t.spacedDashAt(i, end)
	case r == '—' && y.tight && y.spaced && joins(prev) && joins(next):
		t.edit(i, end, y.dash)
	}
	return end
}

// spacedDash is the length of a dash, or of what was typed for one, that begins at an
// offset and has a space after it; 0 where there is none.
func (t *typesetter) spacedDash(i int) int {
	end := i
	switch r := t.after(i); r {
	case '—', '–':
		end += utf8.RuneLen(r)
	case '-':
		for end < len(t.text) && t.text[end] == '-' {
			end++
		}
		if end-i > 3 {
			return 0
		}
	}
	if end == i || !isSpace(t.after(end)) {
		return 0
	}
	return end - i
}

// spacedDashAt sets a dash between spaces as the house does, and returns where to go
// on. One between numbers may be a range or a missing verb: if it was typed as a dash,
// it stays.
func (t *typesetter) spacedDashAt(i, end int) int {
	y := &t.l.typography
	prev, next := t.before(i), t.after(end)
	typed := t.text[i] != '-'
	switch {
	case prev == 0 && next == 0 || !typed && end-i == 1 && next == 0:
		return end // a hyphen alone, or one that a word was to follow
	case typed && prev != 0 && next != 0 && t.digit(i-utf8.RuneLen(prev)-1) && t.digit(end+utf8.RuneLen(next)):
		return end
	case y.spaced || prev == 0 || next == 0 || !t.movable(i, prev, end, next):
		t.set(i, end, y.mark)
		return end
	}
	t.edit(i-utf8.RuneLen(prev), i, "")
	t.set(i, end, y.mark)
	t.edit(end, end+utf8.RuneLen(next), "")
	t.word = end + utf8.RuneLen(next)
	return t.word
}

// movable says whether the spaces beside a dash may go: each is one, and no quotation mark
// that could not be told stands before it.
func (t *typesetter) movable(i int, prev rune, end int, next rune) bool {
	left, right := i-utf8.RuneLen(prev), end+utf8.RuneLen(next)
	return prev != FrozenSpace && next != FrozenSpace && !isSpace(t.before(left)) && !isSpace(t.after(right)) && !(t.left && t.quoted == left)
}

// set is edit, for what may be right already.
func (t *typesetter) set(start, end int, text string) {
	if string(t.text[start:end]) != text {
		t.edit(start, end, text)
	}
}

// isRange says whether the hyphen at an offset, between two digits, stands for "from,
// to": 2020-2026, 5-6 ноября, 10:00-18:00. It does not in telephone numbers, scores and
// names: the second number is greater, nothing else joins them, and no name of a thing
// stands before them (Boeing 737-800).
func (t *typesetter) isRange(i int) bool {
	start, end := i, i+1
	for start > 0 && isNumeral(t.text[start-1]) {
		start--
	}
	for end < len(t.text) && isNumeral(t.text[end]) {
		end++
	}
	for c := t.text[end-1]; c == '.' || c == ',' || c == ':'; c = t.text[end-1] {
		end--
	}
	for _, r := range []rune{t.before(start), t.after(end)} {
		if unicode.IsLetter(r) || strings.ContainsRune("-–−\u2011/№#"+string(FrozenWord), r) {
			return false
		}
	}
	from, to := t.text[start:i], t.text[i+1:end]
	return rising(from, to) && !t.named(start, isYear(from) && isYear(to))
}

func isNumeral(c byte) bool { return c >= '0' && c <= '9' || c == '.' || c == ',' || c == ':' }

// rising says whether two numbers of the same form follow each other: 5 and 6, 2,5 and 3,
// 10:00 and 18:00, 2025 and 26.
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

// measureNumber reads a number of at most one mark, and returns that too.
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

// named says whether what stands before a number makes a name of it: № and the like; for
// numbers that are no years, a word with a capital that is not a month and not a
// preposition at the beginning of a sentence.
func (t *typesetter) named(number int, years bool) bool {
	r := t.before(number)
	if r == 0 || !isSpace(r) {
		return false
	}
	end := number - utf8.RuneLen(r)
	start := end
	for start > 0 && end-start < 3*maxWord && !isSpace(t.before(start)) {
		start -= utf8.RuneLen(t.before(start))
	}
	word := t.text[start:end]
	first, _ := utf8.DecodeRune(word)
	last, tie := t.before(end), t.l.typography.ties[string(word)]
	switch {
	case last == '№' || last == '§' || tie&tiesNumber != 0 && tie&tiesUnit == 0:
		return true
	case years || tie&(tiesNext|tiesHeadline|tiesUnit) != 0:
		return false
	}
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// isRomanRange says whether a hyphen stands between two Roman numbers: XIX-XX вв.
func (t *typesetter) isRomanRange(i int) bool {
	end := i + 1
	for end < len(t.text) && isRoman(t.text[end]) {
		end++
	}
	return end > i+1 && isSpace(t.after(end)) && t.roman(i) >= 0 && isSpace(t.before(t.roman(i)))
}

// takesSuffix says whether an ending may follow the hyphen at an offset: what stands
// before it is a number, a quotation, an abbreviation in capitals, or a word such as
// млн.
func (t *typesetter) takesSuffix(i int) bool {
	prev := t.before(i)
	if t.digit(i-1) || prev == '%' || t.quoted == i && !t.opened {
		return true
	}
	if unicode.IsUpper(prev) {
		return unicode.IsUpper(t.before(i - utf8.RuneLen(prev)))
	}
	return t.tie(i)&(tiesUnit|tiesScaled) != 0 && t.numberBefore(t.word)
}

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
		switch {
		case joins(prev) && joins(next):
			t.edit(i, end, t.l.typography.dash)
		case end-i == 2 && t.digit(i-1) && t.digit(end):
			t.edit(i, end, "–")
		}
	case t.digit(i-1) && t.digit(end):
		if t.isRange(i) {
			t.edit(i, end, "–")
		}
	case t.digit(end):
		if (isSpace(prev) || prev == '(' || prev == '…' || prev == '.' && t.before(i-1) == '.') && !t.digit(i-2) {
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

// movable says whether the spaces beside a dash may go: each is one and no other dash's, and
// no quotation mark that cannot be told stands before it or after it.
func (t *typesetter) movable(i int, prev rune, end int, next rune) bool {
	left, right := i-utf8.RuneLen(prev), end+utf8.RuneLen(next)
	if t.spacedDash(right) > 0 || strings.ContainsRune("-–—", t.before(left)) {
		return false
	}
	if r := t.after(right); (r == '"' || r == '\'') && isSpace(t.after(right+1)) {
		return false
	}
	return prev != FrozenSpace && next != FrozenSpace && !isSpace(t.before(left)) && !isSpace(t.after(right)) && !(t.left && t.quoted == left)
}

// set is edit, for what may be right already.
func (t *typesetter) set(start, end int, text string) {
	if string(t.text[start:end]) != text {
		t.edit(start, end, text)
	}
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

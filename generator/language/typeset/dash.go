package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens sets a run of hyphens and returns its end. The run may stand for a dash, a minus or
// the dash of a range, or be a hyphen at which no line breaks.
func (p *pass) hyphens(i int) int {
	end := i
	for end < len(p.text) && p.text[end] == '-' {
		end++
	}
	prev, next := p.before(i), p.after(end)
	if end-i > 1 {
		p.word = end
	}
	switch {
	case end-i > 3:
	case isSpace(prev) && isSpace(next):
		return p.spacedDashAt(i, end)
	case end-i > 1:
		switch {
		case joins(prev) && joins(next):
			p.edit(i, end, p.t.dash)
		case end-i == 2 && p.digit(i-1) && p.digit(end):
			p.edit(i, end, "–")
		}
	case p.digit(i-1) && p.digit(end):
		if p.isRange(i) {
			p.edit(i, end, "–")
		}
	case p.digit(end):
		if (isSpace(prev) || prev == '(' || prev == '…' || prev == '.' && p.before(i-1) == '.') && !p.digit(i-2) {
			p.edit(i, end, "−")
		}
	case p.t.bindsCountedWord && p.isRomanRange(i):
		p.edit(i, end, "–")
	case p.t.suffixes && unicode.IsLower(next) && p.takesSuffix(i):
		p.edit(i, end, "\u2011")
	}
	return end
}

// joins reports whether a rune may stand beside a dash without spaces.
func joins(r rune) bool { return unicode.IsLetter(r) && r != 'ʻ' && r != 'ʼ' || r == FrozenWord }

// dash sets a dash, and returns the offset where the pass goes on.
func (p *pass) dash(i, end int, r rune) int {
	t := p.t
	prev, next := p.before(i), p.after(end)
	switch {
	case isSpace(prev) && isSpace(next):
		return p.spacedDashAt(i, end)
	case r == '—' && t.tight && t.spaced && joins(prev) && joins(next):
		p.edit(i, end, t.dash)
	}
	return end
}

// spacedDash returns the length of the dash, or of the hyphens that stand for one, that begins
// at an offset and has a space after it; 0 if there is none.
func (p *pass) spacedDash(i int) int {
	end := i
	switch r := p.after(i); r {
	case '—', '–':
		end += utf8.RuneLen(r)
	case '-':
		for end < len(p.text) && p.text[end] == '-' {
			end++
		}
		if end-i > 3 {
			return 0
		}
	}
	if end == i || !isSpace(p.after(end)) {
		return 0
	}
	return end - i
}

// spacedDashAt sets a dash between spaces in the house style, and returns the offset where the
// pass goes on. Between numbers a dash may be a range or stand for a verb that is left out;
// there it stays as it was typed.
func (p *pass) spacedDashAt(i, end int) int {
	t := p.t
	prev, next := p.before(i), p.after(end)
	typed := p.text[i] != '-'
	switch {
	case prev == 0 && next == 0 || !typed && end-i == 1 && next == 0:
		return end // a hyphen alone, or one that a word was to follow
	case typed && prev != 0 && next != 0 && p.digit(i-utf8.RuneLen(prev)-1) && p.digit(end+utf8.RuneLen(next)):
		return end
	case t.spaced || prev == 0 || next == 0 || !p.movable(i, prev, end, next):
		p.set(i, end, t.mark)
		return end
	}
	p.edit(i-utf8.RuneLen(prev), i, "")
	p.set(i, end, t.mark)
	p.edit(end, end+utf8.RuneLen(next), "")
	p.word = end + utf8.RuneLen(next)
	return p.word
}

// movable reports whether the spaces beside a dash may be removed: each is a single space that
// belongs to no other dash, and no ambiguous quotation mark stands next to it.
func (p *pass) movable(i int, prev rune, end int, next rune) bool {
	left, right := i-utf8.RuneLen(prev), end+utf8.RuneLen(next)
	if p.spacedDash(right) > 0 || strings.ContainsRune("-–—", p.before(left)) {
		return false
	}
	if r := p.after(right); (r == '"' || r == '\'') && isSpace(p.after(right+1)) {
		return false
	}
	return prev != FrozenSpace && next != FrozenSpace && !isSpace(p.before(left)) && !isSpace(p.after(right)) && !(p.left && p.quoted == left)
}

// set adds an edit, unless the text is right already.
func (p *pass) set(start, end int, text string) {
	if string(p.text[start:end]) != text {
		p.edit(start, end, text)
	}
}

// takesSuffix reports whether an ending may follow the hyphen at an offset: a number, a
// quotation, an abbreviation in capitals, or a word such as млн stands before it.
func (p *pass) takesSuffix(i int) bool {
	prev := p.before(i)
	if p.digit(i-1) || prev == '%' || p.quoted == i && !p.opened {
		return true
	}
	if unicode.IsUpper(prev) {
		return unicode.IsUpper(p.before(i - utf8.RuneLen(prev)))
	}
	return p.tie(i)&(tiesUnit|tiesScaled) != 0 && p.numberBefore(p.word)
}

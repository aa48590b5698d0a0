package typeset

import (
	"unicode"
	"unicode/utf8"
)

// maxWord is the greatest length in bytes of words that are looked up.
const maxWord = 24

// space decides whether a line may break at a space.
func (p *pass) space(i int) {
	if i == 0 || i+1 == len(p.text) || p.betweenWords(i) {
		return
	}
	prev, next := p.before(i), p.after(i+1)
	if isSpace(prev) || isSpace(next) {
		return // one of several
	}
	t := p.t
	switch {
	case next == '%' && t.percent == "tight" && p.digit(i-1):
		p.edit(i, i+1, "")
	case p.spacedDash(i+1) > 0:
		if t.spaced { // else the dash takes its spaces away
			p.edit(i, i+1, nbsp)
		}
	case prev == '—' || prev == '–' || prev == '-':
		if p.opensWithDash(i) {
			p.edit(i, i+1, nbsp)
		}
	case t.quoteSpace != "" && p.quoted == i && p.opened && (prev == '«' || len(p.edits) > 0 && p.edits[len(p.edits)-1].End == i):
		p.edit(i, i+1, t.quoteSpace)
	case t.quoteSpace != "" && (next == ';' || next == ':' || next == '!' || next == '?'):
		p.edit(i, i+1, t.quoteSpace)
	case p.ties(i, prev, next):
		p.edit(i, i+1, nbsp)
	}
}

// opensWithDash reports whether only a dash stands before a space: the dash of a line of
// dialogue stays with the line.
func (p *pass) opensWithDash(i int) bool {
	for j := range i {
		if c := p.text[j]; c != '-' && c != 0xE2 && c != 0x80 && c != 0x93 && c != 0x94 {
			return false
		}
	}
	return i <= 3
}

// betweenWords is a quick test for most spaces: it reports whether a space stands between two
// words, neither of which is tied to another.
func (p *pass) betweenWords(i int) bool {
	prev, next := p.text[i-1], p.text[i+1]
	if next < 'a' || next > 'z' && next < 0xC3 || next == 0xE2 {
		return false
	}
	switch {
	case prev >= 'a' && prev <= 'z', prev == ',':
	case prev >= 0x80 && i > 1 && p.text[i-2] >= 0xD0 && p.text[i-2] <= 0xD3: // Cyrillic
	default:
		return false
	}
	if p.short[prev]&(1<<min(i-p.word, 31)) != 0 {
		return false
	}
	return i+2 < len(p.text) && !p.t.particles[p.text[i+2]]
}

// tie returns what the word that ends at an offset is tied to.
func (p *pass) tie(end int) tie {
	if p.word >= end || end-p.word > maxWord {
		return 0
	}
	return p.t.ties[string(p.text[p.word:end])]
}

// ties reports whether the words beside a space stay on one line.
func (p *pass) ties(i int, prev, next rune) bool {
	start, tie := p.word, p.tie(i)
	switch {
	case tie&tiesNext != 0, p.headline && tie&tiesHeadline != 0:
		return true
	case tie&tiesName != 0 && !p.numberBefore(start):
		return true
	case tie&tiesNumber != 0 && next >= '0' && next <= '9':
		return true
	case tie&tiesScaled != 0 && p.numberBefore(start):
		return p.counted(i + 1)
	case p.number(i):
		return p.unit(i+1, next)
	case prev == '.':
		return p.initial(i, next)
	}
	if end := p.wordEnd(i+1, p.t.longestParticle); end > 0 {
		return p.t.ties[string(p.text[i+1:end])]&tiesPrevious != 0
	}
	return false
}

// wordEnd returns the end of the word that begins at an offset; -1 if it is longer than the
// given number of bytes or is not a word.
func (p *pass) wordEnd(start, longest int) int {
	i := start
	for i < len(p.text) && i-start <= longest {
		c := p.text[i]
		if c < utf8.RuneSelf && (c|0x20 < 'a' || c|0x20 > 'z') && c != '\'' || c == 0xC2 {
			break
		}
		if c == 0xE2 {
			if r, _ := utf8.DecodeRune(p.text[i:]); r != '’' && r != '‘' && r != '\u2011' {
				break
			}
			i += 2
		}
		i++
	}
	if i == start || i-start > longest || p.after(i) == '-' && p.after(i+1) != '-' {
		return -1
	}
	return i
}

// number reports whether a number ends at an offset: 45, 3,5, XIX, and 3. in languages that
// write ordinals with a stop.
func (p *pass) number(i int) bool {
	if p.digit(i - 1) {
		return true
	}
	if p.text[i-1] == '.' {
		return p.t.ordinals && p.digit(i-2)
	}
	return p.t.bindsCountedWord && p.roman(i) >= 0
}

// roman returns the start of the Roman number that ends at an offset; -1 if there is none.
func (p *pass) roman(end int) int {
	i := end
	for i > 0 && end-i < 8 && isRoman(p.text[i-1]) {
		i--
	}
	if r := p.before(i); i == end || !isSpace(r) && r != '-' && r != '–' && r != '—' {
		return -1
	}
	return i
}

func isRoman(c byte) bool { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' }

// numberBefore reports whether a number and a space stand before a word.
func (p *pass) numberBefore(word int) bool {
	r := p.before(word)
	if word == 0 || !isSpace(r) {
		return false
	}
	end := word - utf8.RuneLen(r)
	return end > 0 && p.digit(end-1)
}

// unit reports whether the word after a number belongs to it.
func (p *pass) unit(i int, next rune) bool {
	switch {
	case next >= '0' && next <= '9':
		return p.group(i)
	case next == '%', next == '‰', next == '°', next == '℃', unicode.Is(unicode.Sc, next):
		return true
	case !unicode.IsLetter(next):
		return false
	}
	end := p.wordEnd(i, maxWord)
	for stop := end; stop > 0 && stop < len(p.text) && p.text[stop] == '.'; { // Nov., a.m.
		if p.t.ties[string(p.text[i:stop+1])]&tiesUnit != 0 {
			return true
		}
		stop = p.wordEnd(stop+1, maxWord)
	}
	if end > 0 && p.t.ties[string(p.text[i:end])]&tiesUnit != 0 {
		return true
	}
	return p.t.bindsCountedWord && p.counted(i)
}

// counted reports whether a number may count a word: the word is in lower case and is not a
// preposition.
func (p *pass) counted(i int) bool {
	next := p.after(i)
	if unicode.Is(unicode.Sc, next) {
		return true
	}
	if !unicode.IsLower(next) {
		return false
	}
	end := p.wordEnd(i, maxWord)
	if end < 0 {
		return true
	}
	return p.t.ties[string(p.text[i:end])]&(tiesNext|tiesHeadline|tiesPrevious) == 0 || end < len(p.text) && p.text[end] == '.'
}

// group reports whether three digits at an offset continue the number before the space: 1 234
// 567.
func (p *pass) group(i int) bool {
	if !p.digit(i+2) || !p.digit(i+1) || p.digit(i+3) {
		return false
	}
	n := 0
	for n < 4 && p.digit(i-2-n) {
		n++
	}
	before := p.before(i - 1 - n)
	return n <= 3 && before != '.' && before != ',' && before != ':' && !unicode.IsLetter(before)
}

// initial reports whether a word that ends with a stop is an initial before a name, or one of
// two abbreviations of a letter: А. С. Пушкин, т. д.
func (p *pass) initial(i int, next rune) bool {
	letter := p.before(i - 1)
	if !unicode.IsLetter(letter) {
		return false
	}
	at := i - 1 - utf8.RuneLen(letter)
	switch before := p.before(at); {
	case unicode.IsUpper(letter) && unicode.IsUpper(next):
		return isSpace(before) || before == '.' || before == '-' || before == '(' || p.quoted == at && p.opened
	case unicode.IsLower(letter) && unicode.IsLower(next):
		return (isSpace(before) || before == '-' && p.before(at-1) == '-') && p.after(i+1+utf8.RuneLen(next)) == '.'
	}
	return false
}

// percent sets the space before a percent sign, if the house style has a rule for it.
func (p *pass) percent(i int) {
	if inWord(p.after(i + 1)) { // an escape of an address, a name: A0%0
		return
	}
	switch p.t.percent {
	case "spaced":
		if p.digit(i - 1) {
			p.edit(i, i, nbsp)
		}
	case "tight":
		if i > 2 && string(p.text[i-2:i]) == nbsp && p.digit(i-3) {
			p.edit(i-2, i, "")
		}
	}
}

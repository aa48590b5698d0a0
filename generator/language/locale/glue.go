package locale

import (
	"unicode"
	"unicode/utf8"
)

// maxWord is how long the words are, in bytes, that are looked up.
const maxWord = 24

// space decides whether a line may break at a space.
func (t *typesetter) space(i int) {
	if i == 0 || i+1 == len(t.text) || t.betweenWords(i) {
		return
	}
	prev, next := t.before(i), t.after(i+1)
	if isSpace(prev) || isSpace(next) {
		return // one of several
	}
	y := &t.l.typography
	switch {
	case next == '%' && y.percent == "tight" && t.digit(i-1):
		t.edit(i, i+1, "")
	case t.spacedDash(i+1) > 0:
		if y.spaced { // else the dash takes its spaces away
			t.edit(i, i+1, nbsp)
		}
	case prev == '—' || prev == '–' || prev == '-':
		if t.opensWithDash(i) {
			t.edit(i, i+1, nbsp)
		}
	case y.inside != "" && t.quoted == i && t.opened && (prev == '«' || len(t.edits) > 0 && t.edits[len(t.edits)-1].End == i):
		t.edit(i, i+1, y.inside)
	case y.inside != "" && (next == ';' || next == ':' || next == '!' || next == '?'):
		t.edit(i, i+1, y.inside)
	case t.ties(i, prev, next):
		t.edit(i, i+1, nbsp)
	}
}

// opensWithDash says whether nothing but a dash stands before a space: that of a line of
// dialogue stays with it.
func (t *typesetter) opensWithDash(i int) bool {
	for j := range i {
		if c := t.text[j]; c != '-' && c != 0xE2 && c != 0x80 && c != 0x93 && c != 0x94 {
			return false
		}
	}
	return i <= 3
}

// betweenWords says at a glance that a space stands between two words of which neither is
// tied to another one, as most do.
func (t *typesetter) betweenWords(i int) bool {
	prev, next := t.text[i-1], t.text[i+1]
	if next < 'a' || next > 'z' && next < 0xC3 || next == 0xE2 {
		return false
	}
	switch {
	case prev >= 'a' && prev <= 'z', prev == ',':
	case prev >= 0x80 && i > 1 && t.text[i-2] >= 0xD0 && t.text[i-2] <= 0xD3: // Cyrillic
	default:
		return false
	}
	if t.short[prev]&(1<<min(i-t.word, 31)) != 0 {
		return false
	}
	return i+2 < len(t.text) && !t.l.typography.particles[t.text[i+2]]
}

// tie is to what the word is tied that ends at an offset.
func (t *typesetter) tie(end int) tie {
	if t.word >= end || end-t.word > maxWord {
		return 0
	}
	return t.l.typography.ties[string(t.text[t.word:end])]
}

// ties says whether the words at a space stay on one line.
func (t *typesetter) ties(i int, prev, next rune) bool {
	start, tie := t.word, t.tie(i)
	switch {
	case tie&tiesNext != 0, t.headline && tie&tiesHeadline != 0:
		return true
	case tie&tiesName != 0 && !t.numberBefore(start):
		return true
	case tie&tiesNumber != 0 && next >= '0' && next <= '9':
		return true
	case tie&tiesScaled != 0 && t.numberBefore(start):
		return t.counted(i + 1)
	case t.number(i):
		return t.unit(i+1, next)
	case prev == '.':
		return t.initial(i, next)
	}
	if end := t.wordEnd(i+1, t.l.typography.longestParticle); end > 0 {
		return t.l.typography.ties[string(t.text[i+1:end])]&tiesPrevious != 0
	}
	return false
}

// wordEnd is where the word that begins at an offset ends; -1 where it is longer than
// so many bytes, or no word.
func (t *typesetter) wordEnd(start, longest int) int {
	i := start
	for i < len(t.text) && i-start <= longest {
		c := t.text[i]
		if c < utf8.RuneSelf && (c|0x20 < 'a' || c|0x20 > 'z') && c != '\'' || c == 0xC2 {
			break
		}
		if c == 0xE2 {
			if r, _ := utf8.DecodeRune(t.text[i:]); r != '’' && r != '‘' && r != '\u2011' {
				break
			}
			i += 2
		}
		i++
	}
	if i == start || i-start > longest || t.after(i) == '-' && t.after(i+1) != '-' {
		return -1
	}
	return i
}

// number says whether a number ends at an offset: 45, 3,5, XIX; of ordinals that are
// written with a stop, 3.
func (t *typesetter) number(i int) bool {
	if t.digit(i - 1) {
		return true
	}
	if t.text[i-1] == '.' {
		return t.l.typography.ordinals && t.digit(i-2)
	}
	return t.l.typography.counts && t.roman(i) >= 0
}

// roman is where the Roman number begins that ends at an offset; -1 where none does.
func (t *typesetter) roman(end int) int {
	i := end
	for i > 0 && end-i < 8 && isRoman(t.text[i-1]) {
		i--
	}
	if r := t.before(i); i == end || !isSpace(r) && r != '-' && r != '–' && r != '—' {
		return -1
	}
	return i
}

func isRoman(c byte) bool { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' }

// numberBefore says whether a number and a space stand before a word.
func (t *typesetter) numberBefore(word int) bool {
	r := t.before(word)
	if word == 0 || !isSpace(r) {
		return false
	}
	end := word - utf8.RuneLen(r)
	return end > 0 && t.digit(end-1)
}

// unit says whether what follows a number belongs to it.
func (t *typesetter) unit(i int, next rune) bool {
	switch {
	case next >= '0' && next <= '9':
		return t.group(i)
	case next == '%', next == '‰', next == '°', next == '℃', unicode.Is(unicode.Sc, next):
		return true
	case !unicode.IsLetter(next):
		return false
	}
	end := t.wordEnd(i, maxWord)
	for stop := end; stop > 0 && stop < len(t.text) && t.text[stop] == '.'; { // Nov., a.m.
		if t.l.typography.ties[string(t.text[i:stop+1])]&tiesUnit != 0 {
			return true
		}
		stop = t.wordEnd(stop+1, maxWord)
	}
	if end > 0 && t.l.typography.ties[string(t.text[i:end])]&tiesUnit != 0 {
		return true
	}
	return t.l.typography.counts && t.counted(i)
}

// counted says whether a word may be what a number counts: a word in lower case, but
// no preposition.
func (t *typesetter) counted(i int) bool {
	next := t.after(i)
	if unicode.Is(unicode.Sc, next) {
		return true
	}
	if !unicode.IsLower(next) {
		return false
	}
	end := t.wordEnd(i, maxWord)
	if end < 0 {
		return true
	}
	return t.l.typography.ties[string(t.text[i:end])]&(tiesNext|tiesHeadline|tiesPrevious) == 0 || end < len(t.text) && t.text[end] == '.'
}

// group says whether three digits at an offset go on with the number before the space
// before them: 1 234 567.
func (t *typesetter) group(i int) bool {
	if !t.digit(i+2) || !t.digit(i+1) || t.digit(i+3) {
		return false
	}
	n := 0
	for n < 4 && t.digit(i-2-n) {
		n++
	}
	before := t.before(i - 1 - n)
	return n <= 3 && before != '.' && before != ',' && before != ':' && !unicode.IsLetter(before)
}

// initial says whether a word that ends with a stop is an initial of the name that
// follows, or an abbreviation of a letter before another: А. С. Пушкин, т. д.
func (t *typesetter) initial(i int, next rune) bool {
	letter := t.before(i - 1)
	if !unicode.IsLetter(letter) {
		return false
	}
	at := i - 1 - utf8.RuneLen(letter)
	switch before := t.before(at); {
	case unicode.IsUpper(letter) && unicode.IsUpper(next):
		return isSpace(before) || before == '.' || before == '-' || before == '(' || t.quoted == at && t.opened
	case unicode.IsLower(letter) && unicode.IsLower(next):
		return (isSpace(before) || before == '-' && t.before(at-1) == '-') && t.after(i+1+utf8.RuneLen(next)) == '.'
	}
	return false
}

// percent sets the space before a percent sign, where the house has a rule.
func (t *typesetter) percent(i int) {
	if inWord(t.after(i + 1)) { // an escape of an address, a name: A0%0
		return
	}
	switch t.l.typography.percent {
	case "spaced":
		if t.digit(i - 1) {
			t.edit(i, i, nbsp)
		}
	case "tight":
		if i > 2 && string(t.text[i-2:i]) == nbsp && t.digit(i-3) {
			t.edit(i-2, i, "")
		}
	}
}

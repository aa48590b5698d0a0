package locale

import (
	"bytes"
	"strings"
	"unicode"
)

// maxQuotes is how deep quotations in each other are told apart.
const maxQuotes = 8

// quotation is one that is open: whether its marks are the inner ones, and whether it
// was typed with single ones.
type quotation struct{ inner, single bool }

// double sets a quotation mark that is no apostrophe, however it was typed.
func (t *typesetter) double(i, end int, r rune) {
	prev, next := t.before(i), t.after(end)
	opens, known := t.opening(i, prev, next), true
	if directed := r == '«' || r == '»'; directed && t.l.typography.inside != "" {
		opens = r == '«' // for there are spaces inside of it
	} else if opens && (isSpace(next) || next == narrow) || !opens && t.depth == 0 && inWord(prev) && inWord(next) {
		opens, known = t.l.opensWith(r), r != '"' // which way it was typed tells
	} else if !opens && inWord(prev) && inWord(next) && t.open[min(t.depth, maxQuotes)-1].inner && strings.ContainsAny(t.l.typography.quotes.InnerClose, apostrophes) {
		known = false // it would be an apostrophe
	}
	t.quoted, t.opened, t.left = end, opens, !known
	if !known {
		t.opened = t.opening(i, prev, next)
		return
	}
	if !opens {
		t.closeQuotation(i, end, prev, r)
		return
	}
	t.openQuotation(i, end, next)
	if next == narrow {
		t.quoted = end + len(t.l.typography.inside)
	}
}

func (t *typesetter) openQuotation(i, end int, next rune) {
	inner := t.depth > 0 && !t.open[min(t.depth, maxQuotes)-1].inner
	if t.depth < maxQuotes {
		t.open[t.depth] = quotation{inner: inner}
	}
	t.depth++
	mark := t.l.typography.quotes.Open
	if inner {
		mark = t.l.typography.quotes.InnerOpen
	}
	if inside := t.l.typography.inside; inside != "" && !isSpace(next) && next != narrow {
		mark += inside
	}
	t.set(i, end, mark)
}

func (t *typesetter) closeQuotation(i, end int, prev, r rune) {
	for t.depth > 0 && t.open[min(t.depth, maxQuotes)-1].single {
		t.depth-- // what looked like an opening mark was an apostrophe
	}
	inner := false
	if t.depth > 0 {
		t.depth--
		inner = t.depth < maxQuotes && t.open[t.depth].inner
	} else if r == '"' && prev >= '0' && prev <= '9' {
		return // inches
	}
	mark := t.l.typography.quotes.Close
	if inner {
		mark = t.l.typography.quotes.InnerClose
	}
	inside := t.l.typography.inside
	switch {
	case inside == "" || prev == narrow:
	case prev == ' ' && !isSpace(t.before(i-1)):
		if last := len(t.edits) - 1; last >= 0 && t.edits[last].End == i {
			t.edits = t.edits[:last]
		}
		t.edit(i-1, i, inside)
	case !isSpace(prev):
		mark = inside + mark
	}
	t.set(i, end, mark)
}

// opening says whether what stands at an offset can only open a quotation: it stands at
// the beginning of a word.
func (t *typesetter) opening(i int, prev, next rune) bool {
	if t.quoted == i {
		return t.opened
	}
	switch prev {
	case '(', '[', '{', '/', '=':
		return true
	case '—', '–': // of speech that breaks off, or before a quotation
		return t.depth == 0 || !isSpace(next) && !strings.ContainsRune(",;:!?)", next)
	case '-', '\u2011':
		return inWord(next)
	}
	return isSpace(prev) || t.depth == 0 && !inWord(prev) && inWord(next)
}

// opensWith says whether a mark opens quotations, of those that do in one language and
// close them in another.
func (l *Locale) opensWith(mark rune) bool {
	q := l.typography.quotes
	switch m := string(mark); {
	case m == q.Open || m == q.InnerOpen:
		return true
	case m == q.Close || m == q.InnerClose:
		return false
	}
	return mark == '«' || mark == '„' || mark == '“' || mark == '‟'
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == FrozenWord
}

// single sets a mark that is an apostrophe or, in languages that quote with single
// marks, one of those.
func (t *typesetter) single(i, end int, r rune) {
	prev, next := t.before(i), t.after(end)
	y := &t.l.typography
	switch {
	case r == 'ʻ', r == 'ʼ':
		return // letters
	case inWord(prev) && inWord(next):
		if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
			t.set(i, end, t.apostrophe(prev))
		}
		return
	case y.hooks != "" && inWord(prev) && !strings.ContainsRune(apostrophes, next) && t.apostrophe(prev) != y.apostrophe:
		t.set(i, end, t.apostrophe(prev)) // bo‘ is a word
		return
	}
	opens := t.opening(i, prev, next)
	mark := string(r)
	switch {
	case opens && (mark == y.quotes.InnerOpen || y.singles && r == '\'' && !isSpace(next) && !t.elided(end) && t.closes(end)):
		if t.depth < maxQuotes {
			t.open[t.depth] = quotation{inner: true, single: true}
		}
		t.depth++
		t.set(i, end, y.quotes.InnerOpen)
	case !opens && t.depth > 0 && t.open[min(t.depth, maxQuotes)-1].inner && (mark == y.quotes.InnerClose || y.singles && r == '\''):
		t.depth--
		t.set(i, end, y.quotes.InnerClose)
	case y.singles && r == '\'' && !unicode.IsDigit(prev) && !((isSpace(prev) || prev == '—' || prev == '–') && isSpace(next)): // feet, and what stands alone
		t.set(i, end, y.apostrophe)
	}
	t.quoted, t.opened, t.left = end, opens, true
}

// apostrophe is the one that stands after a letter: Uzbek has one of its own after o
// and g.
func (t *typesetter) apostrophe(letter rune) string {
	for _, r := range t.l.typography.hooks {
		if r == letter {
			return "ʻ"
		}
	}
	return t.l.typography.apostrophe
}

// elided says whether the mark before an offset stands for what is left out: ’90s, ’tis.
func (t *typesetter) elided(i int) bool {
	if t.digit(i) && t.digit(i+1) && !t.digit(i+2) {
		return true
	}
	end := t.wordEnd(i, maxWord)
	if end < 0 {
		return false
	}
	word := bytes.TrimSuffix(t.text[i:end], []byte("'"))
	return t.l.typography.ties[string(word)]&elision != 0
}

// closes says whether a mark after an offset may close a quotation in single ones.
func (t *typesetter) closes(i int) bool {
	if t.lastSingle == -2 {
		t.lastSingle = -1
		for j := len(t.text) - 1; j >= i; j-- {
			if c := t.text[j]; c != '\'' && c != 0x99 {
				continue
			}
			r := t.before(j + 1)
			if width := len(string(r)); (r == '\'' || r == '’') && !isSpace(t.before(j+1-width)) && !inWord(t.after(j+1)) {
				t.lastSingle = j
				break
			}
		}
	}
	return t.lastSingle > i
}

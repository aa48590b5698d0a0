package typeset

import (
	"bytes"
	"strings"
	"unicode"
)

// maxQuotes is how many quotations inside one another are told apart.
const maxQuotes = 8

// quotation is an open quotation: whether it has the inner marks, and whether it was typed
// with single ones.
type quotation struct{ inner, single bool }

// double sets a quotation mark that cannot be an apostrophe.
func (p *pass) double(i, end int, r rune) {
	prev, next := p.before(i), p.after(end)
	opens, known := p.opening(i, prev, next), true
	if directed := r == '«' || r == '»'; directed && p.t.quoteSpace != "" {
		opens = r == '«' // spaces stand inside the marks, not outside
	} else if opens && (isSpace(next) || next == narrow) || !opens && p.depth == 0 && inWord(prev) && inWord(next) {
		opens, known = p.t.opensWith(r), r != '"' // a directed mark tells by itself
	} else if !opens && inWord(prev) && inWord(next) && p.open[min(p.depth, maxQuotes)-1].inner && strings.ContainsAny(p.t.quotes.InnerClose, Apostrophes) {
		known = false // it would be an apostrophe
	}
	p.quoted, p.opened, p.left = end, opens, !known
	if !known {
		p.opened = p.opening(i, prev, next)
		return
	}
	if !opens {
		p.closeQuotation(i, end, prev, r)
		return
	}
	p.openQuotation(i, end, next)
	if next == narrow {
		p.quoted = end + len(p.t.quoteSpace)
	}
}

func (p *pass) openQuotation(i, end int, next rune) {
	inner := p.depth > 0 && !p.open[min(p.depth, maxQuotes)-1].inner
	if p.depth < maxQuotes {
		p.open[p.depth] = quotation{inner: inner}
	}
	p.depth++
	mark := p.t.quotes.Open
	if inner {
		mark = p.t.quotes.InnerOpen
	}
	if inside := p.t.quoteSpace; inside != "" && !isSpace(next) && next != narrow {
		mark += inside
	}
	p.set(i, end, mark)
}

func (p *pass) closeQuotation(i, end int, prev, r rune) {
	for p.depth > 0 && p.open[min(p.depth, maxQuotes)-1].single {
		p.depth-- // the mark that seemed to open was an apostrophe
	}
	inner := false
	if p.depth > 0 {
		p.depth--
		inner = p.depth < maxQuotes && p.open[p.depth].inner
	} else if r == '"' && prev >= '0' && prev <= '9' {
		return // inches
	}
	mark := p.t.quotes.Close
	if inner {
		mark = p.t.quotes.InnerClose
	}
	inside := p.t.quoteSpace
	switch {
	case inside == "" || prev == narrow:
	case prev == ' ' && !isSpace(p.before(i-1)):
		if last := len(p.edits) - 1; last >= 0 && p.edits[last].End == i {
			p.edits = p.edits[:last]
		}
		p.edit(i-1, i, inside)
	case !isSpace(prev):
		mark = inside + mark
	}
	p.set(i, end, mark)
}

// opening reports whether a mark at an offset can only open a quotation, because it stands at
// the beginning of a word.
func (p *pass) opening(i int, prev, next rune) bool {
	if p.quoted == i {
		return p.opened
	}
	switch prev {
	case '(', '[', '{', '/', '=':
		return true
	case '—', '–': // speech that breaks off, or a dash before a quotation
		return p.depth == 0 || !isSpace(next) && !strings.ContainsRune(",;:!?)", next)
	case '-', '\u2011':
		return inWord(next)
	}
	return isSpace(prev) || p.depth == 0 && !inWord(prev) && inWord(next)
}

// opensWith reports whether a mark opens quotations in this language. Some marks open them in
// one language and close them in another.
func (t *Typesetter) opensWith(mark rune) bool {
	q := t.quotes
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

// single sets a mark that is an apostrophe or, in languages that quote with single marks, a
// quotation mark.
func (p *pass) single(i, end int, r rune) {
	prev, next := p.before(i), p.after(end)
	t := p.t
	switch {
	case r == 'ʻ', r == 'ʼ':
		return // letters
	case inWord(prev) && inWord(next):
		if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
			p.set(i, end, p.apostrophe(prev))
		}
		return
	case t.okinaAfter != "" && inWord(prev) && !strings.ContainsRune(Apostrophes+"ˈ′", next) && p.apostrophe(prev) != t.apostrophe:
		p.set(i, end, p.apostrophe(prev)) // bo‘ is a word
		return
	}
	opens := p.opening(i, prev, next)
	mark := string(r)
	switch {
	case opens && (mark == t.quotes.InnerOpen || t.singleQuotes && r == '\'' && !isSpace(next) && !p.elided(end) && p.closes(end)):
		if p.depth < maxQuotes {
			p.open[p.depth] = quotation{inner: true, single: true}
		}
		p.depth++
		p.set(i, end, t.quotes.InnerOpen)
	case !opens && p.depth > 0 && p.open[min(p.depth, maxQuotes)-1].inner && (mark == t.quotes.InnerClose || t.singleQuotes && r == '\''):
		p.depth--
		p.set(i, end, t.quotes.InnerClose)
	case t.singleQuotes && r == '\'' && !unicode.IsDigit(prev) && !((isSpace(prev) || prev == '—' || prev == '–') && isSpace(next)): // feet, and what stands alone
		p.set(i, end, t.apostrophe)
	}
	p.quoted, p.opened, p.left = end, opens, true
}

// apostrophe returns the apostrophe that stands after a letter. Uzbek has another one after o
// and g.
func (p *pass) apostrophe(letter rune) string {
	for _, r := range p.t.okinaAfter {
		if r == letter {
			return "ʻ"
		}
	}
	return p.t.apostrophe
}

// elided reports whether the mark before an offset stands for letters that are left out: ’90s,
// ’tis.
func (p *pass) elided(i int) bool {
	if p.digit(i) && p.digit(i+1) && !p.digit(i+2) {
		return true
	}
	end := p.wordEnd(i, maxWord)
	if end < 0 {
		return false
	}
	word := bytes.TrimSuffix(p.text[i:end], []byte("'"))
	return p.t.ties[string(word)]&elision != 0
}

// closes reports whether a later mark may close a quotation in single marks.
func (p *pass) closes(i int) bool {
	if p.lastSingle == -2 {
		p.lastSingle = -1
		for j := len(p.text) - 1; j >= i; j-- {
			if c := p.text[j]; c != '\'' && c != 0x99 {
				continue
			}
			r := p.before(j + 1)
			if width := len(string(r)); (r == '\'' || r == '’') && !isSpace(p.before(j+1-width)) && !inWord(p.after(j+1)) {
				p.lastSingle = j
				break
			}
		}
	}
	return p.lastSingle > i
}

package typeset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Edit is a change of a text: the bytes from Start to End are replaced by Text.
type Edit struct {
	Start, End int
	Text       string
}

// Bytes that a caller puts in place of parts that must stay as they are, one for each byte: a
// word (code, a picture, a passage in another language), a sign, a space.
const (
	FrozenWord  = '\x01'
	FrozenSign  = '\x02'
	FrozenSpace = '\x03'
)

// Typeset returns a text with the quotation marks, dashes and apostrophes of the language, and
// with spaces at which no line breaks. If the site leaves typography to its writers, it
// returns the text itself.
func (t *Typesetter) Typeset(text string) string { return t.typeset(text, false) }

// Headline is Typeset for headlines. Their lines are short and large, so no line ends with a
// word of two letters either.
func (t *Typesetter) Headline(text string) string { return t.typeset(text, true) }

func (t *Typesetter) typeset(text string, headline bool) string {
	if t.bare || plain(text) {
		return text
	}
	src := []byte(text)
	FreezeAddresses(src)
	edits := t.Edits(nil, src, headline)
	if len(edits) == 0 {
		return text
	}
	return string(Apply(make([]byte, 0, len(text)+2*len(edits)), text, 0, edits))
}

// noAddress are signs that no web address contains (RFC 3986, section 2).
const noAddress = " \n\u00a0\u202f\"«»“”„‘’‚"

// FreezeAddresses replaces the web addresses in a text (https://..., www....) by FrozenWord. An
// address ends at the next space or quotation mark.
func FreezeAddresses(text []byte) {
	for _, mark := range []string{"://", "www."} {
		for at := 0; ; {
			i := bytes.Index(text[at:], []byte(mark))
			if i < 0 {
				break
			}
			start := bytes.LastIndexAny(text[:at+i], noAddress+"(")
			if start >= 0 {
				_, width := utf8.DecodeRune(text[start:])
				start += width
			}
			at = addressEnd(text, at+i)
			for j := max(start, 0); j < at; j++ {
				text[j] = FrozenWord
			}
		}
	}
}

// addressEnd returns the end of an address. An apostrophe inside a word is a part of it:
// .../wiki/O’Neill.
func addressEnd(text []byte, at int) int {
	for {
		i := bytes.IndexAny(text[at:], noAddress)
		if i < 0 {
			return len(text)
		}
		at += i
		r, width := utf8.DecodeRune(text[at:])
		if next, _ := utf8.DecodeRune(text[at+width:]); r != '’' && r != '‘' || !inWord(next) {
			return at
		}
		at += width
	}
}

// Breakable returns a typeset text as people type it, for files and terminals: with plain
// spaces and hyphens.
func Breakable(text string) string { return breakable.Replace(text) }

var breakable = strings.NewReplacer(nbsp, " ", string(narrow), " ", "\u2011", "-")

// Apply appends a text with edits applied, and returns the result. The offset is that of the
// first byte of the text in the numbering of the edits.
func Apply[T string | []byte](dst []byte, text T, offset int, edits []Edit) []byte {
	at := 0
	for _, e := range edits {
		dst = append(dst, text[at:e.Start-offset]...)
		dst = append(dst, e.Text...)
		at = e.End - offset
	}
	return append(dst, text[at:]...)
}

// Bare reports whether texts of the language stay as they are typed.
func (t *Typesetter) Bare() bool { return t.bare }

// Edits appends the edits that typeset a text, in the order of the text. No edit touches
// frozen bytes.
func (t *Typesetter) Edits(edits []Edit, text []byte, headline bool) []Edit {
	if t.bare {
		return edits
	}
	p := pass{t: t, text: text, headline: headline, edits: edits, short: &t.short, quoted: -1, lastSingle: -2}
	if headline {
		p.short = &t.shortHeadline
	}
	for i := 0; i < len(text); {
		switch c := text[i]; signs[c] {
		case ordinary:
			i++
			if c >= 0xC3 { // the second byte needs no look
				i++
			}
		case blank:
			p.space(i)
			i++
			p.word = i
		case opening:
			i++
			p.word = i
		case hyphen:
			i = p.hyphens(i)
		case double:
			p.double(i, i+1, '"')
			i++
			p.word = i
		case single:
			p.single(i, i+1, '\'')
			i++
		case percent:
			p.percent(i)
			i++
		default:
			r, width := utf8.DecodeRune(text[i:])
			i = p.sign(i, i+width, r)
		}
	}
	return p.edits
}

// pass is the state of setting one text.
type pass struct {
	t        *Typesetter
	text     []byte
	headline bool
	edits    []Edit
	word     int          // start of the word that is being read
	short    *[256]uint32 // lengths of words that are tied to the next one, by their last byte

	open  [maxQuotes]quotation // open quotations, the outer ones first
	depth int

	quoted     int  // end of the last quotation mark
	opened     bool // whether it opened a quotation
	left       bool // whether it stayed as it was typed
	lastSingle int  // offset of the last ' that may close a quotation; -2: not searched yet
}

func (p *pass) edit(start, end int, text string) {
	p.edits = append(p.edits, Edit{start, end, text})
}

// sign sets a sign of more than one byte, and returns the offset where the pass goes on.
func (p *pass) sign(i, end int, r rune) int {
	switch r {
	case '’', '‘', '\u2011', 'ʻ', 'ʼ': // they join letters
	case '№', '§':
		p.word = i
	default:
		p.word = end
	}
	switch r {
	case '«', '»', '“', '”', '„', '‟':
		p.double(i, end, r)
	case '‘', '’', '‚', 'ʻ', 'ʼ':
		p.single(i, end, r)
	case '—', '–':
		return p.dash(i, end, r)
	case '№', '§':
		if p.t.numero && p.digit(end) {
			p.edit(end, end, nbsp)
		}
	}
	return end
}

// kind is the class of the sign that a byte may begin.
type kind uint8

const (
	ordinary kind = iota
	blank
	opening // a word may begin after it
	hyphen
	double
	single
	percent
	other // may begin one of the signs that sign handles
)

var signs = [256]kind{' ': blank, '\n': blank, '-': hyphen, '"': double, '\'': single, '%': percent,
	'(': opening, '[': opening, '\t': opening, FrozenSpace: opening, 0xC2: other, 0xE2: other, 0xCA: other}

// plain is a quick test: it reports whether typesetting changes nothing in a text.
func plain(text string) bool {
	for i := range len(text) {
		if k := signs[text[i]]; k != ordinary && k != opening {
			return false
		}
	}
	return true
}

const nbsp = "\u00a0"

// narrow is the no-break space inside French quotation marks, which belongs to them.
const narrow = '\u202f'

// before returns the rune that ends at an offset; 0 at the beginning.
func (p *pass) before(i int) rune {
	if i <= 0 {
		return 0
	}
	if c := p.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRune(p.text[:i])
	return r
}

// after returns the rune that begins at an offset; 0 at the end.
func (p *pass) after(i int) rune {
	if i >= len(p.text) {
		return 0
	}
	if c := p.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRune(p.text[i:])
	return r
}

func (p *pass) digit(i int) bool {
	return i >= 0 && i < len(p.text) && p.text[i] >= '0' && p.text[i] <= '9'
}

// isSpace reports whether a rune is a space, or 0, the edge of the text.
func isSpace(r rune) bool {
	switch r {
	case 0, ' ', '\n', '\t', FrozenSpace, '\u00a0', '\u2009':
		return true
	}
	return false
}

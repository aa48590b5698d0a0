package typeset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Edit is a change that typesetting makes: the bytes from Start to End of a text
// become Text.
type Edit struct {
	Start, End int
	Text       string
}

// What stands in a text for what is typeset by nobody, byte for byte as long as it:
// a word (code, a picture, a passage in another language), a sign, a space.
const (
	FrozenWord  = '\x01'
	FrozenSign  = '\x02'
	FrozenSpace = '\x03'
)

// Typeset is a text as the language's printers set it: with its quotation marks,
// dashes and apostrophes, and with spaces at which no line may break. It is the text
// itself where the site leaves typography to its writers. Typesetting twice is
// typesetting once, and words never change.
func (t *Typesetter) Typeset(text string) string { return t.typeset(text, false) }

// Headline is a headline typeset: its lines are short and large, so none ends with
// a word of two letters either.
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

// noAddress is what no address holds (RFC 3986, section 2).
const noAddress = " \n\u00a0\u202f\"«»“”„‘’‚"

// FreezeAddresses makes words of the addresses in a text (https://..., www....), which
// end at the next space or quotation mark.
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

// addressEnd is where an address ends that goes on at an offset. An apostrophe inside of a
// word is a part of it: .../wiki/O’Neill.
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

// Breakable is a typeset text as people type it, for files and terminals: every space is
// one, and so is every hyphen.
func Breakable(text string) string { return breakable.Replace(text) }

var breakable = strings.NewReplacer(nbsp, " ", string(narrow), " ", "\u2011", "-")

// Apply appends a text, of which the first byte has the given offset, with the edits
// that lie in it.
func Apply[T string | []byte](dst []byte, text T, offset int, edits []Edit) []byte {
	at := 0
	for _, e := range edits {
		dst = append(dst, text[at:e.Start-offset]...)
		dst = append(dst, e.Text...)
		at = e.End - offset
	}
	return append(dst, text[at:]...)
}

// Bare says whether texts of the language stay as they are typed.
func (t *Typesetter) Bare() bool { return t.bare }

// Edits appends what typesetting changes in a text, from its beginning to its end.
// No edit reaches over what is frozen.
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
			if c >= 0xC3 { // no byte but the first one tells anything
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

// pass goes over one text.
type pass struct {
	t        *Typesetter
	text     []byte
	headline bool
	edits    []Edit
	word     int          // where the word begins that is being read
	short    *[256]uint32 // of the words that are tied to the next one, the lengths by their last byte

	open  [maxQuotes]quotation // the quotations that are open, the outer ones first
	depth int

	quoted     int  // where the last quotation mark ended,
	opened     bool // whether it opened a quotation,
	left       bool // and whether it was left as it was typed
	lastSingle int  // where the last ' stands that may close a quotation; -2: not looked for
}

func (p *pass) edit(start, end int, text string) {
	p.edits = append(p.edits, Edit{start, end, text})
}

// sign sets any sign that takes more than a byte, and returns where to go on.
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

// kind is what a byte may begin.
type kind uint8

const (
	ordinary kind = iota
	blank
	opening // what a word may begin after
	hyphen
	double
	single
	percent
	other // of the signs in sign
)

var signs = [256]kind{' ': blank, '\n': blank, '-': hyphen, '"': double, '\'': single, '%': percent,
	'(': opening, '[': opening, '\t': opening, FrozenSpace: opening, 0xC2: other, 0xE2: other, 0xCA: other}

// plain says whether nothing of a text is ever changed.
func plain(text string) bool {
	for i := range len(text) {
		if k := signs[text[i]]; k != ordinary && k != opening {
			return false
		}
	}
	return true
}

const nbsp = "\u00a0"

// narrow is the no-break space inside of French quotation marks, which is a part of
// them.
const narrow = '\u202f'

// before is the rune that ends at an offset; 0 at the beginning.
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

// after is the rune that begins at an offset; 0 at the end.
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

// isSpace says whether a rune is a space, or the edge of the text.
func isSpace(r rune) bool {
	switch r {
	case 0, ' ', '\n', '\t', FrozenSpace, '\u00a0', '\u2009':
		return true
	}
	return false
}

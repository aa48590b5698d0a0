package locale

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
func (l *Locale) Typeset(text string) string { return l.typeset(text, false) }

// Headline is a headline typeset: its lines are short and large, so none ends with
// a word of two letters either.
func (l *Locale) Headline(text string) string { return l.typeset(text, true) }

func (l *Locale) typeset(text string, headline bool) string {
	if l.bare || plain(text) {
		return text
	}
	src := []byte(text)
	FreezeAddresses(src)
	edits := l.Edits(nil, src, headline)
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
func (l *Locale) Bare() bool { return l.bare }

// Edits appends what typesetting changes in a text, from its beginning to its end.
// No edit reaches over what is frozen.
func (l *Locale) Edits(edits []Edit, text []byte, headline bool) []Edit {
	if l.bare {
		return edits
	}
	y := &l.typography
	t := typesetter{l: l, text: text, headline: headline, edits: edits, short: &y.short, quoted: -1, lastSingle: -2}
	if headline {
		t.short = &y.shortHeadline
	}
	for i := 0; i < len(text); {
		switch c := text[i]; signs[c] {
		case ordinary:
			i++
			if c >= 0xC3 { // no byte but the first one tells anything
				i++
			}
		case blank:
			t.space(i)
			i++
			t.word = i
		case opening:
			i++
			t.word = i
		case hyphen:
			i = t.hyphens(i)
		case double:
			t.double(i, i+1, '"')
			i++
			t.word = i
		case single:
			t.single(i, i+1, '\'')
			i++
		case percent:
			t.percent(i)
			i++
		default:
			r, width := utf8.DecodeRune(text[i:])
			i = t.sign(i, i+width, r)
		}
	}
	return t.edits
}

// typesetter goes over one text.
type typesetter struct {
	l        *Locale
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

func (t *typesetter) edit(start, end int, text string) {
	t.edits = append(t.edits, Edit{start, end, text})
}

// sign sets any sign that takes more than a byte, and returns where to go on.
func (t *typesetter) sign(i, end int, r rune) int {
	switch r {
	case '’', '‘', '\u2011', 'ʻ', 'ʼ': // they join letters
	case '№', '§':
		t.word = i
	default:
		t.word = end
	}
	switch r {
	case '«', '»', '“', '”', '„', '‟':
		t.double(i, end, r)
	case '‘', '’', '‚', 'ʻ', 'ʼ':
		t.single(i, end, r)
	case '—', '–':
		return t.dash(i, end, r)
	case '№', '§':
		if t.l.typography.numero && t.digit(end) {
			t.edit(end, end, nbsp)
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
func (t *typesetter) before(i int) rune {
	if i <= 0 {
		return 0
	}
	if c := t.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRune(t.text[:i])
	return r
}

// after is the rune that begins at an offset; 0 at the end.
func (t *typesetter) after(i int) rune {
	if i >= len(t.text) {
		return 0
	}
	if c := t.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRune(t.text[i:])
	return r
}

func (t *typesetter) digit(i int) bool {
	return i >= 0 && i < len(t.text) && t.text[i] >= '0' && t.text[i] <= '9'
}

// isSpace says whether a rune is a space, or the edge of the text.
func isSpace(r rune) bool {
	switch r {
	case 0, ' ', '\n', '\t', FrozenSpace, '\u00a0', '\u2009':
		return true
	}
	return false
}

package card

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// Typeface is what words on pictures are set in.
type Typeface struct {
	font   *sfnt.Font
	digest string
}

// NewTypeface reads a TrueType or OpenType font; of nothing it is Go Bold, which has
// Latin, Greek and Russian letters.
func NewTypeface(file []byte) (*Typeface, error) {
	if file == nil {
		file = gobold.TTF
	}
	f, err := opentype.Parse(file)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(file)
	return &Typeface{f, hex.EncodeToString(sum[:])}, nil
}

// Digest names the typeface and the way in which cards are drawn: a card whose words and
// digest are the same is the same picture. Raise the revision with every change of how
// cards look.
func (t *Typeface) Digest() string { return "1 " + t.digest }

// joined are scripts whose letters change with their neighbours, stand above each other
// or run from right to left: setting them takes more than a font.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Mongolian, unicode.Devanagari,
	unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer, unicode.Mn,
}

// Lacks lists the letters of a text that the typeface cannot show, each once.
func (t *Typeface) Lacks(text string) string {
	var b sfnt.Buffer
	var lacks []rune
	for _, r := range plainText(text) {
		glyph, err := t.font.GlyphIndex(&b, r)
		if (err != nil || glyph == 0 || unicode.In(r, joined...)) && !strings.ContainsRune(string(lacks), r) {
			lacks = append(lacks, r)
		}
	}
	return string(lacks)
}

// Undrawn reports whether a text has a character that this package cannot draw with any
// typeface: one of a script whose letters join, a combining mark, or an emoji.
func Undrawn(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF || unicode.In(r, joined...) })
}

// plainText is a text as it is drawn: with one kind of space that does not break a line,
// one that does, and without invisible characters.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u202f', '\u2007', '\u2009', '\u200a':
			return '\u00a0'
		case '\u00ad', '\u200b', '\u2060', '\ufeff':
			return -1
		case '\t', '\n', '\r':
			return ' '
		}
		return r
	}, norm.NFC.String(text))
}

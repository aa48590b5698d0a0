package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/locale"
)

// HashVersion names the version of Hash. It stands before each row of hashes, so that a better
// version does not make every translation look stale.
const HashVersion = "b1"

// Hash returns a short hash of the words of a text. It ignores white space, quotation marks,
// dashes, hyphens, stops and apostrophes, which a typesetter changes and no translator has to
// follow. It depends on letters and their case, digits, the minus of a number, question marks,
// and signs that are read aloud (%, €, №, +).
func Hash(text string) uint16 {
	h, _ := measure([]byte(text))
	return h
}

// measure returns the hash of the words of a text, and the number of their letters and digits.
// The hash is FNV-1a of 32 bits over code points, with a zero between two words, folded to 16
// bits as its authors advise (draft-eastlake-fnv, section 3).
func measure(text []byte) (hash uint16, letters int32) {
	if bytes.IndexByte(text, 0xCC) >= 0 || bytes.IndexByte(text, 0xCD) >= 0 { // combining accents
		text = []byte(locale.NFC(string(text)))
	}
	h := fnv(2166136261)
	apart, minus := false, false  // whether a word has ended; whether a minus waits for its number
	figure, tight := false, false // whether a digit was last; whether a dash stands right behind one: 2020--2026 has no minus
	for len(text) > 0 {
		r, size := rune(text[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text)
		}
		text = text[size:]
		switch class := classOf(r); class {
		case inWord, digit:
			if minus && class == digit {
				h.add('-')
			} else if apart && letters > 0 {
				h.add(0)
			}
			h.add(r)
			letters++
			apart, minus, figure, tight = false, false, class == digit, false
		case sign:
			h.add(0)
			h.add(r)
			apart, minus, tight = true, false, false
		case dash:
			tight = tight || !apart && figure
			minus = !tight && (apart || letters == 0)
			apart = true
		case gap:
			apart, minus, tight = true, false, false
		}
	}
	return uint16(h>>16) ^ uint16(h), letters
}

type fnv uint32

func (h *fnv) add(r rune) { *h = (*h ^ fnv(r)) * 16777619 }

// class is how Hash treats a letter or sign.
type class uint8

const (
	gap    class = iota // stands between words
	inWord              // a letter
	digit
	sign    // a word of its own
	dash    // a minus, where it begins a number
	nothing // apostrophes, and what no reader sees
)

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	if r >= 0x0400 && r <= 0x04FF && r != 0x0482 && (r < 0x0483 || r > 0x0489) { // Cyrillic
		return inWord
	}
	switch r { // fewer than typeset.Apostrophes: ` and ´ have been gaps since b1, and rows of hashes are kept
	case '‘', '’', 'ʻ', 'ʼ', '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return nothing
	case '−', '–':
		return dash
	case '‰', '§':
		return sign
	}
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return inWord
	case unicode.IsDigit(r):
		return digit
	case unicode.In(r, unicode.Sc, unicode.Sm, unicode.So):
		return sign
	}
	return gap
}

var ascii = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		switch r := rune(c); {
		case unicode.IsLetter(r):
			table[c] = inWord
		case unicode.IsDigit(r):
			table[c] = digit
		case bytes.ContainsRune([]byte("$+<=>%&@#?~|"), r):
			table[c] = sign
		case r == '-':
			table[c] = dash
		case r == '\'':
			table[c] = nothing
		}
	}
	return table
}()

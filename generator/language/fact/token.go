package fact

import (
	"unicode"
	"unicode/utf8"

	"qostil/generator/language/typeset"
)

// token is a word, a run of digits, or one sign of a text.
type token struct {
	from, to int // bytes of the text
	kind     tokenKind
	text     string
	digits   string // of a number, in ASCII
	space    bool   // white space stands before it
	line     bool   // that white space has a line break
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	signToken
)

// tokens cuts a text into tokens. Apostrophes inside a word belong to it, hyphens do not.
func tokens(text string) []token {
	var list []token
	space, line := true, true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start := i
		t := token{from: i, space: space, line: line}
		switch {
		case unicode.IsSpace(r):
			space = true
			line = line || r == '\n'
			i += size
			continue
		case unicode.Is(unicode.Cf, r): // invisible
			i += size
			continue
		case unicode.IsDigit(r):
			t.kind = numberToken
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsDigit(r) {
					break
				}
				t.digits += string(rune('0' + digit(r)))
				i += size
			}
		case unicode.IsLetter(r):
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && !(typeset.IsApostrophe(r) && letterAt(text, i+size)) {
					break
				}
				i += size
			}
		default:
			t.kind = signToken
			i += size
		}
		t.to, t.text = i, text[start:i]
		list = append(list, t)
		space, line = false, false
	}
	return list
}

// digit returns the value of a decimal digit of any script. Unicode encodes the ten digits of a
// script in order, from a code point that makes the value a remainder.
func digit(r rune) int {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return int(r - zero)
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func isDash(s string) bool {
	switch s {
	case "-", "‐", "‑", "–", "—", "−":
		return true
	}
	return false
}

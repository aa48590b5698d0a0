package content

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// The greatest length of a brief.
const (
	briefParagraphs = 3
	briefLetters    = 700
)

// scan counts the paragraphs and the letters of a text, and reports whether it is plain
// enough for a brief: no heading, picture, quotation or table. It looks at lines only, so
// that loading a site parses no Markdown.
func scan(text []byte) (paragraphs, letters int, plain bool) {
	plain = true
	inside, fenced := false, false
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			fenced = !fenced
			plain = false
		}
		if len(line) == 0 && !fenced {
			inside = false
			continue
		}
		if !inside {
			inside = true
			paragraphs++
		}
		if plain {
			plain = !special.Match(line) && !bytes.Contains(line, []byte("!["))
		}
		letters += lettersIn(line)
	}
	return paragraphs, letters, plain
}

// special matches the beginning of a heading or a quotation, and the line below the head
// of a table or below a heading.
var special = regexp.MustCompile(`^(#{1,6}(\s|$)|>|\|?\s*:?-+:?\s*\||=+$|-{2,}$)`)

// lettersIn counts letters and digits, without those of link addresses.
func lettersIn(line []byte) int {
	if bytes.Contains(line, []byte("](")) {
		line = address.ReplaceAll(line, []byte("]"))
	}
	n := 0
	for i := 0; i < len(line); {
		r, size := rune(line[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(line[i:])
		}
		if isCyrillic(r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		i += size
	}
	return n
}

// isCyrillic reports whether r is a letter of the Cyrillic block of Unicode. Looking up
// Cyrillic letters in unicode's tables would take a quarter of the time of loading.
func isCyrillic(r rune) bool { return 0x400 <= r && r <= 0x481 || 0x48a <= r && r <= 0x52f }

var address = regexp.MustCompile(`\]\([^)\s]*(\s+"[^"]*")?\)`)

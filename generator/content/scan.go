package content

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// The measure of a brief.
const (
	briefParagraphs = 3
	briefLetters    = 700
)

// scan counts the paragraphs and the letters of a text and says whether it is
// plain enough for a brief: no heading, picture, quotation or table. It looks at
// lines alone, so that loading a site parses no Markdown.
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

// special is the beginning of a heading, of a quotation, the line under the head
// of a table or under a heading.
var special = regexp.MustCompile(`^(#{1,6}(\s|$)|>|\|?\s*:?-+:?\s*\||=+$|-{2,}$)`)

// lettersIn counts letters and digits, those of addresses of links left out.
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

// isCyrillic knows the letters of the Cyrillic blocks of Unicode without a search in
// tables: counting letters is a quarter of loading otherwise.
func isCyrillic(r rune) bool { return 0x400 <= r && r <= 0x481 || 0x48a <= r && r <= 0x52f }

var address = regexp.MustCompile(`\]\([^)\s]*(\s+"[^"]*")?\)`)

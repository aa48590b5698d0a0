package agree

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/translation/align"
)

// quotation is words that somebody has said. Names in quotation marks are not.
type quotation struct {
	from, to int // bytes of the text, with the marks
	letters  int // and digits
}

// closingMarks are, for each opening mark, the marks that can close it.
var closingMarks = map[rune]string{'«': "»", '„': "“”", '“': "”", '"': "\"", '”': "“”"}

// spokenWords is the number of words in quotation marks that are certainly no name.
const spokenWords = 6

// quotations returns the quotations of a text. Fewer than six words count if they end like
// a sentence or a dash follows, as before the name of the speaker. A quotation that is not
// closed goes on to the end of the text.
func quotations(text string) []quotation {
	var list []quotation
	add := func(from, to int) {
		inner := strings.Trim(text[from:to], "«»„“”\"")
		words := len(strings.Fields(inner))
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(inner))
		after := strings.TrimLeft(text[to:], " \u00A0")
		isSpoken := strings.ContainsRune(",.!?…", last) || strings.HasPrefix(after, ", —") || strings.HasPrefix(after, ", –") || strings.HasPrefix(after, ", -")
		if words >= spokenWords || words >= 2 && isSpoken {
			list = append(list, quotation{from, to, countLetters(inner)})
		}
	}
	depth, start, closing := 0, 0, ""
	for i, r := range text {
		switch {
		case depth > 0 && strings.ContainsRune(closing, r):
			if depth--; depth == 0 {
				add(start, i+utf8.RuneLen(r))
			}
		case depth > 0 && r == '«' && closing == "»":
			depth++
		case depth == 0 && closingMarks[r] != "" && opens(text, i):
			depth, start, closing = 1, i, closingMarks[r]
		}
	}
	if depth > 0 && len(strings.Fields(text[start:])) >= spokenWords {
		add(start, len(text))
	}
	return list
}

// opens reports whether the mark at byte i has a word after it and none before it.
func opens(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	_, size := utf8.DecodeRuneInString(text[i:])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	return (i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(".,!?…", before)) && !unicode.IsSpace(after) && i+size < len(text)
}

// countLetters returns the number of letters and digits of a text.
func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// quotedLetters returns how many letters of some parts are quoted, and how many there are.
func quotedLetters(parts []part) (quoted, all int) {
	for _, p := range parts {
		n := countLetters(p.text)
		all += n
		if p.key == "" && p.kind == markdown.QuoteBlock {
			quoted += n
			continue
		}
		for _, q := range p.quotations {
			quoted += q.letters
		}
	}
	return quoted, all
}

// How much of a paragraph may be quoted in a translation, as a ratio to how much is in the
// original.
const (
	minQuoted = 0.55
	maxQuoted = 1.8
)

// quotations warns where matching blocks differ in whether, or in how much, they quote.
func (c *comparison) quotations() {
	if c.silenced["quotation"] {
		return
	}
	for _, m := range c.matches {
		a, b := c.original.span(m.A), c.translation.span(m.B)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		quotedA, allA := quotedLetters(a)
		quotedB, allB := quotedLetters(b)
		switch ratio := float64(quotedB*max(allA, 1)) / float64(max(quotedA*allB, 1)); {
		case quotedA == 0 && quotedB == 0:
		case quotedB == 0 && !c.isDraft():
			c.warn(b[0].top(), a[0].quotation(), "quotation", "parity.quotation-missing")
		case quotedA == 0:
			c.warn(b[0].quotation(), a[0].top(), "quotation", "parity.quotation-added")
		case ratio < minQuoted && !c.isDraft():
			c.warn(b[0].quotation(), a[0].quotation(), "quotation", "parity.quotation-shorter")
		case ratio > maxQuoted:
			c.warn(b[0].quotation(), a[0].quotation(), "quotation", "parity.quotation-longer")
		}
	}
}

// span returns the parts of some blocks.
func (v *version) span(s align.Span) []part {
	return v.parts[v.firstBlock+s.From : v.firstBlock+s.To]
}

// quotation returns the place of a part's first quotation, else its top.
func (p *part) quotation() diag.Place {
	if len(p.quotations) == 0 {
		return p.top()
	}
	return p.place(p.quotations[0].from, p.quotations[0].to)
}

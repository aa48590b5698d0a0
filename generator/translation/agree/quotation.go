package agree

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/translation/align"
)

// quotation is words that somebody has said: not a name in quotation marks.
type quotation struct {
	from, to int // bytes of the text, the marks included
	letters  int
}

// closing are the marks that end what others begin.
var closing = map[rune]string{'«': "»", '„': "“”", '“': "”", '"': "\"", '”': "“”"}

// spoken is how many words in quotation marks are no name any more.
const spoken = 6

// quotations finds what is said in a text. A quotation that goes on in the next
// paragraph, or comes from the last, has one mark.
func quotations(text string) []quotation {
	var list []quotation
	add := func(from, to int) {
		inner := strings.Trim(text[from:to], "«»„“”\"")
		words := len(strings.Fields(inner))
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(inner))
		after := strings.TrimLeft(text[to:], " \u00A0")
		said := strings.ContainsRune(",.!?…", last) || strings.HasPrefix(after, ", —") || strings.HasPrefix(after, ", –") || strings.HasPrefix(after, ", -")
		if words >= spoken || words >= 2 && said {
			list = append(list, quotation{from, to, countLetters(inner)})
		}
	}
	depth, start, ends := 0, 0, ""
	for i, r := range text {
		switch {
		case depth > 0 && strings.ContainsRune(ends, r):
			if depth--; depth == 0 {
				add(start, i+utf8.RuneLen(r))
			}
		case depth > 0 && r == '«' && ends == "»":
			depth++
		case depth == 0 && closing[r] != "" && begins(text, i):
			depth, start, ends = 1, i, closing[r]
		}
	}
	if depth > 0 && len(strings.Fields(text[start:])) >= spoken {
		add(start, len(text))
	}
	return list
}

// begins says whether a mark stands before a word and behind none.
func begins(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	_, size := utf8.DecodeRuneInString(text[i:])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	return (i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(".,!?…", before)) && !unicode.IsSpace(after) && i+size < len(text)
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// quoted counts what is said in some parts, and what they hold in all.
func quoted(parts []part) (said, all int) {
	for _, p := range parts {
		n := countLetters(p.text)
		all += n
		if p.key == "" && p.kind == markdown.QuoteBlock {
			said += n
			continue
		}
		for _, q := range p.quotes {
			said += q.letters
		}
	}
	return said, all
}

// quotations compares what people say in both versions: whether they say it, and
// whether about as much of each paragraph is theirs.
func (c *comparison) quotations() {
	if c.silenced["quotation"] {
		return
	}
	for _, m := range c.matches {
		a, b := c.original.span(m.A), c.translation.span(m.B)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		saidA, allA := quoted(a)
		saidB, allB := quoted(b)
		switch share := float64(saidB*max(allA, 1)) / float64(max(saidA*allB, 1)); {
		case saidA == 0 && saidB == 0:
		case saidB == 0 && !c.draft():
			c.warn(b[0].top(), a[0].quote(), "quotation", "what is a quotation in the original is none here")
		case saidA == 0:
			c.warn(b[0].quote(), a[0].top(), "quotation", "what is a quotation here is none in the original")
		case share < 0.55 && !c.draft():
			c.warn(b[0].quote(), a[0].quote(), "quotation", "much less is quoted here than in the original")
		case share > 1.8:
			c.warn(b[0].quote(), a[0].quote(), "quotation", "much more is quoted here than in the original")
		}
	}
}

// span is the parts of some blocks.
func (v *version) span(s align.Span) []part { return v.parts[v.blocks+s.From : v.blocks+s.To] }

// quote is the place of a part's first quotation.
func (p *part) quote() diag.Place {
	if len(p.quotes) == 0 {
		return p.top()
	}
	return p.place(p.quotes[0].from, p.quotes[0].to)
}

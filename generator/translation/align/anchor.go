package align

import (
	"slices"
	"strings"
	"unicode"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// block is what counts of a block when texts are aligned.
type block struct {
	kind    markdown.BlockKind
	level   uint8 // of a heading
	letters int
	anchors []anchor // sorted, each once
}

// anchor is something in a block that a translation takes over: a number, the address of
// a link, a name.
type anchor struct {
	text string
	name bool // a name, which translations may leave out or spell otherwise
}

func compareAnchors(a, b anchor) int { return strings.Compare(a.text, b.text) }

// What an anchor is worth: how much one on both sides lowers the cost of a match, and how
// much one on a single side raises it. The second is less, because "two" can be 2
// elsewhere.
const (
	sharedAnchor  = 1.2
	missingAnchor = 0.5
)

// blocksOf returns the blocks of a text with their anchors.
func blocksOf(p *prose.Prose, a *site.Article, facts *markdown.Facts) ([]block, error) {
	words, err := p.Words(a)
	if err != nil {
		return nil, err
	}
	all := make([]block, len(facts.Blocks))
	for i, b := range facts.Blocks {
		all[i] = block{b.Kind, b.Level, int(b.Letters), anchorsOf(a.Language.Locale, words[i])}
	}
	for _, r := range facts.Refs {
		if !r.Image && !strings.Contains(r.Dest, "://") {
			continue // a link within the site, which differs between languages
		}
		after, _ := slices.BinarySearchFunc(facts.Blocks, int32(r.At.Line), func(b markdown.Block, line int32) int { return int(b.Line) - int(line) - 1 })
		if after > 0 {
			all[after-1].anchors = append(all[after-1].anchors, anchor{text: r.Dest})
		}
	}
	for i := range all {
		slices.SortFunc(all[i].anchors, compareAnchors)
		all[i].anchors = slices.Compact(all[i].anchors)
	}
	return all, nil
}

// anchorsOf returns the numbers and names of a text. Numbers are their digits without the
// thousands at the end, because 14,000 is written 14 тысяч as well.
func anchorsOf(l *locale.Locale, text string) []anchor {
	var all []anchor
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !unicode.IsDigit(runes[i]) {
			continue
		}
		end := numberEnd(runes, i)
		digits := locale.Digits(string(runes[i:end]))
		for len(digits) > 3 && strings.HasSuffix(digits, "000") {
			digits = digits[:len(digits)-3]
		}
		all, i = append(all, anchor{text: digits}), end-1
	}
	for from, to := range locale.Words(text) {
		if !locale.StartsUpper(text[from:]) {
			continue
		}
		if name := phoneticKey(l, text[from:to]); name != "" {
			all = append(all, anchor{name, true})
		}
	}
	return all
}

// numberEnd returns where the number at an index ends. Any one sign may separate groups of
// three digits.
func numberEnd(text []rune, at int) int {
	end := digitsEnd(text, at)
	for end < len(text) && !unicode.IsLetter(text[end]) && digitsEnd(text, end+1) == end+4 {
		end += 4
	}
	return end
}

// digitsEnd returns where the digits at an index end.
func digitsEnd(text []rune, at int) int {
	for at < len(text) && unicode.IsDigit(text[at]) {
		at++
	}
	return at
}

// phoneticLength is the number of letters of a phonetic key.
const phoneticLength = 4

// soundAlikes spells letters alike that transliterations of one sound differ in.
var soundAlikes = strings.NewReplacer("kh", "h", "gh", "g", "q", "k", "ck", "k", "x", "ks", "y", "i", "w", "v", "zh", "j", "ss", "s")

// phoneticKey returns the beginning of a name, spelt roughly as it sounds, so that
// Кошербаевым, Kosherbayev and Қошербаев have one key. It is "" for a name that is too
// short to be told from others.
func phoneticKey(l *locale.Locale, name string) string {
	s := soundAlikes.Replace(l.Slug(name))
	if len(s) < phoneticLength {
		return ""
	}
	return s[:phoneticLength]
}

// dropFrequent removes the anchors that are in more than two blocks of a text, because
// they do not tell blocks apart.
func dropFrequent(texts ...[]block) {
	frequent := map[anchor]bool{}
	for _, text := range texts {
		count := map[anchor]int{}
		for _, b := range text {
			for _, a := range b.anchors {
				if count[a]++; count[a] > 2 {
					frequent[a] = true
				}
			}
		}
	}
	for _, text := range texts {
		for i := range text {
			text[i].anchors = slices.DeleteFunc(text[i].anchors, func(a anchor) bool { return frequent[a] })
		}
	}
}

// anchorCost returns what the anchors add to the cost of a match. It is below zero if they
// speak for the match.
func anchorCost(a, b []block) float64 {
	cost := 0.0
	for _, one := range a {
		for _, m := range one.anchors {
			if hasAnchor(b, m) {
				cost -= sharedAnchor
			} else if !m.name {
				cost += missingAnchor
			}
		}
	}
	for _, one := range b {
		for _, m := range one.anchors {
			if !m.name && !hasAnchor(a, m) {
				cost += missingAnchor
			}
		}
	}
	return cost
}

func hasAnchor(blocks []block, a anchor) bool {
	return slices.ContainsFunc(blocks, func(b block) bool {
		_, found := slices.BinarySearchFunc(b.anchors, a, compareAnchors)
		return found
	})
}

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

// unit is a block as align sees it.
type unit struct {
	kind    markdown.BlockKind
	level   uint8
	letters int
	marks   []mark // sorted, each once
}

// mark is something in a block that a translation takes over as it is: a number, the
// address of a link, a name.
type mark struct {
	text string
	name bool // which languages write in their own way, or leave out
}

func compare(a, b mark) int { return strings.Compare(a.text, b.text) }

// What a mark is worth: one that both have speaks for them, one that a side lacks
// against them, if less loudly: "two" may be 2 elsewhere.
const (
	both    = 1.2
	missing = 0.5
)

// units are the blocks of a text with their marks.
func units(p *prose.Prose, a *site.Article, facts *markdown.Facts) ([]unit, error) {
	words, err := p.Words(a)
	if err != nil {
		return nil, err
	}
	all := make([]unit, len(facts.Blocks))
	for i, b := range facts.Blocks {
		all[i] = unit{b.Kind, b.Level, int(b.Letters), marksOf(a.Language.Locale, words[i])}
	}
	for _, r := range facts.Refs {
		if !r.Image && !strings.Contains(r.Dest, "://") {
			continue // to this site, which each language names in its own way
		}
		after, _ := slices.BinarySearchFunc(facts.Blocks, int32(r.At.Line), func(b markdown.Block, line int32) int { return int(b.Line) - int(line) - 1 })
		if after > 0 {
			all[after-1].marks = append(all[after-1].marks, mark{text: r.Dest})
		}
	}
	for i := range all {
		slices.SortFunc(all[i].marks, compare)
		all[i].marks = slices.Compact(all[i].marks)
	}
	return all, nil
}

// marksOf are the numbers and names in a text.
func marksOf(l *locale.Locale, text string) []mark {
	var all []mark
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !unicode.IsDigit(runes[i]) {
			continue
		}
		end := number(runes, i)
		digits := locale.Digits(string(runes[i:end]))
		for len(digits) > 3 && strings.HasSuffix(digits, "000") {
			digits = digits[:len(digits)-3] // 14,000 is 14 тысяч
		}
		all, i = append(all, mark{text: digits}), end-1
	}
	for from, to := range locale.Words(text) {
		if !locale.StartsUpper(text[from:]) {
			continue
		}
		if name := sound(l, text[from:to]); name != "" {
			all = append(all, mark{name, true})
		}
	}
	return all
}

// number is where a number ends: thousands may stand apart, by whatever sign.
func number(text []rune, at int) int {
	end := digits(text, at)
	for end < len(text) && !unicode.IsLetter(text[end]) && digits(text, end+1) == end+4 {
		end += 4
	}
	return end
}

func digits(text []rune, at int) int {
	for at < len(text) && unicode.IsDigit(text[at]) {
		at++
	}
	return at
}

// sound is how a name begins, roughly as it is heard, so that Кошербаевым, Kosherbayev
// and Қошербаев are one; "" where it is too short to tell anything.
func sound(l *locale.Locale, name string) string {
	s := sounds.Replace(l.Slug(name))
	if len(s) < soundLetters {
		return ""
	}
	return s[:soundLetters]
}

const soundLetters = 4

var sounds = strings.NewReplacer("kh", "h", "gh", "g", "q", "k", "ck", "k", "x", "ks", "y", "i", "w", "v", "zh", "j", "ss", "s")

// sift leaves out the marks that stand in more than two blocks of a text: what is all
// over it says nothing of where.
func sift(texts ...[]unit) {
	common := map[mark]bool{}
	for _, text := range texts {
		count := map[mark]int{}
		for _, u := range text {
			for _, m := range u.marks {
				if count[m]++; count[m] > 2 {
					common[m] = true
				}
			}
		}
	}
	for _, text := range texts {
		for i := range text {
			text[i].marks = slices.DeleteFunc(text[i].marks, func(m mark) bool { return common[m] })
		}
	}
}

// apart is what the marks of some blocks and some others say against their being the
// same; below zero, for it.
func apart(a, b []unit) float64 {
	cost := 0.0
	for _, u := range a {
		for _, m := range u.marks {
			if has(b, m) {
				cost -= both
			} else if !m.name {
				cost += missing
			}
		}
	}
	for _, u := range b {
		for _, m := range u.marks {
			if !m.name && !has(a, m) {
				cost += missing
			}
		}
	}
	return cost
}

func has(units []unit, m mark) bool {
	return slices.ContainsFunc(units, func(u unit) bool {
		_, found := slices.BinarySearchFunc(u.marks, m, compare)
		return found
	})
}

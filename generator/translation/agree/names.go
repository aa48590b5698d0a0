package agree

import (
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// mention is where a version has a name.
type mention struct {
	part     int // index
	from, to int // bytes of the part's text
}

// mentions returns the first mention of each name of the glossary.
func (v *version) mentions() map[*config.Name]mention {
	found := map[*config.Name]mention{}
	for i := range v.parts {
		words := v.parts[i].words
		for k := range words {
			v.glossary.find(words, k, func(s *spelling) {
				if _, known := found[s.name]; !known {
					found[s.name] = mention{i, words[k].from, words[k+len(s.words)-1].to}
				}
			})
		}
	}
	return found
}

// names warns of names that the original has and the translation does not.
func (c *comparison) names() {
	if c.silenced["name"] || c.isDraft() {
		return
	}
	original, translation := c.original.mentions(), c.translation.mentions()
	for _, n := range c.original.names {
		m, named := original[n]
		label := n.Label[c.translation.Lang]
		if !named || label == "" || c.silenced[locale.Fold(label)] || c.misspelt[n] {
			continue
		}
		if _, there := translation[n]; there || c.translation.hasDerivative(n) {
			continue
		}
		from := &c.original.parts[m.part]
		c.warn(c.opposite(c.toTranslation, m.part, c.translation), from.place(m.from, m.to), label, "parity.name-missing", strings.Join(strings.Fields(from.text[m.from:m.to]), " "), label)
	}
}

// hasDerivative reports whether a version has words that are probably derived from a name:
// an adjective (Kazakh, of Kazakhstan), or a body in another construction (the Foreign
// Ministry of Kazakhstan, the Kazakh Foreign Ministry). Most words of a spelling must have
// one that begins like them. It is false for persons, who are named by their surnames.
func (v *version) hasDerivative(n *config.Name) bool {
	return slices.ContainsFunc(v.glossary.spellings, func(s spelling) bool {
		if s.name != n || n.Group == config.GroupPerson {
			return false
		}
		found := 0
		for _, w := range s.words {
			folded := []rune(locale.Fold(w))
			root := string(folded[:min(len(folded), max(4, (len(folded)+1)/2))])
			if slices.ContainsFunc(v.parts, func(p part) bool {
				return slices.ContainsFunc(p.words, func(o word) bool { return strings.HasPrefix(o.folded, root) })
			}) {
				found++
			}
		}
		return 2*found > len(s.words) || 2*found == len(s.words) && len(s.words) > 2
	})
}

// misspelt warns of words that are nearly a name, and of deprecated spellings. It returns
// the names.
func (v *version) misspelt(problems *diag.List) map[*config.Name]bool {
	found, reported := map[*config.Name]bool{}, map[string]bool{}
	warn := func(p *part, from, to int, n *config.Name, meant string) {
		text := strings.Join(strings.Fields(p.text[from:to]), " ")
		found[n] = true
		if reported[text] || v.silenced["name"] || v.silenced[locale.Fold(text)] {
			return
		}
		reported[text] = true
		problems.Add(p.place(from, to), "name.misspelt", text, meant, n.Key)
	}
	for i := range v.parts {
		p := &v.parts[i]
		isName := make([]bool, len(p.words))
		for k := range p.words {
			v.glossary.find(p.words, k, func(s *spelling) {
				last := k + len(s.words) - 1
				for w := k; w <= last; w++ {
					isName[w] = true
				}
				if s.deprecated {
					warn(p, p.words[k].from, p.words[last].to, s.name, s.name.Label[v.Lang])
				}
			})
		}
		for k, w := range p.words {
			if isName[k] || !locale.StartsUpper(w.text) || p.isForeign(w.from) {
				continue
			}
			if n, meant := v.glossary.nearest(w); n != nil {
				warn(p, w.from, w.to, n, meant)
			}
		}
	}
	return found
}

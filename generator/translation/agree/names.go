package agree

import (
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// mention is where a version names somebody.
type mention struct {
	part     int
	from, to int
}

// mentions are the first places at which a version has the names of its glossary.
func (v *version) mentions() map[*config.Name]mention {
	found := map[*config.Name]mention{}
	for i := range v.parts {
		words := v.parts[i].words
		for k := range words {
			v.glossary.at(words, k, func(s *spelling) {
				if _, known := found[s.name]; !known {
					found[s.name] = mention{i, words[k].from, words[k+len(s.words)-1].to}
				}
			})
		}
	}
	return found
}

// names compares who and what is named: a name of the original that the translation
// has in no form is a warning.
func (c *comparison) names() {
	if c.silenced["name"] || c.draft() {
		return
	}
	theirs, ours := c.original.mentions(), c.translation.mentions()
	for _, n := range c.original.names {
		m, named := theirs[n]
		label := n.Label[c.translation.Lang]
		if !named || label == "" || c.silenced[locale.Fold(label)] || c.misspelt[n] {
			continue
		}
		if _, there := ours[n]; there || c.translation.hints(n) {
			continue
		}
		from := &c.original.parts[m.part]
		c.warn(c.opposite(c.across, m.part, c.translation), from.place(m.from, m.to), label, "the original names %q; %q is nowhere here", strings.Join(strings.Fields(from.text[m.from:m.to]), " "), label)
	}
}

// hints says whether a version has words that may come of a name, as an adjective does
// (Kazakh, of Kazakhstan) and a body under another grammar: the Foreign Ministry of
// Kazakhstan, the Kazakh Foreign Ministry. A person has a surname.
func (v *version) hints(n *config.Name) bool {
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

// misspelt warns of words that are nearly a name, and of spellings that the desk does
// not want; it returns whose.
func (v *version) misspelt(problems *diag.List) map[*config.Name]bool {
	found, told := map[*config.Name]bool{}, map[string]bool{}
	warn := func(p *part, from, to int, n *config.Name, meant string) {
		text := strings.Join(strings.Fields(p.text[from:to]), " ")
		found[n] = true
		if told[text] || v.silenced["name"] || v.silenced[locale.Fold(text)] {
			return
		}
		told[text] = true
		problems.Warnf(p.place(from, to), "%q is spelt %q by the desk", text, meant).
			Hintf("so say the glossaries (%s); if this is another name, add it to names.yaml", n.Key)
	}
	for i := range v.parts {
		p := &v.parts[i]
		taken := make([]bool, len(p.words))
		for k := range p.words {
			v.glossary.at(p.words, k, func(s *spelling) {
				last := k + len(s.words) - 1
				for w := k; w <= last; w++ {
					taken[w] = true
				}
				if s.unwise {
					warn(p, p.words[k].from, p.words[last].to, s.name, s.name.Label[v.Lang])
				}
			})
		}
		for k, w := range p.words {
			if taken[k] || !locale.StartsUpper(w.text) || p.foreign(w.from) {
				continue
			}
			if n, meant := v.glossary.near(w); n != nil {
				warn(p, w.from, w.to, n, meant)
			}
		}
	}
	return found
}

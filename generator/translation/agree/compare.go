package agree

import (
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/translation/align"
)

// comparison is a translation held against its original: it must say what that says.
type comparison struct {
	original, translation *version

	matches  []align.Match
	across   []int // for each part of the original the one opposite it, or -1
	back     []int // for each part of the translation
	silenced map[string]bool
	allowed  map[string]bool       // units and currencies that may be converted
	misspelt map[*config.Name]bool // names that the translation has nearly
	problems diag.List
}

// compare holds a translation against its original.
func (k *Checker) compare(original, translation *version, misspelt map[*config.Name]bool) (diag.List, error) {
	matches, err := align.Align(k.prose, original.Article, translation.Article)
	if err != nil {
		return nil, err
	}
	first, second := func(m align.Match) align.Span { return m.A }, func(m align.Match) align.Span { return m.B }
	c := &comparison{
		original: original, translation: translation, matches: matches, misspelt: misspelt,
		across:   opposites(original, translation, matches, first, second),
		back:     opposites(translation, original, matches, second, first),
		silenced: map[string]bool{}, allowed: map[string]bool{},
	}
	for _, v := range []*version{original, translation} {
		for s := range v.silenced {
			c.silenced[s] = true
		}
		for _, unit := range k.site.Config.Parity.Allow {
			c.allow(v, unit)
		}
	}
	c.facts()
	c.quotations()
	c.links(k.prose)
	c.pictures()
	c.tags()
	c.names()
	return c.problems, nil
}

// allow allows a unit or a currency by its code or by a word for it; anything else that
// site.yaml allows is a value that may differ.
func (c *comparison) allow(v *version, unit string) {
	c.allowed[strings.TrimPrefix(unit, "°")] = true
	c.silenced[locale.Fold(unit)] = true
	if v.lexicon == nil {
		return
	}
	for _, m := range v.lexicon.Meanings(unit) {
		if m.Sense == locale.Unit || m.Sense == locale.Currency {
			for _, code := range strings.Fields(m.Code) {
				c.allowed[code] = true
			}
		}
	}
}

// opposite is the place of the part opposite another, or of the text as a whole.
func (c *comparison) opposite(to []int, part int, in *version) diag.Place {
	if k := to[part]; k >= 0 {
		return in.parts[k].top()
	}
	return in.Top()
}

// beside is the place in the translation opposite a link or a picture of the original.
func (c *comparison) beside(r markdown.Ref) diag.Place {
	for i := len(c.original.parts) - 1; i >= c.original.blocks; i-- {
		if c.original.parts[i].top().Line <= r.At.Line {
			return c.opposite(c.across, i, c.translation)
		}
	}
	return c.translation.Top()
}

// draft says whether the translation is still in work: what it does not say yet it may
// say tomorrow.
func (c *comparison) draft() bool { return c.translation.Header.Draft }

// allows says whether front matter says of a finding that it is right as it is: by its
// value or by its kind.
func (c *comparison) allows(kind, value string) bool {
	return c.silenced[kind] || c.silenced[locale.Fold(value)]
}

// warn adds a warning, with the place in the other version, and what would silence it.
func (c *comparison) warn(at, also diag.Place, silence, format string, args ...any) *diag.Problem {
	return c.problems.Warnf(at, format, args...).With(also).
		Hintf("if this is right, the front matter can say so: parity: [%q]", strings.Join(strings.Fields(silence), " "))
}

// silence is what front matter says of a finding: its value, or, where that is too
// long for it, its kind.
func silence(kind, value string) string {
	if len(value) <= 60 {
		return value
	}
	return kind
}

package agree

import (
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/lexicon"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/translation/align"
)

// comparison is a translation and its original, which must say the same.
type comparison struct {
	original, translation *version

	matches       []align.Match
	toTranslation []int                 // index of the matching part of the translation for each of the original, or -1
	toOriginal    []int                 // the reverse
	silenced      map[string]bool       // of both versions
	convertible   map[string]bool       // codes of units and currencies that may be converted
	misspelt      map[*config.Name]bool // names that the translation has in a wrong spelling
	problems      diag.List
}

// compare returns where a translation does not agree with its original. Errors are those
// of reading the two files.
func (c *Checker) compare(original, translation *version, misspelt map[*config.Name]bool) (diag.List, error) {
	matches, err := align.Align(c.prose, original.Article, translation.Article)
	if err != nil {
		return nil, err
	}
	first, second := func(m align.Match) align.Span { return m.A }, func(m align.Match) align.Span { return m.B }
	cmp := &comparison{
		original: original, translation: translation, matches: matches, misspelt: misspelt,
		toTranslation: opposites(original, translation, matches, first, second),
		toOriginal:    opposites(translation, original, matches, second, first),
		silenced:      map[string]bool{}, convertible: map[string]bool{},
	}
	for _, v := range []*version{original, translation} {
		for s := range v.silenced {
			cmp.silenced[s] = true
		}
		for _, value := range c.site.Config.Parity.Allow {
			cmp.allow(v, value)
		}
	}
	cmp.facts()
	cmp.quotations()
	cmp.links(c.prose)
	cmp.pictures()
	cmp.tags()
	cmp.names()
	return cmp.problems, nil
}

// allow adds one value of parity.allow in site.yaml. It is a unit or a currency, by its
// code or by a word for it in the language of a version, or a value that may differ.
func (c *comparison) allow(v *version, value string) {
	c.convertible[strings.TrimPrefix(value, "°")] = true
	c.silenced[locale.Fold(value)] = true
	if v.lexicon == nil {
		return
	}
	for _, m := range v.lexicon.Meanings(value) {
		if m.Sense == lexicon.Unit || m.Sense == lexicon.Currency {
			for _, code := range strings.Fields(m.Code) {
				c.convertible[code] = true
			}
		}
	}
}

// opposite returns the place of the part that matches another, else the top of the file.
// The version in has the part; to holds the matches.
func (c *comparison) opposite(to []int, part int, in *version) diag.Place {
	if i := to[part]; i >= 0 {
		return in.parts[i].top()
	}
	return in.Top()
}

// beside returns the place in the translation that matches that of a link or a picture of
// the original.
func (c *comparison) beside(r markdown.Ref) diag.Place {
	for i := len(c.original.parts) - 1; i >= c.original.firstBlock; i-- {
		if c.original.parts[i].top().Line <= r.At.Line {
			return c.opposite(c.toTranslation, i, c.translation)
		}
	}
	return c.translation.Top()
}

// isDraft reports whether the translation is a draft, which need not have all of its
// original yet.
func (c *comparison) isDraft() bool { return c.translation.Header.Draft }

// allows reports whether front matter silences a finding, by its value or by its kind.
func (c *comparison) allows(kind, value string) bool {
	return c.silenced[kind] || c.silenced[locale.Fold(value)]
}

// warn adds a warning, with the place in the other version and with what silences it.
func (c *comparison) warn(at, also diag.Place, silence string, code diag.Code, args ...any) *diag.Problem {
	return c.problems.Add(at, code, args...).With(also).
		WithHint("hint.parity", strings.Join(strings.Fields(silence), " "))
}

// maxSilence is the length in bytes of the longest value that a hint proposes.
const maxSilence = 60

// silence returns what front matter writes to silence a finding: its value or, if that is
// long, its kind.
func silence(kind, value string) string {
	if len(value) <= maxSilence {
		return value
	}
	return kind
}

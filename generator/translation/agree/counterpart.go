package agree

import (
	"slices"
	"strings"

	"qostil/generator/language/fact"
)

// displaced returns the strong facts of the part of the original that matches a part of
// the translation, if the translation has them in other parts only.
func (c *comparison) displaced(original, translation []*occurrence, part int) []*occurrence {
	opposite := c.toOriginal[part]
	if opposite < 0 || c.toTranslation[opposite] != part {
		return nil
	}
	var list []*occurrence
	for _, o := range original {
		if o.matched && o.part == opposite && o.Weight == fact.Strong && !c.allowsFact(o) &&
			!slices.ContainsFunc(translation, func(t *occurrence) bool { return t.part == part && o.agrees(t) }) {
			list = append(list, o)
		}
	}
	return list
}

// counterpart returns the fact of the original that a fact of the translation has
// replaced, or nil. With near it is one of the matching part, else a strong one of another
// part. Of several, the one of the same kind and with similar digits is the likeliest.
func (c *comparison) counterpart(t *occurrence, lost []*occurrence, near bool) *occurrence {
	var best *occurrence
	cost := 0
	for _, o := range lost {
		opposite := c.toOriginal[t.part] == o.part || c.toTranslation[o.part] == t.part
		if o.reported || near != opposite || !comparableKinds(t.Fact, o.Fact) || !near && (t.Weight < fact.Strong || o.Weight < fact.Strong) {
			continue
		}
		d := 0
		if t.Kind != o.Kind {
			d += 2
		}
		if !t.similarDigits(o) {
			d++
		}
		if best == nil || d < cost {
			best, cost = o, d
		}
	}
	return best
}

// comparableKinds reports whether one fact can replace another. Numbers, shares and sums
// can; a year can only replace a year.
func comparableKinds(a, b *fact.Fact) bool {
	groups := func(f *fact.Fact) (set uint) {
		for _, r := range f.Readings {
			switch {
			case f.Year:
				set |= 1 << 31
			case r.Kind <= fact.Sum:
				set |= 1
			default:
				set |= 1 << r.Kind
			}
		}
		return set
	}
	return groups(a)&groups(b) != 0
}

// similarDigits reports whether the digits of one number begin with those of the other,
// as after a slip: a digit too many, another power of ten.
func (o *occurrence) similarDigits(other *occurrence) bool {
	return o.digits != "" && (strings.HasPrefix(o.digits, other.digits) || strings.HasPrefix(other.digits, o.digits))
}

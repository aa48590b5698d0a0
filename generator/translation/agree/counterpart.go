package agree

import (
	"slices"
	"strings"

	"qostil/generator/language/fact"
)

// astray are the strong facts of the original that stand opposite a part of the
// translation and are met elsewhere alone.
func (c *comparison) astray(a, b []*spot, part int) []*spot {
	opposite := c.back[part]
	if opposite < 0 || c.across[opposite] != part {
		return nil
	}
	var list []*spot
	for _, s := range a {
		if s.met && s.part == opposite && s.Weight == fact.Strong && !c.silent(s) &&
			!slices.ContainsFunc(b, func(o *spot) bool { return o.part == part && s.agrees(o) }) {
			list = append(list, s)
		}
	}
	return list
}

// counterpart finds the fact of the original that another stands in the place of, among
// those opposite it or anywhere; nil where there is none.
func (c *comparison) counterpart(s *spot, lost []*spot, near bool) *spot {
	var best *spot
	cost := 0
	for _, o := range lost {
		opposite := c.back[s.part] == o.part || c.across[o.part] == s.part
		if o.told || near != opposite || !alikeKinds(s.Fact, o.Fact) || !near && (s.Weight < fact.Strong || o.Weight < fact.Strong) {
			continue
		}
		d := 0
		if s.Kind != o.Kind {
			d += 2
		}
		if !s.akin(o) {
			d++
		}
		if best == nil || d < cost {
			best, cost = o, d
		}
	}
	return best
}

// alikeKinds says whether one fact can stand in the place of another.
func alikeKinds(a, b *fact.Fact) bool {
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

// akin says whether two numbers have something in common, as those have that differ by
// a slip: a digit, the power of ten.
func (s *spot) akin(o *spot) bool {
	return s.digits != "" && (strings.HasPrefix(s.digits, o.digits) || strings.HasPrefix(o.digits, s.digits))
}

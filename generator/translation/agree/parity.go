package agree

import (
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/language/fact"
	"qostil/generator/language/locale"
)

// spot is a fact in its version.
type spot struct {
	*fact.Fact
	in   *version
	part int

	digits string // without the noughts at the ends
	met    bool   // something in the other version means the same
	told   bool
}

// settle takes a fact for met, wherever its counterpart stands.
func (s *spot) settle() { s.met, s.told = true, true }

// agrees says whether two facts mean the same: 62 km are not 62 miles.
func (s *spot) agrees(o *spot) bool { return s.Meets(o.Fact) && !clash(s.Unit, o.Unit) }

// text is what stands there, with plain spaces.
func (s *spot) text() string { return strings.Join(strings.Fields(s.Text), " ") }

func (s *spot) at() diag.Place { return s.in.parts[s.part].place(s.From, s.To) }

// spots are all facts of a version that could matter.
func (v *version) spots() []*spot {
	var all []*spot
	for i := range v.parts {
		for k := range v.parts[i].facts {
			all = append(all, &spot{Fact: &v.parts[i].facts[k], in: v, part: i, digits: strings.Trim(locale.Digits(v.parts[i].facts[k].Text), "0")})
		}
	}
	return all
}

// facts compares numbers, sums, percents, dates and times. What both versions say
// somewhere agrees; a text may say a thing twice and its translation once.
func (c *comparison) facts() {
	if c.original.lexicon == nil || c.translation.lexicon == nil {
		return // whose numerals nobody can read
	}
	a, b := c.original.spots(), c.translation.spots()
	meet(a, b)
	meet(b, a)
	c.forgive(a, b)
	c.forgive(b, a)
	c.convert(a, b)
	open := func(all []*spot) []*spot {
		return slices.DeleteFunc(slices.Clone(all), func(s *spot) bool { return s.met || s.Weight == fact.Loose })
	}
	lost, added := open(a), open(b)
	c.silence(lost, added)
	for _, near := range []bool{true, false} { // what stands opposite comes first
		for _, s := range added {
			if s.told {
				continue
			}
			candidates := lost
			if near && s.Weight == fact.Strong { // it may stand elsewhere, and not here
				candidates = append(slices.Clone(lost), c.astray(a, b, s.part)...)
			}
			if o := c.counterpart(s, candidates, near); o != nil {
				s.again(added, c.differ(s, o))
				o.again(lost, nil)
			}
		}
	}
	for _, s := range lost {
		if !s.told && s.Weight == fact.Strong && !c.draft() && !s.vague(c.translation) {
			s.again(lost, c.warn(c.opposite(c.across, s.part, c.translation), s.at(), s.Text, "the original's %s %q is missing", s.Kind, s.text()))
		}
	}
	for _, s := range added {
		if !s.told && s.Weight == fact.Strong && !s.vague(c.original) {
			s.again(added, c.warn(s.at(), c.opposite(c.back, s.part, c.original), s.Text, "the %s %q is not in the original", s.Kind, s.text()))
		}
	}
	c.swaps(a, b)
}

// silence takes what front matter says is right for told, with what it stands opposite.
func (c *comparison) silence(lost, added []*spot) {
	for _, s := range added {
		o := c.counterpart(s, lost, true)
		if s.told = c.silent(s) || o != nil && c.silent(o); s.told && o != nil {
			o.told = true
		}
	}
	for _, s := range lost {
		s.told = s.told || c.silent(s)
	}
}

// again marks what says the same as a fact that has been told of, and names the places.
func (s *spot) again(all []*spot, p *diag.Problem) {
	s.told = true
	for _, o := range all {
		if !o.told && (o.Meets(s.Fact) || o.Kind <= fact.Sum && s.Kind <= fact.Sum && o.Readings[0].Value == s.Readings[0].Value) {
			o.told = true
			if p != nil && o.at() != p.Place {
				p.With(o.at())
			}
		}
	}
}

// meet notes which of some facts have a counterpart among others.
func meet(a, b []*spot) {
	for _, s := range a {
		s.met = slices.ContainsFunc(b, s.agrees)
	}
}

// forgive finds counterparts that say a little less: a sum without its currency where
// the text has named it, a day without its month.
func (c *comparison) forgive(a, b []*spot) {
	for _, s := range a {
		if s.met {
			continue
		}
		for _, r := range s.Readings {
			for _, o := range b {
				v, isNumber := o.Number()
				switch r.Kind {
				case fact.Sum:
					if isNumber && r.Same(fact.Reading{Kind: fact.Sum, Value: v, Code: r.Code}) && names(b, fact.Sum, r.Code, 0) {
						s.settle()
						o.settle()
					}
				case fact.Date:
					if isNumber && v == float64(int(r.Value)%100) && names(b, fact.Month, "", float64(int(r.Value)/100)) {
						s.settle()
						o.settle()
					}
				case fact.Month:
					if names(b, fact.Month, "", r.Value) {
						s.settle()
					}
				}
			}
		}
	}
}

// names says whether a text names a currency, or a month.
func names(all []*spot, kind fact.Kind, code string, month float64) bool {
	return slices.ContainsFunc(all, func(s *spot) bool {
		return slices.ContainsFunc(s.Readings, func(r fact.Reading) bool {
			switch {
			case kind == fact.Sum:
				return r.Kind == fact.Sum && r.Code == code
			case r.Kind == fact.Date:
				return float64(int(r.Value)/100) == month
			default:
				return r.Kind == fact.Month && r.Value == month
			}
		})
	})
}

// vague says whether a date can be told by words such as “yesterday” or “this year”
// in another version.
func (s *spot) vague(other *version) bool {
	switch {
	case s.Kind == fact.Date || s.Kind == fact.Month || s.Kind == fact.Weekday:
		return other.says(1)
	case s.Year:
		return other.says(2) || other.says(3)
	}
	return false
}

// says tells whether a version has a word that stands for a date, of a kind.
func (v *version) says(kind float64) bool {
	for i := range v.parts {
		words := slices.DeleteFunc(slices.Clone(v.parts[i].words), word.isNumber) // в этом 2026 году
		for k, w := range words {
			m, ok := v.lexicon.Meaning(w.folded, locale.Relative)
			if !ok {
				m, ok = v.lexicon.Meaning(w.head(), locale.Relative)
			}
			if ok && m.Value == kind && (kind != 2 || k+1 < len(words) && v.lexicon.Is(words[k+1].folded, locale.YearWord)) {
				return true
			}
		}
	}
	return false
}

// swaps finds facts that both versions have, each at the other's place: 45 for the port
// and 150 for the road, and the reverse.
func (c *comparison) swaps(a, b []*spot) {
	for i, k := range c.across {
		if k < 0 || c.back[k] != i {
			continue
		}
		for kind := range fact.Phone {
			left, right := alone(a, b, i, k, kind), alone(b, a, k, i, kind)
			if len(left) == 1 && len(right) == 1 && !c.silent(left[0]) && !c.silent(right[0]) {
				c.differ(right[0], left[0])
			}
		}
	}
}

// alone are the facts of a kind in one part that the part opposite does not have.
func alone(all, others []*spot, part, opposite int, kind fact.Kind) []*spot {
	var list []*spot
	for _, s := range all {
		if s.part != part || s.Kind != kind || s.Weight != fact.Strong || s.told {
			continue
		}
		if !slices.ContainsFunc(others, func(o *spot) bool { return o.part == opposite && s.agrees(o) }) {
			list = append(list, s)
		}
	}
	return list
}

// differ tells of a fact that stands in the place of the original's.
func (c *comparison) differ(s, o *spot) *diag.Problem {
	s.told, o.told = true, true
	return c.warn(s.at(), o.at(), s.Text, "the %s %q is %q in the original", s.Kind, s.text(), o.text())
}

// silent says whether front matter says of a fact that it is right as it is.
func (c *comparison) silent(s *spot) bool { return c.allows(s.Kind.String(), s.Text) }

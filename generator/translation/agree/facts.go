package agree

import (
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/language/fact"
	"qostil/generator/language/locale"
)

// occurrence is a fact where a version has it.
type occurrence struct {
	*fact.Fact
	in   *version
	part int // index

	digits   string // without zeros at the ends
	matched  bool   // the other version has a fact that means the same
	reported bool   // nothing more is to be said of it
}

// markMatched marks a fact as matched by something that is not quite the same.
func (o *occurrence) markMatched() { o.matched, o.reported = true, true }

// agrees reports whether two facts mean the same. 62 km and 62 miles do not.
func (o *occurrence) agrees(other *occurrence) bool {
	return o.Meets(other.Fact) && !incompatible(o.Unit, other.Unit)
}

// text returns the words of a fact, separated by plain spaces.
func (o *occurrence) text() string { return strings.Join(strings.Fields(o.Text), " ") }

func (o *occurrence) place() diag.Place { return o.in.parts[o.part].place(o.From, o.To) }

// occurrences returns the facts of a version.
func (v *version) occurrences() []*occurrence {
	var all []*occurrence
	for i := range v.parts {
		for k := range v.parts[i].facts {
			f := &v.parts[i].facts[k]
			all = append(all, &occurrence{Fact: f, in: v, part: i, digits: strings.Trim(locale.Digits(f.Text), "0")})
		}
	}
	return all
}

// facts compares numbers, sums, shares, dates and times. A fact agrees if the other
// version has it anywhere: a text may state a fact twice, and its translation once.
// Languages without a lexicon are not compared, because their numerals are not known.
func (c *comparison) facts() {
	if c.original.lexicon == nil || c.translation.lexicon == nil {
		return
	}
	original, translation := c.original.occurrences(), c.translation.occurrences()
	match(original, translation)
	match(translation, original)
	matchLoosely(original, translation)
	matchLoosely(translation, original)
	c.matchConverted(original, translation)
	open := func(all []*occurrence) []*occurrence {
		return slices.DeleteFunc(slices.Clone(all), func(o *occurrence) bool { return o.matched || o.Weight == fact.Loose })
	}
	lost, added := open(original), open(translation)
	c.silenceFacts(lost, added)
	for _, near := range []bool{true, false} { // a fact of the matching part is the likelier counterpart
		for _, t := range added {
			if t.reported {
				continue
			}
			candidates := lost
			if near && t.Weight == fact.Strong {
				candidates = append(slices.Clone(lost), c.displaced(original, translation, t.part)...)
			}
			if o := c.counterpart(t, candidates, near); o != nil {
				t.reportRepeats(added, c.reportDifference(t, o))
				o.reportRepeats(lost, nil)
			}
		}
	}
	for _, o := range lost {
		if !o.reported && o.Weight == fact.Strong && !c.isDraft() && !o.isRelativeIn(c.translation) {
			o.reportRepeats(lost, c.warn(c.opposite(c.toTranslation, o.part, c.translation), o.place(), o.Text, "parity.fact-missing", o.Kind, o.text()))
		}
	}
	for _, t := range added {
		if !t.reported && t.Weight == fact.Strong && !t.isRelativeIn(c.original) {
			t.reportRepeats(added, c.warn(t.place(), c.opposite(c.toOriginal, t.part, c.original), t.Text, "parity.fact-added", t.Kind, t.text()))
		}
	}
	c.swaps(original, translation)
}

// silenceFacts marks the facts that front matter silences as reported, and their
// counterparts.
func (c *comparison) silenceFacts(lost, added []*occurrence) {
	for _, t := range added {
		o := c.counterpart(t, lost, true)
		if t.reported = c.allowsFact(t) || o != nil && c.allowsFact(o); t.reported && o != nil {
			o.reported = true
		}
	}
	for _, o := range lost {
		o.reported = o.reported || c.allowsFact(o)
	}
}

// reportRepeats marks a fact and all that say the same as reported, and adds the places of
// these to the problem, if there is one.
func (o *occurrence) reportRepeats(all []*occurrence, p *diag.Problem) {
	o.reported = true
	for _, r := range all {
		if !r.reported && (r.Meets(o.Fact) || r.Kind <= fact.Sum && o.Kind <= fact.Sum && r.Readings[0].Value == o.Readings[0].Value) {
			r.reported = true
			if p != nil && r.place() != p.Place {
				p.With(r.place())
			}
		}
	}
}

// match marks those of some facts that agree with one of the others.
func match(all, others []*occurrence) {
	for _, o := range all {
		o.matched = slices.ContainsFunc(others, o.agrees)
	}
}

// matchLoosely marks facts that the others state with less: a sum without its currency if
// they name the currency elsewhere, a date without its month if they name the month.
func matchLoosely(all, others []*occurrence) {
	for _, o := range all {
		if o.matched {
			continue
		}
		for _, r := range o.Readings {
			for _, other := range others {
				v, isNumber := other.Number()
				switch r.Kind {
				case fact.Sum:
					if isNumber && r.Same(fact.Reading{Kind: fact.Sum, Value: v, Code: r.Code}) && haveCurrency(others, r.Code) {
						o.markMatched()
						other.markMatched()
					}
				case fact.Date:
					if isNumber && v == float64(int(r.Value)%100) && haveMonth(others, float64(int(r.Value)/100)) {
						o.markMatched()
						other.markMatched()
					}
				case fact.Month:
					if haveMonth(others, r.Value) {
						o.markMatched()
					}
				}
			}
		}
	}
}

// haveReading reports whether a fact has a reading that satisfies is.
func haveReading(all []*occurrence, is func(r fact.Reading) bool) bool {
	return slices.ContainsFunc(all, func(o *occurrence) bool { return slices.ContainsFunc(o.Readings, is) })
}

// haveCurrency reports whether a fact is a sum in a currency.
func haveCurrency(all []*occurrence, code string) bool {
	return haveReading(all, func(r fact.Reading) bool { return r.Kind == fact.Sum && r.Code == code })
}

// haveMonth reports whether a fact is a month, 1 to 12, or a date in it.
func haveMonth(all []*occurrence, month float64) bool {
	return haveReading(all, func(r fact.Reading) bool {
		if r.Kind == fact.Date {
			return float64(int(r.Value)/100) == month
		}
		return r.Kind == fact.Month && r.Value == month
	})
}

// swaps reports facts of matching parts that both versions have, each in the place of the
// other: 45 for the port and 150 for the road, and the reverse.
func (c *comparison) swaps(original, translation []*occurrence) {
	for i, k := range c.toTranslation {
		if k < 0 || c.toOriginal[k] != i {
			continue
		}
		for kind := range fact.Phone {
			left, right := unmatchedIn(i, k, kind, original, translation), unmatchedIn(k, i, kind, translation, original)
			if len(left) == 1 && len(right) == 1 && !c.allowsFact(left[0]) && !c.allowsFact(right[0]) {
				c.reportDifference(right[0], left[0])
			}
		}
	}
}

// unmatchedIn returns the strong facts of a kind in a part that the opposite part of the
// other version does not have and that are not reported yet.
func unmatchedIn(part, opposite int, kind fact.Kind, all, others []*occurrence) []*occurrence {
	var list []*occurrence
	for _, o := range all {
		if o.part != part || o.Kind != kind || o.Weight != fact.Strong || o.reported {
			continue
		}
		if !slices.ContainsFunc(others, func(other *occurrence) bool { return other.part == opposite && o.agrees(other) }) {
			list = append(list, o)
		}
	}
	return list
}

// reportDifference warns that a fact of the translation has replaced one of the original.
func (c *comparison) reportDifference(t, o *occurrence) *diag.Problem {
	t.reported, o.reported = true, true
	return c.warn(t.place(), o.place(), t.Text, "parity.fact-differs", t.Kind, t.text(), o.text())
}

// allowsFact reports whether front matter silences findings about a fact.
func (c *comparison) allowsFact(o *occurrence) bool { return c.allows(o.Kind.String(), o.Text) }

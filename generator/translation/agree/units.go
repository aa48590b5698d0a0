package agree

import (
	"slices"

	"qostil/generator/language/fact"
)

// measures are the units that can be converted into one another, with the quantity that
// each measures and its size in metres, square metres, kilograms or litres (international
// yard and pound agreement of 1959; US gallon; the barrel of oil of 42 US gallons).
var measures = map[string]struct {
	quantity string
	size     float64
}{
	"km": {"length", 1000}, "m": {"length", 1}, "mile": {"length", 1609.344}, "ft": {"length", 0.3048},
	"ha": {"area", 10000}, "acre": {"area", 4046.856},
	"kg": {"mass", 1}, "t": {"mass", 1000}, "lb": {"mass", 0.45359237},
	"l": {"volume", 1}, "gallon": {"volume", 3.785412}, "barrel": {"volume", 158.987295},
}

// incompatible reports whether two units are different units of one quantity.
func incompatible(a, b string) bool {
	return a != b && (measures[a].quantity != "" && measures[a].quantity == measures[b].quantity || a == "C" && b == "F" || a == "F" && b == "C")
}

// matchConverted matches measures in different units, 62 miles for 100 km, where front
// matter or site.yaml allows one of the units. Other facts in a unit or a currency that may
// be converted count as matched.
func (c *comparison) matchConverted(original, translation []*occurrence) {
	for _, o := range original {
		for _, t := range translation {
			if o.matched && t.matched || o.Unit == "" || t.Unit == "" || o.Unit == t.Unit || !c.convertible[o.Unit] && !c.convertible[t.Unit] {
				continue
			}
			v, _ := o.Number()
			w, _ := t.Number()
			if sameMeasure(v, o.Unit, w, t.Unit) {
				o.markMatched()
				t.markMatched()
			}
		}
	}
	for _, o := range slices.Concat(original, translation) {
		code := o.Unit
		if o.Kind == fact.Sum {
			code = o.Readings[0].Code
		}
		if code != "" && c.convertible[code] && !o.matched {
			o.markMatched()
		}
	}
}

// How much converted measures may differ, as people round them.
const (
	maxDegrees = 1.5  // Fahrenheit
	maxShare   = 0.06 // of the first measure
)

// sameMeasure reports whether two measures in different units are the same, rounded.
func sameMeasure(v float64, unit string, w float64, other string) bool {
	if unit == "C" && other == "F" {
		return within(v*9/5+32, w, maxDegrees)
	}
	if unit == "F" && other == "C" {
		return within(w*9/5+32, v, maxDegrees)
	}
	x, y := measures[unit], measures[other]
	return x.quantity != "" && x.quantity == y.quantity && within(v*x.size, w*y.size, maxShare*v*x.size)
}

// within reports whether two numbers differ by at most a third one.
func within(a, b, by float64) bool { return max(a-b, b-a) <= by }

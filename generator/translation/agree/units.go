package agree

import (
	"slices"

	"qostil/generator/language/fact"
)

// Units of measurement that are converted into one another, by what they measure, in
// metres, square metres, kilograms and litres (the international yard and pound
// agreement of 1959; the barrel is that of oil).
var measures = map[string]struct {
	what string
	in   float64
}{
	"km": {"length", 1000}, "m": {"length", 1}, "mile": {"length", 1609.344}, "ft": {"length", 0.3048},
	"ha": {"area", 10000}, "acre": {"area", 4046.856},
	"kg": {"mass", 1}, "t": {"mass", 1000}, "lb": {"mass", 0.45359237},
	"l": {"volume", 1}, "gallon": {"volume", 3.785412}, "barrel": {"volume", 158.987295},
}

// clash says whether two units measure the same thing and are not the same.
func clash(a, b string) bool {
	return a != b && (measures[a].what != "" && measures[a].what == measures[b].what || a == "C" && b == "F" || a == "F" && b == "C")
}

// convert pairs what is left over where site.yaml allows a unit: 62 miles for 100 km.
func (c *comparison) convert(a, b []*spot) {
	for _, s := range a {
		for _, o := range b {
			if s.met && o.met || s.Unit == "" || o.Unit == "" || s.Unit == o.Unit || !c.allowed[s.Unit] && !c.allowed[o.Unit] {
				continue
			}
			v, _ := s.Number()
			w, _ := o.Number()
			if converted(v, s.Unit, w, o.Unit) {
				s.settle()
				o.settle()
			}
		}
	}
	for _, s := range slices.Concat(a, b) {
		code := s.Unit
		if s.Kind == fact.Sum {
			code = s.Readings[0].Code
		}
		if code != "" && c.allowed[code] && !s.met {
			s.settle()
		}
	}
}

// converted says whether two measures are the same, as people round them.
func converted(v float64, unit string, w float64, other string) bool {
	if unit == "C" && other == "F" {
		return within(v*9/5+32, w, 1.5)
	}
	if unit == "F" && other == "C" {
		return within(w*9/5+32, v, 1.5)
	}
	x, y := measures[unit], measures[other]
	return x.what != "" && x.what == y.what && within(v*x.in, w*y.in, 0.06*v*x.in)
}

func within(a, b, by float64) bool { return max(a-b, b-a) <= by }

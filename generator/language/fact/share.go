package fact

import (
	"strings"

	"qostil/generator/language/lexicon"
)

// share completes numbers that stand together and state something once for both: 15–17
// февраля, 5 to 7 million euros, $5–7 billion.
func (r *reader) share() {
	for k := len(r.facts) - 2; k >= 0; k-- {
		f, next := &r.facts[k], &r.facts[k+1]
		if f.Kind != Number || f.Year || !r.joined(f.To, next.From) {
			continue
		}
		v, _ := f.Number()
		for _, o := range next.Readings {
			switch {
			case o.Kind == Number && o.Value >= 1000 && v < 1000 && !next.Year:
				f.scaled(v, o.Value, Number, "")
			case o.Kind == Percent:
				f.also(Reading{Percent, v, ""})
			case o.Kind == Sum:
				f.also(Reading{Sum, v, o.Code})
				f.scaled(v, o.Value, Sum, o.Code)
			case o.Kind == Date && v >= 1 && v <= 31:
				f.also(Reading{Date, float64(int(o.Value)/100*100) + v, ""})
			case o.Kind == Time && v <= 24:
				f.also(Reading{Time, v * 60, ""})
				if o.Value >= 12*60 && v < 12 {
					f.also(Reading{Time, v*60 + 12*60, ""})
				}
			}
		}
	}
	for k := 1; k < len(r.facts); k++ {
		last, f := &r.facts[k-1], &r.facts[k]
		if !r.joined(last.To, f.From) {
			continue
		}
		v, isNumber := f.Number()
		for _, o := range last.Readings {
			switch {
			case o.Kind == Date && isNumber && r.lex.MonthFirst && v >= 1 && v <= 31: // February 15–17
				f.also(Reading{Date, float64(int(o.Value)/100*100) + v, ""})
			case o.Kind == Sum && f.Kind == Number && !f.Year: // $5–7 million
				f.also(Reading{Sum, v, o.Code})
				for _, s := range scaleSteps {
					if v >= s {
						last.also(Reading{Sum, o.Value * s, o.Code})
						break
					}
				}
			case o.Kind == Number && last.Year && isNumber && v < 100 && f.From-last.To <= len("–"): // 2025–26
				f.also(Reading{Number, float64(int(o.Value)/100*100) + v, ""})
			}
		}
	}
}

var scaleSteps = []float64{1e12, 1e9, 1e6, 1e3}

// scaled adds the number of the Fact in the thousands, millions or billions of another
// number.
func (f *Fact) scaled(v, like float64, kind Kind, code string) {
	for _, s := range scaleSteps {
		if like >= s {
			f.also(Reading{kind, v * s, code})
			return
		}
	}
}

// joined reports whether only a dash, a comma or a word such as "to" stands between two places
// of the text.
func (r *reader) joined(from, to int) bool {
	if to-from > 40 || to < from {
		return false
	}
	between := r.text[from:to]
	if strings.TrimSpace(between) == "" {
		return !strings.Contains(between, "\n") && from < to
	}
	for _, t := range tokens(between) {
		switch {
		case t.line && t.from > 0 && strings.Contains(between, "\n"):
			return false
		case t.kind == wordToken && (r.lex.Is(t.text, lexicon.Between) || r.lex.Is(t.text, lexicon.Article)):
		case t.kind == wordToken && len([]rune(t.text)) <= 3 && !t.space: // the ending of the number before it
		case isDash(t.text), t.text == ",", t.text == "/":
		default:
			return false
		}
	}
	return true
}

package fact_test

import (
	"fmt"
	"strings"
	"testing"

	"qostil/generator/language/fact"
)

// TestWeights: how much it means that a fact has no counterpart.
func TestWeights(t *testing.T) {
	names := map[fact.Weight]string{fact.Loose: "loose", fact.Middle: "middle", fact.Strong: "strong"}
	for _, c := range []struct{ lang, text, want string }{
		{"en", "COVID-19", "loose number 19"}, // a part of a name
		{"en", "the G20 met", "loose number 20"},
		{"ru", "Ту-154", "loose number 154"},
		{"en", "in May-15", "middle month 5; strong number 15"}, // a month is no name
		{"en", "19 people", "strong number 19"},
		{"en", "three people", "middle number 3"},
		{"en", "five euros", "strong sum 5 EUR"},
		{"en", "US$5", "strong sum 5 USD"}, // a currency is no name
		{"en", "first", "loose number 1"},
		{"en", "2025/26", "strong number 2025 of a year; strong number 26 or number 2026 of a year"},
		{"en", "in 2025 and 26", "strong number 2025 of a year; strong number 26"},
	} {
		var all []string
		for _, f := range fact.Find(c.text, lexicons[c.lang]) {
			year := ""
			if f.Year {
				year = " of a year"
			}
			all = append(all, fmt.Sprintf("%s %s%s", names[f.Weight], f.String(), year))
		}
		if got := strings.Join(all, "; "); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

// TestEdges: the first and the last value of what a rule takes.
func TestEdges(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "12:30 a.m.", "time 0:30"},
		{"en", "12:30 p.m.", "time 12:30"},
		{"en", "12 a.m.", "time 0:00"},
		{"en", "11:30 p.m.", "time 23:30"},
		{"ru", "в 12 ночи", "time 0:00"},
		{"ru", "23–31 мая", "number 23 or date 23.5; date 31.5"},
		{"ru", "с 31 по 1 июня", "number 31 or date 31.6; date 1.6"},
		{"ru", "32–1 мая", "number 32; date 1.5"},
		{"en", "May 23–31", "date 23.5; number 31 or date 31.5"},
		{"en", "May 23–32", "date 23.5; number 32"},
		{"en", "the 2025/26 season", "number 2025; number 26 or number 2026"},
		{"en", "the 1900/99 season", "number 1900; number 99 or number 1999"},
		{"en", "2025/100", "number 2025; number 100"},
		{"en", "1/3", "number 0.3333 or percent 33.3333"},
		{"en", "24/7", "number 3.4286 or percent 342.8571"},
		{"en", "call 727 123-45-67", "phone 7271234567"},
		{"en", "+7 727 123 45 67", "phone 7271234567"},
		{"en", "1234567890-12", "number 1234567890; number 12"}, // one sign makes no phone
		{"en", "twenty-one", "number 21"},
		{"en", "eleven one", "number 11; number 1"},
		{"en", "nineteen three", "number 19; number 3"},
		{"ru", "двадцать один", "number 21"},
		{"ru", "одиннадцать один", "number 11; number 1"},
	} {
		if got := facts(c.lang, c.text); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

// TestSame: how far two readings of one fact may differ.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		kind fact.Kind
		a, b float64
		want bool
	}{
		{fact.Number, 1e6, 1e6 + 0.5, true}, // a millionth
		{fact.Number, 1e6, 1e6 + 2, false},
		{fact.Number, 0.33, 1.0 / 3, true}, // a third, rounded
		{fact.Number, 0.32, 1.0 / 3, false},
		{fact.Number, 1.33, 4.0 / 3, false}, // not rounded above one
		{fact.Percent, 33.3, 100.0 / 3, true},
		{fact.Percent, 33.2, 100.0 / 3, false},
		{fact.Percent, 33, 33.03, false}, // the first one is whole
		{fact.Sum, 45e6, 45e6 + 44, true},
		{fact.Sum, 45e6, 45e6 + 450, false},
	} {
		a := fact.Reading{Kind: c.kind, Value: c.a}
		if got := a.Same(fact.Reading{Kind: c.kind, Value: c.b}); got != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, got)
		}
	}
	if (fact.Reading{Kind: fact.Sum, Value: 1, Code: "EUR"}).Same(fact.Reading{Kind: fact.Sum, Value: 1, Code: "USD"}) {
		t.Error("euros are dollars")
	}
}

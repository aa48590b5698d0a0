package fact_test

import (
	"strings"
	"testing"

	"qostil/generator/language/fact"
	"qostil/generator/language/lexicon"
)

// FuzzFind: whatever stands in a text, the reader ends, its Facts are parts of the text
// in their order that do not overlap, and each meets itself.
func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"45 млн евро", "1 234,5", "1,234.5", "15.02.2026", "2026-02-15", "с 15 по 17 февраля", "$5–7 million", "two hundred and forty-five",
		"екі жарым миллион", "+7 (727) 123-45-67", "14.30", "2:30 p.m.", "1/3", "1,,2", "9999999999999999999999", "٤٥", "XXI", "5 тыс. 200", "-", "1.500.000,5",
	} {
		for lang := range uint8(len(lexicon.Known())) {
			f.Add(lang, text)
		}
	}
	f.Fuzz(func(t *testing.T, lang uint8, text string) {
		known := lexicon.Known()
		lex := lexicons[known[int(lang)%len(known)]]
		last := 0
		for _, x := range fact.Find(text, lex) {
			if x.From < last || x.To <= x.From || x.To > len(text) || text[x.From:x.To] != x.Text {
				t.Fatalf("%q: %d to %d after %d of %q", x.Text, x.From, x.To, last, text)
			}
			if len(x.Readings) == 0 || !x.Meets(&x) || x.String() == "" {
				t.Fatalf("%q means nothing: %+v", x.Text, x)
			}
			last = x.To
		}
		if lower := strings.ToLower(text); len(fact.Find(lower, lex)) > len(text) {
			t.Fatal("more facts than letters")
		}
	})
}

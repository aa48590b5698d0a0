package lexicon_test

import (
	"testing"

	"qostil/generator/language/lexicon"
)

// TestLexicons: the program's own data can be read.
func TestLexicons(t *testing.T) {
	for _, tag := range lexicon.Known() {
		l, problems := lexicon.Load(tag)
		if len(problems) > 0 || l == nil {
			t.Errorf("%s: %v", tag, problems)
		}
	}
}

func TestMeanings(t *testing.T) {
	of := func(tag string) *lexicon.Lexicon {
		l, _ := lexicon.Load(tag)
		return l
	}
	for _, c := range []struct {
		lang, word string
		sense      lexicon.Sense
		value      float64
		code       string
	}{
		{"ru", "Двое", lexicon.Numeral, 2, ""},
		{"ru", "тысячами", lexicon.Scale, 1e3, ""},
		{"ru", "трёхсот", lexicon.Numeral, 300, ""},
		{"ru", "февралю", lexicon.MonthName, 2, ""},
		{"ru", "мая", lexicon.MonthName, 5, ""},
		{"ru", "сумов", lexicon.Currency, 0, "UZS"},
		{"en", "Feb", lexicon.MonthName, 2, ""},
		{"en", "som", lexicon.Currency, 0, "UZS KGS"},
		{"kk", "бестен", lexicon.Numeral, 5, ""},
		{"kk", "ақпанның", lexicon.MonthName, 2, ""},
		{"kk", "теңгеге", lexicon.Currency, 0, "KZT"},
	} {
		m, ok := of(c.lang).Meaning(c.word, c.sense)
		if !ok || m.Value != c.value || m.Code != c.code {
			t.Errorf("%s %q: %+v %v", c.lang, c.word, m, ok)
		}
	}
	for lang, words := range map[string][]string{"ru": {"сумма", "майор", "тысячелетие", "маятник", "семью"}, "kk": {"онда", "бесік", "сомнение"}} {
		for _, word := range words {
			for _, m := range of(lang).Meanings(word) {
				if m.Sense != lexicon.Loose && m.Sense != lexicon.None {
					t.Errorf("%s %q means %+v", lang, word, m)
				}
			}
		}
	}
	if of("xx") != nil {
		t.Error("a language without a lexicon has one")
	}
}

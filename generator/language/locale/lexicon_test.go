package locale_test

import (
	"testing"

	"qostil/generator/language/locale"
)

// TestLexicons: the program's own data can be read.
func TestLexicons(t *testing.T) {
	for _, tag := range locale.KnownLexicons() {
		l, problems := locale.LoadLexicon(tag)
		if len(problems) > 0 || l == nil {
			t.Errorf("%s: %v", tag, problems)
		}
	}
}

func TestMeanings(t *testing.T) {
	of := func(tag string) *locale.Lexicon {
		l, _ := locale.LoadLexicon(tag)
		return l
	}
	for _, c := range []struct {
		lang, word string
		sense      locale.Sense
		value      float64
		code       string
	}{
		{"ru", "Двое", locale.Numeral, 2, ""},
		{"ru", "тысячами", locale.Scale, 1e3, ""},
		{"ru", "трёхсот", locale.Numeral, 300, ""},
		{"ru", "февралю", locale.MonthName, 2, ""},
		{"ru", "мая", locale.MonthName, 5, ""},
		{"ru", "сумов", locale.Currency, 0, "UZS"},
		{"en", "Feb", locale.MonthName, 2, ""},
		{"en", "som", locale.Currency, 0, "UZS KGS"},
		{"kk", "бестен", locale.Numeral, 5, ""},
		{"kk", "ақпанның", locale.MonthName, 2, ""},
		{"kk", "теңгеге", locale.Currency, 0, "KZT"},
	} {
		m, ok := of(c.lang).Meaning(c.word, c.sense)
		if !ok || m.Value != c.value || m.Code != c.code {
			t.Errorf("%s %q: %+v %v", c.lang, c.word, m, ok)
		}
	}
	for lang, words := range map[string][]string{"ru": {"сумма", "майор", "тысячелетие", "маятник", "семью"}, "kk": {"онда", "бесік", "сомнение"}} {
		for _, word := range words {
			for _, m := range of(lang).Meanings(word) {
				if m.Sense != locale.Loose && m.Sense != locale.None {
					t.Errorf("%s %q means %+v", lang, word, m)
				}
			}
		}
	}
	if of("xx") != nil {
		t.Error("a language without a lexicon has one")
	}
}

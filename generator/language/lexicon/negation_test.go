package lexicon_test

import (
	"testing"

	"qostil/generator/language/lexicon"
	"qostil/generator/language/locale"
)

func TestDenies(t *testing.T) {
	for _, c := range []struct {
		lang, old, now string
		want           bool
	}{
		{"ru", "открыли", "открыты", false},
		{"ru", "", "не", true},
		{"ru", "Не", "", true},
		{"ru", "законный", "незаконного", true},
		{"ru", "неделя", "неделю", false},
		{"ru", "платный", "бесплатный", true},
		{"ru", "никого", "всех", true},
		{"en", "opened", "open", false},
		{"en", "lawful", "unlawful", true},
		{"en", "under", "over", false},
		{"en", "is", "isn’t", true},
		{"en", "does", "doesn't", true},
		{"en", "", "without", true},
		{"en", "include", "included", false},
		{"kk", "келді", "келмеді", true},
		{"kk", "ашты", "ашады", false},
		{"kk", "", "емес", true},
		{"tr", "geldi", "gelmedi", true},
		{"uz-Latn", "keldi", "kelmadi", true},
		{"uz-Latn", "bor", "yo‘q", true},
		{"uz-Latn", "bor", "yo`q", true},
		{"de", "möglich", "unmöglich", true},
		{"fr", "est", "n’est", true},
		{"ar", "يمكن", "لا", true},
	} {
		if got := lexicon.Denies(c.lang, c.old, c.now); got != c.want {
			t.Errorf("%s: %q to %q: %t", c.lang, c.old, c.now, got)
		}
	}
}

// TestNegation: every language can say no.
func TestNegation(t *testing.T) {
	no := map[string]string{
		"ar": "لا", "be": "не", "de": "nicht", "en": "not", "fr": "pas", "kk": "емес", "ky": "эмес", "ru": "не", "tg": "не", "tr": "değil",
		"uk": "не", "uz-Cyrl": "эмас", "uz-Latn": "emas",
	}
	for _, lang := range locale.Known() {
		if no[lang] == "" || !lexicon.Denies(lang, "", no[lang]) {
			t.Errorf("%s: %q", lang, no[lang])
		}
	}
}

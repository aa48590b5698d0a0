package locale_test

import (
	"testing"

	"qostil/generator/language/locale"
)

func TestEnded(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"Порт на рассвете":  "Порт на рассвете.",
		"Порт на рассвете.": "Порт на рассвете.",
		"Кто здесь?":        "Кто здесь?",
		"Так и сказал: «Отплываем!»": "Так и сказал: «Отплываем!»",
		"Теплоход «Заря»":            "Теплоход «Заря».",
		"The port (left)":            "The port (left).",
		"أين الميناء؟":               "أين الميناء؟",
	} {
		if got := locale.Ended(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

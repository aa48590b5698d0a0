package markdown_test

import (
	"runtime"
	"testing"
	"weak"
)

// Facts are kept for every article, texts must not be: they are fifty times as large.
func TestFactsLetTheTextGo(t *testing.T) {
	parsed := parse(t, "ru", "## Порт\n\nТекст со [ссылкой](b.ru.md).\n")
	facts, text := parsed.Facts(), weak.Make(parsed)
	runtime.GC()
	if text.Value() != nil {
		t.Error("the text is held by its facts")
	}
	if len(facts.Refs) != 1 {
		t.Errorf("the facts are %+v", facts)
	}
}

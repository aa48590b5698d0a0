package prose_test

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestWords(t *testing.T) {
	b := build(t, fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {ru: Вести}\nbase_url: https://news.example/\nlanguages: [ru]\n")},
		"content/tags.yaml": {},
		"content/2026/11/23/port.ru.md": {Data: []byte("---\ntitle: Порт\ndate: 2026-11-23 09:00\nsource: own\n---\n\n## Причалы\n\nОткрыт [первый](https://a.example/)" +
			"\nи *второй*.\n\n![Вид](view.png \"С моря\")\n")},
	})
	words, err := b.Words(b.article(t, "2026/11/23/port.ru.md"))
	if want := []string{"Причалы", "Открыт первый и второй.", "Вид С моря"}; err != nil || !slices.Equal(words, want) {
		t.Errorf("%q (%v)", words, err)
	}
}

package markdown_test

import (
	"strings"
	"testing"

	"qostil/generator/markdown"
)

// whole holds the Blocks of a text against it: they follow one another, each on whole
// lines, and what they are written as is what the text is.
func whole(t *testing.T, text *markdown.Text, source, html string) {
	t.Helper()
	var b strings.Builder
	last := int32(0)
	for i, k := range text.Facts().Blocks {
		switch {
		case k.Start > k.End || int(k.End) > len(source):
			t.Fatalf("block %d is %+v of %d bytes", i, k, len(source))
		case k.Start < last && k.Kind != markdown.NotesBlock:
			t.Errorf("block %d begins before the last one ends: %+v", i, k)
		case k.Start > 0 && source[k.Start-1] != '\n':
			t.Errorf("block %d begins inside a line: %+v", i, k)
		case int(k.Line) != 1+strings.Count(source[:k.Start], "\n"):
			t.Errorf("block %d is not on its line: %+v", i, k)
		}
		last = k.End
		if err := text.BlockHTML(&b, i, &markdown.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if b.String() != html {
		t.Errorf("the blocks are\n%s\nthe text is\n%s", b.String(), html)
	}
}

// TestHash: what a typesetter changes leaves the hash alone, what a reader would
// notice does not.
func TestHash(t *testing.T) {
	hash := func(source string) uint16 {
		blocks := parse(t, "ru", source).Facts().Blocks
		if len(blocks) != 1 {
			t.Fatalf("%q is %d blocks", source, len(blocks))
		}
		return blocks[0].Hash
	}
	for _, same := range [][]string{
		{"Он сказал: «Порт открыт».", "Он сказал: \"Порт открыт\"", "Он  сказал:\n«Порт **открыт**».", "Он сказал: „Порт [открыт](a.ru.md)“ .", "Он сказал: “Порт\u00A0открыт”.", "Он ска\u00ADзал\\: 'Порт &quot;открыт&quot;'"},
		{"don’t", "don't", "don&rsquo;t"},
		{"2020–2025 годы", "2020-2025 годы", "2020 — 2025 годы", "2020--2025 годы"},
		{"Йод", "И\u0306од"},
		{"5 %", "5%", "5\u202F%"},
		{"oʻzbek", "o'zbek", "o‘zbek"},
		{"кое-что", "кое‑что"},
		{"−5 градусов", "-5 градусов", "–5 *градусов*"},
	} {
		for _, other := range same[1:] {
			if hash(other) != hash(same[0]) {
				t.Errorf("%q and %q differ", same[0], other)
			}
		}
	}
	for _, differ := range [][2]string{
		{"порт открыт", "порт закрыт"},
		{"15 тонн", "50 тонн"},
		{"−5 градусов", "5 градусов"},
		{"5 %", "5 ‰"},
		{"5 $", "5 €"},
		{"Он ушёл.", "Он ушёл?"},
		{"не давно", "недавно"},
		{"а б", "б а"},
		{"![Порт](a.jpg)", "![Море](a.jpg)"},
		{"![Порт](a.jpg 'Утро')", "![Порт](a.jpg 'Вечер')"},
		{"- а\n- б", "- аб"},
		{"| а | б |\n|---|---|\n| 1 | 2 |", "| а | б |\n|---|---|\n| 12 | |"},
		{"```\nкод\n```", "```\nкот\n```"},
		{"Европа", "европа"},
	} {
		if hash(differ[0]) == hash(differ[1]) {
			t.Errorf("%q and %q are one", differ[0], differ[1])
		}
	}
}

// TestHashHolds pins version b1: rows of hashes stand in writers' files.
func TestHashHolds(t *testing.T) {
	for text, want := range map[string]uint16{
		"": 0x1cd9, "Порт": 0x21d6, "Порт Актау открыт, но −5°.": 0xeecf, "Aktau’s port reopens at 5%": 0xbb3a, "Қазақстан": 0x5a46,
	} {
		if got := markdown.Hash(text); got != want {
			t.Errorf("%q is %04x, not %04x", text, got, want)
		}
	}
	if markdown.HashVersion != "b1" {
		t.Error("a new version: pin it here, and say what becomes of old rows")
	}
}

func TestWords(t *testing.T) {
	text := parse(t, "ru", "## Порт\n\n<!-- нет -->\n\nДа[^1], `код` и\n![значок](a.png 'подпись').\n\n- а\n- *б*\n\n[^1]: Сноска.\n")
	var got []string
	for i := range text.Facts().Blocks {
		got = append(got, text.Words(i))
	}
	if s := strings.Join(got, " | "); s != "Порт | Да, код и значок подпись. | а б | Сноска." {
		t.Error(s)
	}
}

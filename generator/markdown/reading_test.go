package markdown_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// TestReading: what a reader reads, and where each word of it stands.
func TestReading(t *testing.T) {
	const source = "Порт **Актау** [получит](a.ru.md) 45&nbsp;млн\\*\nевро, `код 7` https://a.kz/8 и [сөз]{lang=kk}.\n\n" +
		"![Две полосы](b.svg \"Порт и дороги\")\n\n- раз\n- два\n\n| Год | Тонн |\n|---|---|\n| 2025 | 10 |\n\n```\n9\n```\n"
	text := parse(t, "ru", source)
	want := []string{
		"Порт Актау получит 45\u00a0млн* евро,     и сөз.",
		"Две полосы\nПорт и дороги\n",
		"раз\nдва\n",
		"Год\nТонн\n2025\n10\n",
		"",
	}
	lines := strings.Split(source, "\n")
	for i := range text.Facts().Blocks {
		r := text.Reading(i)
		if r.Text != want[i] {
			t.Errorf("block %d reads %q, want %q", i, r.Text, want[i])
		}
		for _, word := range strings.FieldsFunc(r.Text, func(r rune) bool {
			return !('а' <= r && r <= 'я' || '0' <= r && r <= '9' || r >= 'Ѐ' && r <= 'Я' || r == 'ө')
		}) {
			from := strings.Index(r.Text, word)
			at := r.Place(from, from+len(word))
			line := []rune(lines[at.Line-1])
			if got := string(line[at.Column-1 : at.Column-1+at.Width]); got != word {
				t.Errorf("%q is said to stand where %q does", word, got)
			}
		}
	}
	foreign := text.Reading(0).Foreign
	if len(foreign) != 1 || foreign[0].Lang != "kk" || text.Reading(0).Text[foreign[0].From:foreign[0].To] != "сөз" {
		t.Errorf("%+v", foreign)
	}
}

func FuzzReading(f *testing.F) {
	f.Add("a **b** [c](d) &amp; \\* `e`\n\n> f\n\n![g](h \"i\")")
	f.Add("[a]{lang=kk}\n\n| a |\n|---|\n| b |\n\n[^1]\n\n[^1]: c")
	engine := markdown.New()
	ru, _ := locale.Load("ru", locale.Style{})
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			return
		}
		text := engine.Parse(ru, "a.ru.md", []byte(source), 1)
		for i := range text.Facts().Blocks {
			r := text.Reading(i)
			for at := range r.Text {
				if p := r.Place(at, len(r.Text)); p.Line < 1 || p.Column < 1 || p.Width < 0 {
					t.Fatalf("%d of %q: %+v", at, r.Text, p)
				}
			}
		}
	})
}

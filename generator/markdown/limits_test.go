package markdown_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// TestGuard: what costs more than any page is worth is refused where it begins to,
// and what people write, however much of it, is not.
func TestGuard(t *testing.T) {
	const deep, cells, signs = "quotations and lists are more than 64 levels deep", "the table has more than 20,000 cells", "the paragraph has thousands of signs that could be markup"
	row := strings.Repeat("|а", 20) + "|\n"
	table := row + strings.Repeat("|-", 20) + "|\n"
	for _, c := range []struct {
		name, source string
		line         int // of the problem; 0: none
		want         string
	}{
		{"quotes", strings.Repeat(">", 64) + " а", 0, ""},
		{"deep quotes", "а\n\n" + strings.Repeat("> ", 65) + "а", 3, deep},
		{"lists", strings.Repeat("- ", 64) + "а", 0, ""},
		{"deep lists", strings.Repeat("- ", 65) + "а", 1, deep},
		{"both", "а\n\nб\n" + strings.Repeat("> ", 33) + strings.Repeat("1. ", 32) + "а", 4, deep},
		{"a list in steps", steps(64), 0, ""},
		{"a deep list in steps", steps(70), 65, deep},
		{"a long list", strings.Repeat("- пункт\n", 10_000), 0, ""},
		{"a rule", strings.Repeat("- ", 60) + "\n", 0, ""},
		{"a table", table + strings.Repeat(row, 999), 0, ""},
		{"a long table", table + strings.Repeat(row, 1100), 1002, cells},
		{"tables", strings.Repeat(table+strings.Repeat(row, 500)+"\n", 4), 0, ""},
		{"a table of short rows", table + strings.Repeat("|а\n", 1100), 1002, cells},
		{"a quoted table", "> " + strings.ReplaceAll(table+strings.Repeat(row, 1100), "\n", "\n> "), 1002, cells},
		{"signs", strings.Repeat("*слово* ", 4000), 0, ""},
		{"many signs", strings.Repeat("[слово\n", 9000), 8001, signs},
		{"paragraphs of signs", strings.Repeat(strings.Repeat("*слово* ", 3000)+"\n\n", 4), 0, ""},
		{"backticks", strings.Repeat("`слово` ", 900), 0, ""},
		{"many backticks", "а\n\n" + strings.Repeat("`слово` ", 1100), 3, signs},
		{"words", strings.Repeat("слово, ещё слово. ", 30_000), 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := parse(t, "ru", c.source)
			problems, html := text.Facts().Problems, render(t, text, &markdown.Options{})
			if c.line == 0 {
				if len(problems) > 0 || html == "" {
					t.Errorf("problems %v, %d bytes of HTML", problems, len(html))
				}
				return
			}
			if len(problems) != 1 || problems[0].Text() != c.want || problems[0].Line != c.line || problems[0].Warning || problems[0].Hint() == "" {
				t.Errorf("problems %+v, want an error in line %d: %s", problems, c.line, c.want)
			}
			if html != "" || len(text.Facts().Headings) > 0 {
				t.Errorf("and yet HTML: %.80s", html)
			}
		})
	}
}

// steps is a list that goes one level deeper each line.
func steps(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s- пункт\n", strings.Repeat("  ", i))
	}
	return b.String()
}

// TestPlaces: a place is that of the file, which begins above the text.
func TestPlaces(t *testing.T) {
	l, _ := locale.Load("ru", locale.Style{})
	text := engine.Parse(l, "content/a.ru.md", []byte("Порт\n\nи  <b>море</b>, [x](y.ru.md)\n"), 7)
	facts := text.Facts()
	var got []string
	for _, p := range facts.Problems {
		got = append(got, p.Place.String())
	}
	got = append(got, facts.Refs[0].At.String())
	if want := []string{"content/a.ru.md:9:4", "content/a.ru.md:9:17"}; !slices.Equal(got, want) {
		t.Errorf("places %q, want %q", got, want)
	}
}

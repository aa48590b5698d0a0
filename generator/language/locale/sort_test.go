package locale_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

// sorted is the words in the order of a language, whatever order they came in.
func sorted(l *locale.Locale, words []string) []string {
	compare := l.Compare()
	words = slices.Clone(words)
	slices.Reverse(words)
	slices.SortStableFunc(words, compare)
	return words
}

const alphabets = "testdata/alphabets.txt"

func TestAlphabets(t *testing.T) {
	seen := map[string]bool{}
	golden.Pairs(t, alphabets, ": ", func(lang, kind, text string) {
		l := load(t, lang, "")
		seen[lang] = true
		if kind == "letters" {
			compareLetters(t, l, strings.Fields(text))
			return
		}
		want := strings.Split(text, ", ")
		if diff := cmp.Diff(want, sorted(l, want)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	})
	for _, tag := range locale.Known() {
		if !seen[tag] {
			t.Errorf("%s has no line in %s", tag, alphabets)
		}
	}
}

// compareLetters sees to it that each letter sorts before the next one whatever
// follows it, unless the two are variants of one, and in capitals as in small ones.
func compareLetters(t *testing.T, l *locale.Locale, row []string) {
	t.Helper()
	compare := l.Compare()
	first, _, _ := strings.Cut(row[0], "/")
	last := row[len(row)-1]
	less := func(a, b string) {
		t.Helper()
		if compare(a, b) >= 0 || compare(b, a) <= 0 || compare(norm.NFD.String(a), b) >= 0 {
			t.Errorf("%s: %q does not sort before %q", l.Tag, a, b)
		}
	}
	for i, letter := range row {
		variants := strings.Split(letter, "/")
		letter = variants[0]
		for _, v := range variants[1:] {
			less(letter, v)
			less(v+letter, letter+last)
		}
		if capital := upper(l, letter); capital != letter {
			less(letter, capital)
			less(capital+first, letter+last)
		}
		if i+1 < len(row) {
			next, _, _ := strings.Cut(row[i+1], "/")
			less(letter+last, next+first)
			less(upper(l, letter)+last, next+first)
			less(letter+last, upper(l, next)+first)
		}
	}
}

func upper(l *locale.Locale, letter string) string {
	if l.Tag == "tr" {
		return strings.ToUpperSpecial(unicode.TurkishCase, letter)
	}
	return strings.ToUpper(letter)
}

// Sorting needs an order without cycles: every three of these, whatever alphabet
// they are from, can be put into a row.
func TestCompareIsAnOrder(t *testing.T) {
	words := []string{"", " ", "'", "2026", "a", "á", "c", "ch", "oʻ", "o'", "o", "oz", "sh", "s", "sʼh", "w", "z", "ь", "е", "ё", "у", "ў", "ӯ", "ы", "я", "і", "ї", "қ", "ҳ", "ҷ", "ا", "北"}
	for _, tag := range locale.Known() {
		compare := load(t, tag, "").Compare()
		row := sorted(load(t, tag, ""), words)
		for i := range row {
			for j := range row[i:] {
				if compare(row[i], row[i+j]) > 0 || compare(row[i+j], row[i]) < 0 {
					t.Errorf("%s: %q sorts before %q and after it", tag, row[i], row[i+j])
				}
			}
		}
		if compare("Чай", "Чаи\u0306") != 0 || compare("é", "e\u0301") != 0 || compare("ӯ", "у\u0304") != 0 {
			t.Errorf("%s: composed and decomposed letters are not equal", tag)
		}
	}
}

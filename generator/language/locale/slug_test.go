package locale_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

const slugs = "testdata/slugs.txt"

func TestSlug(t *testing.T) {
	golden.Pairs(t, slugs, "=>", func(lang, text, want string) {
		if got := load(t, lang, "").Slug(text); got != want {
			t.Errorf("%s: Slug(%q)\n got %s\nwant %s", lang, text, got, want)
		}
	})
}

// The table of a language is read anew by each Load: no order of a map may show.
func TestSlugDeterministic(t *testing.T) {
	want := map[string]string{}
	for range 20 {
		golden.Pairs(t, slugs, "=>", func(lang, text, _ string) {
			got := load(t, lang, "").Slug(text)
			if first, seen := want[lang+text]; seen && got != first {
				t.Fatalf("%s: Slug(%q) is %q, then %q", lang, text, first, got)
			}
			want[lang+text] = got
		})
	}
}

// No letter of a language's alphabet is lost, but for signs that are not sounds: a
// headline in the language always makes a slug.
func TestSlugOfAlphabet(t *testing.T) {
	golden.Pairs(t, alphabets, ": ", func(lang, kind, text string) {
		if kind != "letters" {
			return
		}
		for letter := range strings.FieldsSeq(strings.ReplaceAll(text, "/", " ")) {
			if got := load(t, lang, "").Slug(letter); got == "" && !strings.ContainsAny(letter, "ъь") {
				t.Errorf("%s: nothing is left of %q", lang, letter)
			}
		}
	})
}

func TestSlugLength(t *testing.T) {
	l := load(t, "en", "")
	a := func(n int) string { return strings.Repeat("a", n) }
	for _, c := range []struct{ text, want string }{
		{a(80), a(80)},
		{a(81), a(80)},
		{a(200), a(80)},
		{a(80) + " b", a(80)},
		{a(79) + " b", a(79)},
		{a(78) + " b", a(78) + "-b"},
		{a(40) + " " + a(39), a(40) + "-" + a(39)},
		{a(40) + " " + a(40), a(40)},
		{"щ" + strings.Repeat("щ", 40), strings.Repeat("shch", 20)},
	} {
		if got := l.Slug(c.text); got != c.want {
			t.Errorf("Slug(%q) = %q (%d), want %q", c.text, got, len(got), c.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	golden.Pairs(f, slugs, "=>", func(lang, text, _ string) { f.Add(text) })
	for _, s := range []string{"", "İ", "i̇", "é", "e\u0301", "\xff\xfe", "'’ʼ", "-", "ь", "ß", "й", "и\u0306", "Å", "ª", "ǅ"} {
		f.Add(s)
	}
	var all []*locale.Locale
	for _, tag := range locale.Known() {
		all = append(all, load(f, tag, ""))
	}
	form := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range all {
			slug := l.Slug(text)
			switch {
			case !form.MatchString(slug) || len(slug) > 80:
				t.Errorf("%s: Slug(%q) = %q", l.Tag, text, slug)
			case slug == "" && strings.IndexFunc(norm.NFC.String(text), writable) >= 0:
				t.Errorf("%s: Slug(%q) is empty", l.Tag, text)
			case l.Slug(slug) != slug:
				t.Errorf("%s: the slug of %q is %q", l.Tag, slug, l.Slug(slug))
			case l.Slug(text) != slug || l.Slug(norm.NFC.String(text)) != slug || l.Slug(norm.NFD.String(text)) != slug:
				t.Errorf("%s: Slug(%q) is not one slug", l.Tag, text)
			}
		}
	})
}

// writable are letters and digits that no slug may lose all of.
func writable(r rune) bool {
	switch {
	case r < unicode.MaxASCII:
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	case strings.ContainsRune("ъьЪЬ", r):
		return false
	default:
		return r >= 'А' && r <= 'я' || strings.ContainsRune("ёәғқңөұүһіЁӘҒҚҢӨҰҮҺІ", r)
	}
}

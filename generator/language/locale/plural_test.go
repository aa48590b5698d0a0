package locale_test

import (
	"strings"
	"testing"

	"qostil/generator/language/locale"
)

// rules are CLDR 48's cardinal rules for whole numbers, as they are printed there.
var rules = map[string]func(n int) string{
	"ar":      arabic,
	"be":      eastSlavic,
	"de":      oneOrOther,
	"en":      oneOrOther,
	"fr":      func(n int) string { return oneOrOther(max(n, 1)) }, // and many for whole millions, which no page counts
	"kk":      oneOrOther,
	"ky":      oneOrOther,
	"ru":      eastSlavic,
	"tg":      func(int) string { return "other" },
	"tr":      oneOrOther,
	"uk":      eastSlavic,
	"uz-Cyrl": oneOrOther,
	"uz-Latn": oneOrOther,
}

func within(n, low, high int) bool { return low <= n && n <= high }

func eastSlavic(n int) string {
	switch {
	case n%10 == 1 && n%100 != 11:
		return "one"
	case within(n%10, 2, 4) && !within(n%100, 12, 14):
		return "few"
	case n%10 == 0, within(n%10, 5, 9), within(n%100, 11, 14):
		return "many"
	}
	return "other"
}

func arabic(n int) string {
	switch {
	case n <= 2:
		return []string{"zero", "one", "two"}[n]
	case within(n%100, 3, 10):
		return "few"
	case within(n%100, 11, 99):
		return "many"
	}
	return "other"
}

func oneOrOther(n int) string {
	if n == 1 {
		return "one"
	}
	return "other"
}

// forming is a locale whose string "form" names the plural form.
func forming(t *testing.T, tag string) *locale.Locale {
	t.Helper()
	l := load(t, tag, "")
	text := "form:\n"
	for _, form := range l.Forms() {
		text += "  " + form + ": " + form + "\n"
	}
	l, problems := l.WithStrings(locale.StringsFile{Name: "forms.yaml", Text: []byte(text)})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func TestPlurals(t *testing.T) {
	for _, tag := range locale.Known() {
		l, rule := forming(t, tag), rules[tag]
		for n := range 1001 {
			if got, want := l.N("form", n), rule(n); got != want {
				t.Errorf("%s: %d is %q, want %q", tag, n, got, want)
			}
			if l.N("form", -n) != l.N("form", n) {
				t.Errorf("%s: %d and %d differ", tag, n, -n)
			}
		}
	}
}

// The examples that CLDR 48 gives for each form.
func TestPluralSamples(t *testing.T) {
	for _, c := range []struct {
		lang, form string
		samples    []int
	}{
		{"ru", "one", []int{1, 21, 31, 41, 51, 61, 71, 81, 101, 1001}},
		{"ru", "few", []int{2, 3, 4, 22, 23, 24, 32, 33, 34, 42, 44, 52, 54, 62, 102, 1002}},
		{"ru", "many", []int{0, 5, 11, 12, 13, 14, 19, 100, 111, 112, 1000, 10_000, 100_000, 1_000_000}},
		{"uk", "few", []int{2, 24, 102, 1002}},
		{"be", "many", []int{0, 5, 19, 100, 1_000_000}},
		{"ar", "zero", []int{0}},
		{"ar", "one", []int{1}},
		{"ar", "two", []int{2}},
		{"ar", "few", []int{3, 10, 103, 110, 1003}},
		{"ar", "many", []int{11, 26, 111, 1011}},
		{"ar", "other", []int{100, 101, 102, 200, 202, 302, 600, 1000, 1_000_000}},
		{"fr", "one", []int{0, 1}},
		{"fr", "other", []int{2, 17, 100, 1000, 100_000}},
		{"uz-Cyrl", "other", []int{0, 2, 21, 101}},
		{"kk", "one", []int{1}},
		{"kk", "other", []int{0, 2, 16, 21, 100, 101, 1000, 10_000, 1_000_000}},
		{"en", "one", []int{1}},
		{"en", "other", []int{0, 2, 16, 21, 100, 101, 1000, 10_000, 1_000_000}},
	} {
		l := forming(t, c.lang)
		for _, n := range c.samples {
			if got := l.N("form", n); got != c.form {
				t.Errorf("%s: %d is %q, want %q", c.lang, n, got, c.form)
			}
		}
	}
}

func TestForms(t *testing.T) {
	for tag, want := range map[string]string{
		"ru": "few many one other", "be": "few many one other", "kk": "one other", "en": "one other",
		"fr": "one other", "tg": "other", "ar": "few many one other two zero",
	} {
		if got := strings.Join(load(t, tag, "").Forms(), " "); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

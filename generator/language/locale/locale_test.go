package locale_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/language/locale"
)

func load(t testing.TB, tag, style string) *locale.Locale {
	t.Helper()
	l, problems := locale.Load(tag, locale.Style{Date: style})
	for _, p := range problems {
		t.Errorf("%s: %s", p.Place, p.Text())
	}
	return l
}

func TestLanguages(t *testing.T) {
	type facts struct{ Endonym, Short, Direction, OpenGraph, ISO639 string }
	want := map[string]facts{
		"ar":      {"العربية", "ع", "rtl", "ar_AR", "ar"},
		"be":      {"Беларуская", "Бел", "ltr", "be_BY", "be"},
		"de":      {"Deutsch", "Deu", "ltr", "de_DE", "de"},
		"en":      {"English", "Eng", "ltr", "en_GB", "en"},
		"fr":      {"Français", "Fra", "ltr", "fr_FR", "fr"},
		"kk":      {"Қазақша", "Қаз", "ltr", "kk_KZ", "kk"},
		"ky":      {"Кыргызча", "Кыр", "ltr", "ky_KG", "ky"},
		"ru":      {"Русский", "Рус", "ltr", "ru_RU", "ru"},
		"tg":      {"Тоҷикӣ", "Тоҷ", "ltr", "tg_TJ", "tg"},
		"tr":      {"Türkçe", "Tür", "ltr", "tr_TR", "tr"},
		"uk":      {"Українська", "Укр", "ltr", "uk_UA", "uk"},
		"uz-Cyrl": {"Ўзбекча", "Ўзб", "ltr", "uz_UZ", "uz"},
		"uz-Latn": {"Oʻzbekcha", "Oʻzb", "ltr", "uz_UZ", "uz"},
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), locale.Known()); diff != "" {
		t.Errorf("known languages (-want +got):\n%s", diff)
	}
	for _, tag := range locale.Known() {
		l := load(t, tag, "")
		if got := (facts{l.Endonym, l.Short, l.Direction, l.OpenGraph, l.ISO639()}); l.Tag != tag || got != want[tag] {
			t.Errorf("%s: %s %v, want %v", tag, l.Tag, got, want[tag])
		}
	}
	if l, problems := locale.Load("tlh", locale.Style{}); l != nil || problems.Errors() != 1 {
		t.Errorf("a language without data: %v, %v", l, problems)
	}
}

func TestMeant(t *testing.T) {
	for tag, want := range map[string]string{
		"kz": "kk", "KZ": "kk", "kaz": "kk", "qaz": "", "kk-KZ": "kk", "kz-KZ": "kk",
		"rus": "ru", "RU": "ru", "ru_RU": "ru", "eng": "en", "us": "en", "gb": "en", "en-US": "en",
		"ua": "uk", "kg": "ky", "tj": "tg", "by": "be", "tur": "tr", "de-AT": "de",
		"uz": "uz-Latn", "UZ": "uz-Latn", "uzb": "uz-Latn", "uz_UZ": "uz-Latn", "uz-latn": "uz-Latn",
		"uz-cyrl": "uz-Cyrl", "uz_Cyrl_UZ": "uz-Cyrl", "uz-cyr": "uz-Cyrl", "uz-Latin": "uz-Latn",
		// Languages that the program lacks are not slips of those that it has, and a
		// slip in two letters could be one of any.
		"es": "", "ka": "", "rr": "",
		"": "", "Русский": "", "!": "",
	} {
		if got := locale.Meant(tag); got != want {
			t.Errorf("Meant(%q) = %q, want %q", tag, got, want)
		}
	}
	for tag, want := range map[string]string{"uz": "uz-Cyrl", "uz-latn": "uz-Latn", "rr": "ru", "kz": "kk", "es": ""} {
		if got := locale.Meant(tag, "ru", "uz-Cyrl"); got != want {
			t.Errorf("on a site in ru and uz-Cyrl, Meant(%q) = %q, want %q", tag, got, want)
		}
	}
	if meant, ok := locale.Language("kk"); !ok || meant != "" {
		t.Errorf("Language(kk) = %q, %v", meant, ok)
	}
	if meant, ok := locale.Language("kz"); ok || meant != "kk" {
		t.Errorf("Language(kz) = %q, %v", meant, ok)
	}
}

func TestIsTag(t *testing.T) {
	for tag, want := range map[string]bool{
		"ru": true, "zh-Hans": true, "pt-BR": true, "uz-Cyrl-UZ": true, "kaz": true,
		"": false, "r": false, "kz": false, "ru_RU": false, "русский": false, "ru RU": false, "ru-": false, `ru"`: false,
	} {
		if got := locale.IsTag(tag); got != want {
			t.Errorf("IsTag(%q) = %v", tag, got)
		}
	}
}

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"Ёлка", "ёлка", "ЕЛКА", "  елка ", "е\u0308лка"},
		{"Новый  год", "новый\u00a0год", "Новыи\u0306\tгод"},
		{"Síkela", "SI\u0301KELA"},
		{"İstanbul", "istanbul", "ISTANBUL", "Istanbul"},
		{"Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "o’zbekiston", "Oʼzbekiston", "O`zbekiston"},
		{"пʼятниця", "п’ятниця", "п'ятниця"},
		{"مجتمع", "\u200fمجتمع", "مجتمع\u061c"},
		{"", " "},
	} {
		for _, s := range same[1:] {
			if locale.Fold(s) != locale.Fold(same[0]) {
				t.Errorf("%q and %q fold to %q and %q", same[0], s, locale.Fold(same[0]), locale.Fold(s))
			}
		}
	}
	for _, other := range [][2]string{{"и", "й"}, {"қ", "к"}, {"ұ", "ү"}, {"Síkela", "Sikela"}, {"oʻ", "o"}, {"і", "ї"}} {
		if locale.Fold(other[0]) == locale.Fold(other[1]) {
			t.Errorf("%q and %q fold to the same", other[0], other[1])
		}
	}
	if got := locale.NFC("и\u0306"); got != "й" {
		t.Errorf("NFC = %+q", got)
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"ноябрь 2026": "Ноябрь 2026", "ёлка": "Ёлка", "іле": "Іле", "istanbul": "Istanbul",
		"Уже": "Уже", "45 млн": "45 млн", "«да»": "«да»", "": "", "\xff": "\xff",
		"oʻzbek": "Oʻzbek", "їжак": "Їжак", "ӯзбек": "Ӯзбек", "ışık": "Işık", "العربية": "العربية",
	} {
		for _, tag := range locale.Known() {
			want := want
			if tag == "tr" && text[:min(1, len(text))] == "i" {
				want = "İ" + text[1:]
			}
			if got := load(t, tag, "").Sentence(text); got != want {
				t.Errorf("%s: Sentence(%q) = %q", tag, text, got)
			}
		}
	}
}

func TestMixedScript(t *testing.T) {
	for text, want := range map[string]string{
		"Kазахстан подписал":       "Kазахстан K",
		"в Кaзахстане":             "Кaзахстане a",
		"the Еuropean Union":       "Еuropean Е",
		"COVID-вакцина и IT-отдел": "",
		"Asal.media со ссылкой":    "",
		"Қазақстан, Іле, 2026ж":    "",
		"и\u0306од":                "",
		"":                         "",
	} {
		word, letter := locale.MixedScript(text)
		if got := strings.TrimRight(word+" "+string(letter), " \x00"); got != want {
			t.Errorf("MixedScript(%q) = %q, want %q", text, got, want)
		}
	}
}

// A Locale is shared by all who render; each takes a Compare of its own.
func TestShared(t *testing.T) {
	l := load(t, "kk", "")
	want := strings.Fields("а ә қ ң о ө ұ ү һ і")
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if got := sorted(l, want); !slices.Equal(got, want) {
				t.Error(got)
			}
			if got := l.Slug("Ұлытау"); got != "ulytau" {
				t.Error(got)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for part, want := range map[string]bool{
		"ru": true, "kk": true, "uz-Latn": true, "uz": true, "eng": true, "kaz": true, "qaz": true, "kz": true, "ua": true,
		"": false, "www": false, "news": false, "es": false, "2026": false, "en-news": false,
	} {
		if got := locale.Names(part); got != want {
			t.Errorf("%q: %v", part, got)
		}
	}
}

package locale_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/locale"
)

func load(t testing.TB, tag, style string) *locale.Locale {
	t.Helper()
	l, problems := locale.Load(tag, locale.Style{Date: style})
	for _, p := range problems {
		t.Errorf("%s: %s", p.Place, p.Text)
	}
	return l
}

// pairs reads a file of lines "text SEPARATOR text" below headings [language].
func pairs(t testing.TB, file, separator string, each func(lang, left, right string)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lang := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		left, right, found := strings.Cut(line, separator)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			lang = strings.Trim(line, "[]")
		case !found:
			t.Fatalf("%s: no %q in %q", file, separator, line)
		default:
			each(lang, strings.TrimSpace(left), strings.TrimSpace(right))
		}
	}
}

func TestLanguages(t *testing.T) {
	if diff := cmp.Diff([]string{"en", "kk", "ru"}, locale.Known()); diff != "" {
		t.Errorf("known languages (-want +got):\n%s", diff)
	}
	type facts struct{ Endonym, Short, Direction, OpenGraph string }
	want := map[string]facts{
		"en": {"English", "Eng", "ltr", "en_GB"},
		"kk": {"Қазақша", "Қаз", "ltr", "kk_KZ"},
		"ru": {"Русский", "Рус", "ltr", "ru_RU"},
	}
	for _, tag := range locale.Known() {
		l := load(t, tag, "")
		if got := (facts{l.Endonym, l.Short, l.Direction, l.OpenGraph}); l.Tag != tag || got != want[tag] {
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
		"rus": "ru", "RU": "ru", "ru_RU": "ru", "rr": "ru",
		"eng": "en", "us": "en", "gb": "en", "en-US": "en",
		// Languages that the program lacks are not slips of those that it has.
		"uk": "", "ua": "", "ky": "", "es": "", "uz": "", "be": "", "by": "", "de": "",
		"": "", "Русский": "", "!": "",
	} {
		if got := locale.Meant(tag); got != want {
			t.Errorf("Meant(%q) = %q, want %q", tag, got, want)
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
		{"", " "},
	} {
		for _, s := range same[1:] {
			if locale.Fold(s) != locale.Fold(same[0]) {
				t.Errorf("%q and %q fold to %q and %q", same[0], s, locale.Fold(same[0]), locale.Fold(s))
			}
		}
	}
	for _, other := range [][2]string{{"и", "й"}, {"қ", "к"}, {"ұ", "ү"}, {"Síkela", "Sikela"}} {
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
	} {
		for _, tag := range locale.Known() {
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

// sorted is the words in the order of a language, whatever order they came in.
func sorted(l *locale.Locale, words []string) []string {
	compare := l.Compare()
	words = slices.Clone(words)
	slices.Reverse(words)
	slices.SortStableFunc(words, compare)
	return words
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ lang, order string }{
		{"ru", "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"},
		{"ru", "а А б Б е Е ё Ё ж Ж я Я"},
		{"ru", "ад еда ёж елка ёлка ель Ёрш жара иск йод Яна"}, // ё goes among the е, й is a letter
		{"kk", "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я"},
		{"kk", "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я"},
		{"kk", "ай әже бала ғылым дала ель ёлка кент қала наурыз ңа орал өзен ұлт үй хан һәм ыдыс іле"},
		{"en", "a A b c d e f g h i j k l m n o p q r s t u v w x y z Z"},
		{"en", "cafe café cafes Naive naïve zebra"},
	} {
		want := strings.Fields(c.order)
		if diff := cmp.Diff(want, sorted(load(t, c.lang, ""), want)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.lang, diff)
		}
	}
	for _, tag := range locale.Known() {
		if compare := load(t, tag, "").Compare(); compare("Чай", "Чаи\u0306") != 0 || compare("é", "e\u0301") != 0 {
			t.Errorf("%s: composed and decomposed letters are not equal", tag)
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

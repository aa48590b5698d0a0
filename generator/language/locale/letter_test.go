package locale_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

// TestLetter: the letter that an index lists a word under, in the words' own order.
func TestLetter(t *testing.T) {
	for lang, words := range map[string]string{
		"ru":      "2026 #, NATO #, абай А, ёж Е, Ель Е, Йод Й, «Народный А» Н, Ямал Я, Ұлытау Ұ",
		"kk":      "Ақтау А, әлем Ә, Ғабит Ғ, Қытай Қ, Ұлытау Ұ, Үндістан Ү, һәм Һ, Іле І, иран И, йод Й, Europe #",
		"en":      "4G #, Äland A, élite E, “Ülken” U, zebra Z, Қазақстан #, '’ #",
		"uz-Latn": "Oqtosh O, Oʻzbekiston Oʻ, O'sh Oʻ, oʼrik Oʻ, G‘arb Gʻ, Shahar Sh, suv S, Chirchiq Ch, Caracas C, Élysée E, Москва #",
		"uz-Cyrl": "Ўзбек Ў, Қарши Қ, Ҳаво Ҳ, Ёз Ё, Ер Е, Ңа #, UNICEF #",
		"ky":      "өлкө Ө, үй Ү, ңа Ң, Ёлка Ё",
		"tg":      "ғалла Ғ, Ҷаҳон Ҷ, ӯзбек Ӯ, Ӣд Ӣ",
		"uk":      "Ґанок Ґ, їжак Ї, ірпінь І, єдність Є, Йод Й",
		"be":      "Ёлка Ё, ельск Е",
		"tr":      "Irak I, ırmak I, İran İ, istanbul İ, Çin Ç, şeker Ş, Özbek Ö, âlem A",
		"de":      "Österreich O, Äthiopien A",
		"fr":      "États E, ça C",
		"ar":      "آسيا ا, أوزبكستان ا, إيران ا, الصين ا, باكو ب, NATO #, ٢٠٢٦ #",
	} {
		l := load(t, lang, "")
		letter := l.Letter()
		for _, line := range strings.Split(words, ", ") {
			cut := strings.LastIndexByte(line, ' ')
			word, want := line[:cut], line[cut+1:]
			for _, form := range []string{word, norm.NFD.String(word), "«" + word + "»", " " + word} {
				if got := letter(form); got != want {
					t.Errorf("%s: %q is under %q, not %q", lang, form, got, want)
				}
			}
		}
		if letter("") != locale.NoLetter {
			t.Errorf("%s: no word is under %q", lang, letter(""))
		}
	}
}

// TestLetterCovers: every letter of every alphabet has its place, and what sorts
// apart stands apart.
func TestLetterCovers(t *testing.T) {
	golden.Pairs(t, alphabets, ": ", func(lang, kind, text string) {
		if kind != "letters" {
			return
		}
		letter := load(t, lang, "").Letter()
		seen := map[string]string{}
		for _, row := range strings.Fields(text) {
			heading := ""
			for _, one := range strings.Split(row, "/") {
				got := letter(one)
				if got == locale.NoLetter || heading != "" && got != heading || seen[got] != "" {
					t.Errorf("%s: %s is under %q, as is %q", lang, one, got, seen[got])
				}
				heading = got
			}
			seen[heading] = row
		}
	})
}

func TestComma(t *testing.T) {
	for lang, want := range map[string]string{"ru": ", ", "ar": "، "} {
		if got := load(t, lang, "").Comma(); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestBase(t *testing.T) {
	for tag, want := range map[string]string{"uz": "uz", "uz-Cyrl": "uz", "ru-KZ": "ru", "kaz": "kk", "no such": "no such"} {
		if got := locale.Base(tag); got != want {
			t.Errorf("%s: %q", tag, got)
		}
	}
}

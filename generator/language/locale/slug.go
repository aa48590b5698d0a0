package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"qostil/generator/language/typeset"
)

// maxSlug is the greatest length of a slug in bytes. It keeps a whole path below 200 bytes,
// which every host and file system accepts.
const maxSlug = 80

// slugTable holds what a language changes in the table below.
type slugTable struct {
	letters, initial map[string]string
	pairs            *strings.Replacer
}

// letters is how Cyrillic letters are written in addresses. Transliteration packages turn
// soft signs into dashes and lose Kazakh letters; this table is our own, close to what
// Russian search engines expect.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "yo", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ә': "a", 'ғ': "gh", 'қ': "q", 'ң': "ng", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h", 'і': "i",
	'ї': "yi", 'є': "ye", 'ґ': "g", 'ў': "w", 'ҳ': "h", 'ҷ': "j", 'ӣ': "i", 'ӯ': "u",
	'ı': "i", 'ß': "ss", 'ø': "o", 'đ': "d", 'ł': "l", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d",
}

// apostrophes are removed: об’єкт is obiekt, oʻrta is orta. Two more signs than Apostrophes are
// included, because in an address they cannot mean minutes, feet or stress.
const apostrophes = typeset.Apostrophes + "ˈ′"

// Slug returns a text as it stands in an address: a-z, 0-9 and single dashes, at most 80 bytes,
// cut between words. It returns "" if no part of the text can be written like this.
func (l *Locale) Slug(text string) string {
	if isSlug(text) { // as the names of most files are
		return text
	}
	slug := dashes(l.latin(text))
	if len(slug) <= maxSlug {
		return slug
	}
	cut := strings.LastIndexByte(slug[:maxSlug+1], '-')
	if cut < 0 {
		cut = maxSlug
	}
	return slug[:cut]
}

func isSlug(text string) bool {
	for i := range len(text) {
		c := text[i]
		if c == '-' && (i == 0 || i == len(text)-1 || text[i-1] == '-') || c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return text != "" && len(text) <= maxSlug
}

// latin returns a text in lower-case Latin letters. A sign without a letter of its own becomes
// a space.
func (l *Locale) latin(text string) string {
	text = strings.ToLower(norm.NFC.String(text))
	text = strings.ReplaceAll(text, "i̇", "i") // what is left of İ
	text = l.slug.pairs.Replace(text)
	var b strings.Builder
	var before rune
	for _, r := range text {
		if !strings.ContainsRune(apostrophes, r) {
			b.WriteString(l.letter(r, unicode.IsLetter(before) || strings.ContainsRune(apostrophes, before)))
		}
		before = r
	}
	return b.String()
}

func (l *Locale) letter(r rune, inWord bool) string {
	if latin, ok := l.slug.initial[string(r)]; ok && !inWord {
		return latin
	}
	if latin, ok := l.slug.letters[string(r)]; ok {
		return latin
	}
	if latin, ok := letters[r]; ok {
		return latin
	}
	if r < utf8.RuneSelf {
		return string(r)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(string(r)))
	for _, r := range bare {
		if r >= utf8.RuneSelf {
			return " "
		}
	}
	return bare
}

// dashes joins the runs of a-z and 0-9 by single dashes.
func dashes(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

// MixedScript returns the first word that mixes Latin and Cyrillic letters, as when с was typed
// on the wrong keyboard, and the letter that is out of place.
func MixedScript(text string) (word string, letter rune) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		var latin, cyrillic []rune
		for _, r := range word {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin = append(latin, r)
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic = append(cyrillic, r)
			}
		}
		switch {
		case len(latin) == 0 || len(cyrillic) == 0:
		case len(latin) <= len(cyrillic):
			return word, latin[0]
		default:
			return word, cyrillic[0]
		}
	}
	return "", 0
}

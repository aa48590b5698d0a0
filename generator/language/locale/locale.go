// Package locale is what a page needs of its language: dates, plurals, sorting, slugs,
// typography, and the words of the interface.
//
// A language is data: data/TAG.yaml (names of months, patterns of dates, letters of slugs,
// rules of typography) and templates/strings/TAG.yaml (the words of the interface). Load
// reads the first, WithStrings adds the second:
//
//	l, problems := locale.Load("kk", locale.Style{})
//	l.Date(day)           // 2026 ж. 23 қараша
//	l.Slug("Порт өсіп келеді") // port-osip-keledi
//
// A Locale never changes once it is made, so any number of goroutines may use it; only the
// functions that Compare and Letter return belong to one goroutine each.
package locale

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/typeset"
)

//go:embed data/*.yaml
var data embed.FS

// Locale is one language, ready to use.
type Locale struct {
	Tag       string         // BCP 47, as declared in site.yaml and as it stands in addresses: "ru"
	Endonym   string         // the language's own name for itself: "Русский"
	Short     string         // the endonym in three letters or so: "Рус"
	Direction string         // of writing: "ltr" or "rtl"
	OpenGraph string         // og:locale, ll_CC: "ru_RU"
	Quotes    typeset.Quotes // its quotation marks: «…», and „…“ inside them

	*typeset.Typesetter // sets its texts

	tag      language.Tag
	group    string // separates groups of three digits
	comma    string
	alphabet *alphabet // nil: x/text sorts the language well
	keyboard string    // "": QWERTY
	months   months
	weekdays []string // from Sunday
	dates    map[string]dates
	style    string // the key of dates in use
	slug     slugTable
	strings  map[string]phrase
	rules    typeset.Rules
}

// Style is a site's house style for one language; its zero value is the
// language's usual one.
type Style struct {
	Date    string // a key of the language's dates: dmy, mdy, ...
	Dash    string // en or em
	Percent string // tight, spaced, or "" as it is typed
	Bare    bool   // typography is left to the writers
}

// Known returns the tags of the languages that the program has data for.
func Known() []string { return slices.Clone(known()) }

// Knows reports whether the program has data for a tag.
func Knows(tag string) bool { return slices.Contains(known(), tag) }

// known caches the list, because it is needed for every file of a site.
var known = sync.OnceValue(func() []string { return tagsOf(data, "data") })

// tagsOf returns the tags of the files in a folder.
func tagsOf(files embed.FS, folder string) []string {
	list, _ := files.ReadDir(folder) // it is embedded
	tags := make([]string, len(list))
	for i, f := range list {
		tags[i] = strings.TrimSuffix(f.Name(), ".yaml")
	}
	return tags
}

// countries maps codes of countries that people confuse with codes of languages.
var countries = map[string]string{
	"kz": "kk", "ua": "uk", "kg": "ky", "tj": "tg", "by": "be", "gb": "en", "us": "en", "at": "de", "sa": "ar",
}

// Names reports whether a part of an address names a language that the program has data for:
// by its tag, by a code of two or three letters (ISO 639), or by the code of its country, as
// many sites do.
func Names(part string) bool {
	if Knows(part) || countries[part] != "" || part == "qaz" { // as Kazakh sites have it
		return true
	}
	base, err := language.ParseBase(part)
	return err == nil && slices.ContainsFunc(known(), func(tag string) bool { return Base(tag) == base.String() })
}

// Meant returns the language that was probably meant by an unknown tag, or "". If a language is
// written in two scripts, it returns the one among those that the caller uses, else the
// official one: uz-Latn for uz.
func Meant(tag string, among ...string) string {
	low, rest, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if m := countries[low]; m != "" {
		low = m
	}
	base, err := language.ParseBase(low)
	switch near := diag.Nearest(low, among); {
	case err == nil:
	case near != "" || len(low) <= 2: // where one letter of two is wrong, any language is near
		return near
	default:
		return diag.Nearest(low, known())
	}
	var scripts []string
	for _, tag := range known() {
		if b, script, _ := strings.Cut(tag, "-"); b == base.String() { // kaz is kk
			if rest != "" && strings.HasPrefix(strings.ToLower(script), rest[:min(len(rest), 4)]) {
				return tag
			}
			scripts = append(scripts, tag)
		}
	}
	for _, tag := range scripts {
		if slices.Contains(among, tag) {
			return tag
		}
	}
	if len(scripts) == 0 {
		return "" // a language that we lack, not a slip: es is not en
	}
	return scripts[len(scripts)-1]
}

// ISO639 returns the code of the language without script or region, for formats that know
// nothing else: "uz" for uz-Cyrl.
func (l *Locale) ISO639() string {
	base, _ := l.tag.Base()
	return base.String()
}

// Script returns the code of the script of the language (ISO 15924): Cyrl.
func (l *Locale) Script() string {
	script, _ := l.tag.Script()
	return script.String()
}

// Base returns the code of a language without script or region: "uz" for uz-Cyrl. It returns
// the tag itself if it is not valid.
func Base(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	base, _ := parsed.Base()
	return base.String()
}

// DirectionOf returns the direction of writing, "ltr" or "rtl", of any language, from the
// script in which it is mostly written.
func DirectionOf(tag string) string {
	script, _ := language.Make(tag).Script()
	if slices.Contains([]string{"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// Language reports whether the program has data for a tag. If it has none, meant is the tag
// that was probably meant, or "".
func Language(tag string) (meant string, ok bool) {
	if Knows(tag) {
		return "", true
	}
	return Meant(tag), false
}

// IsTag reports whether a text is the BCP 47 tag of an existing language.
func IsTag(s string) bool {
	_, err := language.Parse(s)
	return err == nil && !strings.Contains(s, "_") // which Parse takes for a dash
}

// Load returns the Locale of a language that Known lists, without strings. Its problems are
// those of the data of the program, so only a test finds any.
func Load(tag string, style Style) (*Locale, diag.List) {
	file := "data/" + tag + ".yaml"
	src, err := data.ReadFile(file)
	if err != nil {
		var problems diag.List
		problems.Add(diag.Place{File: file}, "language.no-data", tag)
		return nil, problems
	}
	l := &Locale{Tag: tag, tag: language.MustParse(tag), comma: ",", slug: slugTable{pairs: strings.NewReplacer()}}
	d := fields.YAML(file, src, 1)
	fields.Read(d, d.Root, l, dataKeys)
	l.style = style.Date
	if _, ok := l.dates[l.style]; !ok {
		l.style = d.Root.Get("dates").Entries[0].Key
	}
	l.Typesetter = typeset.New(l.rules, typeset.Words{
		Quotes: l.Quotes, Group: l.group, Months: l.months.format, Headings: l.months.alone, Capital: l.Sentence,
	}, typeset.Style{Dash: style.Dash, Percent: style.Percent, Bare: style.Bare})
	return l, d.Problems
}

// DateStyles returns the date styles of a language, its usual one first.
func DateStyles(tag string) []string {
	src, _ := data.ReadFile("data/" + tag + ".yaml")
	var styles []string
	if v := fields.YAML(tag, src, 1).Root.Get("dates"); v != nil {
		for _, e := range v.Entries {
			styles = append(styles, e.Key)
		}
	}
	return styles
}

// Sentence returns a text with its first letter in upper case, as at the beginning of a line.
func (l *Locale) Sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	upper := unicode.ToUpper(r)
	if l.dotted() {
		upper = unicode.TurkishCase.ToUpper(r)
	}
	if upper == r {
		return s
	}
	return string(upper) + s[size:]
}

// lower returns a text in lower case.
func (l *Locale) lower(s string) string {
	if l.dotted() {
		return strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	return strings.ToLower(s)
}

// dotted reports whether the language has a capital İ with a dot and a small ı without one.
func (l *Locale) dotted() bool {
	base := l.ISO639()
	return base == "tr" || base == "az"
}

// Comma returns what stands between the members of a list: a comma and a space.
func (l *Locale) Comma() string { return l.comma + " " }

// NFC returns a text in the composed form of Unicode (UAX #15), in which й is one letter on
// every system.
func NFC(s string) string { return norm.NFC.String(s) }

// alike replaces letters that readers treat as the same: ё by е, Turkish letters that differ
// only in their dot, and all Apostrophes. Lower-casing İ leaves an i with a combining dot.
// Marks of direction are removed, because they are invisible.
var alike = strings.NewReplacer(append(typeset.PlainApostrophes(), "ё", "е", "i\u0307", "i", "ı", "i", "\u200e", "", "\u200f", "", "\u061c", "")...)

// Fold returns a text in a form that is the same for all spellings that people take for the
// same words: composed, in lower case, with alike letters replaced, and with single spaces
// and none at the ends.
func Fold(s string) string {
	s = alike.Replace(strings.ToLower(norm.NFC.String(s)))
	return strings.Join(strings.Fields(s), " ")
}

package typeset_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"qostil/generator/golden"
	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
)

const typographyFile = "testdata/typography.txt"

// visible shows the spaces and hyphens that cannot be told from others.
var visible = strings.NewReplacer("\u00a0", "␣", "\u202f", "⸱", "\u2011", "‑")

// set returns a text typeset, or a headline, which begins with #.
func set(l *locale.Locale, text string) string {
	if rest, ok := strings.CutPrefix(text, "# "); ok {
		return "# " + l.Headline(rest)
	}
	return l.Typeset(text)
}

func load(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	l, problems := locale.Load(tag, locale.Style{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func TestTypeset(t *testing.T) {
	seen := map[string]bool{}
	golden.Pairs(t, typographyFile, "=>", func(lang, text, want string) {
		seen[lang] = true
		l := load(t, lang)
		got := set(l, text)
		if shown := visible.Replace(got); shown != want {
			t.Errorf("%s: %s\n got %s\nwant %s", lang, text, shown, want)
		}
		if again := set(l, got); again != got {
			t.Errorf("%s: %s\n     once %s\nand again %s", lang, text, visible.Replace(got), visible.Replace(again))
		}
	})
	for _, tag := range locale.Known() {
		if !seen[tag] {
			t.Errorf("%s has no line in %s", tag, typographyFile)
		}
	}
}

// words is what of a text typesetting must not touch: all but spaces, quotation marks
// and apostrophes, and how long a dash is.
func words(text string) string {
	var b strings.Builder
	dash := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) || unicode.In(r, unicode.Quotation_Mark) || strings.ContainsRune("ʻʼ", r):
			continue // which of them stand between hyphens is not told
		case strings.ContainsRune("-–—−\u2011", r):
			if !dash {
				b.WriteByte('-')
			}
			dash = true
			continue
		}
		dash = false
		b.WriteRune(r)
	}
	return b.String()
}

// check holds what typesetting makes of a text against what it promises of any.
func check(t *testing.T, l *locale.Locale, text string) {
	t.Helper()
	for _, typesetting := range []func(string) string{l.Typeset, l.Headline} {
		once := typesetting(text)
		if again := typesetting(once); again != once {
			t.Errorf("%s: %q\n     once %q\nand again %q", l.Tag, text, once, again)
		}
		if words(once) != words(text) {
			t.Errorf("%s: %q\nbecomes other words: %q", l.Tag, text, once)
		}
	}
	last := 0
	src := []byte(text)
	for _, e := range l.Edits(nil, src, false) {
		if e.Start < last || e.End < e.Start || e.End > len(src) || string(src[e.Start:e.End]) == e.Text {
			t.Errorf("%s: %q: the edit %v after %d", l.Tag, text, e, last)
		}
		last = e.End
	}
}

// styled are the languages that a test tries, each in its house styles.
func styled(t testing.TB) (all []*locale.Locale) {
	for _, tag := range locale.Known() {
		for _, style := range []locale.Style{{}, {Dash: "em", Percent: "tight"}, {Dash: "en", Percent: "spaced"}} {
			l, problems := locale.Load(tag, style)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			all = append(all, l)
		}
	}
	return all
}

// TestTypesetProperties: every text of the vectors in every language, and mixes of
// their parts.
func TestTypesetProperties(t *testing.T) {
	all := styled(t)
	golden.Pairs(t, typographyFile, "=>", func(_, text, want string) {
		for _, l := range all {
			check(t, l, text)
			check(t, l, want)
		}
	})
	parts := []string{"слово", "в", "а", "word", "a", "O'", "45", "7", "2020", "100", "млн", "евро", "г.", "А.", "т.", "ноября", "Nov.", "%", "€", "№", "§", "бы",
		" ", " ", " ", " ", "\u00a0", "\n", "-", "-", "--", "—", "–", "\u2011", "−", "\"", "\"", "'", "'", "«", "»", "“", "”", "„", "‘", "’", "ʻ", ",", ".", "(", ")", ":", "/", "\x01", "\x02", "\x03"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		check(t, all[random.IntN(len(all))], b.String())
	}
}

func FuzzTypeset(f *testing.F) {
	golden.Pairs(f, typographyFile, "=>", func(_, text, want string) {
		f.Add(text)
		f.Add(want)
	})
	all := styled(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // which no file of a site is
		}
		for _, l := range all {
			check(t, l, text)
		}
	})
}

// BenchmarkEdits sets the text of a usual article: 4 KB in Russian.
func BenchmarkEdits(b *testing.B) {
	text := []byte(strings.Repeat("Европейский союз намерен вложить 45 млн евро в модернизацию порта Актау на Каспийском море. Об этом на переговорах с министром иностранных дел Казахстана Ермеком Кошербаевым сказал еврокомиссар по международным партнёрствам Йозеф Сикела, сообщает \"Дайджест\". ", 8))
	for _, tag := range []string{"ru", "en", "kk"} {
		l := load(b, tag)
		b.Run(tag, func(b *testing.B) {
			var edits []typeset.Edit
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				edits = l.Edits(edits[:0], text, false)
			}
		})
	}
}

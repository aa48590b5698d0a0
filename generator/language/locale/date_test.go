package locale_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

// An Arabic comma stands between a day and its time.
func TestDateTime(t *testing.T) {
	at := time.Date(2026, 11, 3, 9, 5, 0, 0, time.UTC)
	for lang, want := range map[string]string{"ar": "3 نوفمبر 2026، 09:05", "de": "3. November 2026, 09:05", "tg": "3 Ноябр 2026, 09:05"} {
		if got := load(t, lang, "").DateTime(at); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// Languages write a date in the forms of CLDR 48; Russian as news desks do,
// without its "г.", English as an international desk does, unless told otherwise.
func TestDates(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 5, 0, 0, time.FixedZone("", 5*3600))
	for _, c := range []struct{ lang, style, long, full, day, month, time string }{
		{"ru", "", "23 ноября 2026", "понедельник, 23 ноября 2026", "23 ноября", "ноябрь 2026", "09:05"},
		{"ru", "dmy", "23 ноября 2026", "понедельник, 23 ноября 2026", "23 ноября", "ноябрь 2026", "09:05"},
		{"en", "", "23 November 2026", "Monday, 23 November 2026", "23 November", "November 2026", "09:05"},
		{"en", "mdy", "November 23, 2026", "Monday, November 23, 2026", "November 23", "November 2026", "9:05 am"},
		{"kk", "", "2026 ж. 23 қараша", "2026 ж. 23 қараша, дүйсенбі", "23 қараша", "2026 ж. қараша", "09:05"},
		{"kk", "newspaper", "2026 жылғы 23 қараша", "2026 жылғы 23 қараша, дүйсенбі", "23 қараша", "2026 жылғы қараша", "09:05"},
		{"uz-Latn", "newspaper", "2026-yil 23-noyabr", "2026-yil 23-noyabr, dushanba", "23-noyabr", "2026-yil noyabr", "09:05"},
		{"uz-Cyrl", "newspaper", "2026 йил 23 ноябр", "2026 йил 23 ноябр, душанба", "23 ноябр", "2026 йил ноябр", "09:05"},
		{"kk", "no such style", "2026 ж. 23 қараша", "2026 ж. 23 қараша, дүйсенбі", "23 қараша", "2026 ж. қараша", "09:05"},
	} {
		l := load(t, c.lang, c.style)
		for _, form := range [][2]string{
			{l.Date(at), c.long}, {l.FullDate(at), c.full}, {l.Day(at), c.day}, {l.Month(at), c.month},
			{l.Clock(at), c.time}, {l.DateTime(at), c.long + ", " + c.time},
		} {
			if form[0] != form[1] {
				t.Errorf("%s %s: %q, want %q", c.lang, c.style, form[0], form[1])
			}
		}
	}
}

// Spans are as in CLDR 48's interval formats, with months in full and spaces that every
// font has; Russian, English and Kazakh ones as words of editions have them.
func TestSpan(t *testing.T) {
	day := func(year, month, day int) time.Time {
		return time.Date(year, time.Month(month), day, 9, 0, 0, 0, time.UTC)
	}
	for _, c := range []struct{ lang, style, within, across, years string }{
		{"ru", "", "16–22 ноября 2026", "30 ноября – 6 декабря 2026", "28 декабря 2026 – 3 января 2027"},
		{"en", "", "16–22 November 2026", "30 November – 6 December 2026", "28 December 2026 – 3 January 2027"},
		{"en", "mdy", "November 16–22, 2026", "November 30 – December 6, 2026", "December 28, 2026 – January 3, 2027"},
		{"kk", "", "2026 ж. 16–22 қараша", "2026 ж. 30 қараша – 6 желтоқсан", "2026 ж. 28 желтоқсан – 2027 ж. 3 қаңтар"},
		{"kk", "newspaper", "2026 жылғы 16–22 қараша", "2026 жылғы 30 қараша – 6 желтоқсан", "2026 жылғы 28 желтоқсан – 2027 жылғы 3 қаңтар"},
		{"ky", "", "2026-ж., 16–22-ноябрь", "2026-ж., 30-ноябрь – 6-декабрь", "2026-ж., 28-декабрь – 2027-ж., 3-январь"},
		{"uz-Latn", "", "16–22-noyabr, 2026", "30-noyabr – 6-dekabr, 2026", "28-dekabr, 2026 – 3-yanvar, 2027"},
		{"de", "", "16.–22. November 2026", "30. November – 6. Dezember 2026", "28. Dezember 2026 – 3. Januar 2027"},
		{"ar", "", "16–22 نوفمبر 2026", "30 نوفمبر – 6 ديسمبر 2026", "28 ديسمبر 2026 – 3 يناير 2027"},
	} {
		l := load(t, c.lang, c.style)
		for _, form := range [][2]string{
			{l.Span(day(2026, 11, 16), day(2026, 11, 22)), c.within},
			{l.Span(day(2026, 11, 30), day(2026, 12, 6)), c.across},
			{l.Span(day(2026, 12, 28), day(2027, 1, 3)), c.years},
			{l.Span(day(2026, 11, 16), day(2026, 11, 16)), l.Date(day(2026, 11, 16))},
		} {
			if form[0] != form[1] {
				t.Errorf("%s %s: %q, want %q", c.lang, c.style, form[0], form[1])
			}
		}
	}
}

func TestClock(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		full, half   string
	}{
		{0, 0, "00:00", "12:00 am"}, {0, 59, "00:59", "12:59 am"}, {1, 0, "01:00", "1:00 am"}, {11, 59, "11:59", "11:59 am"},
		{12, 0, "12:00", "12:00 pm"}, {13, 7, "13:07", "1:07 pm"}, {23, 59, "23:59", "11:59 pm"},
	} {
		at := time.Date(2026, 1, 1, c.hour, c.minute, 0, 0, time.UTC)
		if got := load(t, "kk", "").Clock(at); got != c.full {
			t.Errorf("%s, want %s", got, c.full)
		}
		if got := load(t, "en", "mdy").Clock(at); got != c.half {
			t.Errorf("%s, want %s", got, c.half)
		}
	}
}

// CLDR's dates are ours but for the habits of news desks: no "г." and "р." after a
// year, and no narrow spaces, which not every font has; English has its American order
// only when told so.
func TestCLDR(t *testing.T) {
	habit := strings.NewReplacer("\u202fг.", "", "\u202fр.", "", "\u202f", " ")
	at := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	seen := map[string]int{}
	golden.Pairs(t, "testdata/cldr48.txt", ": ", func(lang, kind, text string) {
		seen[lang]++
		l := load(t, lang, map[string]string{"en": "mdy"}[lang])
		q := l.Quotes
		for got, want := range map[string]string{
			"long": l.Date(at), "full": l.FullDate(at), "day": l.Day(at), "month": l.Month(at),
			"quotes": strings.Join([]string{q.Open, q.Close, q.InnerOpen, q.InnerClose}, " "),
		} {
			if got == kind && want != habit.Replace(text) {
				t.Errorf("%s: %s is %q, want %q", lang, kind, want, habit.Replace(text))
			}
		}
		for i, name := range strings.Split(text, "|") {
			month, day := time.Month(i%12+1), time.Date(2026, 11, i+1, 0, 0, 0, 0, time.UTC) // a Sunday first
			switch got := ""; {
			case kind == "format":
				got = l.Day(time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC))
				if !strings.Contains(got, name) || len(got) > len(name)+len("1. ") {
					t.Errorf("%s: the month %d is in %q, want %q", lang, month, got, name)
				}
			case kind == "alone" && l.MonthName(month) != name:
				t.Errorf("%s: the month %d is %q, want %q", lang, month, l.MonthName(month), name)
			case kind == "weekdays" && !slices.Contains(strings.FieldsFunc(l.FullDate(day), func(r rune) bool { return strings.ContainsRune(" ,،", r) }), name):
				t.Errorf("%s: %q is not a %q", lang, l.FullDate(day), name)
			}
		}
	})
	for _, tag := range locale.Known() {
		if seen[tag] != 8 {
			t.Errorf("%s has %d lines in cldr48.txt, want 8", tag, seen[tag])
		}
	}
}

func TestDateStyles(t *testing.T) {
	for lang, want := range map[string]string{"ru": "dmy", "en": "dmy mdy", "kk": "cldr newspaper", "uz-Latn": "cldr newspaper", "ar": "dmy", "tlh": ""} {
		if got := strings.Join(locale.DateStyles(lang), " "); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 1234: "1234", 9999: "9999", 10000: "10 000", 123456: "123 456", 1234567: "1 234 567",
		-1: "-1", -9999: "-9999", -10000: "-10 000", -123456: "-123 456", -1234567: "-1 234 567",
	} {
		for lang, group := range map[string]string{"ru": "\u00a0", "kk": "\u00a0", "en": ",", "de": ".", "tr": ".", "fr": "\u202f", "ar": ",", "be": "\u00a0"} {
			if got, want := load(t, lang, "").Number(n), strings.ReplaceAll(want, " ", group); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
	l := load(t, "en", "")
	for n := -20_000; n < 2_000_000; n += 37 {
		if bare := strings.ReplaceAll(l.Number(n), ",", ""); bare != strconv.Itoa(n) {
			t.Fatalf("%d is written %s", n, l.Number(n))
		}
	}
}

func TestOffset(t *testing.T) {
	for seconds, want := range map[int]string{
		0: "UTC", 5 * 3600: "UTC+5", -3 * 3600: "UTC-3", 14 * 3600: "UTC+14",
		5*3600 + 1800: "UTC+5:30", 5*3600 + 2700: "UTC+5:45", -(3*3600 + 1800): "UTC-3:30",
	} {
		if got := locale.Offset(time.Unix(0, 0).In(time.FixedZone("", seconds))); got != want {
			t.Errorf("%d: %s, want %s", seconds, got, want)
		}
	}
}

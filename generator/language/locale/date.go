package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date returns a day in full: 23 ноября 2026. The time has to be in the zone of the site.
func (l *Locale) Date(t time.Time) string { return l.format(l.dates[l.style].long, t) }

// FullDate returns a day with its weekday: понедельник, 23 ноября 2026.
func (l *Locale) FullDate(t time.Time) string { return l.format(l.dates[l.style].full, t) }

// Day returns a day without its year: 23 ноября.
func (l *Locale) Day(t time.Time) string { return l.format(l.dates[l.style].day, t) }

// Month returns a month with its year: ноябрь 2026.
func (l *Locale) Month(t time.Time) string { return l.format(l.dates[l.style].month, t) }

// Span returns a range of days: 16–22 ноября 2026, 30 ноября – 6 декабря 2026. It writes what
// both days share once, as the interval formats of CLDR do.
func (l *Locale) Span(from, to time.Time) string {
	long, day := l.dates[l.style].long, l.dates[l.style].day
	fy, fm, fd := from.Date()
	ty, tm, td := to.Date()
	switch {
	case fy == ty && fm == tm && fd == td:
		return l.Date(from)
	case fy != ty || !strings.Contains(long, day):
		return l.Date(from) + " – " + l.Date(to)
	}
	before, after, _ := strings.Cut(long, day)
	first, second, dash := day, day, " – "
	if fm == tm {
		dash = "–"
		if strings.HasPrefix(day, "d") { // 16–22 ноября
			first = day[:strings.IndexAny(day, " -")]
		} else { // November 16–22
			second = "d"
		}
	}
	return l.format(before, to) + l.format(first, from) + dash + l.format(second, to) + l.format(after, to)
}

// MonthName returns the name of a month that stands alone: ноябрь.
func (l *Locale) MonthName(m time.Month) string { return l.months.alone[m-1] }

// Clock returns a time of day: 09:05.
func (l *Locale) Clock(t time.Time) string { return l.format(l.dates[l.style].time, t) }

// DateTime returns a day with its time: 23 ноября 2026, 09:05.
func (l *Locale) DateTime(t time.Time) string { return l.Date(t) + l.comma + " " + l.Clock(t) }

// Number returns a whole number with its digits in groups of three. Numbers of four digits have
// no groups, as Russian and most newsrooms write them.
func (l *Locale) Number(n int) string {
	s := strconv.Itoa(n)
	if -10_000 < n && n < 10_000 {
		return s
	}
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + l.group + s[i:]
	}
	return s
}

// Offset returns the offset of a zone from UTC at a moment: UTC+5, UTC+5:30.
func Offset(t time.Time) string {
	_, seconds := t.Zone()
	switch {
	case seconds == 0:
		return "UTC"
	case seconds%3600 == 0:
		return fmt.Sprintf("UTC%+d", seconds/3600)
	default:
		return fmt.Sprintf("UTC%+d:%02d", seconds/3600, max(seconds, -seconds)%3600/60)
	}
}

// format fills a pattern in the notation of CLDR (Unicode TR 35, "Date Format
// Patterns"): the fields y, LLLL, MMMM, d, EEEE, HH, h, mm and a, and literals
// in single quotes.
func (l *Locale) format(pattern string, t time.Time) string {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		c := pattern[i]
		if c == '\'' {
			end := i + 1 + strings.IndexByte(pattern[i+1:], '\'')
			b.WriteString(pattern[i+1 : end])
			i = end + 1
			continue
		}
		run := i
		for i < len(pattern) && pattern[i] == c {
			i++
		}
		switch field := pattern[run:i]; field {
		case "y":
			b.WriteString(strconv.Itoa(t.Year()))
		case "MMMM":
			b.WriteString(l.months.format[t.Month()-1])
		case "LLLL":
			b.WriteString(l.months.alone[t.Month()-1])
		case "d":
			b.WriteString(strconv.Itoa(t.Day()))
		case "EEEE":
			b.WriteString(l.weekdays[t.Weekday()])
		case "HH":
			twoDigits(&b, t.Hour())
		case "h":
			b.WriteString(strconv.Itoa((t.Hour()+11)%12 + 1))
		case "mm":
			twoDigits(&b, t.Minute())
		case "a":
			b.WriteString([]string{"am", "pm"}[t.Hour()/12])
		default:
			b.WriteString(field)
		}
	}
	return b.String()
}

func twoDigits(b *strings.Builder, n int) {
	b.WriteByte(byte('0' + n/10))
	b.WriteByte(byte('0' + n%10))
}

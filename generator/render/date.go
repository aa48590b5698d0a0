package render

import (
	"time"

	"qostil/generator/site"
)

// Date is a time, or a day, as pages write it, in the site's zone.
type Date struct {
	ISO   string // for <time datetime>: 2026-11-23T09:05:00+05:00, or 2026-11-23
	Text  string // 23 ноября 2026, 09:05
	Day   string // 23 ноября 2026
	Short string // 23 ноября
	Num   int    // 23
	Clock string // 09:05; "" if only the day is known
}

// date returns a time in the words of a language; dateOnly says that it names a day.
func date(l *site.Language, t time.Time, dateOnly bool) Date {
	d := Date{ISO: t.Format(time.RFC3339), Text: l.DateTime(t), Day: l.Date(t), Short: l.Day(t), Num: t.Day(), Clock: l.Clock(t)}
	if dateOnly {
		d.ISO, d.Text, d.Clock = t.Format(time.DateOnly), d.Day, ""
	}
	return d
}

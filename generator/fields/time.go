package fields

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"qostil/generator/diag"
)

// The formats of a date: ISO 8601, with T or a space, with optional seconds and an
// optional zone as in RFC 3339 or RFC 822.
var (
	isoDate = regexp.MustCompile(`^(\d{4,})-(\d\d)-(\d\d)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$`)

	dayFirst = regexp.MustCompile(`^(\d\d?)[./](\d\d?)[./](\d{4})(.*)$`)
	noDashes = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(.*)$`)
)

// Time reads a date. Without a zone it is in the document's Zone. Without a time it is the
// beginning of its day, and dateOnly is true. If it is not a valid date, ok is false and
// an error was added.
func (d *Document) Time(v *Value) (t time.Time, dateOnly, ok bool) {
	if v.Kind != Scalar {
		d.TypeError(v, "want.date").WithHint("hint.date")
		return t, false, false
	}
	m := isoDate.FindStringSubmatch(v.Text)
	if m == nil {
		d.TypeError(v, "want.date").WithHintMessage(dateHint(v.Text))
		return t, false, false
	}
	part := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
	year, month, day := part(1), part(2), part(3)
	hour, minute, second := part(4), part(5), part(6)
	dateOnly = m[4] == ""
	switch {
	case year < 1900 || year > 2199:
		d.Problems.Add(v.Place, "date.year", year)
		return t, false, false
	case month < 1 || month > 12:
		d.Problems.Add(v.Place, "date.month", month)
		return t, false, false
	case day < 1 || day > daysIn(year, month):
		d.Problems.Add(v.Place, "date.no-such-day", m[1], m[2], m[3], time.Month(month), year, daysIn(year, month))
		return t, false, false
	case hour > 23 || minute > 59 || second > 59:
		d.Problems.Add(v.Place, "date.no-such-time", m[4], m[5])
		return t, false, false
	}
	zone := d.Zone
	if zone == nil {
		zone = time.UTC
	}
	if m[7] != "" {
		offset, valid := zoneOffset(m[7])
		if !valid {
			d.Problems.Add(v.Place, "date.zone", m[7], zone)
			return t, false, false
		}
		return time.Date(year, time.Month(month), day, hour, minute, second, 0, time.FixedZone("", offset)), false, true
	}
	t = time.Date(year, time.Month(month), day, hour, minute, second, 0, zone)
	if !dateOnly {
		t = d.resolveClock(v, t, hour, minute)
	}
	return t, dateOnly, true
}

// resolveClock returns the instant of a time of day that the clocks of the zone skip or
// show twice, and warns of it. Of two instants it takes the first.
func (d *Document) resolveClock(v *Value, t time.Time, hour, minute int) time.Time {
	if t.Hour() != hour || t.Minute() != minute {
		d.Problems.Add(v.Place, "date.skipped",
			v.Text, t.Location(), t.Format(time.RFC3339))
		return t
	}
	for _, shift := range []time.Duration{-time.Hour, time.Hour} {
		other := t.Add(shift)
		if other.Hour() == hour && other.Minute() == minute && other.Day() == t.Day() {
			first := t
			if other.Before(t) {
				first = other
			}
			d.Problems.Add(v.Place, "date.twice",
				v.Text, t.Location(), first.Format(time.RFC3339))
			return first
		}
	}
	return t
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// zoneOffset reads Z, +05, +0500 or +05:00 as seconds east of UTC.
func zoneOffset(s string) (seconds int, ok bool) {
	if s == "Z" {
		return 0, true
	}
	hours, _ := strconv.Atoi(s[1:3])
	minutes := 0
	if len(s) > 3 {
		minutes, _ = strconv.Atoi(s[len(s)-2:])
	}
	seconds = hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, minutes < 60 && seconds >= -12*3600 && seconds <= 14*3600
}

// dateHint returns how the date that was probably meant is written.
func dateHint(s string) diag.Message {
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		iso := func(month, day int) string { return fmt.Sprintf("%s-%02d-%02d%s", m[3], month, day, m[4]) }
		switch {
		case a <= 12 && b <= 12 && a != b:
			return diag.Say("hint.two-dates", iso(b, a), iso(a, b))
		case b > 12 && a <= 12:
			return diag.Say("hint.write", iso(a, b))
		case a <= 31 && b <= 12:
			return diag.Say("hint.write", iso(b, a))
		}
	}
	if m := noDashes.FindStringSubmatch(s); m != nil {
		return diag.Say("hint.write", m[1]+"-"+m[2]+"-"+m[3]+m[4])
	}
	return diag.Say("hint.date-forms")
}

package locale

import "time"

// Moment returns a time as the messages of the program write it, in English: "09:00 on 24
// November", with the year if it differs from that of now. The time is in the zone of at.
func Moment(at, now time.Time) string {
	l, _ := Load("en", Style{}) // English is embedded
	if at.Year() == now.Year() {
		return l.Clock(at) + " on " + l.Day(at)
	}
	return l.Clock(at) + " on " + l.Date(at)
}

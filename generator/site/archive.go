package site

import (
	"fmt"
	"time"
)

// Day is one day with the articles of one language, newest first.
type Day struct {
	Language *Language
	Date     time.Time // its beginning, in the site's zone
	Path     string    // "/ru/2026/11/23/"
	Month    *Month    // that it is in
	Articles []*Article
	Lead     *Article // never a brief; nil if there are only briefs
}

// Month is one month with its days, newest first.
type Month struct {
	Language *Language
	Date     time.Time // its first day
	Path     string    // "/ru/2026/11/"
	Year     *Year     // that it is in
	Days     []*Day
	Count    int // of articles
}

// Year is one year with its months, newest first.
type Year struct {
	Language *Language
	Year     int
	Path     string // "/ru/2026/"
	Months   []*Month
	Count    int
}

// archive groups the articles by day, month and year.
func (l *Language) archive(zone *time.Location) {
	var day *Day
	var month *Month
	var year *Year
	for _, a := range l.Articles {
		y, m, d := a.Date.Date()
		if year == nil || year.Year != y {
			year = &Year{Language: l, Year: y, Path: fmt.Sprintf("%s%04d/", l.Home, y)}
			l.Years = append(l.Years, year)
			l.addList(year.Path)
			month = nil
		}
		if month == nil || month.Date.Month() != m {
			month = &Month{Language: l, Date: time.Date(y, m, 1, 0, 0, 0, 0, zone), Path: fmt.Sprintf("%s%02d/", year.Path, m), Year: year}
			year.Months = append(year.Months, month)
			l.addList(month.Path)
			day = nil
		}
		if day == nil || day.Date.Day() != d {
			day = &Day{Language: l, Date: time.Date(y, m, d, 0, 0, 0, 0, zone), Path: fmt.Sprintf("%s%02d/", month.Path, d), Month: month}
			month.Days = append(month.Days, day)
			l.Days = append(l.Days, day)
			l.addList(day.Path)
		}
		day.Articles = append(day.Articles, a)
		month.Count++
		year.Count++
	}
	for _, d := range l.Days {
		d.Lead = lead(d.Articles)
	}
}

// lead returns the story that leads a day: the newest with lead: true, else the one of the
// greatest weight, else the newest.
func lead(articles []*Article) *Article {
	var best *Article
	for _, a := range articles {
		switch {
		case a.Brief:
		case best == nil:
			best = a
		case a.Lead != best.Lead:
			if a.Lead {
				best = a
			}
		case !a.Lead && a.Weight > best.Weight:
			best = a
		}
	}
	return best
}

package render

import (
	"strconv"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// HomePage is the home page of a language (home.html) with its last days, or the page of
// one day.
type HomePage struct {
	Base
	IsHome       bool // false for the page of a day
	Days         []Day
	Untranslated []ForeignList // of these days, in other languages
	Earlier      []Row         // the days before; of the home page
	Newer        *Link         // the day after; of the page of a day
	Older        *Link
}

// Day is one day of news.
type Day struct {
	Title      string // Понедельник, 23 ноября 2026
	URL        string
	ISO        string
	Count      int
	Translated []string // 6 на английском
	Lead       *Card    // of the newest day
	Stories    []*Card  // the others, newest first
	Briefs     []*Card
}

// earlierDays is the number of days that the home page links to after those that it shows.
const earlierDays = 7

// home claims the home page of a language.
func (r *renderer) home(tree *output.Tree, l *site.Language) {
	r.page(tree, l.Home, "home", l, "the home page", nil, func() (any, error) {
		p := &HomePage{Base: r.base(l, l.Home, ""), IsHome: true}
		p.Title, p.Description = p.Site.Title, p.Site.Description
		p.Alternates, p.Languages = r.alternateHomes(), r.sameHome(l)
		shown := min(r.Site.Config.HomeDays, len(l.Days))
		for i, d := range l.Days[:shown] {
			day, err := r.day(d, i == 0)
			if err != nil {
				return nil, err
			}
			p.Days = append(p.Days, day)
		}
		for _, d := range l.Days[shown:min(shown+earlierDays, len(l.Days))] {
			p.Earlier = append(p.Earlier, r.dayRow(d, l.Days[0].Date.Year()))
		}
		var since time.Time
		if shown > 0 {
			since = l.Days[shown-1].Date
		}
		p.Untranslated = r.foreignSince(l, since)
		p.JSONLD = r.listLD(&p.Base, l, nil, articlesOf(l.Days[:shown]))
		return p, nil
	})
}

// articlesOf returns the articles of some days.
func articlesOf(days []*site.Day) []*site.Article {
	var all []*site.Article
	for _, d := range days {
		all = append(all, d.Articles...)
	}
	return all
}

// dayPage claims the page of one day.
func (r *renderer) dayPage(tree *output.Tree, l *site.Language, i int) {
	d := l.Days[i]
	r.page(tree, d.Path, "home", l, "the archive of a day", nil, func() (any, error) {
		title := l.Date(d.Date)
		p := &HomePage{Base: r.base(l, d.Path, title)}
		day, err := r.day(d, true)
		if err != nil {
			return nil, err
		}
		p.Days, p.Untranslated = []Day{day}, r.foreignOn(l, d.Date)
		if i > 0 {
			p.Newer = &Link{Title: l.Date(l.Days[i-1].Date), URL: r.url(l.Days[i-1].Path)}
		}
		if i+1 < len(l.Days) {
			p.Older = &Link{Title: l.Date(l.Days[i+1].Date), URL: r.url(l.Days[i+1].Path)}
		}
		month, year := d.Month, d.Month.Year
		crumbs := []crumb{
			listCrumb(l, site.Archive), {strconv.Itoa(year.Year), year.Path}, {l.Sentence(l.Month(month.Date)), month.Path},
		}
		p.Alternates, p.Languages = r.alternateLists(l, d.Path), r.sameList(l, d.Path, crumbs...)
		crumbs = append(crumbs, crumb{title, d.Path})
		p.JSONLD = r.listLD(&p.Base, l, crumbs, d.Articles)
		return p, nil
	})
}

// day returns a day as pages show it. Its leading story is apart if withLead is true.
func (r *renderer) day(d *site.Day, withLead bool) (Day, error) {
	l := d.Language
	day := Day{
		Title: l.Sentence(l.FullDate(d.Date)), URL: r.url(d.Path), ISO: d.Date.Format("2006-01-02"),
		Count: len(d.Articles), Translated: r.translated(l, d.Articles),
	}
	for _, a := range d.Articles {
		c, err := r.card(a)
		if err != nil {
			return day, err
		}
		switch {
		case withLead && a == d.Lead:
			day.Lead = c
		case a.Brief:
			day.Briefs = append(day.Briefs, c)
		default:
			day.Stories = append(day.Stories, c)
		}
	}
	return day, nil
}

// translated says for each other language how many of the articles exist in it.
func (r *renderer) translated(l *site.Language, articles []*site.Article) []string {
	var counts []string
	for _, other := range r.Site.Languages {
		n := 0
		for _, a := range articles {
			if v := a.Story.In(other); v != nil && v.Withdrawn == nil {
				n++
			}
		}
		if other != l && n > 0 {
			counts = append(counts, l.N("n.translated."+other.Tag, n))
		}
	}
	return counts
}

package render

import (
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// FrontPage is the page at / (front.html): the newest stories with their versions side by
// side. Its own words are in the x_default language of the site.
type FrontPage struct {
	Base
	Names   []FrontName // the site's name in each language
	Marked  bool        // two languages share a script, so that headlines must name their language
	Days    []FrontDay
	Footers []FrontFooter
}

// FrontName is the site's name in a language, with its home page.
type FrontName struct {
	LanguageInfo
	Title   string
	Heading string // Последние новости
	URL     string
	Skip    string // Перейти к содержанию
}

// FrontDay is one day of rows.
type FrontDay struct {
	ISO    string
	Titles []FrontText // the date in each language
	Rows   []FrontRow
}

// FrontText is a text in a language.
type FrontText struct {
	LanguageInfo
	Text string
}

// FrontRow is one story.
type FrontRow struct {
	Date  Date
	First bool // of the page
	Cells []FrontCell
}

// FrontCell is the story in one language, or the words that it does not exist.
type FrontCell struct {
	LanguageInfo
	Title   string
	URL     string
	Summary string // of the first row
	Gap     string // Only in Russian, or Not in English, in the language of the gap
}

// FrontFooter is the footer of the page in one language.
type FrontFooter struct {
	LanguageInfo
	Links   []Link
	Imprint string
	Zone    string
}

// frontRows is the greatest number of stories on the front page.
const frontRows = 40

// front claims the front page.
func (r *renderer) front(tree *output.Tree) {
	l := r.Site.Language(r.Site.Config.XDefault)
	r.page(tree, "/", "front", l, "the front page", nil, func() (any, error) {
		p := &FrontPage{Base: r.base(l, "/", "")}
		titles, scripts := "", map[string]bool{}
		for i, other := range r.Site.Languages {
			b := r.bases[other]
			p.Names = append(p.Names, FrontName{info(other), b.Site.Title, other.T("front.title"), r.url(other.Home), other.T("a11y.skip")})
			p.Footers = append(p.Footers, FrontFooter{info(other), b.Site.Footer, b.Site.Imprint, other.T("foot.zone", "zone", b.Site.Zone)})
			if i > 0 {
				titles += " · "
			}
			titles += b.Site.Title
			p.Marked = p.Marked || scripts[other.Script()]
			scripts[other.Script()] = true
			if other != l {
				p.Feeds = append(p.Feeds, r.feedLinks(other, "", "")...)
			}
		}
		p.Title, p.FullTitle, p.Description = titles, titles, p.Site.Description
		p.Alternates = r.alternateHomes()
		p.Languages = r.sameHome(nil)
		p.JSONLD = r.listLD(&p.Base, l, nil, nil)
		return p, r.frontDays(p)
	})
}

// frontDays fills the days of the front page: as many as home pages show.
func (r *renderer) frontDays(p *FrontPage) error {
	var day time.Time
	rows := 0
	for _, s := range r.Site.Stories {
		if standing(s) == nil {
			continue
		}
		if rows == frontRows {
			break
		}
		y, m, d := s.First.Date()
		if start := time.Date(y, m, d, 0, 0, 0, 0, r.Site.Config.Zone); !start.Equal(day) {
			if len(p.Days) == r.Site.Config.HomeDays {
				break
			}
			day = start
			p.Days = append(p.Days, r.frontDay(start))
		}
		row, err := r.frontRow(s, rows == 0)
		if err != nil {
			return err
		}
		rows++
		last := &p.Days[len(p.Days)-1]
		last.Rows = append(last.Rows, row)
	}
	return nil
}

// standing returns the first version of a story that has not been withdrawn, or nil.
func standing(s *site.Story) *site.Article {
	for _, v := range s.Versions {
		if v.Withdrawn == nil {
			return v
		}
	}
	return nil
}

// onlyVersion returns the one version of a story that has not been withdrawn, or nil if
// there are none or several.
func onlyVersion(s *site.Story) *site.Article {
	var only *site.Article
	for _, v := range s.Versions {
		if v.Withdrawn == nil {
			if only != nil {
				return nil
			}
			only = v
		}
	}
	return only
}

func (r *renderer) frontDay(day time.Time) FrontDay {
	d := FrontDay{ISO: day.Format(time.DateOnly)}
	for _, l := range r.Site.Languages {
		d.Titles = append(d.Titles, FrontText{info(l), l.Date(day)})
	}
	return d
}

func (r *renderer) frontRow(s *site.Story, first bool) (FrontRow, error) {
	row := FrontRow{Date: date(r.Site.Language(r.Site.Config.XDefault), s.First, s.DateOnly), First: first}
	for _, l := range r.Site.Languages {
		cell := FrontCell{LanguageInfo: info(l)}
		a := s.In(l)
		if a == nil || a.Withdrawn != nil {
			cell.Gap = l.T("lang.none")
			if only := onlyVersion(s); only != nil {
				cell.Gap = l.T("lang.only." + only.Lang)
			}
			row.Cells = append(row.Cells, cell)
			continue
		}
		cell.Title, cell.URL = a.Title, r.url(a.Path)
		if first {
			var err error
			if cell.Summary, err = r.Prose.Summary(a); err != nil {
				return row, err
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, nil
}

package render

import (
	"strconv"

	"qostil/generator/output"
	"qostil/generator/site"
)

// ArchivePage is a page of the archive (archive.html): the years, the months of a year, or
// the days of a month.
type ArchivePage struct {
	Base
	Up   []Link // the pages above it, the archive first
	Rows []Row
}

// Row is one line of an archive.
type Row struct {
	Title string
	URL   string
	ISO   string // of a day
	Count int
	Lead  *Link // the leading story, of a day
}

// dayRow returns the row of a day. Its title has the year if it is not the given one.
func (r *renderer) dayRow(d *site.Day, year int) Row {
	l := d.Language
	title := l.Day(d.Date)
	if d.Date.Year() != year {
		title = l.Date(d.Date)
	}
	row := Row{Title: title, URL: r.url(d.Path), ISO: d.Date.Format("2006-01-02"), Count: len(d.Articles)}
	lead := d.Lead
	if lead == nil {
		lead = d.Articles[0]
	}
	row.Lead = &Link{Title: lead.Title, URL: r.url(lead.Path)}
	return row
}

// archives claims the pages of years, months and days.
func (r *renderer) archives(tree *output.Tree, l *site.Language) {
	root := listCrumb(l, site.Archive)
	r.archive(tree, l, root.path, root.title, nil, "the archive", func(p *ArchivePage) {
		for _, y := range l.Years {
			p.Rows = append(p.Rows, Row{Title: strconv.Itoa(y.Year), URL: r.url(y.Path), Count: y.Count})
		}
	})
	for _, y := range l.Years {
		year := crumb{strconv.Itoa(y.Year), y.Path}
		r.archive(tree, l, y.Path, l.T("archive.year", "year", year.title), []crumb{root}, "the archive of a year", func(p *ArchivePage) {
			for _, m := range y.Months {
				p.Rows = append(p.Rows, Row{Title: l.Sentence(l.MonthName(m.Date.Month())), URL: r.url(m.Path), Count: m.Count})
			}
		})
		for _, m := range y.Months {
			r.archive(tree, l, m.Path, l.Sentence(l.Month(m.Date)), []crumb{root, year}, "the archive of a month", func(p *ArchivePage) {
				for _, d := range m.Days {
					p.Rows = append(p.Rows, r.dayRow(d, y.Year))
				}
			})
		}
	}
	for i := range l.Days {
		r.dayPage(tree, l, i)
	}
}

// archive claims the path of a page of the archive; above are the pages that lead to it.
func (r *renderer) archive(tree *output.Tree, l *site.Language, path, title string, above []crumb, what string, fill func(*ArchivePage)) {
	r.page(tree, path, "archive", l, what, nil, func() (any, error) {
		p := &ArchivePage{Base: r.base(l, path, title)}
		p.Alternates, p.Languages = r.alternateLists(l, path), r.sameList(l, path, above...)
		for _, c := range above {
			p.Up = append(p.Up, Link{Title: c.title, URL: r.url(c.path)})
		}
		fill(p)
		p.JSONLD = r.listLD(&p.Base, l, append(above[:len(above):len(above)], crumb{title, path}), nil)
		return p, nil
	})
}

package render

import (
	"cmp"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
	"qostil/generator/translation/align"
)

// ParallelPage is a story in two languages, block beside block (parallel.html). Its frame
// is in the first of them.
type ParallelPage struct {
	Base
	Sides []ParallelSide // two
	Image *Picture       // the picture of both versions, or of the only one that has one
	Rows  []ParallelRow
}

// ParallelSide is one of the two versions.
type ParallelSide struct {
	LanguageInfo
	Title       string
	URL         string // of the version's own page
	Deck        string
	Published   Date
	Updated     string // обновлено в 14:20
	Sources     []Attribution
	Method      string // Перевод с русского
	Translators []Link
	Image       *Picture // nil unless the versions have different pictures
	Caption     string   // under the picture
	Credit      string   // Фото: …
	Corrections []CorrectionNote
}

// ParallelRow is blocks of the two versions that say the same.
type ParallelRow struct {
	Number int            // from 1; the row's id is p and this number
	Cells  []ParallelCell // two
}

// ParallelCell is what a row says in one language.
type ParallelCell struct {
	LanguageInfo
	Text HTML   // "" if this version does not say it
	Gap  string // that it does not, in its own language
}

// parallel claims the pages of all versions that can be read side by side.
func (r *renderer) parallel(tree *output.Tree) {
	for _, s := range r.Site.Stories {
		for _, p := range r.Site.Pairs(s) {
			tree.Add(&output.File{
				Path: output.PathOf(p.Path), Type: pageType, From: []diag.Place{p.A.From[0], p.B.From[0]},
				Render: func(out *output.Out) error {
					page, err := r.parallelPage(p)
					if err == nil {
						r.templates[p.A.Language].Execute(out, "parallel", page)
					}
					return err
				},
			})
		}
	}
}

// parallelPage makes the data of the page of two versions.
func (r *renderer) parallelPage(pair site.Pair) (*ParallelPage, error) {
	a, b := pair.A, pair.B
	p := &ParallelPage{Base: r.base(a.Language, pair.Path, a.Title+" · "+b.Title)}
	p.NoIndex = true
	p.Languages = r.languages(nil, func(l *site.Language) (string, string, string) { return nearest(a, l) })
	for _, v := range []*site.Article{a, b} {
		side, err := r.side(v)
		if err != nil {
			return nil, err
		}
		p.Sides = append(p.Sides, side)
		if p.Ribbon == nil {
			p.Ribbon = ribbon(v)
		}
	}
	var err error
	if p.Description, err = r.Prose.Summary(a); err != nil {
		return nil, err
	}
	x, y := &p.Sides[0].Image, &p.Sides[1].Image
	if *x == nil || *y == nil || (*x).URL == (*y).URL {
		p.Image = cmp.Or(*x, *y)
		*x, *y = nil, nil
	}
	p.Social.Image = r.socialOf(a)
	p.Rows, err = r.rows(a, b)
	return p, err
}

// side makes what is above and below the text of a version.
func (r *renderer) side(a *site.Article) (ParallelSide, error) {
	c, err := r.card(a)
	if err != nil {
		return ParallelSide{}, err
	}
	s := ParallelSide{
		LanguageInfo: info(a.Language), Title: c.Title, URL: c.URL, Deck: a.Description, Published: c.Date, Updated: c.Updated,
		Sources: c.Sources, Method: r.method(a), Translators: r.people(a.Translators), Image: c.Image, Corrections: r.notes(a),
	}
	if c.Image != nil {
		if s.Caption = c.Image.Caption; c.Image.Credit != "" {
			s.Credit = a.Language.T("by.photo") + ": " + c.Image.Credit
		}
	}
	return s, nil
}

// rows makes the rows of two versions.
func (r *renderer) rows(a, b *site.Article) ([]ParallelRow, error) {
	matches, err := align.Align(r.Prose, a, b)
	if err != nil {
		return nil, err
	}
	blocks := [2][]string{}
	versions := [2]*site.Article{a, b}
	for i, v := range versions {
		if blocks[i], err = r.Prose.Blocks(v); err != nil {
			return nil, err
		}
		if len(blocks[i]) > 0 {
			blocks[i][0] = withDateline(v, blocks[i][0])
		}
	}
	rows := make([]ParallelRow, len(matches))
	cells := make([]ParallelCell, 2*len(matches)) // one allocation
	for n, m := range matches {
		for i, span := range [2]align.Span{m.A, m.B} {
			l := versions[i].Language
			cell := ParallelCell{LanguageInfo: info(l), Text: trusted(strings.Join(blocks[i][span.From:span.To], ""))}
			if span.Len() == 0 {
				cell.Gap = l.T("lang.gap")
			}
			cells[2*n+i] = cell
		}
		rows[n] = ParallelRow{n + 1, cells[2*n : 2*n+2]}
	}
	return rows, nil
}

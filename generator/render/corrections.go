package render

import (
	"qostil/generator/output"
	"qostil/generator/site"
)

// CorrectionsPage is the list of corrections, newest first (corrections.html).
type CorrectionsPage struct {
	Base
	Corrections []CorrectionLine
}

// CorrectionLine is a correction with its story.
type CorrectionLine struct {
	CorrectionNote
	Story Link
}

// corrections claims the list of corrections.
func (r *renderer) corrections(tree *output.Tree, l *site.Language) {
	r.list(tree, l, site.Corrections, func(b Base) (any, error) {
		p := &CorrectionsPage{Base: b}
		for _, c := range l.Corrected {
			p.Corrections = append(p.Corrections, CorrectionLine{r.note(c), Link{Title: c.Article.Title, URL: r.url(c.Article.Path)}})
		}
		return p, nil
	})
}

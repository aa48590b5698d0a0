package render

import (
	"strings"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// BehindNote says that the original has changed since the translation.
type BehindNote struct {
	Text      string // The original was corrected on 23 November 2026; this translation is being revised
	Corrected bool   // the original was corrected, and not just changed
	Read      Line   // Read the original
}

// translation fills how a translation was made, and where the story was first published.
func (r *renderer) translation(p *StoryPage, a *site.Article) {
	if p.Method = r.method(a); p.Method == "" {
		return
	}
	if o := a.Original(); o != nil && o.Withdrawn == nil && o.Date.Before(a.Date) {
		p.First = &Line{Text: a.Language.T("date.first."+o.Lang, "date", a.Language.Date(o.Date)), URL: r.url(o.Path), Lang: o.Lang}
	}
}

// method says how a translation was made and from which language; "" for originals.
func (r *renderer) method(a *site.Article) string {
	t, l, original := a.Header.Translation, a.Language, a.Story.Original.Lang
	switch {
	case t == nil || original == a.Lang:
		return ""
	case t.Adapted():
		return l.T("tr.adapted." + original)
	case t.MachineEdited():
		var names []string
		for _, reviewer := range a.Reviewers {
			names = append(names, reviewer.Name)
		}
		return l.T("tr.machine", "name", strings.Join(names, l.Comma()))
	}
	return l.T("tr.from." + original)
}

// behind fills the note that the original has changed since: after corrections always,
// after other changes if the site wants it.
func (r *renderer) behind(p *StoryPage, a *site.Article) error {
	o := ledger.Reference(a)
	if o == nil || o.Withdrawn != nil || a.Withdrawn != nil || !r.Site.Config.StaleNote && len(o.Corrections) == 0 {
		return nil
	}
	s, err := ledger.StatusOf(r.Prose, a)
	if err != nil || !s.Corrected && !(r.Site.Config.StaleNote && s.Changes != nil && !s.Changes.None() && s.State != ledger.Adapted) {
		return err
	}
	l := a.Language
	note := &BehindNote{Text: l.T("tr.stale.undated"), Corrected: s.Corrected, Read: Line{Text: l.T("tr.read"), URL: r.url(o.Path), Lang: o.Lang}}
	switch {
	case s.Corrected:
		note.Text = l.T("tr.corrected", "date", l.Date(s.Since))
		note.Read.URL += "#corrections"
	case !s.Since.IsZero():
		note.Text = l.T("tr.stale", "date", l.Date(s.Since))
	}
	p.Behind = note
	return nil
}

package newsroom

import (
	"fmt"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// StatusOptions says which stories and versions a Status shows. Empty lists select all.
type StatusOptions struct {
	Files     []string       // only the stories of these texts
	Languages []string       // of the site
	States    []ledger.State // only stories that have a version in one of them
	All       bool           // also versions that nobody has asked for, and stories that are closed
	FailOn    []ledger.State // count versions in these states, whatever else is selected
}

// Status is how stories stand in the languages of the site.
type Status struct {
	Languages   []*site.Language // the selected ones
	Stories     []ledger.Story
	Outstanding []int     // how many versions are in each state of FailOn, by state; nil: none
	Errors      diag.List // of the whole site: what has errors may be missing above
	Warnings    diag.List // where the survey had to assume something
}

// CheckLanguages returns an ArgumentError if a flag names a language that the site does not
// have.
func (t *Task) CheckLanguages(flag string, languages []string) error {
	names := t.Site.Config.Languages
	for _, lang := range languages {
		if !slices.Contains(names, lang) {
			return ArgumentError{fmt.Sprintf("%s: %q is not one of the site's languages; they are %s", flag, lang, strings.Join(names, ", "))}
		}
	}
	return nil
}

// Status surveys the stories of the site. The history is where earlier texts come from.
// If a file of the options is not a text that can be read, it returns nil and the
// problems.
func (t *Task) Status(o StatusOptions, history ledger.History) (*Status, diag.List, error) {
	var ids []string
	for _, file := range o.Files {
		if d := t.document(file); d != nil {
			ids = append(ids, d.ID)
		}
	}
	if t.batch.Problems.Errors() > 0 {
		return nil, t.batch.Problems, nil
	}
	stories, err := ledger.Survey(t.Site, t.built.Prose, func(s *ledger.Status) (ledger.EarlierTexts, error) {
		return ledger.Recall(t.built.Prose, s, history)
	})
	if err != nil {
		return nil, nil, err
	}
	r := &Status{
		Stories:     ledger.Select(stories, ledger.Selection{IDs: ids, Languages: o.Languages, States: o.States, All: o.All}),
		Outstanding: ledger.Outstanding(stories, o.FailOn, o.Languages),
	}
	r.Warnings = ledger.Warnings(r.Stories)
	for _, p := range t.Problems {
		if !p.Warning {
			r.Errors = append(r.Errors, p)
		}
	}
	for _, l := range t.Site.Languages {
		if len(o.Languages) == 0 || slices.Contains(o.Languages, l.Tag) {
			r.Languages = append(r.Languages, l)
		}
	}
	return r, nil, nil
}

// Acceptance lists the translations that were marked as up to date.
type Acceptance struct {
	Changes
	Already []string // files that were marked so before
}

// Accept records in translations that they say what their originals say now.
func (t *Task) Accept(files []string) Acceptance {
	var r Acceptance
	for _, file := range files {
		d := t.document(file)
		if d == nil {
			continue
		}
		a := t.Site.Article(d)
		if a == nil {
			t.batch.Problems.Add(d.Top(), "status.has-mistakes", t.shown(d.File))
			continue
		}
		fingerprint, err := ledger.CheckedFingerprint(t.built.Prose, a)
		if err != nil {
			t.batch.Problems = append(t.batch.Problems, *diag.FromError(d.Top(), err))
			continue
		}
		if tr := d.Header.Translation; tr != nil && tr.Source == fingerprint.String() {
			r.Already = append(r.Already, d.File)
		} else if f := t.batch.Open(d.File); f != nil {
			f.Set("translation.source", fingerprint.String())
		}
	}
	r.Changes = t.write()
	return r
}

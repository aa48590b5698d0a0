package newsroom

import (
	"fmt"

	"qostil/generator/diag"
	"qostil/generator/translation/ledger"
)

// Diff is what has changed in an original since a translation was made or accepted.
type Diff struct {
	Translation string // file
	OnSite      bool   // if not, errors keep the translation from the site; nothing else is set
	Original    string // file
	Recorded    bool   // the translation records a state of its original; if not, there are no Parts
	Parts       []DiffPart
	Unknown     error // why the earlier words are not known; nil if they are
}

// DiffPart is one change in an original. Line and Kind are those of a block of the original
// as it is now; they are zero if the change is not in such a block.
type DiffPart struct {
	ledger.PartChange
	Line int
	Kind string // "paragraph", "heading", …
}

// Diff compares the original of a translation with its state when the translation was
// made. The history is where earlier texts come from. If the file is not a text that can
// be read, it returns nil and the problems; the error says that a text is no translation.
func (t *Task) Diff(file string, history ledger.History) (*Diff, diag.List, error) {
	d := t.document(file)
	if d == nil {
		return nil, t.batch.Problems, nil
	}
	r := &Diff{Translation: d.File}
	a := t.Site.Article(d)
	if a == nil {
		return r, nil, nil
	}
	r.OnSite = true
	if _, err := ledger.CheckedFingerprint(t.built.Prose, a); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", t.shown(d.File), err)
	}
	s, err := ledger.StatusOf(t.built.Prose, a)
	if err != nil {
		return nil, nil, err
	}
	r.Original, r.Recorded = s.Reference.File, s.Changes != nil
	if !r.Recorded || s.Changes.None() {
		return r, nil, nil
	}
	earlier, unknown := ledger.Recall(t.built.Prose, s, history)
	now, err := ledger.TextOf(t.built.Prose, s.Reference)
	if err != nil {
		return nil, nil, err
	}
	facts, err := t.built.Prose.Facts(s.Reference)
	if err != nil {
		return nil, nil, err
	}
	r.Unknown = unknown
	for _, c := range s.Parts(earlier, now) {
		part := DiffPart{PartChange: c}
		if c.NewIndex >= 0 {
			b := facts.Blocks[c.NewIndex]
			part.Line, part.Kind = int(b.Line), b.Kind.String()
		}
		r.Parts = append(r.Parts, part)
	}
	return r, nil, nil
}

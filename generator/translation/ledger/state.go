package ledger

import (
	"time"

	"qostil/generator/prose"
	"qostil/generator/site"
)

// State is how one version of a story stands.
type State uint8

// The States.
const (
	Original  State = iota // that the others translate
	Fresh                  // says what the original says
	Stale                  // the original has changed since
	Touched                // the original has changed, in a word or two that hardly matter
	Missing                // asked for, and not there
	Unplanned              // not asked for, and not there
	Unmarked               // records no state of the original
	Draft                  // in work
	Adapted                // not a translation paragraph by paragraph
)

// States are the names of all States, in their order.
var States = []string{"original", "fresh", "stale", "touched", "missing", "unplanned", "unmarked", "draft", "adapted"}

func (s State) String() string { return States[s] }

// Standing is how a version of a story stands to its original, as far as the two
// files tell: without the words that the original had, Touched is Stale.
type Standing struct {
	State
	Against  *site.Article // the original; nil of originals, and where there is none to be seen
	Recorded Row           // nil where there is none that can be read
	Now      Row           // of the original
	Changes  *Changes      // since; nil without Recorded

	// Corrected says that the original has owned up to a mistake that the translation
	// may still hold.
	Corrected bool
	Since     time.Time // of the correction, or of the last change that the original names; may be zero
	SinceDay  bool      // Since names a day, not an hour
}

// Of finds how a version of a story stands.
func Of(p *prose.Prose, a *site.Article) (*Standing, error) {
	s := &Standing{Against: Against(a)}
	if s.Against != nil {
		var err error
		if s.Now, err = RowOf(p, s.Against); err != nil {
			return nil, err
		}
		if t := a.Header.Translation; t != nil && t.Source != "" {
			if row, err := ParseRow(t.Source); err == nil { // Check tells of others
				s.Recorded, s.Changes = row, Compare(row, s.Now)
			}
		}
		s.dates(a)
	}
	s.State = s.state(a)
	return s, nil
}

// Against is the version that a translation is held against: the one that
// translation.of names, else the story's original. It is nil for originals, where the
// original is gone, and where it is not on this site.
func Against(a *site.Article) *site.Article {
	if a.Document == a.Story.Original {
		return nil
	}
	if t := a.Header.Translation; t != nil {
		for _, of := range t.Of {
			for _, v := range a.Story.Versions {
				if v.Lang == of && v != a {
					return v
				}
			}
		}
	}
	if a.Story.Original.Header.Translation != nil {
		return nil // a translation itself, of what is gone
	}
	return a.Original()
}

func (s *Standing) state(a *site.Article) State {
	t := a.Header.Translation
	switch {
	case a.Header.Draft:
		return Draft
	case a.Document == a.Story.Original:
		return Original
	case t.Adapted():
		return Adapted
	case s.Changes == nil:
		return Unmarked
	case s.Changes.None():
		return Fresh
	default:
		return Stale
	}
}

// behind says whether the original says something else than the translation has
// taken note of, or may do so.
func (s *Standing) behind() bool { return s.Changes == nil || !s.Changes.None() }

// dates finds since when a translation is behind. Hashes know no hours: what counts
// is what the original says of itself, if that is later than all that the translation
// says. A translation that was accepted as it is has caught up with every correction.
func (s *Standing) dates(a *site.Article) {
	if !s.behind() || a.Header.Translation.Adapted() {
		return
	}
	seen := a.Date
	if a.Updated.After(seen) {
		seen = a.Updated
	}
	o := s.Against
	if o.Updated.After(seen) {
		s.Since, s.SinceDay = o.Updated, o.UpdatedDay
	}
	for i := range o.Corrections {
		c := &o.Corrections[i]
		at := c.Date
		if c.DateOnly && s.Recorded != nil { // some hour of that day, and the row tells that it came later
			at = at.AddDate(0, 0, 1)
		}
		if c.Kind != "update" && at.After(seen) && (!s.Corrected || c.Date.After(s.Since)) {
			s.Corrected, s.Since, s.SinceDay = true, c.Date.In(o.Date.Location()), c.DateOnly
		}
	}
}

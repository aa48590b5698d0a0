package ledger

import (
	"slices"
	"time"

	"qostil/generator/prose"
	"qostil/generator/site"
)

// State is the state of one version of a story.
type State uint8

// The States.
const (
	Original  State = iota // the version that the others translate
	Fresh                  // the original has not changed since
	Stale                  // the original has changed since
	Touched                // the original has changed, in a word or two that hardly matter
	Missing                // requested, and not there
	Unplanned              // not requested, and not there
	Unmarked               // no Fingerprint of the original is recorded
	Draft                  // not published yet
	Adapted                // not a translation paragraph by paragraph
)

// stateNames are the names of the States, as flags, JSON and pages have them.
var stateNames = [...]string{"original", "fresh", "stale", "touched", "missing", "unplanned", "unmarked", "draft", "adapted"}

func (s State) String() string { return stateNames[s] }

// StateNames returns the names of all States, in their order.
func StateNames() []string { return slices.Clone(stateNames[:]) }

// ParseState returns the State of a name, or false.
func ParseState(name string) (State, bool) {
	i := slices.Index(stateNames[:], name)
	return State(max(i, 0)), i >= 0
}

// Status compares a version of a story with its original. StatusOf knows two files only,
// so it calls Stale what Survey can find to be Touched by the earlier words.
type Status struct {
	State
	Reference *site.Article // what the version translates (see Reference); nil if there is none
	Recorded  Fingerprint   // nil if none is recorded that can be read
	Now       Fingerprint   // of the Reference; nil without one
	Changes   *Changes      // from Recorded to Now; nil without Recorded

	Corrected bool      // the original was corrected, and the translation may still have the mistake
	Since     time.Time // of the correction, else of the original's last update; zero if the translation is newer
	SinceDay  bool      // Since is a day without an hour
}

// StatusOf compares a version of a story with its original. The error is that of reading
// the original's file.
func StatusOf(p *prose.Prose, a *site.Article) (*Status, error) {
	s := &Status{Reference: Reference(a)}
	if s.Reference != nil {
		var err error
		if s.Now, err = FingerprintOf(p, s.Reference); err != nil {
			return nil, err
		}
		if t := a.Header.Translation; t != nil && t.Source != "" {
			if f, err := ParseFingerprint(t.Source); err == nil { // Outdated reports the error
				s.Recorded, s.Changes = f, Compare(f, s.Now)
			}
		}
		s.setSince(a)
	}
	s.State = s.stateOf(a)
	return s, nil
}

// Reference returns the version that a translation is compared with: the one that
// translation.of names, else the story's original. It is nil for an original, and if the
// original is not on this site.
func Reference(a *site.Article) *site.Article {
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
		return nil // the story's original translates a file that is gone
	}
	return a.Original()
}

func (s *Status) stateOf(a *site.Article) State {
	switch {
	case a.Header.Draft:
		return Draft
	case a.Document == a.Story.Original:
		return Original
	case a.Header.Translation.Adapted():
		return Adapted
	case s.Changes == nil:
		return Unmarked
	case s.Changes.None():
		return Fresh
	default:
		return Stale
	}
}

// setSince finds since when a translation is outdated. Fingerprints have no dates, so it
// compares the dates that the original states (updated, corrections) with those of the
// translation. A translation with no Changes is up to date with every correction.
func (s *Status) setSince(a *site.Article) {
	if s.Changes != nil && s.Changes.None() || a.Header.Translation.Adapted() {
		return
	}
	seen := a.Date
	if a.Updated.After(seen) {
		seen = a.Updated
	}
	o := s.Reference
	if o.Updated.After(seen) {
		s.Since, s.SinceDay = o.Updated, o.UpdatedDay
	}
	for i := range o.Corrections {
		c := &o.Corrections[i]
		at := c.Date
		if c.DateOnly && s.Recorded != nil {
			at = at.AddDate(0, 0, 1) // at some hour of that day; the Changes show that it was after the translation
		}
		if c.Kind.Corrects() && at.After(seen) && (!s.Corrected || c.Date.After(s.Since)) {
			s.Corrected, s.Since, s.SinceDay = true, c.Date.In(o.Date.Location()), c.DateOnly
		}
	}
}

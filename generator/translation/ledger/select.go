package ledger

import (
	"slices"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Selection says which stories of a survey, and which of their versions, to show.
// Empty lists select all.
type Selection struct {
	IDs       []string
	Languages []string
	States    []State // a story is shown if one of its versions is in one of them
	All       bool    // also Unplanned versions and closed stories
}

// Select returns the stories of a selection, each with the selected versions only.
func Select(stories []Story, sel Selection) []Story {
	var shown []Story
	for _, s := range stories {
		if s.Closed && !sel.All && sel.IDs == nil || !selects(sel.IDs, s.ID) {
			continue
		}
		var versions []Version
		inState := len(sel.States) == 0
		for _, v := range s.Versions {
			named := slices.Contains(sel.States, v.State)
			if !selects(sel.Languages, v.Language.Tag) || v.State == Unplanned && !sel.All && !named {
				continue
			}
			versions = append(versions, v)
			inState = inState || named
		}
		if inState && versions != nil {
			s.Versions = versions
			shown = append(shown, s)
		}
	}
	return shown
}

// selects reports whether a list of a Selection is empty or has a value.
func selects(list []string, value string) bool {
	return len(list) == 0 || slices.Contains(list, value)
}

// In returns the version in a language, or nil.
func (s *Story) In(l *site.Language) *Version {
	for i := range s.Versions {
		if s.Versions[i].Language == l {
			return &s.Versions[i]
		}
	}
	return nil
}

// CountStates returns how many versions in a language are in each State.
func CountStates(stories []Story, l *site.Language) []int {
	counts := make([]int, len(stateNames))
	for i := range stories {
		if v := stories[i].In(l); v != nil {
			counts[v.State]++
		}
	}
	return counts
}

// Outstanding counts the versions that are in one of the states, by State, in one of the
// languages, or in any if none is named. It leaves out stories that are closed and those
// whose original is a draft. It returns nil if there are none.
func Outstanding(stories []Story, states []State, languages []string) []int {
	var counts []int
	for _, s := range stories {
		for _, v := range s.Versions {
			if s.Closed || s.Original.Header.Draft || !slices.Contains(states, v.State) || !selects(languages, v.Language.Tag) {
				continue
			}
			if counts == nil {
				counts = make([]int, len(stateNames))
			}
			counts[v.State]++
		}
	}
	return counts
}

// CheckedFingerprint returns the Fingerprint to record in a translation that somebody has
// checked: that of its original as it is now. A version that records none is an error; its
// text says why and goes behind the name of the file.
func CheckedFingerprint(p *prose.Prose, a *site.Article) (Fingerprint, error) {
	s, err := StatusOf(p, a)
	isOriginal := a.Document == a.Story.Original
	switch {
	case err != nil:
		return nil, err
	case isOriginal && a.Header.Translation != nil:
		return nil, diag.NewError("accept.original-gone")
	case isOriginal && len(a.Story.Versions) > 1:
		return nil, diag.NewError("accept.original")
	case isOriginal:
		return nil, diag.NewError("accept.no-translation")
	case a.Header.Translation.Adapted():
		return nil, diag.NewError("accept.adaptation")
	case s.Reference == nil:
		return nil, diag.NewError("accept.original-unreadable", a.Story.Original.File)
	}
	return s.Now, nil
}

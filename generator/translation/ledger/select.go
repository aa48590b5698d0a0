package ledger

import (
	"fmt"
	"slices"
	"strings"

	"qostil/generator/prose"
	"qostil/generator/site"
)

// Selection says which stories of a survey, and which of their versions, to show.
// Empty lists select all.
type Selection struct {
	IDs       []string
	Languages []string
	States    []string // a version in one of them makes a story shown
	All       bool     // also Unplanned versions, and stories that are over
}

// Select are the stories of a selection, with the versions of it.
func Select(stories []Story, sel Selection) []Story {
	var shown []Story
	all := func(list []string, one string) bool { return len(list) == 0 || slices.Contains(list, one) }
	for _, s := range stories {
		if s.Over && !sel.All && sel.IDs == nil || !all(sel.IDs, s.ID) {
			continue
		}
		var versions []Version
		fits := len(sel.States) == 0
		for _, v := range s.Versions {
			asked := slices.Contains(sel.States, v.State.String())
			if !all(sel.Languages, v.Language.Tag) || v.State == Unplanned && !sel.All && !asked {
				continue
			}
			versions = append(versions, v)
			fits = fits || asked
		}
		if fits && versions != nil {
			s.Versions = versions
			shown = append(shown, s)
		}
	}
	return shown
}

// In is the version in a language, or nil.
func (s *Story) In(l *site.Language) *Version {
	for i := range s.Versions {
		if s.Versions[i].Language == l {
			return &s.Versions[i]
		}
	}
	return nil
}

// Count counts the versions in a language by state.
func Count(stories []Story, l *site.Language) []int {
	counts := make([]int, len(States))
	for i := range stories {
		if v := stories[i].In(l); v != nil {
			counts[v.State]++
		}
	}
	return counts
}

// Owed counts the versions in some states, in some languages: what a newsroom that
// leaves no debts has none of. Of a story whose original is a draft, or that is over,
// nothing is owed. It is nil where there are none.
func Owed(stories []Story, states, languages []string) []int {
	var owed []int
	for _, s := range stories {
		for _, v := range s.Versions {
			if s.Over || s.Original.Header.Draft || !slices.Contains(states, v.State.String()) ||
				len(languages) > 0 && !slices.Contains(languages, v.Language.Tag) {
				continue
			}
			if owed == nil {
				owed = make([]int, len(States))
			}
			owed[v.State]++
		}
	}
	return owed
}

// Acceptable is the row that a translation records when somebody has checked it. A
// version that records none is an error that says why.
func Acceptable(p *prose.Prose, a *site.Article) (Row, error) {
	s, err := Of(p, a)
	t := a.Header.Translation
	switch {
	case err != nil:
		return nil, err
	case a.Document == a.Story.Original && t != nil:
		return nil, fmt.Errorf("is a translation, but its original is not there")
	case a.Document == a.Story.Original && len(a.Story.Versions) > 1:
		return nil, fmt.Errorf("is the original, and no translation; accept its translations")
	case a.Document == a.Story.Original:
		return nil, fmt.Errorf("is no translation: there is no other version of it")
	case t.Adapted():
		return nil, fmt.Errorf("is an adaptation, which is not held against its original paragraph by paragraph")
	case s.Against == nil:
		return nil, fmt.Errorf("has no original that can be read (%s)", a.Story.Original.File)
	}
	return s.Now, nil
}

// Short is the changes as a table has room for: title 3 5 +7 -2 ~4, where 3 and 5
// have changed, 7 was added, the former 2 removed, and 4 moved.
func (c *Changes) Short() string {
	var parts []string
	if c.Title {
		parts = append(parts, "title")
	}
	if c.Description {
		parts = append(parts, "description")
	}
	const most = 6
	for _, kind := range []struct {
		sign    string
		numbers []int
	}{{"", c.Numbers(Changed)}, {"+", c.Numbers(Added)}, {"-", c.Removed()}, {"~", c.Numbers(Moved)}} {
		for _, n := range kind.numbers {
			if len(parts) == most {
				return strings.Join(append(parts, "…"), " ")
			}
			parts = append(parts, fmt.Sprint(kind.sign, n))
		}
	}
	return strings.Join(parts, " ")
}

package ledger

import (
	"cmp"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/language/typeset"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Story is a story with its Status in all languages of the site.
type Story struct {
	*site.Story
	Title    string    // of the original, else of the first version
	Versions []Version // in declared order of languages; without those whose state cannot be known because of errors in files
	Urgent   bool      // the original was corrected, and some translation has not followed
	Closed   bool      // withdrawn or expired: it needs no translation any more
}

// Version is a story in one language.
type Version struct {
	Language *site.Language
	Article  *site.Article // nil if Missing or Unplanned
	*Status
	DraftedBy []string // names of the authors or translators of a Draft
}

// Survey returns all stories and standing pages of a site: urgent ones first, then leads,
// then the newest. The function recall returns the texts that an original had before (see
// Recall); nil stands for one that knows none, and then nothing is Touched.
// The error is that of reading a file.
func Survey(s *site.Site, p *prose.Prose, recall func(*Status) (EarlierTexts, error)) ([]Story, error) {
	var all []Story
	survey := survey{s, p, recall}
	for _, story := range storiesOf(s) {
		one, err := survey.story(story)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b Story) int {
		return cmp.Or(
			trueFirst(a.Urgent, b.Urgent),
			trueFirst(a.Original.Header.Lead, b.Original.Header.Lead),
			b.First.Compare(a.First),
			strings.Compare(a.ID, b.ID),
		)
	})
	return all, nil
}

// trueFirst compares two values for sorting: true comes before false.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// storiesOf returns the stories of a site, then its standing pages.
func storiesOf(s *site.Site) []*site.Story {
	all := slices.Clone(s.Stories)
	seen := map[*site.Story]bool{}
	for _, l := range s.Languages {
		for _, a := range l.Pages {
			if !seen[a.Story] {
				seen[a.Story] = true
				all = append(all, a.Story)
			}
		}
	}
	return all
}

// survey is the input of a Survey.
type survey struct {
	site   *site.Site
	prose  *prose.Prose
	recall func(*Status) (EarlierTexts, error)
}

// story surveys one story.
func (s *survey) story(story *site.Story) (Story, error) {
	one := Story{Story: story, Title: typeset.Breakable(story.Versions[0].Title)}
	for _, l := range s.site.Languages {
		a := story.In(l)
		if a == nil {
			if s.site.Version(story.ID, l.Tag) == nil {
				one.Versions = append(one.Versions, Version{Language: l, Status: &Status{State: absentState(s.site, story, l)}})
			}
			continue // else its file has errors
		}
		if story.Original.Broken && a.Document != story.Original {
			continue // the original cannot be read, so there is nothing to compare with
		}
		status, err := s.status(a)
		if err != nil {
			return one, err
		}
		if a.Document == story.Original {
			one.Title = typeset.Breakable(a.Title)
		}
		one.Closed = one.Closed || a.Withdrawn != nil || a.State == site.Expired
		one.Urgent = one.Urgent || status.Corrected
		one.Versions = append(one.Versions, Version{l, a, status, draftedBy(a, status.State)})
	}
	if one.Closed {
		one.Urgent = false
		for i := range one.Versions {
			if v := &one.Versions[i]; v.State == Missing {
				v.Status = &Status{State: Unplanned}
			}
		}
	}
	return one, nil
}

// status is StatusOf, and finds which Stale versions are merely Touched.
func (s *survey) status(a *site.Article) (*Status, error) {
	status, err := StatusOf(s.prose, a)
	if err != nil || status.State != Stale || s.recall == nil {
		return status, err
	}
	earlier, _ := s.recall(status) // a version stays Stale if the words are not known
	now, err := TextOf(s.prose, status.Reference)
	if err != nil {
		return nil, err
	}
	if status.isTouched(earlier, now) {
		status.State = Touched
	}
	return status, nil
}

// absentState returns the State of a version that does not exist.
func absentState(s *site.Site, story *site.Story, l *site.Language) State {
	h := &story.Original.Header
	switch {
	case h.Translation != nil: // a translation stands in for an original that is gone
		return Unplanned
	case slices.Contains(h.Translate, l.Tag), s.Config.Translate == config.TranslateAll && !story.Versions[0].Date.IsZero():
		return Missing
	}
	return Unplanned
}

// draftedBy returns the names of those who work on a draft.
func draftedBy(a *site.Article, state State) []string {
	if state != Draft {
		return nil
	}
	people := a.Authors
	if a.Document != a.Story.Original {
		people = a.Translators
	}
	var names []string
	for _, person := range people {
		names = append(names, person.Name)
	}
	return names
}

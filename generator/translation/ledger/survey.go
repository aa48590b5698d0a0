package ledger

import (
	"cmp"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Story is how a story stands in all languages of the site.
type Story struct {
	*site.Story
	Title    string    // of the original, else of the first version
	Versions []Version // in declared order of languages; those are left out that errors in files keep from being told
	Pressing bool      // the original was corrected, and some translation has not followed
	Over     bool      // withdrawn or expired: nothing is owed any more
}

// Version is how a story stands in one language.
type Version struct {
	Language *site.Language
	Article  *site.Article // nil of Missing and Unplanned ones
	*Standing
	By []string // who works on a Draft
}

// Survey finds how all stories and standing pages of a site stand: first the
// corrected ones, then leads, then the newest. Recall finds the words that an original
// had (see Recall); without it nothing is Touched.
func Survey(s *site.Site, p *prose.Prose, recall func(*Standing) (Earlier, error)) ([]Story, error) {
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
			first(a.Pressing, b.Pressing),
			first(a.Original.Header.Lead, b.Original.Header.Lead),
			b.First.Compare(a.First),
			strings.Compare(a.ID, b.ID),
		)
	})
	return all, nil
}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// storiesOf lists the stories of a site, and its standing pages.
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

// survey is a Survey at work.
type survey struct {
	site   *site.Site
	prose  *prose.Prose
	recall func(*Standing) (Earlier, error)
}

func (y *survey) story(story *site.Story) (Story, error) {
	s, p, recall := y.site, y.prose, y.recall
	one := Story{Story: story, Title: locale.Breakable(story.Versions[0].Title)}
	for _, l := range s.Languages {
		a := story.In(l)
		if a == nil {
			if s.Version(story.ID, l.Tag) == nil {
				one.Versions = append(one.Versions, Version{Language: l, Standing: &Standing{State: absent(s, story, l)}})
			}
			continue // else its file has errors
		}
		if story.Original.Broken && a.Document != story.Original {
			continue // nobody knows what it is to say
		}
		standing, err := Of(p, a)
		if err != nil {
			return one, err
		}
		if standing.State == Stale && recall != nil {
			earlier, _ := recall(standing) // words that are not known leave it Stale
			now, err := TextOf(p, standing.Against)
			if err != nil {
				return one, err
			}
			if standing.touched(earlier, now) {
				standing.State = Touched
			}
		}
		if a.Document == story.Original {
			one.Title = locale.Breakable(a.Title)
		}
		one.Over = one.Over || a.Withdrawn != nil || a.State == site.Expired
		one.Pressing = one.Pressing || standing.Corrected
		one.Versions = append(one.Versions, Version{l, a, standing, by(a, standing.State)})
	}
	if one.Over {
		one.Pressing = false
		for i := range one.Versions {
			if v := &one.Versions[i]; v.State == Missing {
				v.Standing = &Standing{State: Unplanned}
			}
		}
	}
	return one, nil
}

// absent is the state of a version that is not there.
func absent(s *site.Site, story *site.Story, l *site.Language) State {
	h := &story.Original.Header
	switch {
	case h.Translation != nil: // its original is gone
		return Unplanned
	case slices.Contains(h.Translate, l.Tag), s.Config.Translate == config.TranslateAll && !story.Versions[0].Date.IsZero():
		return Missing
	}
	return Unplanned
}

// by lists who works on a draft.
func by(a *site.Article, state State) []string {
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

// Doubts are what is odd about which version of a story translates which: what a
// survey had to assume.
func Doubts(stories []Story) diag.List {
	var problems diag.List
	for _, story := range stories {
		o := story.Original
		for _, v := range story.Versions {
			a := v.Article
			switch {
			case a == nil:
			case a.Document == o:
				if t := a.Header.Translation; t != nil && len(t.Of) == 0 {
					problems.Warnf(a.At("translation"), "a translation, and its original is not there").
						Hintf("bring the original back, or delete translation: if this is the original now")
				}
			case a.Header.Translation == nil:
				problems.Warnf(a.Top(), "nothing says which version is the original; %s is taken for it, %s", o.File, because(a, o.Header.Date.Equal(a.Header.Date))).
					Hintf("write translation: {of: %s} into the one that translates", o.Lang)
			case v.Against != nil && v.Against.Document != o:
				problems.Warnf(a.At("translation.of"), "a translation of a translation: %s is itself translated from %s", v.Against.File, o.File).
					Hintf("it is held against %s; what changes in %s shows here once that has followed", v.Against.File, o.File)
			}
			problems = append(problems, damage(a)...)
		}
	}
	return problems
}

func because(a *site.Article, sameDate bool) string {
	if sameDate || a.Header.Date.IsZero() {
		return "whose language is declared first"
	}
	return "which has the earlier date"
}

// damage says what is wrong with the row that a translation records.
func damage(a *site.Article) diag.List {
	if a == nil || a.Header.Translation == nil || a.Header.Translation.Source == "" {
		return nil
	}
	var problems diag.List
	if _, err := ParseRow(a.Header.Translation.Source); err != nil {
		problems.Warnf(a.At("translation.source"), "%v", err).
			Hintf("nothing is lost: look at the translation, then record the original anew: qostil status --accept %s", a.File)
	}
	return problems
}

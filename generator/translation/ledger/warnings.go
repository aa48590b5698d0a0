package ledger

import (
	"qostil/generator/diag"
	"qostil/generator/site"
)

// Warnings reports where a survey had to guess which version of a story is the original,
// and translations of translations.
func Warnings(stories []Story) diag.List {
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
			case v.Reference != nil && v.Reference.Document != o:
				problems.Warnf(a.At("translation.of"), "a translation of a translation: %s is itself translated from %s", v.Reference.File, o.File).
					Hintf("it is held against %s; what changes in %s shows here once that has followed", v.Reference.File, o.File)
			}
			problems = append(problems, fingerprintProblems(a)...)
		}
	}
	return problems
}

// because returns why a version was taken for the original, for a message.
func because(a *site.Article, sameDate bool) string {
	if sameDate || a.Header.Date.IsZero() {
		return "whose language is declared first"
	}
	return "which has the earlier date"
}

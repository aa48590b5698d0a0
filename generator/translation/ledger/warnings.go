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
					problems.Add(a.At("translation"), "translation.original-gone")
				}
			case a.Header.Translation == nil:
				problems.Add(a.Top(), "translation.original-unnamed", o.File, because(a, o.Header.Date.Equal(a.Header.Date)), o.Lang)
			case v.Reference != nil && v.Reference.Document != o:
				problems.Add(a.At("translation.of"), "translation.of-translation", v.Reference.File, o.File)
			}
			problems = append(problems, fingerprintProblems(a)...)
		}
	}
	return problems
}

// because returns why a version was taken for the original, for a message.
func because(a *site.Article, sameDate bool) diag.Message {
	if sameDate || a.Header.Date.IsZero() {
		return diag.Say("original.first-language")
	}
	return diag.Say("original.earlier-date")
}

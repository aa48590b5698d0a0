package ledger

import (
	"fmt"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Outdated warns if the original of a translation has changed since, and if its recorded
// Fingerprint cannot be read.
func Outdated(p *prose.Prose, a *site.Article) diag.List {
	s, err := StatusOf(p, a)
	if err != nil || s.Reference == nil {
		return nil
	}
	return slices.Concat(fingerprintProblems(a), s.outdated(p, a))
}

// outdated warns if the original has changed.
func (s *Status) outdated(p *prose.Prose, a *site.Article) diag.List {
	var problems diag.List
	switch {
	case a.Header.Translation.Adapted():
	case s.Changes == nil && !s.Since.IsZero():
		var code diag.Code = "original.changed-since"
		if s.Corrected {
			code = "original.corrected-since"
		}
		problems.Add(a.At("translation"), code, a.File).With(s.Reference.Top())
	case s.Changes != nil && !s.Changes.None():
		problems.Add(a.At("translation.source"), "original.changed", s.Changes, a.File).
			With(s.firstChange(p))
	}
	return problems
}

// firstChange returns the place of the first changed block of the original, else of its
// changed title or description, else its top.
func (s *Status) firstChange(p *prose.Prose) diag.Place {
	facts, err := p.Facts(s.Reference)
	i := slices.IndexFunc(s.Changes.Blocks, func(b Block) bool { return b.Change != Same })
	switch {
	case err == nil && i >= 0 && i < len(facts.Blocks):
		return diag.Place{File: s.Reference.File, Line: int(facts.Blocks[i].Line), Column: 1}
	case s.Changes.Title:
		return s.Reference.At("title")
	case s.Changes.Description:
		return s.Reference.At("description")
	}
	return s.Reference.Top()
}

// fingerprintProblems warns of a recorded Fingerprint that cannot be read.
func fingerprintProblems(a *site.Article) diag.List {
	if a == nil || a.Header.Translation == nil || a.Header.Translation.Source == "" {
		return nil
	}
	var problems diag.List
	if _, err := ParseFingerprint(a.Header.Translation.Source); err != nil {
		problems.Add(a.At("translation.source"), "translation.source-damaged", err, a.File)
	}
	return problems
}

// String returns the Changes in words: "its title; paragraphs 3 and 5; paragraph 7 added".
func (c *Changes) String() string {
	var parts []string
	if c.Title {
		parts = append(parts, "its title")
	}
	if c.Description {
		parts = append(parts, "its description")
	}
	for _, kind := range []struct {
		numbers []int
		suffix  string
	}{
		{c.Numbers(Changed), ""},
		{c.Numbers(Added), " added"},
		{c.Numbers(Moved), " moved"},
		{c.Removed(), " of the earlier ones removed"},
	} {
		if n := len(kind.numbers); n == 1 {
			parts = append(parts, fmt.Sprintf("paragraph %d%s", kind.numbers[0], kind.suffix))
		} else if n > 1 {
			parts = append(parts, "paragraphs "+numberList(kind.numbers)+kind.suffix)
		}
	}
	return strings.Join(parts, "; ")
}

// Short returns the Changes in the width of a table cell: "title 3 5 +7 -2 ~4" if the
// title and the paragraphs 3 and 5 have changed, 7 was added, the recorded paragraph 2
// was deleted and 4 was moved. At most six are shown.
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

// numberList returns ascending numbers in words: "3, 5 and 7–9".
func numberList(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		switch {
		case last == i:
			parts = append(parts, fmt.Sprint(numbers[i]))
		case last == i+1:
			parts = append(parts, fmt.Sprint(numbers[i]), fmt.Sprint(numbers[last]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", numbers[i], numbers[last]))
		}
		i = last + 1
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

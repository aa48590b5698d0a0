package ledger

import (
	"fmt"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Behind finds where a translation has not caught up with its original: what has changed
// since, and records that cannot be read.
func Behind(p *prose.Prose, a *site.Article) diag.List {
	s, err := Of(p, a)
	if err != nil || s.Against == nil {
		return nil
	}
	return slices.Concat(damage(a), s.stale(p, a))
}

// stale says that the original has changed.
func (s *Standing) stale(p *prose.Prose, a *site.Article) diag.List {
	var problems diag.List
	switch {
	case a.Header.Translation.Adapted():
	case s.Changes == nil && !s.Since.IsZero():
		what := "changed"
		if s.Corrected {
			what = "corrected"
		}
		problems.Warnf(a.At("translation"), "the original was %s after this was translated", what).With(s.Against.Top()).
			Hintf("compare the two; when this has caught up: qostil status --accept %s", a.File)
	case s.Changes != nil && !s.Changes.None():
		problems.Warnf(a.At("translation.source"), "the original has changed since this was translated: %s", s.Changes).
			With(s.place(p)).
			Hintf("qostil diff %s shows how; when this has caught up: qostil status --accept %s", a.File, a.File)
	}
	return problems
}

// place is the first block of the original that has changed, else its top.
func (s *Standing) place(p *prose.Prose) diag.Place {
	facts, err := p.Facts(s.Against)
	i := slices.IndexFunc(s.Changes.Blocks, func(b Block) bool { return b.Change != Same })
	switch {
	case err == nil && i >= 0 && i < len(facts.Blocks):
		return diag.Place{File: s.Against.File, Line: int(facts.Blocks[i].Line), Column: 1}
	case s.Changes.Title:
		return s.Against.At("title")
	case s.Changes.Description:
		return s.Against.At("description")
	}
	return s.Against.Top()
}

// String is the changes in words: "title, blocks 3 and 5; 7 is new".
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
			parts = append(parts, "paragraphs "+List(kind.numbers)+kind.suffix)
		}
	}
	return strings.Join(parts, "; ")
}

// List is numbers in words: "3, 5 and 7-9".
func List(numbers []int) string {
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

package agree

import (
	"sync"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// Checker checks the articles of one site. It is safe for concurrent use.
type Checker struct {
	prose *prose.Prose
	site  *site.Site

	mu         sync.Mutex
	glossaries map[*site.Language]*glossary
}

// NewChecker returns a Checker of the site whose texts p has.
func NewChecker(p *prose.Prose) *Checker {
	return &Checker{prose: p, site: p.Site(), glossaries: map[*site.Language]*glossary{}}
}

// glossary returns the glossary of a language, which it makes when first asked.
func (c *Checker) glossary(l *site.Language) *glossary {
	c.mu.Lock()
	defer c.mu.Unlock()
	g := c.glossaries[l]
	if g == nil {
		g = newGlossary(c.site.Config.Names, l.Locale)
		c.glossaries[l] = g
	}
	return g
}

// Check returns warnings about the text of an article: misspelt names, words of another
// language and, for a translation, where it does not agree with its original or is
// outdated. An article whose file cannot be read has none; rendering reports that.
func (c *Checker) Check(a *site.Article) diag.List {
	v, err := c.read(a)
	if err != nil {
		return nil
	}
	var problems diag.List
	misspelt := v.misspelt(&problems)
	v.lint(&problems)
	reference := ledger.Reference(a)
	if reference == nil {
		return problems
	}
	problems = append(problems, ledger.Outdated(c.prose, a)...)
	if a.Letters == 0 && a.Paragraphs == 0 && reference.Letters > 0 {
		problems.Add(a.Top(), "translation.no-text")
		return problems
	}
	if a.Header.Translation.Adapted() {
		return problems
	}
	original, err := c.read(reference)
	if err != nil {
		return problems
	}
	v.lintDate(original, &problems)
	found, err := c.compare(original, v, misspelt)
	if err != nil {
		return problems
	}
	return append(problems, found...)
}

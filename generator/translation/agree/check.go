package agree

import (
	"sync"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// Checker holds the texts of a site against what their language, the desk's glossaries
// and their originals say. Any number of goroutines may use it.
type Checker struct {
	prose *prose.Prose
	site  *site.Site

	mu         sync.Mutex
	glossaries map[*site.Language]*glossary
}

// NewChecker prepares to check the texts of a site.
func NewChecker(p *prose.Prose) *Checker {
	return &Checker{prose: p, site: p.Site(), glossaries: map[*site.Language]*glossary{}}
}

func (k *Checker) glossary(l *site.Language) *glossary {
	k.mu.Lock()
	defer k.mu.Unlock()
	g := k.glossaries[l]
	if g == nil {
		g = newGlossary(k.site.Config.Names, l.Locale)
		k.glossaries[l] = g
	}
	return g
}

// Check finds what is wrong with an article's words: names that the desk spells
// otherwise, words of another language, and, in a translation, what its original does
// not say, or says since. All it finds are warnings: an urgent correction does not wait
// for its translation.
func (k *Checker) Check(a *site.Article) diag.List {
	v, err := k.read(a)
	if err != nil {
		return nil // rendering tells of it
	}
	var problems diag.List
	misspelt := v.misspelt(&problems)
	v.guard(&problems)
	against := ledger.Reference(a)
	if against == nil {
		return problems
	}
	problems = append(problems, ledger.Outdated(k.prose, a)...)
	if a.Letters == 0 && a.Paragraphs == 0 && against.Letters > 0 {
		problems.Warnf(a.Top(), "there is no text, and the original has some").Hintf("translate it, or keep the file back: draft: true")
		return problems
	}
	if t := a.Header.Translation; t.Adapted() {
		return problems
	}
	original, err := k.read(against)
	if err != nil {
		return problems
	}
	v.dates(original, &problems)
	found, err := k.compare(original, v, misspelt)
	if err != nil {
		return problems
	}
	return append(problems, found...)
}

package prose

import (
	"cmp"
	"slices"
	"sync"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// textCheck holds the problems of a document's text, once it has been checked.
type textCheck struct {
	mu       sync.Mutex
	done     bool
	problems diag.List
}

// checkOf returns the entry of a document in checks.
func (p *Prose) checkOf(d *content.Document) *textCheck {
	if c, ok := p.checks.Load(d); ok {
		return c.(*textCheck)
	}
	actual, _ := p.checks.LoadOrStore(d, &textCheck{})
	return actual.(*textCheck)
}

// check finds the problems of a text and of its links. It does so once for a document.
func (p *Prose) check(a *site.Article, facts *markdown.Facts) {
	c := p.checkOf(a.Document)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		return
	}
	c.done = true
	c.problems = slices.Clone(facts.Problems)
	for _, r := range facts.Refs {
		var problem *diag.Problem
		if r.Image {
			_, problem = p.picture(a, r, Page)
		} else {
			_, problem = p.resolve(a, r, Page)
		}
		if problem != nil {
			c.problems = append(c.problems, *problem)
		}
	}
	for _, s := range facts.Snippets {
		_, problems := p.values(a, s, Page)
		c.problems = append(c.problems, problems...)
	}
	if len(c.problems) > 0 {
		p.mu.Lock()
		p.found = append(p.found, c.problems...)
		p.mu.Unlock()
	}
}

// Found returns the problems that were found since it was last called.
func (p *Prose) Found() diag.List {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.found
	p.found = nil
	return found
}

// Check finds the problems of all texts, rendered or not.
func (p *Prose) Check() {
	for _, l := range p.site.Languages {
		for _, list := range [][]*site.Article{l.Articles, l.Withdrawn, l.Pages} {
			for _, a := range list {
				if facts, err := p.Facts(a); err == nil {
					p.check(a, facts)
				}
			}
		}
	}
}

// Problems returns the problems of all texts that have been checked, by file and line.
func (p *Prose) Problems() diag.List {
	var all diag.List
	p.checks.Range(func(_, v any) bool {
		c := v.(*textCheck)
		c.mu.Lock()
		defer c.mu.Unlock()
		all = append(all, c.problems...)
		return true
	})
	slices.SortStableFunc(all, func(a, b diag.Problem) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	return all
}

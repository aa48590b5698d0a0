// Package prose is an article's Markdown as finished HTML, made once for pages,
// feeds, search and letters.
//
// It joins what a text says (package markdown) with what the site knows (package
// site): where its links and pictures lead, and which ids its headings share
// with the original's. What is wrong with links is found here, once a document,
// whichever page asks first.
package prose

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/picture"
	"qostil/generator/site"
)

// Prose makes the texts of one build. Any number of goroutines may ask.
type Prose struct {
	site     *site.Site
	store    *content.Store
	pictures *picture.Set
	engine   *markdown.Engine
	exists   func(path string) bool // whether there is a file at a path of the site
	memory   *Memory
	warm     warm

	// Snippets are the pieces that texts can fill in, by name. They are set before the
	// first text is made.
	Snippets map[string]*Snippet

	mu    sync.Mutex
	found diag.List // since the last call of Found

	foreign sync.Map // tag to *locale.Locale, of languages that the site is not in

	texts sync.Map // *content.Document to *text
	kept  sync.Map // kept to func() (string, error)
}

// text is what is wrong with a document's text.
type text struct {
	mu       sync.Mutex
	checked  bool
	problems diag.List
}

// Form says for which place a text is made.
type Form uint8

// The forms of texts.
const (
	Page Form = iota // its own page
	List             // among others on a page: ids are told apart
	Feed             // away from the site: addresses are absolute
	Pair             // beside another language: ids, and links to them, begin with the text's own
)

// kept names a text that is shown in several places and made once.
type kept struct {
	article *site.Article
	form    Form
}

// New prepares the texts of a site. Whether a path of the site exists is asked
// only when pages render, by when the tree of files is whole. The memory is that of
// the builds before.
func New(s *site.Site, store *content.Store, pictures *picture.Set, exists func(path string) bool, m *Memory) *Prose {
	m.expect(len(store.Documents))
	return &Prose{site: s, store: store, pictures: pictures, engine: markdown.New(), exists: exists, memory: m}
}

// Site is the site whose texts these are.
func (p *Prose) Site() *site.Site { return p.site }

// of is the entry of a document.
func (p *Prose) of(d *content.Document) *text {
	if t, ok := p.texts.Load(d); ok {
		return t.(*text)
	}
	actual, _ := p.texts.LoadOrStore(d, &text{})
	return actual.(*text)
}

// facts is what a document's text says of itself.
func (p *Prose) facts(d *content.Document) (*markdown.Facts, error) {
	about := p.about(d)
	f := p.memory.of(about)
	f.once.Do(func() {
		parsed, err := p.parse(d)
		if err != nil {
			f.Facts, f.err = &markdown.Facts{}, err
			p.memory.forget(about)
			return
		}
		p.warm.put(d, parsed)
		f.Facts = parsed.Facts()
	})
	return f.Facts, f.err
}

// whole is a document's text, parsed; what it says of itself is remembered.
func (p *Prose) whole(d *content.Document) (*markdown.Text, error) {
	t, err := p.parse(d)
	if err == nil {
		f := p.memory.of(p.about(d))
		f.once.Do(func() { f.Facts = t.Facts() })
	}
	return t, err
}

// parse parses a text, unless it is warm.
func (p *Prose) parse(d *content.Document) (*markdown.Text, error) {
	if t := p.warm.take(d); t != nil {
		return t, nil
	}
	body, err := p.store.Body(d)
	if err != nil {
		return nil, err
	}
	about := p.about(d)
	t := p.engine.Parse(about.locale, d.File, body, d.BodyLine)
	if p.site.Config.Search == config.SearchBuiltin { // while the text is there
		p.memory.tokenize(about, t)
	}
	return t, nil
}

func (p *Prose) about(d *content.Document) subject {
	return subject{d, p.site.Language(d.Lang).Locale}
}

// Facts is what an article's text says of itself.
func (p *Prose) Facts(a *site.Article) (*markdown.Facts, error) { return p.facts(a.Document) }

// Summary is the article in one sentence: its description, else the first of its
// text.
func (p *Prose) Summary(a *site.Article) (string, error) {
	if a.Description != "" {
		return a.Description, nil
	}
	facts, err := p.Facts(a)
	return facts.Summary, err
}

// HTML is the article's text. Lists and feeds show the same few texts again and
// again: those are kept.
func (p *Prose) HTML(a *site.Article, form Form) (string, error) {
	if form == Page || form == Pair {
		return p.make(a, form)
	}
	make := sync.OnceValues(func() (string, error) { return p.make(a, form) })
	actual, _ := p.kept.LoadOrStore(kept{a, form}, make)
	return actual.(func() (string, error))()
}

func (p *Prose) make(a *site.Article, form Form) (string, error) {
	t, err := p.whole(a.Document)
	if err != nil {
		return "", err
	}
	p.check(a, t.Facts())
	var b strings.Builder
	err = t.HTML(&b, p.options(a, t, form))
	if form == Page && len(p.site.Pairs(a.Story)) > 0 {
		p.warm.put(a.Document, t)
	}
	return b.String(), err
}

// options is what a page knows of a text.
func (p *Prose) options(a *site.Article, t *markdown.Text, form Form) *markdown.Options {
	options := &markdown.Options{
		Headings: p.headings(a.Document, t.Facts()),
		Locale:   p.locale,
		Link: func(r markdown.Ref) markdown.Link {
			l, _ := p.resolve(a, r, form)
			return l
		},
		Picture: func(r markdown.Ref) markdown.Picture {
			pic, _ := p.picture(a, r, form)
			return pic
		},
		Snippet: func(s markdown.Snippet) (string, error) { return p.fill(a, s, form) },
		Eager:   form == Page && a.Image == nil,
	}
	switch form {
	case List: // where two months may have a story of one slug
		options.IDPrefix = strings.ReplaceAll(strings.TrimPrefix(a.Path, "/"), "/", "-")
	case Feed:
		options.IDPrefix = a.Slug + "-"
	case Pair:
		options.IDPrefix = a.Lang + "-"
	}
	return options
}

// locale is the language of a passage, for its typography; nil where the program has no
// data for it.
func (p *Prose) locale(tag string) *locale.Locale {
	if l := p.site.Language(tag); l != nil {
		return l.Locale
	}
	if l, ok := p.foreign.Load(tag); ok {
		return l.(*locale.Locale)
	}
	var l *locale.Locale
	if locale.Knows(tag) {
		l, _ = locale.Load(tag, p.site.Config.Style[tag])
	}
	p.foreign.Store(tag, l)
	return l
}

// headings are the ids of a document's headings: the original's where number and
// levels agree, so that a link to a heading holds when the language is switched.
func (p *Prose) headings(d *content.Document, facts *markdown.Facts) []string {
	ids := make([]string, len(facts.Headings))
	for i, h := range facts.Headings {
		ids[i] = h.ID
	}
	a := p.site.Article(d)
	if a == nil || a.Story.Original == d || a.Story.Original.Broken || len(ids) == 0 {
		return ids
	}
	original, err := p.facts(a.Story.Original)
	if err != nil || !slices.EqualFunc(original.Headings, facts.Headings, func(x, y markdown.Heading) bool { return x.Level == y.Level }) {
		return ids
	}
	for i, h := range original.Headings {
		ids[i] = h.ID
	}
	return ids
}

// check finds what is wrong with a text and its links, once a document.
func (p *Prose) check(a *site.Article, facts *markdown.Facts) {
	t := p.of(a.Document)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.checked {
		return
	}
	t.checked = true
	t.problems = slices.Clone(facts.Problems)
	for _, r := range facts.Refs {
		var problem *diag.Problem
		if r.Image {
			_, problem = p.picture(a, r, Page)
		} else {
			_, problem = p.resolve(a, r, Page)
		}
		if problem != nil {
			t.problems = append(t.problems, *problem)
		}
	}
	for _, s := range facts.Snippets {
		_, problems := p.values(a, s, Page)
		t.problems = append(t.problems, problems...)
	}
	if len(t.problems) > 0 {
		p.mu.Lock()
		p.found = append(p.found, t.problems...)
		p.mu.Unlock()
	}
}

// Found lists what was found wrong since it was last asked.
func (p *Prose) Found() diag.List {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.found
	p.found = nil
	return found
}

// Check finds what is wrong with all texts, made or not.
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

// Problems lists what was wrong with the texts that have been made, by file.
func (p *Prose) Problems() diag.List {
	var all diag.List
	p.texts.Range(func(_, v any) bool {
		t := v.(*text)
		t.mu.Lock()
		defer t.mu.Unlock()
		all = append(all, t.problems...)
		return true
	})
	slices.SortStableFunc(all, func(a, b diag.Problem) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	return all
}

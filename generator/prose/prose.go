// Package prose renders the Markdown of articles as HTML, for pages, feeds, search and the
// translators' desk.
//
// It joins what a text says (package markdown) with what the site knows (package site):
// where links and pictures lead, and which ids the headings share with those of the
// original. A text is read and parsed when it is first asked for, and never again while
// the Memory keeps its Facts. A text has several forms:
//
//	p := prose.New(prose.Input{Site: s, Store: store, ...})
//	html, err := p.HTML(article, prose.Page) // for its own page
//	html, err = p.HTML(article, prose.Feed)  // with absolute addresses
//	blocks, err := p.Blocks(article)         // block by block, to stand beside another language
//
// The one resolver of links is here as well: Target takes an address apart, and says which
// document it names. Problems of a text and its links are found once for a document,
// whichever page asks first; Check finds those of all texts.
package prose

import (
	"slices"
	"strings"
	"sync"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/picture"
	"qostil/generator/site"
)

// Input is what the texts of a site are made with.
type Input struct {
	Site     *site.Site
	Store    *content.Store
	Pictures *picture.Set
	Snippets map[string]*Snippet    // by name
	Exists   func(path string) bool // whether the site has a page or a file at a path; called only while texts are made
	Memory   *Memory                // of the builds before
	Words    *Words                 // of the builds before; the words of each text that is parsed are added, unless it is nil
}

// Prose makes the texts of one build. Its methods may be called by any number of
// goroutines.
type Prose struct {
	site     *site.Site
	store    *content.Store
	pictures *picture.Set
	snippets map[string]*Snippet
	exists   func(path string) bool
	memory   *Memory
	words    *Words
	record   bool // the words of each text that is parsed

	engine *markdown.Engine
	parsed parsedCache

	mu    sync.Mutex
	found diag.List // since the last call of Found

	foreign  sync.Map // language tag to *locale.Locale, of languages that the site is not in
	checks   sync.Map // *content.Document to *textCheck
	rendered sync.Map // renderedKey to func() (string, error)
}

// Form is the place that a text is rendered for.
type Form uint8

// The forms of texts.
const (
	Page Form = iota // its own page
	List             // among others on a page: ids are told apart
	Feed             // away from the site: addresses are absolute
	Pair             // beside another language: ids, and links to them, begin with the text's own
)

// renderedKey names the HTML of a text that several pages show and that is made once.
type renderedKey struct {
	article *site.Article
	form    Form
}

// New returns the texts of a site. None is read before it is asked for.
func New(in Input) *Prose {
	p := &Prose{
		site: in.Site, store: in.Store, pictures: in.Pictures, snippets: in.Snippets, exists: in.Exists,
		memory: in.Memory, words: in.Words, record: in.Words != nil, engine: markdown.New(),
	}
	if p.words == nil {
		p.words = &Words{}
	}
	p.memory.expect(len(p.store.Documents))
	p.words.expect(len(p.store.Documents))
	return p
}

// Site returns the site whose texts these are.
func (p *Prose) Site() *site.Site { return p.site }

// facts returns what a document's text says of itself. They are made once.
func (p *Prose) facts(d *content.Document) (*markdown.Facts, error) {
	key := p.key(d)
	f := p.memory.of(key)
	f.once.Do(func() {
		t, err := p.parse(d)
		if err != nil {
			f.Facts, f.err = &markdown.Facts{}, err
			p.memory.forget(key)
			return
		}
		f.Facts = t.Facts()
		p.parsed.put(d, t)
	})
	return f.Facts, f.err
}

// text returns a document's text, parsed, and keeps its Facts.
func (p *Prose) text(d *content.Document) (*markdown.Text, error) {
	t, err := p.parse(d)
	if err == nil {
		f := p.memory.of(p.key(d))
		f.once.Do(func() { f.Facts = t.Facts() })
	}
	return t, err
}

// parse parses a text, unless it was parsed a moment ago.
func (p *Prose) parse(d *content.Document) (*markdown.Text, error) {
	if t := p.parsed.take(d); t != nil {
		return t, nil
	}
	body, err := p.store.Body(d)
	if err != nil {
		return nil, err
	}
	key := p.key(d)
	t := p.engine.Parse(key.locale, d.File, body, d.BodyLine)
	if p.record {
		p.words.record(key, t)
	}
	return t, nil
}

func (p *Prose) key(d *content.Document) textKey {
	return textKey{d, p.site.Language(d.Lang).Locale}
}

// Facts returns what an article's text says of itself: its blocks, headings, references.
func (p *Prose) Facts(a *site.Article) (*markdown.Facts, error) { return p.facts(a.Document) }

// Summary returns the article in one sentence: its description, else the first sentence
// of its text.
func (p *Prose) Summary(a *site.Article) (string, error) {
	if a.Description != "" {
		return a.Description, nil
	}
	facts, err := p.Facts(a)
	return facts.Summary, err
}

// HTML returns the article's text as HTML. The forms List and Feed are kept, since lists
// and feeds show the same few texts again and again.
func (p *Prose) HTML(a *site.Article, form Form) (string, error) {
	if form == Page || form == Pair {
		return p.make(a, form)
	}
	make := sync.OnceValues(func() (string, error) { return p.make(a, form) })
	actual, _ := p.rendered.LoadOrStore(renderedKey{a, form}, make)
	return actual.(func() (string, error))()
}

func (p *Prose) make(a *site.Article, form Form) (string, error) {
	t, err := p.text(a.Document)
	if err != nil {
		return "", err
	}
	p.check(a, t.Facts())
	var b strings.Builder
	err = t.HTML(&b, p.options(a, t, form))
	if form == Page && len(p.site.Pairs(a.Story)) > 0 {
		p.parsed.put(a.Document, t)
	}
	return b.String(), err
}

// options returns what the rendering of a text needs to know of the site.
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

// locale returns the locale of a passage in another language, for its typography, and nil
// if the program has no data for the language.
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

// headings returns the ids of a document's headings. They are the ids of the original's
// headings if number and levels agree, so that a link to a heading leads to the same
// heading in all languages.
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

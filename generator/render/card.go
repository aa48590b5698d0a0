package render

import (
	"sync"
	"unicode/utf8"

	"qostil/generator/language/locale"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/theme"
)

// Card is an article in a list.
type Card struct {
	Title   string
	URL     string
	Long    bool // the headline is too long for the type size of a lead
	Date    Date
	Summary string // one sentence
	Brief   bool   // shown whole: Text instead of Summary
	Text    HTML   // of briefs
	Section *Link
	Updated string // обновлено в 14:20; "" if nothing has changed
	Sources []Attribution
	Others  []Other
	Image   *Picture
	Ribbon  *Ribbon

	fragments *theme.Fragments
}

// Attribution is a source in the words of the page.
type Attribution struct {
	Text string // Asal.media со ссылкой на пресс-службу МИД Казахстана
	Name string
	URL  string
	Lang string // of the source; "" if it is the page's
	In   string // на казахском; "" if it is the page's language
	Date string
}

// Other is a version of the story in another language.
type Other struct {
	LanguageInfo
	Title    string
	URL      string
	Original bool   // the others translate it
	Both     string // address of the page with both side by side, or ""
}

// longHeadline is the longest headline, in letters, that fits four lines of a phone in the
// largest type size.
const longHeadline = 90

// card returns the card of an article. It is made once, since a story is in a dozen
// lists.
func (r *renderer) card(a *site.Article) (*Card, error) {
	known, ok := r.cards.Load(a)
	if !ok {
		known, _ = r.cards.LoadOrStore(a, &cardEntry{})
	}
	m := known.(*cardEntry)
	m.once.Do(func() {
		m.card.fragments = &m.fragments
		m.err = r.fill(&m.card, a)
	})
	return &m.card, m.err
}

// cardEntry holds the card of an article, once it has been made.
type cardEntry struct {
	once      sync.Once
	card      Card
	fragments theme.Fragments
	err       error
}

// fill fills the card of an article.
func (r *renderer) fill(c *Card, a *site.Article) error {
	l := a.Language
	c.Title, c.URL, c.Date, c.Brief = a.Title, r.url(a.Path), date(l, a.Date, a.DateOnly), a.Brief
	c.Long = utf8.RuneCountInString(a.Title) > longHeadline
	c.Sources, c.Others, c.Image, c.Ribbon = r.attributions(a), r.others(a), r.image(a), ribbon(a)
	if a.Section != nil {
		if path := l.Listed(a.Section.Path); path != "" {
			section := r.link(a.Section, a.Section.Label, path)
			c.Section = &section
		}
	}
	if u := updated(a); u != nil {
		if u.Clock != "" && u.Day == c.Date.Day {
			c.Updated = l.T("list.updated", "time", u.Clock)
		} else {
			c.Updated = l.T("date.updated") + " " + u.Short
		}
	}
	var err error
	if a.Brief {
		var text string
		text, err = r.Prose.HTML(a, prose.List)
		c.Text = trusted(text)
	} else {
		c.Summary, err = r.Prose.Summary(a)
	}
	return err
}

// attributions returns the sources of an article in the words of its language.
func (r *renderer) attributions(a *site.Article) []Attribution {
	l := a.Language
	var all []Attribution
	for _, s := range a.Sources {
		at := Attribution{Text: s.Name, Name: s.Name, URL: s.URL}
		switch {
		case s.Citing != "":
			at.Text = l.T("src.via", "name", s.Name, "citing", s.Citing)
		case s.Via != "":
			at.Text = l.T("src.neutral", "name", s.Name, "via", s.Via)
		}
		at.Lang, at.In = foreign(l, s.Lang)
		if !s.Date.IsZero() {
			at.Date = l.Date(s.Date.In(r.Site.Config.Zone))
		}
		all = append(all, at)
	}
	return all
}

// foreign returns the language of a source and the words for it; both are "" if it is the
// language of the page, in whatever script.
func foreign(l *site.Language, lang string) (tag, in string) {
	base := locale.Base(lang)
	if lang == "" || base == l.ISO639() {
		return "", ""
	}
	if l.Has("src.in." + base) {
		in = l.T("src.in." + base)
	}
	return lang, in
}

// updated returns the last change of an article, or nil.
func updated(a *site.Article) *Date {
	u := a.Updated
	if u.IsZero() {
		return nil
	}
	d := date(a.Language, u, a.UpdatedDay)
	return &d
}

// others returns the other versions of an article's story that have not been withdrawn.
func (r *renderer) others(a *site.Article) []Other {
	var all []Other
	pairs := r.Site.Pairs(a.Story)
	for _, v := range a.Story.Versions {
		if v == a || v.Withdrawn != nil {
			continue
		}
		other := Other{LanguageInfo: info(v.Language), Title: v.Title, URL: r.url(v.Path), Original: v.Document == a.Story.Original}
		for _, p := range pairs {
			if p.A == a && p.B == v || p.A == v && p.B == a {
				other.Both = r.url(p.Path)
			}
		}
		all = append(all, other)
	}
	return all
}

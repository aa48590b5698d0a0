package render

import (
	"html"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// StoryPage is a story or a brief (story.html).
type StoryPage struct {
	Base
	Brief       bool
	Long        bool // see Card.Long
	Minutes     int  // of reading; 0 if they are fewer than two
	Section     *Link
	Deck        string // the description, if the author has written one
	Others      []Other
	Original    bool // the others translate it
	Published   Date
	Updated     *Date
	Corrected   bool  // Updated is a correction
	First       *Line // first published in another language
	Authors     []Link
	By          string // the publisher, for stories that name no author
	Translators []Link
	Method      string // Перевод с русского; how the translation was made
	Sources     []Attribution
	Own         bool
	Behind      *BehindNote
	Image       *Picture
	Text        HTML
	Corrections []CorrectionNote
	Withdrawn   string // why it was withdrawn; Text is empty then
	Tags        []Link
	Share       []Link // with which readers share it
	Threads     []Thread
	Prev, Next  *Link
	Related     []Link
	Week        []DatedLink    // what else happened in its week
	Params      map[string]any // of its front matter, for the site's own templates
}

// BehindNote says that the original has changed since the translation.
type BehindNote struct {
	Text      string // The original was corrected on 23 November 2026; this translation is being revised
	Corrected bool   // the original was corrected, and not just changed
	Read      Line   // Read the original
}

// Line is a line of words that links to a page in another language.
type Line struct{ Text, URL, Lang string }

// CorrectionNote is a correction.
type CorrectionNote struct {
	Kind string // Исправление
	Date Date
	Text string
}

// Thread is the story so far: the other stories of a running story, newest first.
type Thread struct {
	Link
	Stories []DatedLink
}

// DatedLink is a story in a list with dates.
type DatedLink struct {
	Link
	Date Date
}

// The greatest lengths of the lists below a story.
const (
	relatedStories = 5
	threadStories  = 7
	weekStories    = 5
)

// minuteLetters is the number of letters that are read in a minute: 863 aloud (IReST, mean
// of 17 languages), a quarter more in silence. Letters are counted and not words, which are
// not equally long in all languages.
const minuteLetters = 1100

// minutes returns how long a story takes to read, or 0 if it takes less than two minutes.
func minutes(a *site.Article) int {
	n := (a.Letters + minuteLetters - 1) / minuteLetters
	if a.Brief || a.Withdrawn != nil || n < 2 {
		return 0
	}
	return n
}

// stories claims the pages of stories and briefs, withdrawn ones included.
func (r *renderer) stories(tree *output.Tree, l *site.Language) diag.List {
	var problems diag.List
	for _, list := range [][]*site.Article{l.Articles, l.Withdrawn} {
		files := make([]output.File, len(list)) // one allocation, since there are many
		for i, a := range list {
			files[i] = output.File{
				Path: a.PageFile, Type: pageType, From: a.From,
				Render: func(out *output.Out) error {
					p, err := r.story(a)
					if err == nil {
						r.templates[l].Execute(out, r.layout(a, "story"), p)
					}
					return err
				},
			}
			tree.Add(&files[i])
			r.aliases(tree, a)
			problems = append(problems, r.claimSocial(tree, a)...)
		}
	}
	return problems
}

// aliases adds redirects from the earlier paths of an article.
func (r *renderer) aliases(tree *output.Tree, a *site.Article) {
	for _, alias := range a.Aliases {
		tree.Redirect(output.Redirect{From: alias, To: a.Path, At: a.At("aliases")})
	}
}

// story makes the data of the page of a story.
func (r *renderer) story(a *site.Article) (*StoryPage, error) {
	l := a.Language
	c, err := r.card(a)
	if err != nil {
		return nil, err
	}
	p := &StoryPage{
		Base: r.base(l, a.Path, a.Title), Brief: a.Brief, Long: c.Long, Minutes: minutes(a), Section: c.Section, Deck: a.Description,
		Others: c.Others, Original: a.Document == a.Story.Original && len(c.Others) > 0,
		Published: c.Date, Sources: c.Sources, Own: a.Own, Image: c.Image,
		By: r.Site.Config.PublisherName(l.Tag), Params: a.Header.Params,
	}
	p.Alternates, p.Languages = r.alternateStories(a), r.sameStory(a)
	p.Ribbon, p.NoIndex = c.Ribbon, p.NoIndex || a.NoIndex || a.Withdrawn != nil
	p.Updated = updated(a)
	p.Corrections = r.notes(a)
	for _, correction := range a.Corrections {
		p.Corrected = p.Corrected || correction.Date.Equal(a.Updated)
	}
	p.Authors, p.Translators = r.people(a.Authors), r.people(a.Translators)
	r.translation(p, a)
	if err := r.behind(p, a); err != nil {
		return nil, err
	}
	if err := r.summary(p, a); err != nil {
		return nil, err
	}
	if a.Withdrawn != nil {
		p.Withdrawn = l.T("corr.withdrawn", "date", l.Date(a.Withdrawn.Date.In(r.Site.Config.Zone)), "text", a.Withdrawn.Text.In(l.Tag))
		p.Deck, p.Image, p.Corrections, p.Corrected = "", nil, nil, false
	} else if err := r.text(p, a); err != nil {
		return nil, err
	}
	r.around(p, a)
	p.Social = r.openGraph(a)
	p.JSONLD = r.storyLD(p, a)
	return p, nil
}

// notes returns the corrections of an article.
func (r *renderer) notes(a *site.Article) []CorrectionNote {
	var notes []CorrectionNote
	for i := range a.Corrections {
		notes = append(notes, r.note(site.Corrected{Correction: &a.Corrections[i], Article: a}))
	}
	return notes
}

// note returns a correction in the words of its article's language.
func (r *renderer) note(c site.Corrected) CorrectionNote {
	l := c.Article.Language
	return CorrectionNote{l.T("corr." + c.Kind.Name()), date(l, c.Date.In(r.Site.Config.Zone), c.DateOnly), c.Text}
}

// people returns links to the pages of people.
func (r *renderer) people(people []*site.Author) []Link {
	var links []Link
	for _, p := range people {
		links = append(links, r.link(p, p.Name, p.Language.Listed(p.Path)))
	}
	return links
}

// translation fills how a translation was made, and where the story was first published.
func (r *renderer) translation(p *StoryPage, a *site.Article) {
	if p.Method = r.method(a); p.Method == "" {
		return
	}
	if o := a.Original(); o != nil && o.Withdrawn == nil && o.Date.Before(a.Date) {
		p.First = &Line{Text: a.Language.T("date.first."+o.Lang, "date", a.Language.Date(o.Date)), URL: r.url(o.Path), Lang: o.Lang}
	}
}

// method says how a translation was made and from which language; "" for originals.
func (r *renderer) method(a *site.Article) string {
	t, l, original := a.Header.Translation, a.Language, a.Story.Original.Lang
	switch {
	case t == nil || original == a.Lang:
		return ""
	case t.Adapted():
		return l.T("tr.adapted." + original)
	case t.MachineEdited():
		var names []string
		for _, reviewer := range a.Reviewers {
			names = append(names, reviewer.Name)
		}
		return l.T("tr.machine", "name", strings.Join(names, l.Comma()))
	}
	return l.T("tr.from." + original)
}

// behind fills the note that the original has changed since: after corrections always,
// after other changes if the site wants it.
func (r *renderer) behind(p *StoryPage, a *site.Article) error {
	o := ledger.Reference(a)
	if o == nil || o.Withdrawn != nil || a.Withdrawn != nil || !r.Site.Config.StaleNote && len(o.Corrections) == 0 {
		return nil
	}
	s, err := ledger.StatusOf(r.Prose, a)
	if err != nil || !s.Corrected && !(r.Site.Config.StaleNote && s.Changes != nil && !s.Changes.None() && s.State != ledger.Adapted) {
		return err
	}
	l := a.Language
	note := &BehindNote{Text: l.T("tr.stale.undated"), Corrected: s.Corrected, Read: Line{Text: l.T("tr.read"), URL: r.url(o.Path), Lang: o.Lang}}
	switch {
	case s.Corrected:
		note.Text = l.T("tr.corrected", "date", l.Date(s.Since))
		note.Read.URL += "#corrections"
	case !s.Since.IsZero():
		note.Text = l.T("tr.stale", "date", l.Date(s.Since))
	}
	p.Behind = note
	return nil
}

// summary fills the description for search engines and social networks.
func (r *renderer) summary(p *StoryPage, a *site.Article) error {
	if a.Withdrawn != nil {
		return nil
	}
	var err error
	p.Description, err = r.Prose.Summary(a)
	return err
}

// text fills the text of the story.
func (r *renderer) text(p *StoryPage, a *site.Article) error {
	text, err := r.Prose.HTML(a, prose.Page)
	p.Text = trusted(withDateline(a, text))
	return err
}

// withDateline adds the dateline of an article to the first paragraph of its text.
func withDateline(a *site.Article, text string) string {
	if a.Dateline == "" {
		return text
	}
	dateline := `<b class="dateline">` + html.EscapeString(a.Language.T("story.dateline", "place", a.Dateline)) + "</b> "
	if rest, found := strings.CutPrefix(text, "<p>"); found {
		return "<p>" + dateline + rest
	}
	return "<p>" + dateline + "</p>\n" + text
}

// around fills what is below a story: its tags, and other stories.
func (r *renderer) around(p *StoryPage, a *site.Article) {
	for _, t := range a.Terms {
		p.Tags = append(p.Tags, r.link(t, t.Label, a.Language.Listed(t.Path)))
		if t.Group == config.GroupThread && a.Withdrawn == nil {
			r.thread(p, a, t)
		}
	}
	if a.Brief || a.Withdrawn != nil {
		return
	}
	if a.State == site.Published {
		p.Share = r.share(a)
	}
	if a.Prev != nil {
		p.Prev = &Link{Title: a.Prev.Title, URL: r.url(a.Prev.Path)}
	}
	if a.Next != nil {
		p.Next = &Link{Title: a.Next.Title, URL: r.url(a.Next.Path)}
	}
	if r.Theme.Uses("Related") || r.Theme.Uses("Week") {
		r.further(p, a)
	}
}

// further fills related stories and other stories of the week.
func (r *renderer) further(p *StoryPage, a *site.Article) {
	told := map[*site.Article]bool{a: true}
	for _, t := range a.Terms {
		if t.Group == config.GroupThread {
			for _, other := range t.Articles[:min(threadStories+1, len(t.Articles))] {
				told[other] = true
			}
		}
	}
	for _, other := range a.Related(relatedStories + len(told)) {
		if !told[other] && len(p.Related) < relatedStories {
			told[other] = true
			p.Related = append(p.Related, r.link(other, other.Title, other.Path))
		}
	}
	told[a.Prev], told[a.Next] = true, true // the last lines of the page lead there
	for _, other := range a.SameWeek(weekStories, told) {
		p.Week = append(p.Week, r.dated(other, a))
	}
}

// dated returns a story in a list below another story. Its date has the year if the two
// are not of the same year.
func (r *renderer) dated(a, under *site.Article) DatedLink {
	d := date(a.Language, a.Date, a.DateOnly)
	if a.Date.Year() != under.Date.Year() {
		d.Short = d.Day
	}
	return DatedLink{r.link(a, a.Title, a.Path), d}
}

// thread adds the other stories of a running story.
func (r *renderer) thread(p *StoryPage, a *site.Article, t *site.Term) {
	thread := Thread{Link: Link{Title: t.Label, URL: r.url(t.Path)}}
	for _, other := range t.Articles {
		if other != a && len(thread.Stories) < threadStories {
			thread.Stories = append(thread.Stories, r.dated(other, a))
		}
	}
	if len(thread.Stories) > 0 {
		p.Threads = append(p.Threads, thread)
	}
}

package render

import (
	"html"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
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

// Line is a line of words that links to a page in another language.
type Line struct{ Text, URL, Lang string }

// CorrectionNote is a correction.
type CorrectionNote struct {
	Kind string // Исправление
	Date Date
	Text string
}

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

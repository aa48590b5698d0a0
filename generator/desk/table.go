package desk

import (
	"fmt"
	"net/http"
	"slices"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// maxRows is how many stories the table shows, unless all are asked for.
const maxRows = 200

// tablePage is the data of table.html: the state of all stories.
type tablePage struct {
	Site       string // the name of the site
	Home       string
	Languages  []column
	Rows       []row
	More       int    // how many stories are not shown
	Lang       string // the language of the stories shown; "" for all
	State      string // the state of a version of the stories shown; "" for all
	All        bool
	MoreClosed bool   // withdrawn or expired stories are not shown
	Token      string // "" if the desk is read-only
	Warnings   []string
}

// column is one language of the table, with the number of versions in each state.
type column struct {
	Tag, Name string
	Counts    []stateCount
}

// stateCount is a filter of the table.
type stateCount struct {
	State  string
	N      int
	Active bool // the table shows these
}

// row is one story of the table.
type row struct {
	ID, Title, Lang, Day string
	Corrected, Lead      bool
	Closed               string // why the story needs no translation; "" if it may need one
	Cells                []cell
}

// cell is one story in one language.
type cell struct {
	Lang, Name, State, Detail string
	Link                      bool // to the page of the story
	Ask                       bool // a translation can be requested
}

// table answers with the table of stories.
func (v view) table(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	page := tablePage{
		Site: v.name(), Home: v.site.Config.BasePath,
		Lang: q.Get("lang"), State: q.Get("state"), All: q.Has("all"),
	}
	if v.site.Language(page.Lang) == nil {
		page.Lang = ""
	}
	state, filtered := ledger.ParseState(page.State)
	if !filtered {
		page.State = ""
	}
	if v.o.Ask != nil {
		page.Token = v.o.Token
	}
	stories, err := ledger.Survey(v.site, v.prose, v.recall)
	if err != nil {
		return err
	}
	for _, p := range v.o.Finish(ledger.Warnings(stories)) {
		page.Warnings = append(page.Warnings, fmt.Sprintf("%s: %s", p.Place, p.Text()))
	}
	everyone := ledger.Select(stories, ledger.Selection{})
	for _, l := range v.site.Languages {
		c := column{Tag: l.Tag, Name: l.Endonym}
		for i, n := range ledger.CountStates(everyone, l) {
			if n > 0 {
				name := ledger.State(i).String()
				c.Counts = append(c.Counts, stateCount{name, n, page.Lang == l.Tag && page.State == name})
			}
		}
		page.Languages = append(page.Languages, c)
	}
	shown := stories
	if filtered {
		sel := ledger.Selection{States: []ledger.State{state}}
		if page.Lang != "" {
			sel.Languages = []string{page.Lang}
		}
		shown = ledger.Select(stories, sel)
		for i := range shown {
			shown[i].Versions = versionsOf(stories, shown[i].ID)
		}
	}
	for _, s := range shown {
		switch {
		case s.Closed && !page.All:
			page.MoreClosed = true
		case len(page.Rows) == maxRows && !page.All:
			page.More++
		default:
			page.Rows = append(page.Rows, v.row(s))
		}
	}
	return v.page(w, http.StatusOK, "table.html", page)
}

// versionsOf returns all versions of a story.
func versionsOf(stories []ledger.Story, id string) []ledger.Version {
	i := slices.IndexFunc(stories, func(s ledger.Story) bool { return s.ID == id })
	return stories[i].Versions
}

// row returns the row of a story.
func (v view) row(s ledger.Story) row {
	one := row{ID: s.ID, Title: s.Title, Lang: s.Original.Lang, Corrected: s.Urgent, Lead: s.Original.Header.Lead}
	if !s.First.IsZero() {
		one.Day = s.First.Format("2 Jan 2006")
		if s.First.Year() == v.site.Now.Year() {
			one.Day = s.First.Format("2 Jan")
		}
	}
	if s.Closed {
		one.Closed = "withdrawn or expired"
	}
	for _, l := range v.site.Languages {
		version := s.In(l)
		c := cell{Lang: l.Tag, Name: l.Endonym}
		if version != nil {
			c.State, c.Detail = version.State.String(), detail(version)
			c.Link = version.Article != nil && version.Article.Document != s.Original || version.State == ledger.Missing
			c.Ask = version.State == ledger.Unplanned && !s.Closed && v.o.Ask != nil
		}
		one.Cells = append(one.Cells, c)
	}
	return one
}

// detail returns the words behind the state of a version: what has changed, or who works
// on it.
func detail(v *ledger.Version) string {
	switch {
	case (v.State == ledger.Stale || v.State == ledger.Touched) && v.Changes != nil:
		return v.Changes.Short()
	case len(v.DraftedBy) > 0:
		return v.DraftedBy[0]
	}
	return ""
}

// name returns the name of the site in English, the language of the desk, else in the
// first language of the site.
func (v view) name() string {
	if title, ok := v.site.Config.Title["en"]; ok {
		return title
	}
	return v.site.Config.Text(v.site.Config.Title, v.site.Config.Languages[0])
}

// originalOf returns the original of a story, or nil.
func (v view) originalOf(id string) *site.Article {
	for _, l := range v.site.Languages {
		if a := v.site.Article(v.site.Version(id, l.Tag)); a != nil {
			return v.site.Article(a.Story.Original)
		}
	}
	return nil
}

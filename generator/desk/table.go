package desk

import (
	"fmt"
	"net/http"
	"slices"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// shownStories is how many stories the table has, unless all are asked for.
const shownStories = 200

// tablePage is how all stories stand.
type tablePage struct {
	Site      string // its name
	Home      string
	Languages []column
	Rows      []row
	More      int    // stories that are not shown
	Lang      string // the language of the stories shown; "" for all
	State     string // the state of a version of the stories shown; "" for all
	All       bool
	Over      bool   // some stories are, and are not shown
	Token     string // "" where nothing may be changed
	Doubts    []string
}

// column is one language of the table, with how many versions are in which state.
type column struct {
	Tag, Name string
	Counts    []counted
}

type counted struct {
	State string
	N     int
	Now   bool // these are shown
}

// row is one story of the table.
type row struct {
	ID, Title, Lang, Day string
	Corrected, Lead      bool
	Over                 string
	Cells                []standing
}

// standing is how a story stands in one language.
type standing struct {
	Lang, Name, State, What string
	Link                    bool // there are two versions to be looked at
	Ask                     bool // somebody could ask for it
}

func (v view) table(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	page := tablePage{
		Site: v.name(), Home: v.site.Config.BasePath,
		Lang: q.Get("lang"), State: q.Get("state"), All: q.Has("all"),
	}
	if v.site.Language(page.Lang) == nil {
		page.Lang = ""
	}
	if !slices.Contains(ledger.States, page.State) {
		page.State = ""
	}
	if v.o.Ask != nil {
		page.Token = v.o.Token
	}
	stories, err := ledger.Survey(v.site, v.prose, v.recall)
	if err != nil {
		return err
	}
	for _, p := range v.o.Finish(ledger.Doubts(stories)) {
		page.Doubts = append(page.Doubts, fmt.Sprintf("%s: %s", p.Place, p.Text))
	}
	everyone := ledger.Select(stories, ledger.Selection{})
	for _, l := range v.site.Languages {
		c := column{Tag: l.Tag, Name: l.Endonym}
		for state, n := range ledger.Count(everyone, l) {
			if n > 0 {
				name := ledger.State(state).String()
				c.Counts = append(c.Counts, counted{name, n, page.Lang == l.Tag && page.State == name})
			}
		}
		page.Languages = append(page.Languages, c)
	}
	shown := stories
	if page.State != "" {
		sel := ledger.Selection{States: []string{page.State}}
		if page.Lang != "" {
			sel.Languages = []string{page.Lang}
		}
		shown = ledger.Select(stories, sel)
		for i := range shown {
			shown[i].Versions = whole(stories, shown[i].ID)
		}
	}
	for _, s := range shown {
		switch {
		case s.Over && !page.All:
			page.Over = true
		case len(page.Rows) == shownStories && !page.All:
			page.More++
		default:
			page.Rows = append(page.Rows, v.row(s))
		}
	}
	return v.page(w, http.StatusOK, "table.html", page)
}

// whole are all versions of a story.
func whole(stories []ledger.Story, id string) []ledger.Version {
	i := slices.IndexFunc(stories, func(s ledger.Story) bool { return s.ID == id })
	return stories[i].Versions
}

func (v view) row(s ledger.Story) row {
	one := row{ID: s.ID, Title: s.Title, Lang: s.Original.Lang, Corrected: s.Pressing, Lead: s.Original.Header.Lead}
	if !s.First.IsZero() {
		one.Day = s.First.Format("2 Jan 2006")
		if s.First.Year() == v.site.Now.Year() {
			one.Day = s.First.Format("2 Jan")
		}
	}
	if s.Over {
		one.Over = "withdrawn or expired"
	}
	for _, l := range v.site.Languages {
		version := s.In(l)
		c := standing{Lang: l.Tag, Name: l.Endonym}
		if version != nil {
			c.State, c.What = version.State.String(), what(version)
			c.Link = version.Article != nil && version.Article.Document != s.Original || version.State == ledger.Missing
			c.Ask = version.State == ledger.Unplanned && !s.Over && v.o.Ask != nil
		}
		one.Cells = append(one.Cells, c)
	}
	return one
}

// what is in short what there is to say of a version beside its state.
func what(v *ledger.Version) string {
	switch {
	case (v.State == ledger.Stale || v.State == ledger.Touched) && v.Changes != nil:
		return v.Changes.Short()
	case len(v.By) > 0:
		return v.By[0]
	}
	return ""
}

// name is the site's name in the language of the desk, or in its first.
func (v view) name() string {
	if title, ok := v.site.Config.Title["en"]; ok {
		return title
	}
	return v.site.Config.Text(v.site.Config.Title, v.site.Config.Languages[0])
}

// original is the article of a story's original, or nil.
func (v view) original(id string) *site.Article {
	for _, l := range v.site.Languages {
		if a := v.site.Article(v.site.Version(id, l.Tag)); a != nil {
			return v.site.Article(a.Story.Original)
		}
	}
	return nil
}

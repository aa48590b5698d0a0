package desk

import (
	"html/template"
	"net/http"
	"strings"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// storyPage is the data of story.html: an original beside a translation.
type storyPage struct {
	Site, Home    string
	ID            string
	State         ledger.State
	Corrected     string // the day of the correction; "" if there was none
	Unknown       string // why the earlier words are not known; "" if they are, or are not needed
	Original      side
	Translation   side
	Others        []cell // the other languages of the story
	Rows          []pairRow
	Found         []finding // those of no block
	Part          bool      // whether single changes can be accepted
	Accept        bool      // whether all changes can be accepted together
	Ask           bool
	Recorded, Now string // fingerprints, as forms send them back
	Token         string // "" if the desk is read-only
	New           string // the command that begins the translation; "" if there is one
}

// side is one version of a story.
type side struct {
	Lang, Dir, Name, Title, File, URL, By string
}

// pairRow is blocks of the original and the blocks of the translation that match them.
type pairRow struct {
	Left, Right []block
	Gap         bool // one side is empty and should not be
}

// block is a block of a text, or a deleted one.
type block struct {
	Number int    // from 1; 0 for deleted blocks, title and description
	Label  string // Title, Description, Changed, Added, Moved, Removed
	Part   ledger.Part
	Runs   []ledger.Run  // its words and their changes, or
	HTML   template.HTML // the block as the page of the story has it, or
	Text   string        // plain text
	Found  []finding
}

// finding is a problem of package agree.
type finding struct{ Text, Hint, Place string }

// story answers with the page of one story in one language.
func (v view) story(w http.ResponseWriter, r *http.Request) error {
	id, tag := r.URL.Query().Get("id"), r.URL.Query().Get("lang")
	o, l := v.originalOf(id), v.site.Language(tag)
	if o == nil || l == nil || l == o.Language {
		return errNoStory
	}
	page := storyPage{
		Site: v.name(), Home: v.site.Config.BasePath, ID: id,
		State: ledger.Unplanned, Original: v.side(o), Translation: side{Lang: l.Tag, Dir: l.Direction, Name: l.Endonym},
	}
	for _, other := range v.site.Languages {
		if a := o.Story.In(other); other != o.Language {
			c := cell{Lang: other.Tag, Name: other.Endonym, Link: other != l}
			if a != nil {
				c.State = "there"
			}
			page.Others = append(page.Others, c)
		}
	}
	if v.o.Accept != nil {
		page.Token = v.o.Token
	}
	a := o.Story.In(l)
	var err error
	switch {
	case a != nil:
		err = v.fillPair(&page, a)
	case v.site.Version(id, tag) != nil:
		return &statusError{http.StatusConflict, v.site.Version(id, tag).File + " has errors, and cannot be shown. The panel of problems says which."}
	default:
		err = v.fillOriginal(&page, o, l)
	}
	if err != nil {
		return err
	}
	return v.page(w, http.StatusOK, "story.html", page)
}

// side returns the data of one version.
func (v view) side(a *site.Article) side {
	s := side{
		Lang: a.Lang, Dir: a.Language.Direction, Name: a.Language.Endonym, Title: a.Title, File: a.File,
		URL: v.site.Config.BasePath + strings.TrimPrefix(a.Path, "/"),
	}
	people := a.Authors
	if a.Header.Translation != nil {
		people = a.Translators
	}
	var names []string
	for _, p := range people {
		names = append(names, p.Name)
	}
	s.By = strings.Join(names, ", ")
	return s
}

// fillOriginal fills a page with an original that has no translation into a language.
func (v view) fillOriginal(page *storyPage, o *site.Article, l *site.Language) error {
	stories, err := ledger.Survey(v.site, v.prose, nil)
	if err != nil {
		return err
	}
	for _, s := range stories {
		if version := s.In(l); s.ID == o.ID && version != nil {
			page.State = version.State
		}
	}
	page.Ask = page.State == ledger.Unplanned && v.o.Ask != nil
	page.New = "qostil new translation " + o.File + " " + l.Tag
	html, err := v.prose.Blocks(o)
	if err != nil {
		return err
	}
	page.Rows = append(page.Rows, pairRow{Left: []block{{Label: "Title", Text: o.Title}}})
	if o.Description != "" {
		page.Rows = append(page.Rows, pairRow{Left: []block{{Label: "Description", Text: o.Description}}})
	}
	for i, h := range html {
		page.Rows = append(page.Rows, pairRow{Left: []block{{Number: i + 1, HTML: template.HTML(h)}}})
	}
	return nil
}

// fillPair fills a page with a translation and its original.
func (v view) fillPair(page *storyPage, a *site.Article) error {
	s, err := ledger.StatusOf(v.prose, a)
	if err != nil {
		return err
	}
	page.State, page.Translation = s.State, v.side(a)
	o := s.Reference
	if o == nil {
		return &statusError{http.StatusConflict, a.File + " has no original that could stand beside it."}
	}
	page.Original = v.side(o)
	if s.Corrected {
		page.Corrected = s.Since.Format("2 January 2006")
	}
	page.Now, page.Recorded = s.Now.String(), s.Recorded.String()
	if s.Recorded == nil {
		page.Recorded = ""
	}
	changed := s.Changes != nil && !s.Changes.None()
	adapted := s.State == ledger.Adapted
	page.Part = changed && !adapted && v.o.Accept != nil
	page.Accept = (changed || s.Changes == nil) && !adapted && v.o.Accept != nil
	spread := spread{view: v, original: o, translation: a, changes: map[int]ledger.PartChange{}}
	if changed && !adapted {
		var earlier ledger.EarlierTexts
		var unknown error
		if earlier, unknown = v.recall(s); unknown != nil {
			page.Unknown = unknown.Error()
		}
		now, err := ledger.TextOf(v.prose, o)
		if err != nil {
			return err
		}
		spread.setChanges(s.Parts(earlier, now))
	}
	return spread.fill(page)
}

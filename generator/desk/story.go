package desk

import (
	"html/template"
	"net/http"
	"strings"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// storyPage is an original beside a translation.
type storyPage struct {
	Site, Home    string
	ID            string
	State         string
	Corrected     string // since when; "" where it was not
	Unknown       string // why earlier words are not known; "" where they are, or are not needed
	Original      side
	Translation   side
	Others        []standing // the other languages of the story
	Rows          []pairRow
	Found         []finding // of no block
	Part          bool      // single changes can be accepted
	Accept        bool      // all can be
	Ask           bool
	Recorded, Now string // rows, as forms send them back
	Token         string // "" where nothing may be changed
	New           string // the command that begins a translation
}

// side is one version on the page.
type side struct {
	Lang, Dir, Name, Title, File, URL, By string
}

// pairRow is blocks of the original and the blocks that stand opposite them.
type pairRow struct {
	Left, Right []block
	Gap         bool // something stands on one side alone, and is to stand on both
}

// block is a block of a text, or what has become of one.
type block struct {
	Number int    // from 1; 0 of what is no more, and of title and description
	Label  string // Title, Description, Changed, Added, Moved, Removed
	Part   ledger.Part
	Runs   []ledger.Run  // its words, with what has changed
	HTML   template.HTML // else the block as it is
	Text   string        // else plain words
	Found  []finding
}

// finding is something that does not agree.
type finding struct{ Text, Hint, Place string }

func (v view) story(w http.ResponseWriter, r *http.Request) error {
	id, tag := r.URL.Query().Get("id"), r.URL.Query().Get("lang")
	o, l := v.original(id), v.site.Language(tag)
	if o == nil || l == nil || l == o.Language {
		return errNoStory
	}
	page := storyPage{
		Site: v.name(), Home: v.site.Config.BasePath, ID: id,
		State: ledger.Unplanned.String(), Original: v.side(o), Translation: side{Lang: l.Tag, Dir: l.Direction, Name: l.Endonym},
	}
	for _, other := range v.site.Languages {
		if a := o.Story.In(other); other != o.Language {
			c := standing{Lang: other.Tag, Name: other.Endonym, Link: other != l}
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
		err = v.compare(&page, a)
	case v.site.Version(id, tag) != nil:
		return &refusal{http.StatusConflict, v.site.Version(id, tag).File + " has errors, and cannot be shown. The panel of problems says which."}
	default:
		err = v.absent(&page, o, l)
	}
	if err != nil {
		return err
	}
	return v.page(w, http.StatusOK, "story.html", page)
}

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

// absent is the original of a translation that there is not.
func (v view) absent(page *storyPage, o *site.Article, l *site.Language) error {
	stories, err := ledger.Survey(v.site, v.prose, nil)
	if err != nil {
		return err
	}
	for _, s := range stories {
		if version := s.In(l); s.ID == o.ID && version != nil {
			page.State = version.State.String()
		}
	}
	page.Ask = page.State == ledger.Unplanned.String() && v.o.Ask != nil
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

// compare is a translation beside what it is held against.
func (v view) compare(page *storyPage, a *site.Article) error {
	s, err := ledger.Of(v.prose, a)
	if err != nil {
		return err
	}
	page.State, page.Translation = s.State.String(), v.side(a)
	o := s.Against
	if o == nil {
		return &refusal{http.StatusConflict, a.File + " has no original that could stand beside it."}
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
	sheet := sheet{view: v, a: a, o: o, changes: map[int]ledger.PartChange{}}
	if changed && !adapted {
		var earlier ledger.Earlier
		var unknown error
		if earlier, unknown = v.recall(s); unknown != nil {
			page.Unknown = unknown.Error()
		}
		now, err := ledger.TextOf(v.prose, o)
		if err != nil {
			return err
		}
		sheet.take(s.Parts(earlier, now))
	}
	return sheet.fill(page)
}

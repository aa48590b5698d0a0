package console

import (
	"encoding/json"
	"fmt"
	"strings"

	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// Status prints a table of stories with the state of each version, then how many versions
// of each language are in each state.
func (t *Terminal) Status(languages []*site.Language, stories []ledger.Story) {
	if len(stories) == 0 {
		fmt.Fprintln(t.out, "no story to show")
		return
	}
	head := []string{"story"}
	for _, l := range languages {
		head = append(head, l.Tag)
	}
	head = append(head, "title")
	rows := make([][]cell, len(stories))
	for i, s := range stories {
		rows[i] = append(rows[i], cell{text: s.ID})
		for _, l := range languages {
			rows[i] = append(rows[i], t.versionCell(s.In(l)))
		}
		title := s.Title
		switch {
		case s.Closed:
			title = "[over] " + title
		case s.Urgent:
			title = "[corrected] " + title
		case s.Original.Header.Lead:
			title = "[lead] " + title
		}
		rows[i] = append(rows[i], cell{text: title})
	}
	t.table(head, rows)
	fmt.Fprintln(t.out)
	for _, l := range languages {
		fmt.Fprintf(t.out, "%s: %s\n", l.Tag, stateCounts(ledger.CountStates(stories, l)))
	}
}

// stateCounts returns numbers of versions by state as "1 fresh, 2 stale", without zeros.
func stateCounts(counts []int) string {
	var parts []string
	for state, n := range counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %v", n, ledger.State(state)))
		}
	}
	return strings.Join(parts, ", ")
}

// versionCell returns the cell of a version; nil is one that nobody has asked for.
func (t *Terminal) versionCell(v *ledger.Version) cell {
	if v == nil {
		return cell{text: "·"}
	}
	c := cell{text: v.State.String()}
	switch v.State {
	case ledger.Missing:
		c.paint = t.outStyle.Error
	case ledger.Stale, ledger.Unmarked:
		c.paint = t.outStyle.Warning
	case ledger.Touched, ledger.Draft:
		c.paint = t.outStyle.Hint
	}
	if (v.State == ledger.Stale || v.State == ledger.Touched) && v.Changes != nil {
		c.text += " " + v.Changes.Short()
	}
	if len(v.DraftedBy) > 0 {
		c.text += " (" + strings.Join(v.DraftedBy, ", ") + ")"
	}
	return c
}

// Failing prints the numbers of versions, by state, that make --fail-on fail.
func (t *Terminal) Failing(counts []int) {
	fmt.Fprintf(t.err, "%s%s%s (--fail-on)\n", t.style.Error, stateCounts(counts), t.style.Reset)
}

// storyJSON is a story as --format json prints it.
type storyJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Original  string `json:"original"`
	Languages byTag  `json:"languages"`
}

// versionJSON is a version of a story.
type versionJSON struct {
	State string   `json:"state"`
	File  string   `json:"file,omitempty"`
	By    []string `json:"by,omitempty"`
	*changesJSON
}

// changesJSON is what has changed in the original since: blocks of the original as it
// is now, and of the one that was translated, counted from 1; title and description
// by name.
type changesJSON struct {
	Changed []any `json:"changed"`
	Added   []int `json:"added"`
	Removed []int `json:"removed"`
	Moved   []int `json:"moved,omitempty"`
}

// byTag is versions by language, in the order of the languages.
type byTag []struct {
	tag string
	versionJSON
}

// MarshalJSON writes the versions as an object.
func (b byTag) MarshalJSON() ([]byte, error) {
	var out strings.Builder
	out.WriteByte('{')
	for i, v := range b {
		if i > 0 {
			out.WriteByte(',')
		}
		data, err := json.Marshal(v.versionJSON)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%q:%s", v.tag, data)
	}
	out.WriteByte('}')
	return []byte(out.String()), nil
}

// StatusJSON prints stories and the states of their versions as one object.
func (t *Terminal) StatusJSON(languages []*site.Language, stories []ledger.Story) error {
	report := struct {
		Languages []string    `json:"languages"`
		Stories   []storyJSON `json:"stories"`
	}{Stories: []storyJSON{}}
	for _, l := range languages {
		report.Languages = append(report.Languages, l.Tag)
	}
	for _, s := range stories {
		one := storyJSON{ID: s.ID, Title: s.Title, Original: s.Original.Lang, Languages: byTag{}}
		for _, v := range s.Versions {
			j := versionJSON{State: v.State.String(), By: v.DraftedBy}
			if v.Article != nil {
				j.File = v.Article.File
			}
			if v.State == ledger.Stale || v.State == ledger.Touched {
				j.changesJSON = changedBlocks(v.Changes)
			}
			one.Languages = append(one.Languages, struct {
				tag string
				versionJSON
			}{v.Language.Tag, j})
		}
		report.Stories = append(report.Stories, one)
	}
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	return e.Encode(report)
}

func changedBlocks(c *ledger.Changes) *changesJSON {
	j := &changesJSON{Changed: []any{}, Added: []int{}, Removed: []int{}, Moved: c.Numbers(ledger.Moved)}
	if c.Title {
		j.Changed = append(j.Changed, "title")
	}
	if c.Description {
		j.Changed = append(j.Changed, "description")
	}
	for _, n := range c.Numbers(ledger.Changed) {
		j.Changed = append(j.Changed, n)
	}
	j.Added = append(j.Added, c.Numbers(ledger.Added)...)
	j.Removed = append(j.Removed, c.Removed()...)
	return j
}

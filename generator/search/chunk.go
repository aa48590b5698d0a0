package search

import (
	"encoding/json"
	"strings"
	"time"

	"qostil/generator/site"
)

// entry is what a search result shows. The URL is relative to the search page.
type entry struct{ url, title, iso, date, lead, tags string }

func (ix *index) entry(a *site.Article) (entry, error) {
	l := ix.language
	lead, err := ix.Prose.Summary(a)
	var tags []string
	for _, t := range a.Terms {
		tags = append(tags, t.Label)
	}
	e := entry{"../" + strings.TrimPrefix(a.Path, l.Home), a.Title, a.Date.Format(time.RFC3339), l.DateTime(a.Date), lead, strings.Join(tags, l.Comma())}
	if a.DateOnly {
		e.iso, e.date = a.Date.Format(time.DateOnly), l.Date(a.Date)
	}
	return e, err
}

// chunkSize is the number of articles of a chunk. Ten results of a search are usually in
// ten chunks.
const chunkSize = 16

// chunk returns a chunk: the entries of some articles, from the oldest.
func (ix *index) chunk(n int) ([]byte, error) {
	var entries [][6]string
	for i := n * chunkSize; i < min((n+1)*chunkSize, len(ix.language.Articles)); i++ {
		e, err := ix.entry(ix.article(i))
		if err != nil {
			return nil, err
		}
		entries = append(entries, [6]string{e.url, e.title, e.iso, e.date, e.lead, e.tags})
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(entries)
	return []byte(b.String()), err
}

package search

import (
	"encoding/json"
	"strings"
	"time"
)

// chunkSize is how many articles a chunk has: ten results of a search are mostly in
// ten chunks.
const chunkSize = 16

// chunk is what results show of some articles, from the oldest: address, seen from the
// search page, headline, date for machines and for people, one sentence, tags.
func (x *index) chunk(n int) ([]byte, error) {
	l := x.language
	var entries [][6]string
	for i := n * chunkSize; i < min((n+1)*chunkSize, len(l.Articles)); i++ {
		a := x.article(i)
		lead, err := x.Prose.Summary(a)
		if err != nil {
			return nil, err
		}
		var tags []string
		for _, t := range a.Terms {
			tags = append(tags, t.Label)
		}
		iso, text := a.Date.Format(time.RFC3339), l.DateTime(a.Date)
		if a.DateOnly {
			iso, text = a.Date.Format(time.DateOnly), l.Date(a.Date)
		}
		entries = append(entries, [6]string{"../" + strings.TrimPrefix(a.Path, l.Home), a.Title, iso, text, lead, strings.Join(tags, l.Comma())})
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(entries)
	return []byte(b.String()), err
}

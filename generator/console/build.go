package console

import (
	"encoding/json"
	"fmt"
	"time"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/site"
)

// Build is the result of a build.
type Build struct {
	Site     *site.Site    // nil if the configuration could not be read
	Files    int           // in the site's tree
	Report   output.Report // zero if nothing was published
	Shard    *output.Shard // nil: the whole site
	Output   string        // the output folder, with slashes
	Stages   map[string]time.Duration
	Took     time.Duration
	Problems diag.List // finished
}

// BuildSummary prints what a build published.
func (t *Terminal) BuildSummary(b Build) {
	stories, pages := 0, 0
	for _, l := range b.Site.Languages {
		stories += len(l.Articles)
		pages += len(l.Pages)
	}
	part := ""
	if b.Shard != nil {
		part = fmt.Sprintf("shard %s of %s: ", b.Shard, Count(b.Files, "file", "files"))
	}
	r := b.Report
	t.Printf("%s and %s in %s: %s%s, %s",
		Count(stories, "article", "articles"), Count(pages, "standing page", "standing pages"),
		Count(len(b.Site.Languages), "language", "languages"),
		part, Count(r.Files, "file", "files"), Size(r.Bytes))
	t.Printf("%s: %d added, %d changed, %d unchanged, %d removed, in %d ms",
		b.Output, r.Added, r.Changed, r.Unchanged, r.Removed, b.Took.Milliseconds())
	if h := heldBack(b.Site); h.total() > 0 {
		text := fmt.Sprintf("held back: %d", h.total())
		if next := b.Site.Next(); !next.IsZero() {
			text += ", next at " + locale.Moment(next, b.Site.Now)
		}
		t.Printf("%s", text)
	}
	if n := len(b.Problems); n > 0 {
		t.Printf("%s", Count(n, "warning", "warnings"))
	}
}

// buildReport is the object that --report json prints.
type buildReport struct {
	Published bool   `json:"published"`
	Shard     string `json:"shard,omitempty"` // I/N
	output.Report
	Milliseconds map[string]float64 `json:"milliseconds"` // by stage, and in total
	Held         held               `json:"held"`
	Problems     diag.List          `json:"problems"`
}

// BuildJSON prints what a build did as one object.
func (t *Terminal) BuildJSON(b Build) error {
	report := buildReport{Published: b.Report.Files > 0, Report: b.Report, Milliseconds: map[string]float64{"total": milliseconds(b.Took)}, Problems: b.Problems}
	if b.Shard != nil {
		report.Shard = b.Shard.String()
	}
	for name, took := range b.Stages {
		report.Milliseconds[name] = milliseconds(took)
	}
	if b.Site != nil {
		report.Held = heldBack(b.Site)
	}
	if b.Problems == nil {
		report.Problems = diag.List{}
	}
	return json.NewEncoder(t.out).Encode(report)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// held counts the documents that are held back.
type held struct {
	Draft     int    `json:"draft"`
	Scheduled int    `json:"scheduled"`
	Embargoed int    `json:"embargoed"`
	Expired   int    `json:"expired"`
	Next      string `json:"next,omitempty"` // when the next one is due, RFC 3339
}

func (h held) total() int { return h.Draft + h.Scheduled + h.Embargoed + h.Expired }

func heldBack(s *site.Site) held {
	var h held
	for _, d := range s.Held {
		switch d.State {
		case site.Draft:
			h.Draft++
		case site.Scheduled:
			h.Scheduled++
		case site.Embargoed:
			h.Embargoed++
		case site.Expired:
			h.Expired++
		}
	}
	if next := s.Next(); !next.IsZero() {
		h.Next = next.Format(time.RFC3339)
	}
	return h
}

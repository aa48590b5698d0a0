package desk

import (
	"fmt"
	"html/template"
	"math"

	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
	"qostil/generator/translation/agree"
	"qostil/generator/translation/align"
	"qostil/generator/translation/ledger"
)

// spread builds the rows of a page from an original and its translation.
type spread struct {
	view
	original, translation *site.Article
	changes               map[int]ledger.PartChange   // by index of the original's block
	head                  []ledger.PartChange         // of the title and the description
	deleted               map[int][]ledger.PartChange // by index of the original's block that follows
}

// setChanges sorts changes by where the page shows them.
func (s *spread) setChanges(changes []ledger.PartChange) {
	s.deleted = map[int][]ledger.PartChange{}
	for _, c := range changes {
		switch {
		case c.NewIndex >= 0:
			s.changes[c.NewIndex] = c
		case c.OldIndex >= 0:
			s.deleted[c.Position] = append(s.deleted[c.Position], c)
		default:
			s.head = append(s.head, c)
		}
	}
}

// unlimited is a number of blocks that no text has.
const unlimited = math.MaxInt

// takeDeleted returns the deleted blocks that stood before block at of the original, at
// most limit of them, and removes them from s.deleted.
func (s *spread) takeDeleted(at, limit int) []block {
	var blocks []block
	for ; len(s.deleted[at]) > 0 && len(blocks) < limit; s.deleted[at] = s.deleted[at][1:] {
		c := s.deleted[at][0]
		b := block{Label: "Removed", Part: c.Part, Runs: c.Runs}
		if len(c.Runs) == 0 {
			b.Text = fmt.Sprintf("The former paragraph %d is no more.", c.OldIndex+1)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// fill makes the rows of a page. Errors are those of reading the two files.
func (s *spread) fill(page *storyPage) error {
	left, err := s.prose.Blocks(s.original)
	if err != nil {
		return err
	}
	right, err := s.prose.Blocks(s.translation)
	if err != nil {
		return err
	}
	facts, err := s.prose.Facts(s.translation)
	if err != nil {
		return err
	}
	originals, err := s.prose.Facts(s.original)
	if err != nil {
		return err
	}
	matches, err := align.Align(s.prose, s.original, s.translation)
	if err != nil {
		return err
	}
	found := s.findings(facts.Blocks, originals.Blocks)
	page.Found = found.rest
	page.Rows = append(page.Rows, s.headRow("title", "Title", s.original.Title, s.translation.Title))
	if s.original.Description != "" || s.translation.Description != "" {
		page.Rows = append(page.Rows, s.headRow("description", "Description", s.original.Description, s.translation.Description))
	}
	var added []pairRow // follow the row of the match that they are in
	for _, m := range matches {
		row, untranslated := pairRow{}, m.A.Len()-m.B.Len()
		if m.A.Len() == 0 { // blocks whose original was deleted are shown beside what that was
			row.Left = s.takeDeleted(m.A.From, m.B.Len())
		}
		for i := m.A.From; i < m.A.To; i++ {
			for _, b := range s.takeDeleted(i, unlimited) {
				page.Rows = append(page.Rows, pairRow{Left: []block{b}})
			}
			b := s.block(i, left[i], found.left[i])
			if c, changed := s.changes[i]; changed && c.Change == ledger.Added && untranslated > 0 && m.B.Len() > 0 {
				untranslated-- // align puts it with the blocks opposite by its length, but it is new
				added = append(added, pairRow{Left: []block{b}, Gap: true})
				continue
			}
			row.Left = append(row.Left, b)
		}
		for i := m.B.From; i < m.B.To; i++ {
			row.Right = append(row.Right, block{Number: i + 1, HTML: template.HTML(right[i]), Found: found.right[i]})
		}
		row.Gap = len(row.Left) == 0 || m.B.Len() == 0
		row.Gap = row.Gap && page.State != ledger.Adapted
		page.Rows = append(append(page.Rows, row), added...)
		added = nil
	}
	for _, b := range s.takeDeleted(len(left), unlimited) {
		page.Rows = append(page.Rows, pairRow{Left: []block{b}})
	}
	return nil
}

// block returns block i of the original, with its change.
func (s *spread) block(i int, html string, found []finding) block {
	b := block{Number: i + 1, HTML: template.HTML(html), Found: found}
	c, changed := s.changes[i]
	if !changed {
		return b
	}
	b.Part = c.Part
	switch c.Change {
	case ledger.Changed:
		b.Label = "Changed"
		if len(c.Runs) > 1 || len(c.Runs) == 1 && c.Runs[0].Op != ledger.Equal {
			b.Runs = c.Runs
		}
	case ledger.Added:
		b.Label = "Added"
	case ledger.Moved:
		b.Label = fmt.Sprintf("Moved; it was paragraph %d", c.OldIndex+1)
	}
	return b
}

// headRow returns the row of the titles, or of the descriptions.
func (s *spread) headRow(part ledger.Part, label, left, right string) pairRow {
	l := block{Label: label, Text: left}
	for _, c := range s.head {
		if c.Part == part {
			l = block{Label: label + " changed", Part: part, Runs: c.Runs}
		}
	}
	return pairRow{Left: []block{l}, Right: []block{{Label: label, Text: right}}, Gap: (left == "") != (right == "")}
}

// found is the findings about a pair of texts.
type found struct {
	left, right map[int][]finding // by index of the block
	rest        []finding         // those of no block
}

// findings returns where the two versions do not agree. It leaves out what has changed in
// the original, because the page shows that.
func (s *spread) findings(right, left []markdown.Block) found {
	f := found{left: map[int][]finding{}, right: map[int][]finding{}}
	var list diag.List
	for _, p := range agree.NewChecker(s.prose).Check(s.translation) {
		if p.Key != "translation.source" && p.Key != "translation" {
			list = append(list, p)
		}
	}
	for _, p := range s.Desk.o.Finish(list) {
		one := finding{p.Text(), p.Hint(), p.Place.String()}
		switch {
		case p.File == s.translation.File && blockAt(right, p.Line) >= 0:
			i := blockAt(right, p.Line)
			f.right[i] = append(f.right[i], one)
		case p.File == s.original.File && blockAt(left, p.Line) >= 0:
			i := blockAt(left, p.Line)
			f.left[i] = append(f.left[i], one)
		default:
			f.rest = append(f.rest, one)
		}
	}
	return f
}

// blockAt returns the index of the block with a line of the file, or -1.
func blockAt(blocks []markdown.Block, line int) int {
	at := -1
	for i, b := range blocks {
		if int(b.Line) <= line {
			at = i
		}
	}
	return at
}

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

// sheet is two texts on their way to a page.
type sheet struct {
	view
	o, a    *site.Article
	changes map[int]ledger.PartChange // by the block of the original
	head    []ledger.PartChange
	gone    map[int][]ledger.PartChange // before a block of the original
}

// take sorts changes by where they are to stand.
func (s *sheet) take(changes []ledger.PartChange) {
	s.gone = map[int][]ledger.PartChange{}
	for _, c := range changes {
		switch {
		case c.Block >= 0:
			s.changes[c.Block] = c
		case c.Was >= 0:
			s.gone[c.At] = append(s.gone[c.At], c)
		default:
			s.head = append(s.head, c)
		}
	}
}

// every is how many blocks are all.
const every = math.MaxInt

// removed are the changes of blocks that are no more and stood before a block of the
// original, a number of them at most, each handed out once.
func (s *sheet) removed(at, most int) []block {
	var blocks []block
	for ; len(s.gone[at]) > 0 && len(blocks) < most; s.gone[at] = s.gone[at][1:] {
		c := s.gone[at][0]
		b := block{Label: "Removed", Part: c.Part, Runs: c.Runs}
		if len(c.Runs) == 0 {
			b.Text = fmt.Sprintf("The former paragraph %d is no more.", c.Was+1)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// fill makes the rows of a page.
func (s *sheet) fill(page *storyPage) error {
	left, err := s.prose.Blocks(s.o)
	if err != nil {
		return err
	}
	right, err := s.prose.Blocks(s.a)
	if err != nil {
		return err
	}
	facts, err := s.prose.Facts(s.a)
	if err != nil {
		return err
	}
	originals, err := s.prose.Facts(s.o)
	if err != nil {
		return err
	}
	matches, err := align.Align(s.prose, s.o, s.a)
	if err != nil {
		return err
	}
	found := s.findings(facts.Blocks, originals.Blocks)
	page.Found = found.rest
	page.Rows = append(page.Rows, s.headRow("title", "Title", s.o.Title, s.a.Title))
	if s.o.Description != "" || s.a.Description != "" {
		page.Rows = append(page.Rows, s.headRow("description", "Description", s.o.Description, s.a.Description))
	}
	var added []pairRow // behind the row of the blocks beside them
	for _, m := range matches {
		row, untranslated := pairRow{}, m.A.Len()-m.B.Len()
		if m.A.Len() == 0 { // what has lost its original stands beside what that was
			row.Left = s.removed(m.A.From, m.B.Len())
		}
		for i := m.A.From; i < m.A.To; i++ {
			for _, b := range s.removed(i, every) {
				page.Rows = append(page.Rows, pairRow{Left: []block{b}})
			}
			b := s.block(i, left[i], found.left[i])
			if c, changed := s.changes[i]; changed && c.Change == ledger.Added && untranslated > 0 && m.B.Len() > 0 {
				untranslated-- // by its length it could be in the blocks opposite, but it is new
				added = append(added, pairRow{Left: []block{b}, Gap: true})
				continue
			}
			row.Left = append(row.Left, b)
		}
		for i := m.B.From; i < m.B.To; i++ {
			row.Right = append(row.Right, block{Number: i + 1, HTML: template.HTML(right[i]), Found: found.right[i]})
		}
		row.Gap = len(row.Left) == 0 || m.B.Len() == 0
		row.Gap = row.Gap && page.State != ledger.Adapted.String()
		page.Rows = append(append(page.Rows, row), added...)
		added = nil
	}
	for _, b := range s.removed(len(left), every) {
		page.Rows = append(page.Rows, pairRow{Left: []block{b}})
	}
	return nil
}

// block is a block of the original.
func (s *sheet) block(i int, html string, found []finding) block {
	b := block{Number: i + 1, HTML: template.HTML(html), Found: found}
	c, changed := s.changes[i]
	if !changed {
		return b
	}
	b.Part = c.Part
	switch c.Change {
	case ledger.Changed:
		b.Label = "Changed"
		if len(c.Runs) > 1 || len(c.Runs) == 1 && c.Runs[0].Fate != ledger.Kept {
			b.Runs = c.Runs
		}
	case ledger.Added:
		b.Label = "Added"
	case ledger.Moved:
		b.Label = fmt.Sprintf("Moved; it was paragraph %d", c.Was+1)
	}
	return b
}

// headRow is the titles, or the descriptions.
func (s *sheet) headRow(part ledger.Part, label, left, right string) pairRow {
	l := block{Label: label, Text: left}
	for _, c := range s.head {
		if c.Part == part {
			l = block{Label: label + " changed", Part: part, Runs: c.Runs}
		}
	}
	return pairRow{Left: []block{l}, Right: []block{{Label: label, Text: right}}, Gap: (left == "") != (right == "")}
}

// found is findings by the blocks that they are about.
type found struct {
	left, right map[int][]finding
	rest        []finding
}

// findings are what the two versions do not say alike. What has changed in the
// original is on the page already.
func (s *sheet) findings(right, left []markdown.Block) found {
	f := found{left: map[int][]finding{}, right: map[int][]finding{}}
	var list diag.List
	for _, p := range agree.NewChecker(s.prose).Check(s.a) {
		if p.Key != "translation.source" && p.Key != "translation" {
			list = append(list, p)
		}
	}
	for _, p := range s.Desk.o.Finish(list) {
		one := finding{p.Text, p.Hint, p.Place.String()}
		switch {
		case p.File == s.a.File && blockAt(right, p.Line) >= 0:
			i := blockAt(right, p.Line)
			f.right[i] = append(f.right[i], one)
		case p.File == s.o.File && blockAt(left, p.Line) >= 0:
			i := blockAt(left, p.Line)
			f.left[i] = append(f.left[i], one)
		default:
			f.rest = append(f.rest, one)
		}
	}
	return f
}

// blockAt is the block of a text in which a line stands, or -1.
func blockAt(blocks []markdown.Block, line int) int {
	at := -1
	for i, b := range blocks {
		if int(b.Line) <= line {
			at = i
		}
	}
	return at
}

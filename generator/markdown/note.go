package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// notes moves calls of footnotes out of links, behind the link, because HTML allows no link in
// a link. It records the notes of the text.
type notes struct{}

// allNotes is the key of the notes of a text in the context of a parse: []*extast.Footnote.
var allNotes = parser.NewContextKey()

func (notes) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	var all []*extast.Footnote
	var link ast.Node
	var calls []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case n.Kind() == ast.KindLink && entering:
			link = n
		case n.Kind() == ast.KindLink:
			for last := link; len(calls) > 0; calls = calls[1:] {
				n.Parent().InsertAfter(n.Parent(), last, calls[0])
				last = calls[0]
			}
			link = nil
		case n.Kind() == extast.KindFootnoteLink && entering && link != nil:
			calls = append(calls, n)
		case n.Kind() == extast.KindFootnote && entering:
			all = append(all, n.(*extast.Footnote))
		}
		return ast.WalkContinue, nil
	})
	pc.Set(allNotes, all)
}

// uncalled warns of notes that are never called, and of two notes of one name.
func (t *Text) uncalled(pc parser.Context) {
	all, _ := pc.Get(allNotes).([]*extast.Footnote)
	called := make(map[string]bool, len(all))
	for _, n := range all {
		called[string(n.Ref)] = called[string(n.Ref)] || n.Index >= 0
	}
	for _, n := range all {
		if n.Index >= 0 {
			continue
		}
		at := t.place(n.Pos(), len([]rune(string(n.Ref)))+3)
		if called[string(n.Ref)] {
			t.facts.Problems.Add(at, "note.twice", n.Ref)
			continue
		}
		t.facts.Problems.Add(at, "note.unused", n.Ref)
	}
}

// emptyNote warns of a note without text.
func (t *Text) emptyNote(n *extast.Footnote) {
	if first := n.FirstChild(); first == nil || first.Kind() == extast.KindFootnoteBacklink {
		t.facts.Problems.Add(t.place(n.Pos(), len([]rune(string(n.Ref)))+3), "note.empty", n.Ref)
	}
}

// call matches the call of a note.
var call = regexp.MustCompile(`\[\^[^\[\]\s]+\]`)

// unanswered warns of calls of notes that do not exist, in a text or across the end of one,
// unless the brackets belong to a link.
func (t *Text) unanswered(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	if kind := n.Parent().Kind(); kind != ast.KindLink && kind != ast.KindImage {
		from, to = max(from-1, 0), min(to+1, len(t.source))
	}
	if !bytes.Contains(t.source[from:to], []byte("[^")) {
		return
	}
	for _, i := range call.FindAllIndex(t.source[from:to], -1) {
		if at := from + i[0]; !escaped(t.source, at) {
			name := t.source[at : from+i[1]]
			t.facts.Problems.Add(t.place(at, len([]rune(string(name)))), "note.missing", name)
		}
	}
}

// backlink writes the link from a note back to its call, with a name for screen readers.
func (w *writer) backlink(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*extast.FootnoteBacklink)
	id := "fnref"
	if n.RefIndex > 0 {
		id += strconv.Itoa(n.RefIndex)
	}
	_, _ = out.WriteString(`&#160;<a href="#` + html.EscapeString(w.options.IDPrefix) + id + ":" + strconv.Itoa(n.Index) +
		`" class="footnote-backref" role="doc-backlink" aria-label="` + html.EscapeString(w.text.locale.T("a11y.back")) + `">↩&#xfe0e;</a>`)
	return ast.WalkContinue, nil
}

// notes writes the section around the notes.
func (w *writer) notes(out util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = out.WriteString(`<div class="footnotes" role="doc-endnotes" aria-label="` + html.EscapeString(w.text.locale.T("a11y.notes")) + "\">\n<hr>\n<ol>\n")
	} else {
		_, _ = out.WriteString("</ol>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

package markdown

import (
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// notes moves the calls of footnotes that stand inside a link behind it: HTML has
// no link in a link.
type notes struct{}

func (notes) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
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
		}
		return ast.WalkContinue, nil
	})
}

// backlink writes the way from a note back to its call, for those who hear the page as
// well.
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

// notes writes what stands around the notes.
func (w *writer) notes(out util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = out.WriteString(`<div class="footnotes" role="doc-endnotes" aria-label="` + html.EscapeString(w.text.locale.T("a11y.notes")) + "\">\n<hr>\n<ol>\n")
	} else {
		_, _ = out.WriteString("</ol>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

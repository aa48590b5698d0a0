package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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

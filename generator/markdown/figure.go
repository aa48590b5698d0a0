package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// figure is a picture that stands in a paragraph of its own; its title is the
// caption.
type figure struct{ ast.BaseBlock }

var kindFigure = ast.NewNodeKind("Figure")

func (*figure) Kind() ast.NodeKind              { return kindFigure }
func (n *figure) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *figure) image() *ast.Image             { return n.FirstChild().(*ast.Image) }

// figures turns paragraphs that hold a picture and nothing else into figures.
type figures struct{}

func (figures) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var paragraphs []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() != ast.KindParagraph || !entering {
			return ast.WalkContinue, nil
		}
		if only := n.FirstChild(); only != nil && only == n.LastChild() && only.Kind() == ast.KindImage {
			paragraphs = append(paragraphs, n)
		}
		return ast.WalkSkipChildren, nil
	})
	for _, p := range paragraphs {
		f := &figure{}
		f.SetPos(p.Pos())
		f.AppendChild(f, p.FirstChild())
		p.Parent().ReplaceChild(p.Parent(), p, f)
	}
}

package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// table writes a table into an element that scrolls by itself, so that the page does not scroll
// sideways on a phone. The element can be reached and scrolled with the keys. It is not a
// landmark, because several tables of a page would have the same name.
func (w *writer) table(out util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = out.WriteString(`<div class="scroll" role="group" aria-label="` + html.EscapeString(w.text.locale.T("a11y.table")) + "\" tabindex=\"0\">\n<table>\n")
	} else {
		_, _ = out.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// cell writes the alignment of a column as a class: a style attribute would need a
// Content-Security-Policy that allows all of them.
func (w *writer) cell(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader {
		tag = "th"
	}
	if !entering {
		_, _ = out.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = out.WriteString("<" + tag)
	if n.Alignment != extast.AlignNone {
		_, _ = out.WriteString(` class="` + n.Alignment.String() + `"`)
	}
	_ = out.WriteByte('>')
	return ast.WalkContinue, nil
}

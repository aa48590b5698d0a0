package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// table writes a table into a part of the page that scrolls by itself: on a phone the page
// must not. Whoever has no mouse gets to it and moves it with the keys. It is no landmark:
// a page may have several, and all are called the same.
func (w *writer) table(out util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = out.WriteString(`<div class="scroll" role="group" aria-label="` + html.EscapeString(w.text.locale.T("a11y.table")) + "\" tabindex=\"0\">\n<table>\n")
	} else {
		_, _ = out.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// cell writes the alignment of a column as a class: a style attribute would need
// a Content-Security-Policy that lets all of them through.
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

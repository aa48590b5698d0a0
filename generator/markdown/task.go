package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// task marks the item of a list that a box stands in: the box takes the place of its bullet.
func task(box *extast.TaskCheckBox) {
	box.Parent().Parent().SetAttributeString("class", []byte("task"))
}

// box writes what is done and what is to do as signs: a form's element would want a label,
// and feed readers leave it out.
func (w *writer) box(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	sign := "☐ "
	if node.(*extast.TaskCheckBox).IsChecked {
		sign = "☑&#xfe0e; " // never an emoji
	}
	if entering {
		_, _ = out.WriteString(sign)
	}
	return ast.WalkContinue, nil
}

package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// task marks a list item with a check box. The box replaces the bullet.
func task(box *extast.TaskCheckBox) {
	box.Parent().Parent().SetAttributeString("class", []byte("task"))
}

// box writes a check box as a sign: a form element would need a label, and feed readers leave
// it out.
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

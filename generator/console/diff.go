package console

import (
	"fmt"
	"strings"

	"qostil/generator/translation/ledger"
)

// Heading prints a heading, with an empty line above it.
func (t *Terminal) Heading(text string) {
	t.Printf("\n%s%s%s", t.outStyle.Hint, text, t.outStyle.Reset)
}

// WordDiff prints the words of a change: in colours, or as git diff --word-diff does.
func (t *Terminal) WordDiff(c ledger.PartChange) {
	var b strings.Builder
	for i, r := range c.Runs {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case r.Op == ledger.Equal:
			b.WriteString(r.Text)
		case t.outStyle.Reset != "" && r.Op == ledger.Delete:
			b.WriteString(t.outStyle.Error + r.Text + t.outStyle.Reset)
		case t.outStyle.Reset != "":
			b.WriteString(t.outStyle.Good + r.Text + t.outStyle.Reset)
		case r.Op == ledger.Delete:
			b.WriteString("[-" + r.Text + "-]")
		default:
			b.WriteString("{+" + r.Text + "+}")
		}
	}
	if b.Len() > 0 {
		fmt.Fprintf(t.out, "  %s\n", b.String())
	}
}

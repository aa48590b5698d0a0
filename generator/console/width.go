package console

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// columns returns how many columns a text takes on a terminal: emoji, flags and Chinese
// letters take two, marks on a letter none.
func columns(text string) int { return ansi.StringWidth(text) }

// truncate returns the beginning of a text that fits into a number of columns. If the text
// is cut, it ends with an ellipsis.
func truncate(text string, width int) string {
	if columns(text) <= width {
		return text
	}
	return strings.TrimRight(ansi.Truncate(text, max(0, width-1), ""), " ") + "…"
}

package console

import (
	"fmt"
	"strings"
	"unicode"
)

// cell is a text in a table, and the escape sequence that it is painted with.
type cell struct{ text, paint string }

// table prints rows in columns as wide as their widest text. On a terminal a line
// that is too long is cut.
func (t *Terminal) table(head []string, rows [][]cell) {
	first := make([]cell, len(head))
	for i, h := range head {
		first[i] = cell{h, t.outStyle.Hint}
	}
	rows = append([][]cell{first}, rows...)
	widths := make([]int, len(head))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], letters(c.text))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		left := t.width
		for i, c := range row {
			text := c.text
			if t.width > 0 {
				text = cut(text, left)
			}
			left = max(0, left-widths[i]-2)
			pad := strings.Repeat(" ", widths[i]+2-min(letters(text), widths[i]))
			if i == len(row)-1 {
				pad = ""
			}
			if c.paint != "" && text != "" {
				text = c.paint + text + t.outStyle.Reset
			}
			b.WriteString(text + pad)
		}
		fmt.Fprintln(t.out, strings.TrimRight(b.String(), " "))
	}
}

// letters is the width of a text on a terminal, where marks sit on the letter before
// them.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			n++
		}
	}
	return n
}

// cut is the beginning of a text, as long as fits.
func cut(text string, width int) string {
	if letters(text) <= width {
		return text
	}
	n := 0
	for i, r := range text {
		if letters(string(r)) > 0 {
			if n++; n >= width {
				return strings.TrimRight(text[:i], " ") + "…"
			}
		}
	}
	return ""
}

package console

import (
	"fmt"
	"strings"
)

// cell is a text in a table, and the escape sequence that colours it.
type cell struct{ text, paint string }

// table prints rows in columns that are as wide as their widest text. On a terminal it cuts
// lines that are too long.
func (t *Terminal) table(head []string, rows [][]cell) {
	first := make([]cell, len(head))
	for i, h := range head {
		first[i] = cell{h, t.outStyle.Hint}
	}
	rows = append([][]cell{first}, rows...)
	widths := make([]int, len(head))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], columns(c.text))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		left := t.width
		for i, c := range row {
			text := c.text
			if t.width > 0 {
				text = truncate(text, left)
			}
			left = max(0, left-widths[i]-2)
			pad := strings.Repeat(" ", widths[i]+2-min(columns(text), widths[i]))
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

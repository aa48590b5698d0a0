package markdown

import (
	"bytes"
	"regexp"
)

// The bounds of one text. Beyond them the parser, which is quadratic in what they
// count, or the page that comes out, costs more than any article is worth; every
// one is far above what people write.
const (
	maxDepth  = 64     // quotes and lists in each other
	maxCells  = 20_000 // of one table, those that short rows leave out counted
	maxSigns  = 8_000  // that may open something, in one paragraph
	maxFences = 2_000  // lengths and runs of backticks in one paragraph
)

// guard looks at the lines of the source, and says whether it may be parsed.
func (t *Text) guard() bool {
	var g lineGuard
	start := 0
	for line := range bytes.Lines(t.source) {
		if what, hint := g.next(line); what != "" {
			t.facts.Problems.Errorf(t.place(start, 1), "%s", what).Hintf("%s", hint)
			return false
		}
		start += len(line)
	}
	return true
}

// lineGuard counts, line by line, what the parser is slow at.
type lineGuard struct {
	lists   []int // indents of the texts of the open list items
	columns int   // of the table being read
	rows    int
	signs   int
	ticks   int
}

var tableRule = regexp.MustCompile(`^[ >\t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

func (g *lineGuard) next(line []byte) (what, hint string) {
	content, depth := g.containers(line)
	if depth > maxDepth {
		return "quotes and lists more than 64 levels deep", "write it flatter"
	}
	content = bytes.TrimSpace(content)
	if len(content) == 0 {
		g.columns, g.rows, g.signs, g.ticks = 0, 0, 0, 0
		return "", ""
	}
	if bytes.IndexByte(content, '|') >= 0 && tableRule.Match(content) {
		g.columns, g.rows = bytes.Count(bytes.Trim(content, "|"), []byte("|"))+1, 0
	}
	if g.rows++; g.columns*g.rows > maxCells {
		return "a table of more than 20,000 cells", "split the table"
	}
	ticked := false
	for _, c := range content {
		switch c {
		case '[', '*', '_', '<', '~', '&', '!':
			g.signs++
		case '`':
			if !ticked {
				g.ticks++
			}
		}
		ticked = c == '`'
	}
	if g.signs > maxSigns || g.ticks > maxFences {
		return "a paragraph of thousands of signs that could be markup", "split the paragraph, or put the signs into a code block"
	}
	return "", ""
}

// containers cuts the marks of quotes and list items off a line and returns how
// deep it stands. It takes an indented list mark for one level more, whatever
// else CommonMark would make of it.
func (g *lineGuard) containers(line []byte) (content []byte, depth int) {
	quotes, column, i := 0, 0, 0
	for i < len(line) {
		switch c := line[i]; {
		case c == ' ':
			column++
		case c == '\t':
			column += 4 - column%4
		case c == '>':
			quotes++
			column++
			g.lists = g.lists[:0]
		case isMark(line[i:]) > 0:
			n := isMark(line[i:])
			for len(g.lists) > 0 && column < g.lists[len(g.lists)-1] {
				g.lists = g.lists[:len(g.lists)-1]
			}
			i += n - 1
			column += n
			g.lists = append(g.lists, column+1)
			if len(g.lists)+quotes > maxDepth {
				return nil, len(g.lists) + quotes
			}
		default:
			return line[i:], len(g.lists) + quotes
		}
		if quotes > maxDepth {
			return nil, quotes
		}
		i++
	}
	return nil, 0
}

// isMark returns the length of a list mark (-, +, *, 1., 1)) before a space, or 0.
func isMark(s []byte) int {
	n := 0
	for n < len(s) && n < 10 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	switch {
	case n == 0 && len(s) > 0 && (s[0] == '-' || s[0] == '+' || s[0] == '*'):
		n = 1
	case n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		n++
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

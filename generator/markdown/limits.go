package markdown

import (
	"bytes"
	"regexp"

	"qostil/generator/diag"
)

// The limits of one text. The time of the parser is quadratic in some of them, the size
// of the page grows with the others. All are far above what people write.
const (
	maxDepth  = 64     // of quotes and lists
	maxCells  = 20_000 // of one table, with those that short rows leave out
	maxSigns  = 8_000  // characters that may open markup, in one paragraph
	maxFences = 2_000  // runs of backticks in one paragraph
)

// withinLimits reports whether the source is within the limits. Otherwise it adds an error.
func (t *Text) withinLimits() bool {
	var l inputLimits
	start := 0
	for line := range bytes.Lines(t.source) {
		if code := l.next(line); code != "" {
			t.facts.Problems.Add(t.place(start, 1), code)
			return false
		}
		start += len(line)
	}
	return true
}

// inputLimits counts, line by line, what has a limit.
type inputLimits struct {
	lists   []int // indents of the texts of the open list items
	columns int   // of the table being read
	rows    int
	signs   int
	ticks   int
}

var tableRule = regexp.MustCompile(`^[ >\t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// next counts a line. It returns the error of a limit that is exceeded, or "".
func (l *inputLimits) next(line []byte) diag.Code {
	content, depth := l.containers(line)
	if depth > maxDepth {
		return "text.too-deep"
	}
	content = bytes.TrimSpace(content)
	if len(content) == 0 {
		l.columns, l.rows, l.signs, l.ticks = 0, 0, 0, 0
		return ""
	}
	if bytes.IndexByte(content, '|') >= 0 && tableRule.Match(content) {
		l.columns, l.rows = bytes.Count(bytes.Trim(content, "|"), []byte("|"))+1, 0
	}
	if l.rows++; l.columns*l.rows > maxCells {
		return "table.too-large"
	}
	ticked := false
	for _, c := range content {
		switch c {
		case '[', '*', '_', '<', '~', '&', '!':
			l.signs++
		case '`':
			if !ticked {
				l.ticks++
			}
		}
		ticked = c == '`'
	}
	if l.signs > maxSigns || l.ticks > maxFences {
		return "text.too-many-signs"
	}
	return ""
}

// containers removes the marks of quotes and list items from a line and returns its
// depth. It counts every indented list mark as one level more, also where CommonMark does
// not.
func (l *inputLimits) containers(line []byte) (content []byte, depth int) {
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
			l.lists = l.lists[:0]
		case isMark(line[i:]) > 0:
			n := isMark(line[i:])
			for len(l.lists) > 0 && column < l.lists[len(l.lists)-1] {
				l.lists = l.lists[:len(l.lists)-1]
			}
			i += n - 1
			column += n
			l.lists = append(l.lists, column+1)
			if len(l.lists)+quotes > maxDepth {
				return nil, len(l.lists) + quotes
			}
		default:
			return line[i:], len(l.lists) + quotes
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

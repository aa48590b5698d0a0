package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quote sets the excerpt of every problem: the source line that it points at. If a file
// cannot be read, its problems stay without one.
func (l List) Quote(fsys fs.FS) {
	lines := map[string][][]byte{}
	for i := range l {
		p := &l[i]
		if p.Excerpt != "" || p.Line == 0 {
			continue
		}
		file, read := lines[p.File]
		if !read {
			src, _ := fs.ReadFile(fsys, p.File)
			file = splitLines(src)
			lines[p.File] = file
		}
		if p.Line <= len(file) {
			p.Excerpt = string(file[p.Line-1])
		}
	}
}

// splitLines splits at LF, CRLF and CR, as fields.Clean counts lines.
func splitLines(src []byte) [][]byte {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	return bytes.Split(src, []byte("\n"))
}

// Style holds the escape sequences that colour problems on a terminal. The zero value
// colours nothing.
type Style struct {
	Error, Warning, Hint, Good, Reset string

	// Columns returns how many columns of the terminal a text takes. If it is nil, each
	// letter takes one, which is wrong behind emoji and Chinese.
	Columns func(text string) int
}

// Colour is the Style for terminals that understand ANSI sequences.
var Colour = Style{Error: "\x1b[1;31m", Warning: "\x1b[1;33m", Hint: "\x1b[36m", Good: "\x1b[32m", Reset: "\x1b[0m"}

// Format writes a problem as compilers do:
//
//	content/2026/11/23/aktau-port.ru.md:4:1: error: unknown key "tegs"
//	  4 | tegs: [aktau]
//	    | ^^^^
//	  hint: did you mean "tags"?
//
// Control characters are escaped, so that no file name or headline can control the
// terminal or the log of a CI system.
func (p Problem) Format(w io.Writer, s Style) {
	kind, paint := "error", s.Error
	if p.Warning {
		kind, paint = "warning", s.Warning
	}
	if at := p.String(); at != "" {
		fmt.Fprintf(w, "%s: ", at)
	}
	fmt.Fprintf(w, "%s%s:%s %s\n", paint, kind, s.Reset, visible(p.Text()))
	if p.Excerpt != "" {
		number := strconv.Itoa(p.Line)
		columns := s.Columns
		if columns == nil {
			columns = letters
		}
		line, caret := clip(p.Excerpt, p.Column, p.Width, columns)
		fmt.Fprintf(w, "  %s | %s\n", number, line)
		fmt.Fprintf(w, "  %s | %s%s%s\n", strings.Repeat(" ", len(number)), paint, caret, s.Reset)
	}
	for _, at := range p.Also {
		fmt.Fprintf(w, "  also: %s\n", at)
	}
	if hint := p.Hint(); hint != "" {
		fmt.Fprintf(w, "  %shint:%s %s\n", s.Hint, s.Reset, visible(hint))
	}
}

// MarshalJSON writes a problem for machines: the fields of Place, then
// severity, code, text, excerpt, hint and also.
func (p Problem) MarshalJSON() ([]byte, error) {
	severity := "error"
	if p.Warning {
		severity = "warning"
	}
	return json.Marshal(struct {
		Place
		Severity string  `json:"severity"`
		Code     Code    `json:"code"`
		Text     string  `json:"text"`
		Excerpt  string  `json:"excerpt,omitempty"`
		Hint     string  `json:"hint,omitempty"`
		Also     []Place `json:"also,omitempty"`
	}{p.Place, severity, p.Code, p.Text(), p.Excerpt, p.Hint(), p.Also})
}

// window is how many runes of a long line are shown.
const window = 120

// clip returns the part of a line around a column, made visible, and the carets below it.
func clip(line string, column, width int, columns func(string) int) (text, caret string) {
	runes := []rune(line)
	from := min(max(column, 1)-1, len(runes))
	to := min(from+max(width, 1), len(runes))
	start, end := 0, len(runes)
	var before, after string
	if len(runes) > window {
		start = max(0, from-window/3)
		end = min(len(runes), start+window)
		to = min(to, end)
		if start > 0 {
			before = "…"
		}
		if end < len(runes) {
			after = "…"
		}
	}
	lead := before + visible(string(runes[start:from]))
	mark := visible(string(runes[from:to]))
	text = lead + mark + visible(string(runes[to:end])) + after
	caret = strings.Repeat(" ", columns(lead)) + strings.Repeat("^", max(1, columns(mark)))
	return text, caret
}

// letters returns the number of letters of a text: marks on the letter before them are not
// counted.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// visible escapes control characters and invisible characters.
func visible(s string) string {
	if strings.IndexFunc(s, hidden) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case hidden(r):
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

package edit

import (
	"bytes"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// offset converts a place to an offset in the cleaned file.
func (h *header) offset(at diag.Place) int {
	i := 0
	for range at.Line - 1 {
		next := bytes.IndexByte(h.src[i:], '\n')
		if next < 0 {
			return len(h.src)
		}
		i += next + 1
	}
	for range at.Column - 1 {
		_, size := utf8.DecodeRune(h.src[i:])
		i += size
	}
	return i
}

func (h *header) lineStart(at int) int { return bytes.LastIndexByte(h.src[:at], '\n') + 1 }

func (h *header) lineEnd(at int) int {
	if next := bytes.IndexByte(h.src[at:], '\n'); next >= 0 {
		return at + next
	}
	return len(h.src)
}

// entry is a key of a mapping in block style: its lines and its value.
type entry struct {
	fields.Entry
	start, end int // of its lines, without the comments above
	colon      int // the offset after the colon
}

// entries returns the entries of a mapping in block style that ends before an offset.
func (h *header) entries(m *fields.Value, end int) []entry {
	entries := make([]entry, len(m.Entries))
	for i, e := range m.Entries {
		key := h.offset(e.Place)
		entries[i] = entry{Entry: e, start: h.lineStart(key), colon: h.colon(key)}
	}
	for i := range entries {
		next := end
		if i+1 < len(entries) {
			next = entries[i+1].start
		}
		entries[i].end = h.trim(entries[i].start, next)
	}
	return entries
}

// trim returns the end of an entry's lines without the empty lines and the comments at the
// margin that follow it, which belong to the next entry.
func (h *header) trim(start, end int) int {
	for end > start {
		line := h.lineStart(end - 1)
		if text := bytes.TrimSpace(h.src[line:end]); len(text) > 0 && h.src[line] != '#' {
			break
		}
		end = line
	}
	return end
}

// colon returns the offset after the colon of a key.
func (h *header) colon(key int) int {
	at := min(key, len(h.src)) // an explicit key (?) may be empty
	if at < len(h.src) && (h.src[at] == '"' || h.src[at] == '\'') {
		at = quoted(h.src, at)
	}
	if i := bytes.IndexByte(h.src[at:], ':'); i >= 0 {
		return at + i + 1
	}
	return len(h.src)
}

// inBraces reports whether the whole mapping is in flow style, between braces.
func (h *header) inBraces() bool {
	for line := range bytes.Lines(h.src[h.start:h.end]) {
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("---"))) // which may begin a YAML file
		if len(line) > 0 && line[0] != '#' {
			return line[0] == '{'
		}
	}
	return false
}

// inFlow reports whether a list or a mapping is in flow style, with brackets or braces.
func (h *header) inFlow(v *fields.Value) bool {
	at := h.offset(v.Place)
	return (v.Kind == fields.List || v.Kind == fields.Mapping) && at < len(h.src) && (h.src[at] == '[' || h.src[at] == '{')
}

// extent returns the offsets of a value. If its own text does not show where it ends, it
// ends before the offset end.
func (h *header) extent(v *fields.Value, end int) (from, to int) {
	from = h.offset(v.Place)
	if from >= len(h.src) {
		return from, from
	}
	switch c := h.src[from]; {
	case h.inFlow(v):
		to, _ = flow(h.src, from)
		return from, to
	case v.Kind == fields.Scalar && v.Quoted && (c == '"' || c == '\''):
		return from, quoted(h.src, from)
	case v.Kind == fields.Scalar && !v.Quoted && bytes.HasPrefix(h.src[from:], []byte(v.Text)):
		return from, from + len(v.Text)
	case v.Kind == fields.Scalar && !v.Quoted: // in several lines; no comment is inside
		if comment := bytes.Index(h.src[from:max(from, end)], []byte(" #")); comment >= 0 {
			end = from + comment
		}
	}
	return from, len(bytes.TrimRight(h.src[:max(from, end)], " \t\n"))
}

// quoted returns the offset after a text in quotes (YAML 1.2.2, 7.3).
func quoted(src []byte, at int) int {
	quote := src[at]
	for i := at + 1; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] == quote && quote == '\'' && i+1 < len(src) && src[i+1] == quote:
			i++
		case src[i] == quote:
			return i + 1
		}
	}
	return len(src)
}

// flow returns the offset after a list or a mapping in flow style (YAML 1.2.2, 7.4), and
// the offset after the last item in it.
func flow(src []byte, at int) (end, last int) {
	depth, fresh := 0, true // whether a value may begin here
	for i := at; i < len(src); i++ {
		switch c := src[i]; {
		case c == ' ' || c == '\n' || c == '\t':
			continue
		case c == '#' && i > 0 && bytes.IndexByte([]byte(" \n\t"), src[i-1]) >= 0:
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
			continue
		case c == '[' || c == '{':
			depth, fresh = depth+1, true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1, last
			}
			fresh = false
		case c == ',' || c == ':':
			fresh = true
		case (c == '"' || c == '\'') && fresh:
			i, fresh = quoted(src, i)-1, false
		default:
			fresh = false
		}
		last = i + 1
	}
	return len(src), last
}

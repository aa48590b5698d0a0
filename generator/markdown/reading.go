package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"qostil/generator/diag"
)

// Reading is a Block as readers read it: its words without markup, code and bare addresses,
// with the alternative texts and captions of pictures. It knows the place of each word in the
// file.
type Reading struct {
	Text    string    // parts of the Block (cells, items, captions) stand on lines of their own
	Foreign []Foreign // in their order

	text   *Text
	chunks []chunk
}

// Foreign is a part of a Reading that is marked as another language.
type Foreign struct {
	From, To int // bytes of the Reading's Text
	Lang     string
}

// chunk says where in the source a piece of a Reading stands.
type chunk struct{ at, source int }

// Reading returns the words of a Block with their places.
func (t *Text) Reading(block int) *Reading {
	w := &readingWriter{r: &Reading{text: t}}
	if n := t.blocks[block]; !n.IsRaw() {
		w.read(n)
	}
	w.r.Text = w.b.String()
	return w.r
}

// Place returns the place in the file of a part of the Text, given by two offsets in bytes. It
// ends with the line on which it begins.
func (r *Reading) Place(from, to int) diag.Place {
	width := utf8.RuneCountInString(r.Text[from:to])
	i := sort.Search(len(r.chunks), func(i int) bool { return r.chunks[i].at > from }) - 1
	if i < 0 {
		return r.text.place(0, width)
	}
	offset := r.chunks[i].source + from - r.chunks[i].at
	if offset <= len(r.text.source) {
		line, _, _ := bytes.Cut(r.text.source[offset:], []byte("\n"))
		width = min(width, max(1, utf8.RuneCount(line)))
	}
	return r.text.place(offset, width)
}

// readingWriter builds a Reading.
type readingWriter struct {
	r *Reading
	b bytes.Buffer
}

// write adds a piece of the source.
func (w *readingWriter) write(text string, source int) {
	w.r.chunks = append(w.r.chunks, chunk{w.b.Len(), source})
	w.b.WriteString(text)
}

// line begins a new line unless one has just begun.
func (w *readingWriter) line() {
	if b := w.b.Bytes(); len(b) > 0 && b[len(b)-1] != '\n' {
		w.b.WriteByte('\n')
	}
}

func (w *readingWriter) read(n ast.Node) {
	source := w.r.text.source
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.words(c)
		case *ast.Image:
			w.line()
			w.read(c)
			w.line()
			if title := unescape(c.Title); title != "" {
				w.write(title, max(0, c.Pos())+max(0, bytes.Index(source[max(0, c.Pos()):], c.Title)))
				w.line()
			}
		case *passage:
			from := w.b.Len()
			w.read(c)
			w.r.Foreign = append(w.r.Foreign, Foreign{from, w.b.Len(), c.lang})
		case *ast.AutoLink, *ast.CodeSpan, *ast.RawHTML, *ast.HTMLBlock:
			w.b.WriteByte(' ')
		default:
			if c.Type() == ast.TypeBlock {
				w.line()
				if c.IsRaw() {
					continue
				}
			}
			w.read(c)
			if c.Type() == ast.TypeBlock {
				w.line()
			}
		}
	}
}

// words adds a text in pieces, because its source may be written differently.
func (w *readingWriter) words(c *ast.Text) {
	value, at := c.Segment.Value(w.r.text.source), c.Segment.Start-c.Segment.Padding
	for !c.IsRaw() {
		i := bytes.IndexAny(value, `\&`)
		if i < 0 {
			break
		}
		end := i + 1
		if value[i] == '\\' {
			end = min(i+2, len(value))
		} else if semi := bytes.IndexByte(value[i:min(len(value), i+40)], ';'); semi > 0 {
			end = i + semi + 1
		}
		w.write(string(value[:i]), at)
		w.write(unescape(value[i:end]), at+i)
		value, at = value[end:], at+end
	}
	w.write(string(value), at)
	switch {
	case c.HardLineBreak():
		w.line()
	case c.SoftLineBreak():
		w.b.WriteByte(' ')
	}
}

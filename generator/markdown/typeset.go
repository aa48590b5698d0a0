package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
)

// setting holds the typeset texts of one block. All texts of a block are set together, because
// a quotation may begin in one and end in another, and emphasis may begin inside a word. A
// passage in another language counts as a word for the text around it, and its own texts are
// set separately.
type setting struct {
	strands []strand
	used    int     // of strands, which keep their buffers
	pieces  []piece // of all strands, as they stand in the block
	next    int     // the piece to be asked for
	out     []byte
}

// strand is the texts in one language: those of the block, or of a passage in it.
type strand struct {
	locale *locale.Locale // nil where nothing is known of it
	buf    []byte         // the texts as they are written, with what is no text frozen
	edits  []typeset.Edit
	given  int // of edits, to pieces
}

// piece is one text of a strand: its words, and the end of a line that may follow them.
type piece struct {
	text       *ast.Text
	strand     int
	start, end int
	broken     bool // by the end of a line, which is a space
}

// plainText writes a text with the typography of its language.
func (w *writer) plainText(out util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Text)
	value, lineEnd := n.Segment.Value(source), "\n"
	switch {
	case n.IsRaw():
		html.DefaultWriter.RawWrite(out, value)
		return ast.WalkContinue, nil
	case !w.text.locale.Bare():
		if !w.setting.has(n) {
			w.set(source, blockOf(n))
		}
		value, lineEnd = w.setting.text(value)
	}
	html.DefaultWriter.Write(out, value)
	if n.HardLineBreak() {
		_, _ = out.WriteString("<br>\n")
	} else if n.SoftLineBreak() {
		_, _ = out.WriteString(lineEnd)
	}
	return ast.WalkContinue, nil
}

// blockOf returns the block that contains an inline node.
func blockOf(n ast.Node) ast.Node {
	for n.Type() != ast.TypeBlock {
		n = n.Parent()
	}
	return n
}

// language returns the language of a passage, nil if the program has no data for it.
func (w *writer) language(p *passage) *locale.Locale {
	if w.options.Locale == nil {
		return nil
	}
	return w.options.Locale(p.lang)
}

// words returns the text of an attribute, typeset in the language of a node.
func (w *writer) words(n ast.Node, text string) string {
	l := w.text.locale
	if l.Bare() {
		return text
	}
	for ; n != nil && n.Type() != ast.TypeBlock; n = n.Parent() {
		if p, ok := n.(*passage); ok {
			if l = w.language(p); l == nil {
				return text
			}
			break
		}
	}
	return l.Typeset(text)
}

// set typesets the texts of a block.
func (w *writer) set(source []byte, block ast.Node) {
	s := &w.setting
	s.used, s.pieces, s.next = 0, s.pieces[:0], 0
	w.collect(source, block, s.strand(w.text.locale))
	for i := range s.strands[:s.used] {
		if t := &s.strands[i]; t.locale != nil {
			typeset.FreezeAddresses(t.buf)
			t.edits = t.locale.Edits(t.edits, t.buf, block.Kind() == ast.KindHeading)
		}
	}
}

// strand begins a strand and returns its number.
func (s *setting) strand(l *locale.Locale) int {
	if s.used == len(s.strands) {
		s.strands = append(s.strands, strand{})
	}
	t := &s.strands[s.used]
	t.locale, t.buf, t.edits, t.given = l, t.buf[:0], t.edits[:0], 0
	s.used++
	return s.used - 1
}

// collect adds the texts below a node to a strand.
func (w *writer) collect(source []byte, n ast.Node, strand int) {
	s := &w.setting
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t := &s.strands[strand]
		switch c := c.(type) {
		case *ast.Text:
			p := piece{text: c, strand: strand, start: len(t.buf), broken: c.SoftLineBreak() && !c.HardLineBreak()}
			t.buf = freeze(append(t.buf, c.Segment.Value(source)...), p.start)
			p.end = len(t.buf)
			if p.broken {
				t.buf = append(t.buf, '\n')
			} else if c.HardLineBreak() {
				t.buf = append(t.buf, typeset.FrozenSpace)
			}
			s.pieces = append(s.pieces, p)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox, *ast.RawHTML:
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image:
			t.buf = append(t.buf, typeset.FrozenWord)
		case *passage:
			t.buf = append(t.buf, typeset.FrozenWord)
			w.collect(source, c, s.strand(w.language(c)))
		default:
			if c.Type() == ast.TypeInline {
				w.collect(source, c, strand)
			}
		}
	}
}

// has returns the piece of a text.
func (s *setting) has(n *ast.Text) bool {
	return s.next < len(s.pieces) && s.pieces[s.next].text == n
}

// text returns the next piece as it is set, and what ends its line.
func (s *setting) text(value []byte) (set []byte, lineEnd string) {
	p := &s.pieces[s.next]
	s.next++
	t := &s.strands[p.strand]
	edits := t.edits[t.given:]
	n := 0
	for n < len(edits) && p.holds(edits[n]) {
		n++
	}
	t.given += n
	edits, lineEnd = edits[:n], "\n"
	if n > 0 && edits[n-1].End > p.end {
		lineEnd, edits = edits[n-1].Text, edits[:n-1]
	}
	if len(edits) == 0 {
		return value, lineEnd
	}
	s.out = typeset.Apply(s.out[:0], value, p.start, edits)
	return s.out, lineEnd
}

// holds reports whether an edit is in the piece, or inserts something directly after it.
func (p *piece) holds(e typeset.Edit) bool {
	return e.Start < p.end || e.Start == p.end && (p.broken || e.End == e.Start)
}

// freeze freezes the backslashes and entities of a text, from an offset on: a writer who types
// \" or &nbsp; means exactly that.
func freeze(buf []byte, start int) []byte {
	if bytes.IndexByte(buf[start:], '\\') < 0 && bytes.IndexByte(buf[start:], '&') < 0 {
		return buf
	}
	for i := start; i < len(buf); {
		end, frozen := i, byte(typeset.FrozenSign)
		switch {
		case buf[i] == '\\' && i+1 < len(buf) && util.IsPunct(buf[i+1]):
			end = i + 2
		case buf[i] == '&':
			end, frozen = entity(buf, i)
		}
		for j := i; j < end; j++ {
			buf[j] = frozen
		}
		i = max(end, i+1)
	}
	return buf
}

// entity returns the end of the entity that an ampersand begins, and its text.
func entity(buf []byte, at int) (end int, frozen byte) {
	const longest = 34
	n := bytes.IndexByte(buf[at:min(len(buf), at+longest)], ';')
	if n < 0 {
		return at, 0
	}
	end = at + n + 1
	written := string(buf[at:end])
	meant := decode(buf[at:end])
	if meant == written {
		return at, 0
	}
	switch r, _ := utf8.DecodeRuneInString(meant); {
	case unicode.IsSpace(r):
		return end, typeset.FrozenSpace
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Cf, r):
		return end, typeset.FrozenWord
	}
	return end, typeset.FrozenSign
}

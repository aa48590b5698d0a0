package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"qostil/generator/locale"
)

// setting is the typeset text of one block, or of one passage in another language: its
// texts are set as one, since a quotation may begin in one of them and end in another,
// and emphasis may begin inside a word.
type setting struct {
	of     ast.Node
	buf    []byte // the texts as they are written, with what is no text frozen
	pieces []piece
	next   int // the piece to be asked for
	edits  []locale.Edit
	out    []byte
}

// piece is one text and where it is in the buffer: its words, and the end of a line that
// may follow them.
type piece struct {
	text       *ast.Text
	start, end int
	broken     bool // by the end of a line, which is a space
	edits      []locale.Edit
}

// plainText writes a text with the typography of its language.
func (w *writer) plainText(out util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Text)
	value := n.Segment.Value(source)
	if n.IsRaw() {
		html.DefaultWriter.RawWrite(out, value)
		return ast.WalkContinue, nil
	}
	lineEnd := "\n"
	if l, of := w.languageOf(n); l != nil && !l.Bare() {
		if w.setting.of != of {
			w.setting.set(l, source, of)
		}
		value, lineEnd = w.setting.text(n, value)
	}
	html.DefaultWriter.Write(out, value)
	if n.HardLineBreak() {
		_, _ = out.WriteString("<br>\n")
	} else if n.SoftLineBreak() {
		_, _ = out.WriteString(lineEnd)
	}
	return ast.WalkContinue, nil
}

// languageOf is the language of a node, nil where nothing is known of it, and the block
// or passage that it is set with.
func (w *writer) languageOf(n ast.Node) (*locale.Locale, ast.Node) {
	for p := n; p != nil; p = p.Parent() {
		if other, ok := p.(*passage); ok {
			if w.options.Locale == nil || w.text.locale.Bare() {
				return nil, p
			}
			return w.options.Locale(other.lang), p
		}
		if p.Type() == ast.TypeBlock {
			return w.text.locale, p
		}
	}
	return w.text.locale, w.text.root
}

// words is a text that is an attribute, typeset in the language of a node.
func (w *writer) words(n ast.Node, text string) string {
	if l, _ := w.languageOf(n); l != nil {
		return l.Typeset(text)
	}
	return text
}

// set typesets the texts of a block or a passage.
func (s *setting) set(l *locale.Locale, source []byte, of ast.Node) {
	s.of, s.buf, s.pieces = of, s.buf[:0], s.pieces[:0]
	s.collect(source, of)
	locale.FreezeAddresses(s.buf)
	s.edits = l.Edits(s.edits[:0], s.buf, of.Kind() == ast.KindHeading)
	s.next = 0
	edits := s.edits
	for i := range s.pieces {
		p := &s.pieces[i]
		n := 0
		for n < len(edits) && p.has(edits[n]) {
			n++
		}
		p.edits, edits = edits[:n], edits[n:]
	}
}

// has says whether an edit is of the piece or of what stands before the next one.
func (p *piece) has(e locale.Edit) bool {
	return e.Start < p.end || e.Start == p.end && (p.broken || e.End == e.Start)
}

// text is a text of the block as it is set, and what stands at the end of its line.
func (s *setting) text(n *ast.Text, value []byte) (set []byte, lineEnd string) {
	for s.pieces[s.next].text != n {
		s.next++
	}
	p := &s.pieces[s.next]
	edits, lineEnd := p.edits, "\n"
	if last := len(edits) - 1; last >= 0 && edits[last].End > p.end {
		lineEnd, edits = edits[last].Text, edits[:last]
	}
	if len(edits) == 0 {
		return value, lineEnd
	}
	s.out = locale.Apply(s.out[:0], value, p.start, edits)
	return s.out, lineEnd
}

// collect writes the texts below a node into the buffer.
func (s *setting) collect(source []byte, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			p := piece{text: c, start: len(s.buf), broken: c.SoftLineBreak() && !c.HardLineBreak()}
			s.buf = freeze(append(s.buf, c.Segment.Value(source)...), p.start)
			p.end = len(s.buf)
			if p.broken {
				s.buf = append(s.buf, '\n')
			} else if c.HardLineBreak() {
				s.buf = append(s.buf, locale.FrozenSpace)
			}
			s.pieces = append(s.pieces, p)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox, *ast.RawHTML:
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image, *passage:
			s.buf = append(s.buf, locale.FrozenWord)
		default:
			if c.Type() == ast.TypeInline {
				s.collect(source, c)
			}
		}
	}
}

// freeze makes the backslashes and entities of a text, from an offset on, what is typeset
// by nobody: who writes \" or &nbsp; means just that.
func freeze(buf []byte, start int) []byte {
	if bytes.IndexByte(buf[start:], '\\') < 0 && bytes.IndexByte(buf[start:], '&') < 0 {
		return buf
	}
	for i := start; i < len(buf); {
		end, frozen := i, byte(locale.FrozenSign)
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

// entity is where the entity ends that an ampersand may begin, and what it stands for.
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
		return end, locale.FrozenSpace
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Cf, r):
		return end, locale.FrozenWord
	}
	return end, locale.FrozenSign
}

package markdown

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Block is a part of a text that stands by itself. Versions of a story are compared block by
// block. Raw HTML, comments and definitions of links are not Blocks, because no page shows
// them; all footnotes together are the last Block.
type Block struct {
	Kind       BlockKind
	Level      uint8  // of headings
	Hash       uint16 // of its words, see Hash
	Start, End int32  // bytes of the source, whole lines but for the last one's end
	Line       int32  // of the file
	Letters    int32  // and digits
}

// BlockKind is the type of a Block.
type BlockKind uint8

// The kinds of Blocks.
const (
	ParagraphBlock BlockKind = iota
	HeadingBlock
	ListBlock
	QuoteBlock
	TableBlock
	FigureBlock
	CodeBlock
	RuleBlock
	NotesBlock // from the first definition of a footnote to the end of the last
)

func (k BlockKind) String() string {
	return [...]string{"paragraph", "heading", "list", "quote", "table", "figure", "code", "rule", "notes"}[k]
}

// kindOf returns the kind of a top-level node; ok is false if the node is not a Block.
func kindOf(n ast.Node) (k BlockKind, ok bool) {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, kindEmbed:
		return ParagraphBlock, true
	case ast.KindHeading:
		return HeadingBlock, true
	case ast.KindList:
		return ListBlock, true
	case ast.KindBlockquote, kindCallout:
		return QuoteBlock, true
	case extast.KindTable:
		return TableBlock, true
	case kindFigure, kindSnippet:
		return FigureBlock, true
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return CodeBlock, true
	case ast.KindThematicBreak:
		return RuleBlock, true
	case extast.KindFootnoteList:
		return NotesBlock, true
	}
	return 0, false
}

// findBlocks returns the Blocks of the text.
func (t *Text) findBlocks() {
	starts := t.starts()
	t.facts.Blocks = make([]Block, 0, t.root.ChildCount())
	t.blocks = make([]ast.Node, 0, t.root.ChildCount())
	var words bytes.Buffer
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		kind, ok := kindOf(n)
		if !ok {
			continue
		}
		b := Block{Kind: kind}
		if h, ok := n.(*ast.Heading); ok {
			b.Level = uint8(h.Level)
		}
		start, end := t.extent(n, starts)
		b.Start, b.End, b.Line = int32(start), int32(end), int32(t.place(start, 1).Line)
		words.Reset()
		t.words(&words, n, true)
		b.Hash, b.Letters = measure(words.Bytes())
		t.facts.Blocks, t.blocks = append(t.facts.Blocks, b), append(t.blocks, n)
	}
}

// starts returns the offsets at which top-level nodes and definitions of footnotes begin. The
// parser moves the definitions to the end.
func (t *Text) starts() []int {
	starts := make([]int, 0, t.root.ChildCount()+1)
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == extast.KindFootnoteList {
			for note := n.FirstChild(); note != nil; note = note.NextSibling() {
				starts = append(starts, t.lineStart(note.Pos()))
			}
		} else if at := start(n); at >= 0 {
			starts = append(starts, t.lineStart(at))
		}
	}
	slices.Sort(starts)
	return append(starts, len(t.source))
}

// start returns the offset of a node. A table has the offset of the paragraph from which the
// parser cut it.
func start(n ast.Node) int {
	if n.Kind() == extast.KindTable && n.HasChildren() {
		return n.FirstChild().Pos()
	}
	return n.Pos()
}

func (t *Text) lineStart(at int) int {
	return bytes.LastIndexByte(t.source[:min(max(at, 0), len(t.source))], '\n') + 1
}

// extent returns where a Block begins and ends. The parser knows the lines of paragraphs only;
// any other Block ends where the next one begins.
func (t *Text) extent(n ast.Node, starts []int) (from, to int) {
	from = t.lineStart(start(n))
	last := from
	if n.Kind() == extast.KindFootnoteList {
		from = len(t.source)
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			at := t.lineStart(note.Pos())
			from, last = min(from, at), max(last, at)
		}
	}
	if lines := n.Lines(); lines != nil && lines.Len() > 0 && n.Kind() == ast.KindParagraph {
		to = lines.At(lines.Len() - 1).Stop
	} else {
		next, _ := slices.BinarySearch(starts, last+1)
		to = starts[min(next, len(starts)-1)]
	}
	return from, from + len(bytes.TrimRightFunc(t.source[from:max(from, to)], unicode.IsSpace))
}

// Words returns the words of a Block without markup, with those of its pictures.
func (t *Text) Words(block int) string {
	var b bytes.Buffer
	t.words(&b, t.blocks[block], true)
	return strings.Join(strings.Fields(b.String()), " ")
}

// BlockHTML writes one Block as HTML.
func (t *Text) BlockHTML(w io.Writer, block int, o *Options) error {
	return t.write(w, t.blocks[block], o)
}

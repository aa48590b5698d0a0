package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// passage is a stretch of text in another language (WCAG 3.1.2): [сөз]{lang=kk}.
type passage struct {
	ast.BaseInline
	lang string
}

var kindPassage = ast.NewNodeKind("Passage")

func (*passage) Kind() ast.NodeKind              { return kindPassage }
func (n *passage) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// passages finds the marks in the inline nodes that CommonMark, to which they are
// plain text, has left: a text that ends a bracket with {lang=..} and, before it
// among the same siblings, the bracket that it closes.
type passages struct{}

var passageEnd = regexp.MustCompile(`\]\{lang=([A-Za-z0-9-]+)\}`)

func (passages) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	var parents []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && !t.IsRaw() && bytes.Contains(t.Segment.Value(source), []byte("{lang=")) {
			if last := len(parents) - 1; last < 0 || parents[last] != n.Parent() {
				parents = append(parents, n.Parent())
			}
		}
		return ast.WalkContinue, nil
	})
	for _, p := range parents {
		joinTexts(p)
		for wrapFirst(p, source) {
		}
	}
}

// joinTexts joins neighbouring texts: the parser cuts one at every bracket.
func joinTexts(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		for ok && !t.IsRaw() && !t.SoftLineBreak() && !t.HardLineBreak() {
			next, isText := t.NextSibling().(*ast.Text)
			if !isText || next.IsRaw() || next.Segment.Start != t.Segment.Stop {
				break
			}
			t.Segment = t.Segment.WithStop(next.Segment.Stop)
			t.SetSoftLineBreak(next.SoftLineBreak())
			t.SetHardLineBreak(next.HardLineBreak())
			parent.RemoveChild(parent, next)
		}
	}
}

// wrapFirst makes a passage of the first mark of a parent that has its bracket.
func wrapFirst(parent ast.Node, source []byte) bool {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		end, ok := n.(*ast.Text)
		if !ok || end.IsRaw() {
			continue
		}
		m := passageEnd.FindSubmatchIndex(end.Segment.Value(source))
		if m == nil {
			continue
		}
		closes := end.Segment.Start + m[0]
		begin, opens := openBracket(end, closes, source)
		if begin == nil {
			continue
		}
		wrap(parent, begin, opens, end, closes, end.Segment.Start+m[1], string(end.Segment.Value(source)[m[2]:m[3]]))
		return true
	}
	return false
}

// openBracket finds the "[" that a "]" at an offset closes, among the texts before.
func openBracket(end *ast.Text, closes int, source []byte) (begin *ast.Text, opens int) {
	depth := 0
	for n := ast.Node(end); n != nil; n = n.PreviousSibling() {
		t, ok := n.(*ast.Text)
		if !ok || t.IsRaw() {
			continue
		}
		for i := min(t.Segment.Stop, closes) - 1; i >= t.Segment.Start; i-- {
			switch source[i] {
			case ']':
				depth++
			case '[':
				if depth == 0 {
					return t, i
				}
				depth--
			}
		}
	}
	return nil, 0
}

// wrap puts what stands between two offsets, the texts at the ends cut in two,
// into a passage.
func wrap(parent ast.Node, begin *ast.Text, opens int, end *ast.Text, closes, after int, lang string) {
	p := &passage{lang: lang}
	p.SetPos(opens)
	rest := ast.NewTextSegment(end.Segment.WithStart(after))
	rest.SetSoftLineBreak(end.SoftLineBreak())
	rest.SetHardLineBreak(end.HardLineBreak())
	inside := ast.NewTextSegment(begin.Segment.WithStart(opens + 1))
	if begin == end {
		inside.Segment = inside.Segment.WithStop(closes)
		parent.InsertAfter(parent, begin, p)
	} else {
		inside.SetSoftLineBreak(begin.SoftLineBreak())
		inside.SetHardLineBreak(begin.HardLineBreak())
		parent.InsertAfter(parent, end, p)
	}
	p.AppendChild(p, inside)
	if begin != end {
		for n := begin.NextSibling(); n != ast.Node(end); n = begin.NextSibling() {
			p.AppendChild(p, n)
		}
		p.AppendChild(p, ast.NewTextSegment(end.Segment.WithStop(closes)))
		parent.RemoveChild(parent, end)
	}
	begin.Segment = begin.Segment.WithStop(opens)
	begin.SetSoftLineBreak(false)
	begin.SetHardLineBreak(false)
	parent.InsertAfter(parent, p, rest)
}

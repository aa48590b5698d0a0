package markdown

import (
	"bytes"
	"html"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qostil/generator/language/locale"
)

// passage is a part of a text in another language (WCAG 2.2, 3.1.2): [сөз]{lang=kk}.
type passage struct {
	ast.BaseInline
	lang string
}

var kindPassage = ast.NewNodeKind("Passage")

func (*passage) Kind() ast.NodeKind              { return kindPassage }
func (n *passage) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// passages finds passages among the inline nodes. For CommonMark the marks are plain text: a
// text node ends a bracket with {lang=..}, and an earlier one among the same siblings opens
// the bracket.
type passages struct{}

var passageEnd = regexp.MustCompile(`^\]\{lang=([A-Za-z0-9-]+)\}`)

func (passages) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	var parents []ast.Node
	seen := map[ast.Node]bool{}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && !t.IsRaw() && bytes.Contains(t.Segment.Value(source), []byte("{lang=")) {
			if p := n.Parent(); !seen[p] {
				seen[p] = true
				parents = append(parents, p)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, p := range parents {
		joinTexts(p)
		wrapAll(p, source)
	}
}

// joinTexts joins neighbouring texts, because the parser cuts a text at every bracket.
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

// bracket is an open bracket and the text node in which it stands.
type bracket struct {
	text *ast.Text
	at   int
}

type brackets []bracket

// wrapAll makes passages of all marks of a parent that have an opening bracket.
func wrapAll(parent ast.Node, source []byte) {
	var open brackets
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok && !t.IsRaw() {
			n = open.read(t, source)
		}
	}
}

// read reads a text up to the first passage that ends in it, and returns the node after which
// to continue.
func (open *brackets) read(t *ast.Text, source []byte) ast.Node {
	for i := t.Segment.Start; i < t.Segment.Stop; i++ {
		last := len(*open) - 1
		switch {
		case source[i] == '\\':
			i++
		case source[i] == '[':
			*open = append(*open, bracket{t, i})
		case source[i] == ']' && last >= 0:
			begin := (*open)[last]
			*open = (*open)[:last]
			if m := passageEnd.FindSubmatch(source[i:t.Segment.Stop]); m != nil && begin.at+1 < i {
				return wrap(begin.text, begin.at, t, i, i+len(m[0]), string(m[1]))
			}
		}
	}
	return t
}

// wrap puts the nodes between two offsets into a passage; texts at the ends are cut in two.
func wrap(begin *ast.Text, opens int, end *ast.Text, closes, after int, lang string) *passage {
	parent, p := begin.Parent(), &passage{lang: lang}
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
	return p
}

func (w *writer) passage(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		lang, dir := node.(*passage).lang, ""
		if d := locale.DirectionOf(lang); d != w.text.locale.Direction {
			dir = `" dir="` + d
		}
		_, _ = out.WriteString(`<span lang="` + html.EscapeString(lang) + dir + `">`)
	} else {
		_, _ = out.WriteString("</span>")
	}
	return ast.WalkContinue, nil
}

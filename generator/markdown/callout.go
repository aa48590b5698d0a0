package markdown

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qostil/generator/diag"
)

// callout is a quote whose first line names its kind: > [!NOTE], as on GitHub, with a title of
// its own after the kind or without. [!QUOTE] is a pull quote, words of the story itself.
type callout struct {
	ast.BaseBlock
	kind   string // note; in small letters
	title  string // as it is typed
	known  bool
	marked bool // there is markup in the title
}

var kindCallout = ast.NewNodeKind("Callout")

func (*callout) Kind() ast.NodeKind              { return kindCallout }
func (n *callout) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// calloutKinds are the kinds of callouts; pull is the kind of pull quotes.
var calloutKinds = []string{"note", "tip", "important", "warning", "caution", pull}

const pull = "quote"

var calloutLine = regexp.MustCompile(`^\[!(\pL+)\][ \t]*([^\r\n]*)`)

type callouts struct{}

func (callouts) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	type found struct {
		quote ast.Node
		*callout
	}
	var all []found
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		first := n.FirstChild()
		if n.Kind() != ast.KindBlockquote || !entering || first == nil || first.Kind() != ast.KindParagraph {
			return ast.WalkContinue, nil
		}
		line := first.Lines().At(0)
		if m := calloutLine.FindSubmatch(line.Value(reader.Source())); m != nil {
			kind := strings.ToLower(string(m[1]))
			all = append(all, found{n, &callout{kind: kind, title: unescape(bytes.TrimSpace(m[2])), known: slices.Contains(calloutKinds, kind)}})
		}
		return ast.WalkContinue, nil
	})
	for _, f := range all {
		f.SetPos(f.quote.Pos())
		if f.known {
			f.marked = cutLine(f.quote.FirstChild())
		}
		for c := f.quote.FirstChild(); c != nil; c = f.quote.FirstChild() {
			f.quote.RemoveChild(f.quote, c)
			f.AppendChild(f, c)
		}
		f.quote.Parent().ReplaceChild(f.quote.Parent(), f.quote, f.callout)
	}
}

// cutLine removes the first line of a paragraph, and the paragraph if it has no other line. It
// reports whether the line had anything besides words.
func cutLine(p ast.Node) (marked bool) {
	for c := p.FirstChild(); c != nil; c = p.FirstChild() {
		p.RemoveChild(p, c)
		marked = marked || c.Kind() != ast.KindText && c.Kind() != ast.KindAutoLink
		if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
	}
	if p.ChildCount() == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
	}
	return marked
}

// callout warns of an unknown kind, which stays a quote, of a callout without text, and of
// markup in a title, which may have words only.
func (t *Text) callout(n *callout) {
	at := t.place(bytes.IndexByte(t.source[n.Pos():], '[')+n.Pos(), utf8.RuneCountInString(n.kind)+3)
	switch {
	case !n.known:
		t.facts.Problems.Add(at, "callout.unknown", strings.ToUpper(n.kind), strings.ToUpper(strings.Join(calloutKinds, ", "))).WithHintMessage(diag.DidYouMean(n.kind, calloutKinds))
	case n.ChildCount() == 0 && (n.title == "" || n.kind == pull):
		t.facts.Problems.Add(at, "callout.empty")
	case n.marked:
		t.facts.Problems.Add(at, "callout.markup")
	}
}

func (w *writer) callout(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*callout)
	open, end := `<div class="callout `+n.kind+`" role="note">`+"\n", "</div>\n"
	switch {
	case !n.known:
		open, end = "<blockquote>\n", "</blockquote>\n"
	case n.kind == pull:
		open, end = "<figure class=\"pull\">\n<blockquote>\n", "</blockquote>\n"
		if n.title != "" {
			end += "<figcaption>" + html.EscapeString(w.words(n, n.title)) + "</figcaption>\n"
		}
		end += "</figure>\n"
	default:
		title := w.words(n, n.title)
		if title == "" {
			title = w.text.locale.T("callout." + n.kind)
		}
		open += `<p class="title">` + html.EscapeString(title) + "</p>\n"
	}
	if entering {
		_, _ = out.WriteString(open)
	} else {
		_, _ = out.WriteString(end)
	}
	return ast.WalkContinue, nil
}

package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qostil/generator/language/locale"
)

// figure is one picture or several that stand in a paragraph of their own. The title of each
// is its caption.
type figure struct{ ast.BaseBlock }

var kindFigure = ast.NewNodeKind("Figure")

func (*figure) Kind() ast.NodeKind              { return kindFigure }
func (n *figure) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// figures turns paragraphs that hold only pictures into figures.
type figures struct{}

func (figures) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var paragraphs []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() != ast.KindParagraph || !entering {
			return ast.WalkContinue, nil
		}
		if isFigure(n, reader.Source()) {
			paragraphs = append(paragraphs, n)
		}
		return ast.WalkSkipChildren, nil
	})
	for _, p := range paragraphs {
		f := &figure{}
		f.SetPos(p.Pos())
		for c := p.FirstChild(); c != nil; c = p.FirstChild() {
			p.RemoveChild(p, c)
			if c.Kind() == ast.KindImage {
				f.AppendChild(f, c)
			}
		}
		p.Parent().ReplaceChild(p.Parent(), p, f)
	}
}

// isFigure reports whether a paragraph holds only pictures and spaces.
func isFigure(p ast.Node, source []byte) bool {
	found := false
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage {
			found = true
		} else if t, ok := c.(*ast.Text); !ok || len(bytes.TrimSpace(t.Segment.Value(source))) > 0 {
			return false
		}
	}
	return found
}

// Widths of pictures by the width of the window, as in static/css/site.css: in the column, and
// in a row.
const (
	columnSizes = "(min-width: 50em) 44rem, 92vw"
	rowSizes    = "(min-width: 50em) 22rem, 46vw"
)

// figure writes the element around pictures.
func (w *writer) figure(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.ChildCount() > 1 {
		if entering {
			_, _ = out.WriteString(`<div class="gallery n` + strconv.Itoa(n.ChildCount()) + "\">\n")
		} else {
			_, _ = out.WriteString("</div>\n")
		}
	}
	return ast.WalkContinue, nil
}

// caption writes the caption of a picture. A bar separates it from the credit.
func (w *writer) caption(out util.BufWriter, title string) {
	words, credit := title, ""
	if i := strings.LastIndex(title, " | "); i >= 0 {
		words, credit = strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+3:])
	} else if bare, found := strings.CutPrefix(title, "| "); found {
		words, credit = "", strings.TrimSpace(bare)
	}
	if credit != "" && words != "" {
		words = locale.Ended(words) + " "
	}
	_, _ = out.WriteString("<figcaption>" + html.EscapeString(words))
	if credit != "" {
		_, _ = out.WriteString(`<span class="credit">` + html.EscapeString(w.text.locale.T("by.photo")+": "+credit) + "</span>")
	}
	_, _ = out.WriteString("</figcaption>")
}

// lostPicture returns where in a text a picture begins that CommonMark did not recognise, or
// -1. An exclamation mark before a remark in brackets is not a picture: Вперёд![…]
func (t *Text) lostPicture(start int, words []byte) int {
	for at := 0; ; at += len("![") {
		i := bytes.Index(words[at:], []byte("!["))
		if i < 0 {
			return -1
		}
		at += i
		if !escaped(words, at) && meantAsPicture(t.source[start+at+1:]) {
			return at
		}
	}
}

// behindAlt matches what follows the brackets of a picture but not those of a remark.
var behindAlt = regexp.MustCompile(`^(?:[(\[]| \(\S+\.\w+[\s)])`)

// meantAsPicture reports whether brackets have no partner, or a file is named after them. It
// looks no further than the next such sign, so no sign is looked at twice.
func meantAsPicture(rest []byte) bool {
	rest, _, _ = bytes.Cut(rest, []byte("!["))
	rest, _, _ = bytes.Cut(rest, []byte("\n\n"))
	depth, behind := 0, 0
	for i, sign := range rest {
		switch sign {
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return true
			}
			if depth == 0 && behind == 0 {
				behind = i + 1
			}
		}
	}
	return depth > 0 || behindAlt.Match(rest[behind:])
}

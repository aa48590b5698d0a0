package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"qostil/generator/language/locale"
)

// collect walks the parsed text once and collects its Facts.
func (t *Text) collect() {
	ids := map[string]int{}  // how often each was wanted
	warned := map[int]bool{} // lines whose raw HTML has been named
	linked := false          // whether a link is open: addresses in it are mere words
	t.findBlocks()
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindLink {
			linked = entering
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			t.heading(n, ids)
		case *ast.Paragraph:
			if t.facts.Summary == "" {
				t.facts.Summary = t.locale.Typeset(summary(t.plainWords(n)))
			}
		case *ast.Link:
			t.ref(n, n.Destination, "")
		case *ast.Image:
			t.ref(n, n.Destination, t.plainWords(n))
		case *ast.AutoLink:
			if linked {
				break
			}
			url := n.URL(t.source)
			if n.AutoLinkType == ast.AutoLinkEmail {
				url = append([]byte("mailto:"), url...)
			}
			t.ref(n, url, "")
		case *ast.HTMLBlock:
			t.htmlBlock(n, warned)
		case *ast.RawHTML:
			t.rawHTML(n.Segments.At(0), warned)
		case *ast.FencedCodeBlock:
			t.fence(n)
		case *snippet:
			t.snippet(n)
		case *callout:
			t.callout(n)
		case *extast.Footnote:
			t.emptyNote(n)
		case *passage:
			if !locale.IsTag(n.lang) {
				t.facts.Problems.Add(t.place(n.Pos(), 1), "markup.language-unknown", n.lang)
			}
		case *extast.TaskCheckBox:
			task(n)
		case *ast.Text:
			t.leftovers(n)
		}
		return ast.WalkContinue, nil
	})
}

func (t *Text) heading(n *ast.Heading, ids map[string]int) {
	id := "h-" + t.locale.Slug(t.plainWords(n))
	if id == "h-" {
		id = "h"
	}
	for base := id; ids[id] > 0; id = base + "-" + strconv.Itoa(ids[base]) {
		ids[base]++
	}
	ids[id] = 1
	above := 1 // the headline
	if last := len(t.facts.Headings) - 1; last >= 0 {
		above = t.facts.Headings[last].Level
	}
	switch {
	case n.Level == 1: // a page has one; whoever reads the tree after this sees the second
		n.Level = 2
		t.facts.Problems.Add(t.place(n.Pos(), 1), "heading.first-level")
	case n.Level > above+1: // WCAG 2.2, technique G141: readers by ear go from level to level
		t.facts.Problems.Add(t.place(n.Pos(), n.Level), "heading.skips-level", strings.Repeat("#", above+1))
	}
	if n.ChildCount() == 0 {
		t.facts.Problems.Add(t.place(n.Pos(), 1), "heading.empty")
	}
	t.headings[n] = len(t.facts.Headings)
	t.facts.Headings = append(t.facts.Headings, Heading{n.Level, id})
}

// htmlBlock warns of raw HTML, which is left out. A comment that ends is a note for other
// writers; one that does not end takes the rest of the text with it.
func (t *Text) htmlBlock(n *ast.HTMLBlock, warned map[int]bool) {
	if n.Lines().Len() == 0 && !n.HasClosure() {
		return
	}
	var first text.Segment
	if n.Lines().Len() > 0 {
		first = n.Lines().At(0)
	} else {
		first = n.ClosureLine
	}
	content := bytes.TrimSpace(first.Value(t.source))
	if bytes.HasPrefix(content, []byte("<!--")) {
		if !n.HasClosure() && !bytes.Contains(content, []byte("-->")) {
			t.facts.Problems.Add(t.place(first.Start, 4), "comment.never-ends")
		}
		return
	}
	t.rawHTML(first, warned)
}

func (t *Text) rawHTML(s text.Segment, warned map[int]bool) {
	value := s.Value(t.source)
	content := bytes.TrimSpace(value)
	indent := max(bytes.Index(value, content)-s.Padding, 0) // of a tab that is half a mark's
	at := t.place(s.Start+indent, min(len([]rune(string(content))), 40))
	if bytes.HasPrefix(content, []byte("<!--")) || warned[at.Line] {
		return
	}
	warned[at.Line] = true
	t.facts.Problems.Add(at, "html.ignored")
}

// fence warns of a code block that is never closed and so runs to the end of the text.
func (t *Text) fence(n ast.Node) {
	_, rest, _ := bytes.Cut(t.source[n.Pos():], []byte("\n"))
	if lines := n.Lines(); lines.Len() > 0 {
		rest = t.source[lines.At(lines.Len()-1).Stop:]
	}
	if len(bytes.Trim(rest, " \t\n>")) > 0 {
		return
	}
	t.facts.Problems.Add(t.place(n.Pos(), 3), "code.never-ends")
}

// leftovers warns of marks that CommonMark treats as plain text.
func (t *Text) leftovers(n *ast.Text) {
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	value := n.Segment.Value(t.source)
	if i := bytes.Index(value, []byte("**")); i >= 0 && bytes.Trim(value, "* ") != nil && !escaped(value, i) {
		t.facts.Problems.Add(t.place(n.Segment.Start+i, 2), "markup.stars")
	}
	if i := t.lostPicture(n.Segment.Start, value); i >= 0 {
		t.facts.Problems.Add(t.place(n.Segment.Start+i, 2), "markup.picture")
	}
	if i := bytes.Index(value, []byte("{lang=")); i >= 0 && !escaped(value, i) {
		t.facts.Problems.Add(t.place(n.Segment.Start+i, 6), "markup.language")
	}
	t.unanswered(n)
	if i := shortcode.FindIndex(value); i != nil && !escaped(value, i[0]) {
		t.facts.Problems.Add(t.place(n.Segment.Start+i[0], i[1]-i[0]), "markup.shortcode")
	}
}

// shortcode matches calls of templates in Hugo and others: {{< figure >}}, {{% note %}}.
var shortcode = regexp.MustCompile(`\{\{[<%][^{}]*\}\}`)

// escaped reports whether an odd number of backslashes stands before an offset.
func escaped(source []byte, i int) bool {
	before := source[:i]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// plainWords returns the words of a node without markup, pictures and notes.
func (t *Text) plainWords(n ast.Node) string {
	var b bytes.Buffer
	t.words(&b, n, false)
	return strings.Join(strings.Fields(b.String()), " ")
}

// WriteWords writes the words of the whole text without markup, with those of pictures.
func (t *Text) WriteWords(b *bytes.Buffer) {
	for _, n := range t.blocks {
		t.words(b, n, true)
		b.WriteByte('\n')
	}
}

// words writes the words of a node and, if asked, the alternative texts and captions of
// pictures.
func (t *Text) words(b *bytes.Buffer, n ast.Node, pictures bool) {
	if n.Type() == ast.TypeBlock && n.IsRaw() {
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			b.Write(line.Value(t.source))
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if value := c.Segment.Value(t.source); c.IsRaw() || !bytes.ContainsAny(value, `\&`) {
				b.Write(value)
			} else {
				b.WriteString(unescape(value))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(t.source))
		case *ast.Image:
			if pictures {
				t.words(b, c, true)
				b.WriteByte(' ')
				b.WriteString(unescape(c.Title))
			}
		case *ast.RawHTML, *ast.HTMLBlock:
		default:
			t.words(b, c, pictures)
			if c.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
		}
	}
}

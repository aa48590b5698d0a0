package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qostil/generator/locale"
)

// collect walks the parsed text once for its Facts.
func (t *Text) collect() {
	ids := map[string]bool{}
	warned := map[int]bool{} // lines whose raw HTML has been named
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			t.heading(n, ids)
		case *ast.Paragraph:
			if t.facts.Summary == "" {
				t.facts.Summary = summary(t.plain(n))
			}
		case *ast.Link:
			t.ref(n, n.Destination, "")
		case *ast.Image:
			t.ref(n, n.Destination, t.plain(n))
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				t.ref(n, n.URL(t.source), "")
			}
		case *ast.HTMLBlock:
			t.htmlBlock(n, warned)
		case *ast.RawHTML:
			t.rawHTML(n.Segments.At(0), warned)
		case *ast.FencedCodeBlock:
			t.fence(n)
		case *passage:
			if !locale.IsTag(n.lang) {
				t.facts.Problems.Warnf(t.place(n.Pos(), 1), "%q is not a language", n.lang).Hintf("write its code: kk, en, ru")
			}
		case *ast.Text:
			t.leftovers(n)
		}
		return ast.WalkContinue, nil
	})
}

func (t *Text) heading(n *ast.Heading, ids map[string]bool) {
	id := "h-" + t.locale.Slug(t.plain(n))
	if id == "h-" {
		id = "h"
	}
	for i, base := 2, id; ids[id]; i++ {
		id = base + "-" + strconv.Itoa(i)
	}
	ids[id] = true
	if n.Level == 1 {
		t.facts.Problems.Warnf(t.place(n.Pos(), 1), "a heading of the first level: that is the headline's").Hintf("begin it with ##")
	}
	t.headings[n] = len(t.facts.Headings)
	t.facts.Headings = append(t.facts.Headings, Heading{n.Level, id})
	t.facts.Anchors = append(t.facts.Anchors, id)
}

func (t *Text) ref(n ast.Node, dest []byte, alt string) {
	_, isImage := n.(*ast.Image)
	r := Ref{Dest: decode(dest), Alt: alt, Image: isImage, At: t.place(n.Pos(), 0)}
	r.At.Width = t.width(n.Pos(), dest)
	t.facts.Refs = append(t.facts.Refs, r)
	if scheme, ok := allowed(r.Dest, isImage); !ok {
		p := t.facts.Problems.Warnf(r.At, "addresses of the kind %q are not let through; the words stay", scheme)
		if isImage {
			p.Hintf("put the picture beside the story and write its name")
		} else {
			p.Hintf("links lead to http, https, mailto and tel addresses, and to pages of this site")
		}
	}
}

// width is the length of a link from its bracket to the end of its address, for
// the caret; 1 where the address stands elsewhere.
func (t *Text) width(from int, dest []byte) int {
	if from < 0 || from >= len(t.source) {
		return 1
	}
	line, _, _ := bytes.Cut(t.source[from:], []byte("\n"))
	if i := bytes.Index(line, dest); i >= 0 && len(dest) > 0 {
		end := i + len(dest)
		if end < len(line) && line[end] == ')' {
			end++
		}
		return len([]rune(string(line[:end])))
	}
	return 1
}

// decode is a destination with its entities resolved.
func decode(dest []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(dest)))
}

var schemeForm = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

// allowed says whether an address may stand in a page: those that carry scripts,
// or leave the reader's browser, may not. Browsers ignore control characters and
// spaces inside a scheme, so they are ignored here too.
func allowed(dest string, image bool) (scheme string, ok bool) {
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, dest)
	if strings.HasPrefix(bare, "//") || strings.HasPrefix(bare, `\\`) || strings.HasPrefix(bare, `/\`) {
		return "//", false
	}
	scheme = strings.ToLower(schemeForm.FindString(bare))
	switch scheme {
	case "":
		return "", true
	case "http:", "https:", "mailto:", "tel:", "id:": // id: is ours, for stories
		return scheme, !image
	}
	return scheme, false
}

// htmlBlock warns of raw HTML, which is left out. A comment that ends is a note
// among writers; one that does not swallows the rest of the text.
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
			t.facts.Problems.Warnf(t.place(first.Start, 4), "this comment never ends: the rest of the text is left out").
				Hintf("close it with -->")
		}
		return
	}
	t.rawHTML(first, warned)
}

func (t *Text) rawHTML(s text.Segment, warned map[int]bool) {
	content := bytes.TrimSpace(s.Value(t.source))
	at := t.place(s.Start+bytes.Index(s.Value(t.source), content), min(len([]rune(string(content))), 40))
	if bytes.HasPrefix(content, []byte("<!--")) || warned[at.Line] {
		return
	}
	warned[at.Line] = true
	t.facts.Problems.Warnf(at, "raw HTML is left out").Hintf("write Markdown; what it cannot say is a designer's template")
}

// fence warns of a code block that runs to the end because nothing closes it.
func (t *Text) fence(n *ast.FencedCodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	rest := bytes.Trim(t.source[lines.At(lines.Len()-1).Stop:], " \t\n>")
	if len(rest) > 0 {
		return
	}
	open := bytes.LastIndexByte(t.source[:max(0, lines.At(0).Start-1)], '\n') + 1
	t.facts.Problems.Warnf(t.place(open, 3), "this code block never ends: the rest of the text is code").Hintf("close it with the same signs on a line of their own")
}

// leftovers warns of marks that CommonMark took for plain signs.
func (t *Text) leftovers(n *ast.Text) {
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	value := n.Segment.Value(t.source)
	if i := bytes.Index(value, []byte("**")); i >= 0 && bytes.Trim(value, "* ") != nil && !escaped(value, i) {
		t.facts.Problems.Warnf(t.place(n.Segment.Start+i, 2), "these ** stay as they are: they open or close nothing").
			Hintf("bold text cannot begin or end inside a word next to a quote or a stop; move the signs or add a space")
	}
	if i := bytes.Index(value, []byte("{lang=")); i >= 0 {
		t.facts.Problems.Warnf(t.place(n.Segment.Start+i, 6), "this language mark belongs to nothing").
			Hintf("put the words into square brackets right before it: [сөз]{lang=kk}")
	}
}

func escaped(value []byte, i int) bool { return i > 0 && value[i-1] == '\\' }

// plain is the words of a node without markup; pictures and notes say nothing.
func (t *Text) plain(n ast.Node) string {
	var b strings.Builder
	t.words(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (t *Text) words(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(t.source)
			if !c.IsRaw() {
				value = util.UnescapePunctuations(value)
			}
			b.WriteString(decode(value))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(t.source))
		case *ast.Image, *ast.RawHTML:
		default:
			t.words(b, c)
		}
	}
}

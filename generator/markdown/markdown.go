// Package markdown parses one Markdown text: its blocks, its references, its HTML.
//
// The dialect is CommonMark with tables, strikethrough, task lists and bare links of GFM,
// with footnotes, callouts, snippets, figures from pictures in a paragraph of their own,
// and passages in another language: [сөз]{lang=kk}. Raw HTML is left out.
//
//	engine := markdown.New()
//	text := engine.Parse(l, "content/a.ru.md", source, 1)
//	facts := text.Facts()
//	err := text.HTML(w, &markdown.Options{})
//
// An Engine is the dialect; goroutines may share it. A Text is a parsed text, for one
// goroutine and a short time, since it holds its source and its tree. Facts outlive it:
// blocks with their hashes, headings, links, the first sentence, problems. A Block is a
// node of the first level, by which two versions of a story are compared. A Reading is the
// words of a Block with their places. Options say where links and pictures lead, which a
// text does not know.
//
// Texts that would take too long to parse are not parsed, see limits.go.
package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// Facts is what is known of a text without its site. It is small, so that it can be kept
// for every article.
type Facts struct {
	Blocks   []Block
	Headings []Heading
	Refs     []Ref     // links and pictures that a page may show, in their order
	Snippets []Snippet // in their order
	Summary  string    // the first sentence, at most 160 characters
	Problems diag.List // those that can be found in the text alone
}

// Heading is one heading of a text.
type Heading struct {
	Level int
	ID    string // "h-" and the slug of its words
}

// Ref is a link or a picture.
type Ref struct {
	Dest  string // as written, backslashes and entities resolved
	Alt   string // the alternative text of a picture
	Image bool
	At    diag.Place
}

// Text is a parsed text. It holds its source, so it should not be kept.
type Text struct {
	engine   *Engine
	locale   *locale.Locale
	file     string
	line     int // of the file on which the source begins
	source   []byte
	root     ast.Node
	blocks   []ast.Node       // of facts.Blocks, in the same order
	seen     diag.Place       // the last place that was computed, and
	offset   int              // its offset in the source
	headings map[ast.Node]int // indexes in facts.Headings
	refs     map[ast.Node]Ref // links and pictures that a page may show
	facts    *Facts           // separate, since it outlives the text
}

// Parse parses a text in a language. The source begins on the given line of the file. A
// text beyond the limits (thousands of nested quotes, a table of a million cells) is not
// parsed: its Facts hold the error, its HTML is empty.
func (e *Engine) Parse(l *locale.Locale, file string, source []byte, line int) *Text {
	t := &Text{engine: e, locale: l, file: file, line: line, source: source, headings: map[ast.Node]int{}, refs: map[ast.Node]Ref{}, facts: &Facts{}}
	if !t.withinLimits() {
		t.source = nil
	}
	pc := parser.NewContext()
	t.root = e.markdown().Parser().Parse(text.NewReader(t.source), parser.WithContext(pc))
	t.collect()
	t.uncalled(pc)
	return t
}

// Facts returns what was found in the text.
func (t *Text) Facts() *Facts { return t.facts }

// place converts an offset of the source to a place in the file. It continues from the
// last place, since a long line may have many.
func (t *Text) place(offset, width int) diag.Place {
	offset = min(max(offset, 0), len(t.source))
	if t.seen.Line == 0 || offset < t.offset {
		t.seen, t.offset = diag.Place{File: t.file, Line: t.line, Column: 1}, 0
	}
	between := t.source[t.offset:offset]
	if i := bytes.LastIndexByte(between, '\n'); i >= 0 {
		t.seen.Line += bytes.Count(between, []byte("\n"))
		t.seen.Column = 1
		between = between[i+1:]
	}
	t.seen.Column += utf8.RuneCount(between)
	t.offset = offset
	at := t.seen
	at.Width = width
	return at
}

// Package markdown is one Markdown text: its blocks, its references, its HTML.
//
// The dialect is CommonMark with GFM's tables, strikethrough, task lists and bare
// links, footnotes, figures from a picture that stands alone, and passages in
// another language: [сөз]{lang=kk}. Raw HTML is never let through. What a
// text's links and pictures lead to is not known here: Options asks for it.
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

// Facts is what a text says of itself, small enough to be kept for every article.
type Facts struct {
	Blocks   []Block
	Headings []Heading
	Anchors  []string  // ids that a link can lead to: those of headings
	Refs     []Ref     // links and pictures that a page may show, in their order
	Snippets []Snippet // in their order
	Summary  string    // the first sentence, at most 160 letters
	Problems diag.List // that the text alone tells
}

// Heading is one heading of a text.
type Heading struct {
	Level int
	ID    string // "h-" and the slug of its words
}

// Ref is a link or a picture.
type Ref struct {
	Dest  string // as written, backslashes and entities resolved
	Alt   string // of pictures: the words that stand for them
	Image bool
	At    diag.Place
}

// Text is a parsed text: made, used and dropped, since it holds its source.
type Text struct {
	engine   *Engine
	locale   *locale.Locale
	file     string
	line     int // of the file on which the source begins
	source   []byte
	root     ast.Node
	blocks   []ast.Node       // as they are in facts.Blocks
	seen     diag.Place       // the last place asked for, and
	offset   int              // where in the source it is
	headings map[ast.Node]int // their places in facts.Headings
	refs     map[ast.Node]Ref // links and pictures that a page may show
	facts    *Facts           // apart: it outlives the text
}

// Parse parses a text in a language; source begins on the given line of the file.
// A text that could cost more than a page is worth (thousands of nested quotes, a
// table of a million cells) is not parsed: its Facts say why, its HTML is empty.
func (e *Engine) Parse(l *locale.Locale, file string, source []byte, line int) *Text {
	t := &Text{engine: e, locale: l, file: file, line: line, source: source, headings: map[ast.Node]int{}, refs: map[ast.Node]Ref{}, facts: &Facts{}}
	if !t.guard() {
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

// place turns an offset into the source into a place in the file. It goes on from
// the last one, since lines may be long and have many.
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

package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// Go's coverage profile has no block for the conditions of a switch without a tag, so
// that gremlins takes them for not covered and leaves them alone. In the copy that it
// works on, each stands in a function of its own, which has a block; lines stay.
const (
	caseOpen  = "func() bool { return "
	caseClose = " }()"
)

// insertion is a text that was put into a line of the copy.
type insertion struct {
	line, column int // in the original, from 1, in bytes
	offset       int
	text         string
}

// wrapCases puts the conditions of a Go file's switches into functions. It returns the
// new text and what was inserted, in the order of the text.
func wrapCases(src []byte) ([]byte, []insertion, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", src, 0)
	if err != nil {
		return nil, nil, err
	}
	var inserted []insertion
	insert := func(at token.Pos, text string) {
		p := files.Position(at)
		inserted = append(inserted, insertion{p.Line, p.Column, p.Offset, text})
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, isSwitch := n.(*ast.SwitchStmt)
		if !isSwitch || s.Tag != nil {
			return true
		}
		for _, clause := range s.Body.List {
			for _, condition := range clause.(*ast.CaseClause).List {
				insert(condition.Pos(), caseOpen)
				insert(condition.End(), caseClose)
			}
		}
		return true
	})
	slices.SortStableFunc(inserted, func(a, b insertion) int { return a.offset - b.offset })
	var text []byte
	last := 0
	for _, i := range inserted {
		text = append(append(text, src[last:i.offset]...), i.text...)
		last = i.offset
	}
	return append(text, src[last:]...), inserted, nil
}

// original is the column in the original file of a column in the copy.
func original(inserted []insertion, line, column int) int {
	for _, i := range inserted {
		if i.line == line && i.column+len(i.text) <= column {
			column -= len(i.text)
		}
	}
	return column
}

// isSource reports whether a file is of a package's sources, and no test.
func isSource(name string) bool {
	return filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
}

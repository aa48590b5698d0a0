// Package diag holds problems in source files: where, what, how to fix them.
//
// A Place is a file, and a line and column if they are known. A Problem is an error or a
// warning at a Place, with a text, an excerpt and a hint. A List collects Problems:
//
//	var problems diag.List
//	problems.Errorf(at, "unknown key %q", key).Hintf("did you mean %q?", near)
//	problems.Sort()
//	problems.Quote(os.DirFS("mysite"))
//	for _, p := range problems {
//		p.Format(os.Stderr, diag.Style{})
//	}
//
// Every stage of the pipeline returns its Problems as a List instead of stopping at the
// first one, so that one run shows all of them. Lines and columns count from 1, columns
// in runes. Texts are lower case, without a full stop, and quote the input.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Place is a part of one line of a source file, or a file as a whole.
type Place struct {
	File   string `json:"file"`             // path from the site's folder, with slashes
	Line   int    `json:"line,omitempty"`   // from 1; 0: not known, or the file as a whole
	Column int    `json:"column,omitempty"` // from 1, in runes
	Width  int    `json:"width,omitempty"`  // in runes; 0 counts as 1

	// Key names a value of the file's front matter ("slug", "tags.2") if the line is not
	// known. content.Locate finds the line when the Problem is shown: to keep the places of
	// all keys of 100,000 files would cost too much memory.
	Key string `json:"-"`
}

// String returns the place as compilers write it: file:line:column.
func (p Place) String() string {
	if p.Line == 0 {
		return visible(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", visible(p.File), p.Line, max(p.Column, 1))
}

// Problem is one error or warning in a source file.
type Problem struct {
	Place
	Warning bool    // an error otherwise
	Text    string  // lower case, no full stop, input in quotes
	Excerpt string  // the line that Place points at; see List.Quote
	Hint    string  // how to fix it; may be empty
	Also    []Place // other places that are part of the problem
}

// List holds Problems in the order in which they were found, until Sort.
type List []Problem

// Errorf adds an error at a place.
func (l *List) Errorf(at Place, format string, args ...any) *Problem {
	return l.add(Problem{Place: at, Text: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning at a place.
func (l *List) Warnf(at Place, format string, args ...any) *Problem {
	return l.add(Problem{Place: at, Warning: true, Text: fmt.Sprintf(format, args...)})
}

func (l *List) add(p Problem) *Problem {
	*l = append(*l, p)
	return &(*l)[len(*l)-1]
}

// Hintf sets the hint how to fix the problem.
func (p *Problem) Hintf(format string, args ...any) *Problem {
	p.Hint = fmt.Sprintf(format, args...)
	return p
}

// With adds another place that is part of the problem.
func (p *Problem) With(at Place) *Problem {
	p.Also = append(p.Also, at)
	return p
}

// Errors counts the problems that are not warnings.
func (l List) Errors() int {
	n := 0
	for _, p := range l {
		if !p.Warning {
			n++
		}
	}
	return n
}

// Sort sorts problems by file, line, column, key and text, and removes repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Key, b.Key),
			cmp.Compare(a.Text, b.Text),
		)
	})
	*l = slices.CompactFunc(*l, func(a, b Problem) bool {
		return a.Place == b.Place && a.Text == b.Text
	})
}

// Reason is an error of the file system without the path, which stands in front of every
// Problem. Other errors are returned as they are.
func Reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

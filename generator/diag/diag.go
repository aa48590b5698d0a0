// Package diag is problems in source files: where, what, how to mend them.
//
// Every stage of the pipeline returns its Problems as a List instead of
// stopping at the first one, so that one run shows all that is wrong.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Place is a stretch of one line of a source file.
type Place struct {
	File   string `json:"file"`             // path from the site's folder, with slashes
	Line   int    `json:"line,omitempty"`   // from 1; 0: not known, or the file as a whole
	Column int    `json:"column,omitempty"` // from 1, in runes
	Width  int    `json:"width,omitempty"`  // in runes; 0 counts as 1

	// Key names a value of the file's front matter ("slug", "tags.2") where the
	// line is not known. Whoever shows the Problem finds the line: keeping the
	// places of all keys of 100,000 files, to need three of them, costs too much.
	Key string `json:"-"`
}

// String is the place as compilers write it: file:line:column.
func (p Place) String() string {
	if p.Line == 0 {
		return visible(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", visible(p.File), p.Line, max(p.Column, 1))
}

// Problem is one thing that is wrong in a source file.
type Problem struct {
	Place
	Warning bool    // an error otherwise
	Text    string  // what is wrong: lower case, no full stop, quoted input
	Excerpt string  // the line that Place points at; see List.Quote
	Hint    string  // how to mend it; may be empty
	Also    []Place // the other places that take part
}

// List is Problems in the order of their discovery; Sort gives them the order
// in which people read them.
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

// Hintf says how to mend the problem.
func (p *Problem) Hintf(format string, args ...any) *Problem {
	p.Hint = fmt.Sprintf(format, args...)
	return p
}

// With names another place that takes part in the problem.
func (p *Problem) With(at Place) *Problem {
	p.Also = append(p.Also, at)
	return p
}

// Errors counts the problems that are not mere warnings.
func (l List) Errors() int {
	n := 0
	for _, p := range l {
		if !p.Warning {
			n++
		}
	}
	return n
}

// Sort orders problems by file, line and column, and drops repetitions.
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

// Package diag holds problems in source files: where, what, how to fix them.
//
// A Place is a file, and a line and column if they are known. A Message is a Code, such as
// "key.unknown", and arguments; the file messages.en.txt has its words. A Problem is a
// Message at a Place, an error or a warning, with an excerpt and a hint. A List collects
// Problems:
//
//	var problems diag.List
//	problems.Add(at, "key.unknown", "tegs").WithHint("hint.did-you-mean", "tags")
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
	"path"
	"slices"
	"strings"
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

// CommandLine is the File of a word of the command line that belongs to no flag. It is
// shown without a place. The value of a flag has the flag as its File: "--lang".
const CommandLine = "--"

// From returns the place as seen from the working directory, where folder is the site's
// folder as the user named it. Places in the command line stay as they are.
func (p Place) From(folder string) Place {
	if folder != "" && folder != "." && !strings.HasPrefix(p.File, CommandLine) {
		p.File = path.Join(strings.ReplaceAll(folder, "\\", "/"), p.File)
	}
	return p
}

// String returns the place as compilers write it: file:line:column.
func (p Place) String() string {
	if p.File == CommandLine {
		return ""
	}
	if p.Line == 0 {
		return visible(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", visible(p.File), p.Line, max(p.Column, 1))
}

// Problem is one error or warning in a source file.
type Problem struct {
	Place
	Message         // what is wrong
	Warning bool    // an error otherwise
	Excerpt string  // the line that Place points at; see List.Quote
	Also    []Place // other places that are part of the problem

	hint Message // instead of the hint of the Message's own row
}

// New returns a problem at a place. The row of its code says whether it is a warning.
func New(at Place, code Code, args ...any) *Problem {
	return &Problem{Place: at, Message: Message{code, args}, Warning: english().rows[code].kind == "warning"}
}

// FromError returns an error as a problem at a place: the Message of an Error, or else
// the text of the error.
func FromError(at Place, err error) *Problem {
	var e *Error
	if errors.As(err, &e) {
		return New(at, e.Code, e.Args...)
	}
	return New(at, "other.error", err)
}

// Hint returns how to fix the problem, in English; it may be empty.
func (p Problem) Hint() string {
	if p.hint.Code != "" {
		return p.hint.Text()
	}
	return p.Message.Hint()
}

// WithHint sets another hint than that of the row of the problem's own code.
func (p *Problem) WithHint(code Code, args ...any) *Problem {
	p.hint = Message{code, args}
	return p
}

// WithHintMessage is WithHint for a Message that may be empty: the hint stays as it is then.
func (p *Problem) WithHintMessage(m Message) *Problem {
	if m.Code != "" {
		p.hint = m
	}
	return p
}

// With adds another place that is part of the problem.
func (p *Problem) With(at Place) *Problem {
	p.Also = append(p.Also, at)
	return p
}

// List holds Problems in the order in which they were found, until Sort.
type List []Problem

// Add adds a problem at a place.
func (l *List) Add(at Place, code Code, args ...any) *Problem {
	*l = append(*l, *New(at, code, args...))
	return &(*l)[len(*l)-1]
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
		at := cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Key, b.Key),
		)
		if at != 0 {
			return at
		}
		return cmp.Compare(a.Text(), b.Text())
	})
	*l = slices.CompactFunc(*l, func(a, b Problem) bool {
		return a.Place == b.Place && a.Text() == b.Text()
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

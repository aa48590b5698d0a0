// Package console is the terminal: everything that the program prints.
//
// What people asked for goes to standard output, everything else to standard error.
// Lines begin in lower case and have no full stop. Colours are for terminals, and not
// used if NO_COLOR is set.
//
// A [Terminal] prints problems (as text, as JSON, as annotations of pull requests),
// tables, summaries of builds and checks, and lines of the preview. [Progress] is the
// line that a long build overwrites. The package decides nothing: it prints what it is
// given.
package console

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"qostil/generator/diag"
)

// maxProblems is how many problems are printed; the others are counted.
const maxProblems = 50

// Terminal is standard output and standard error.
type Terminal struct {
	out, err io.Writer
	style    diag.Style // of err
	live     bool       // lines of err can be overwritten
	outStyle diag.Style // of out
	width    int        // columns of out; 0 if it is no terminal
}

// New returns a Terminal that prints to the two writers. If they are terminals, it uses
// colours and knows their width.
func New(out, err io.Writer) *Terminal {
	t := &Terminal{out: out, err: err}
	t.live, t.style, _ = screenOf(err)
	_, t.outStyle, t.width = screenOf(out)
	return t
}

// screenOf returns what a writer can do. If it is no terminal, the style is empty and the
// width 0.
func screenOf(w io.Writer) (live bool, style diag.Style, width int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, style, 0
	}
	live = os.Getenv("TERM") != "dumb"
	if live && os.Getenv("NO_COLOR") == "" {
		style = diag.Colour
	}
	width, _, _ = term.GetSize(int(f.Fd()))
	return live, style, width
}

// Printf prints a line to standard output.
func (t *Terminal) Printf(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

// Next prints what the user can do now.
func (t *Terminal) Next(format string, args ...any) { t.Printf("next: "+format, args...) }

// Failure prints why the command could not do what it was asked.
func (t *Terminal) Failure(err error) {
	fmt.Fprintf(t.err, "qostil: %s%v%s\n", t.style.Error, err, t.style.Reset)
}

// Problems prints problems of the site in a folder, which is named as on the command
// line.
func (t *Terminal) Problems(list diag.List, folder string) {
	style := t.style
	style.Columns = columns
	for i, p := range list {
		if i == maxProblems {
			fmt.Fprintf(t.err, "… and %d more\n", len(list)-i)
			break
		}
		p.Place = p.Place.From(folder)
		also := p.Also
		p.Also = nil
		for _, at := range also {
			p.Also = append(p.Also, at.From(folder))
		}
		p.Format(t.err, style)
	}
}

// Count returns a number with its noun.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Refused prints the number of problems for which something was not done ("published",
// "written").
func (t *Terminal) Refused(list diag.List, strict bool, done string) {
	errors := list.Errors()
	text := Count(errors, "error", "errors")
	if warnings := len(list) - errors; warnings > 0 {
		text += ", " + Count(warnings, "warning", "warnings")
	}
	if strict && errors == 0 {
		text += " (--strict)"
	}
	fmt.Fprintf(t.err, "%s%s%s; nothing was %s\n", t.style.Error, text, t.style.Reset, done)
}

// Size returns a number of bytes, in the unit that fits.
func Size(bytes int64) string {
	switch {
	case bytes < 10_000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 10_000_000:
		return fmt.Sprintf("%d KB", bytes/1000)
	default:
		return fmt.Sprintf("%d MB", bytes/1_000_000)
	}
}

// Note prints something that is worth knowing, to standard error.
func (t *Terminal) Note(format string, args ...any) {
	fmt.Fprintf(t.err, "%s%s%s\n", t.style.Warning, fmt.Sprintf(format, args...), t.style.Reset)
}

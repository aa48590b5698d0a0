package command

import (
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"time"

	"golang.org/x/term"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/pipeline"
)

// This file is all that the command says. What people asked for goes to standard
// output, everything else to standard error. Lines begin in lower case and have
// no full stop. Colours are for terminals, and not where NO_COLOR is set.

// shownProblems is how many problems are printed; the rest is counted.
const shownProblems = 50

// terminal is where the command speaks.
type terminal struct {
	out, err io.Writer
	style    diag.Style // of err
	live     bool       // lines can be written over
	paint    diag.Style // of out
	width    int        // of out in letters; 0 where it is no terminal
}

func newTerminal(out, err io.Writer) *terminal {
	t := &terminal{out: out, err: err}
	t.live, t.style, _ = screenOf(err)
	_, t.paint, t.width = screenOf(out)
	return t
}

// screenOf says what can be done where something is written.
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

// failure says why the command could not do what it was asked.
func (t *terminal) failure(err error) {
	fmt.Fprintf(t.err, "qostil: %s%v%s\n", t.style.Error, err, t.style.Reset)
}

// problems prints problems of a site whose folder was named so.
func (t *terminal) problems(list diag.List, folder string) {
	for i, p := range list {
		if i == shownProblems {
			fmt.Fprintf(t.err, "… and %d more\n", len(list)-i)
			break
		}
		p.Place = under(folder, p.Place)
		also := p.Also
		p.Also = nil
		for _, at := range also {
			p.Also = append(p.Also, under(folder, at))
		}
		p.Format(t.err, t.style)
	}
}

// under is a place as seen from where the command was called.
func under(folder string, at diag.Place) diag.Place {
	if folder != "" && folder != "." && !strings.HasPrefix(at.File, "--") {
		at.File = path.Join(strings.ReplaceAll(folder, "\\", "/"), at.File)
	}
	return at
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// verdict counts the problems of a site that was not published.
func (t *terminal) verdict(list diag.List, strict bool) { t.refusal(list, strict, "published") }

// refusal counts the problems that something was not done for.
func (t *terminal) refusal(list diag.List, strict bool, done string) {
	errors := list.Errors()
	text := count(errors, "error", "errors")
	if warnings := len(list) - errors; warnings > 0 {
		text += ", " + count(warnings, "warning", "warnings")
	}
	if strict && errors == 0 {
		text += " (--strict)"
	}
	fmt.Fprintf(t.err, "%s%s%s; nothing was %s\n", t.style.Error, text, t.style.Reset, done)
}

// summary says what a build did.
func (t *terminal) summary(b *pipeline.Result, r output.Report, shard *output.Shard, out string, took time.Duration, warnings int) {
	stories, pages := 0, 0
	for _, l := range b.Site.Languages {
		stories += len(l.Articles)
		pages += len(l.Pages)
	}
	part := ""
	if shard != nil {
		part = fmt.Sprintf("shard %s of %s: ", shard, count(b.Tree.Len(), "file", "files"))
	}
	fmt.Fprintf(t.out, "%s and %s in %s: %s%s, %s\n",
		count(stories, "article", "articles"), count(pages, "standing page", "standing pages"),
		count(len(b.Site.Languages), "language", "languages"),
		part, count(r.Files, "file", "files"), size(r.Bytes))
	fmt.Fprintf(t.out, "%s: %d added, %d changed, %d unchanged, %d removed, in %d ms\n",
		out, r.Added, r.Changed, r.Unchanged, r.Removed, took.Milliseconds())
	if h := heldBack(b.Site); h.Total() > 0 {
		text := fmt.Sprintf("held back: %d", h.Total())
		if next := b.Site.Next(); !next.IsZero() {
			text += ", next at " + moment(next, b.Site.Now)
		}
		fmt.Fprintln(t.out, text)
	}
	if warnings > 0 {
		fmt.Fprintln(t.out, count(warnings, "warning", "warnings"))
	}
}

// checked says what a check found.
func (t *terminal) checked(b *pipeline.Result, problems diag.List) {
	articles := 0
	if b.Site != nil {
		for _, l := range b.Site.Languages {
			articles += len(l.Articles) + len(l.Pages)
		}
	}
	errors := problems.Errors()
	fmt.Fprintf(t.out, "%s checked: %s, %s\n", count(articles, "text", "texts"), count(errors, "error", "errors"), count(len(problems)-errors, "warning", "warnings"))
}

// moment is a time in English: 09:00 on 24 November, with the year if it is not
// this one.
func moment(at, now time.Time) string {
	l, _ := locale.Load("en", locale.Style{})
	if at.Year() == now.Year() {
		return l.Clock(at) + " on " + l.Day(at)
	}
	return l.Clock(at) + " on " + l.Date(at)
}

func size(bytes int64) string {
	switch {
	case bytes < 10_000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 10_000_000:
		return fmt.Sprintf("%d KB", bytes/1000)
	default:
		return fmt.Sprintf("%d MB", bytes/1_000_000)
	}
}

// note says something that is worth knowing.
func (t *terminal) note(format string, args ...any) {
	fmt.Fprintf(t.err, "%s%s%s\n", t.style.Warning, fmt.Sprintf(format, args...), t.style.Reset)
}

// ready says where the preview is.
func (t *terminal) ready(address string, took time.Duration) {
	fmt.Fprintf(t.out, "%s  ready in %d ms; Ctrl-C ends it\n", address, took.Milliseconds())
}

// deskAt says where the translators' desk is.
func (t *terminal) deskAt(address string) {
	fmt.Fprintf(t.out, "%s  the translators' desk\n", address)
}

// changed is the line of one change in the preview.
func (t *terminal) changed(files []string, took time.Duration) {
	fmt.Fprintf(t.out, "%s: %d ms\n", names(files), took.Milliseconds())
}

// mended says that problems are gone.
func (t *terminal) mended(n int) {
	fmt.Fprintf(t.out, "mended: %s\n", count(n, "problem", "problems"))
}

package command

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
	"qostil/generator/newsroom"
	"qostil/generator/site"
)

func dayCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "day [DATE]",
		Short: "Show a day of the newsroom: published, corrected, to translate, held",
		Long: "Show what was published and corrected on a day (today, if none is given), which of its stories\n" +
			"wait for a translation that was asked for, what is held back, and when the site has to be\n" +
			"built next.",
		Args:              arguments(0, 1, "one date, as 2026-11-23"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			date := ""
			if len(args) > 0 {
				date = args[0]
			}
			d, problems := s.task.Day(date)
			if d == nil {
				return s.refused(problems)
			}
			s.day(d)
			return nil
		}),
	}
	o.add(c)
	return c
}

func (s *session) day(d *newsroom.Day) {
	english, _ := locale.Load("en", locale.Style{})
	s.Printf("%s", english.Date(d.Date))
	s.list("published", lines(d.Published, func(a *site.Article) string {
		clock := a.Date.Format("15:04")
		if a.DateOnly {
			clock = "     "
		}
		return fmt.Sprintf("%s %s %s\n           %s", clock, a.Lang, typeset.Breakable(a.Title), s.task.Address(a.Path))
	}))
	s.list("corrected", lines(d.Corrected, func(c newsroom.Correction) string {
		return fmt.Sprintf("%s %s: %s", c.Article.Lang, s.path(c.Article.File), typeset.Breakable(c.Text))
	}))
	s.list("withdrawn", lines(d.Withdrawn, func(a *site.Article) string { return a.Lang + " " + s.path(a.File) }))
	s.list("to translate", lines(d.ToTranslate, func(a newsroom.Assignment) string {
		if a.Draft != "" {
			return fmt.Sprintf("%s in work: %s", a.Lang, s.path(a.Draft))
		}
		return fmt.Sprintf("%s %s", a.Lang, s.command("new translation", s.path(a.Original), a.Lang))
	}))
	s.list("held back", lines(d.Held, func(h site.Held) string {
		line := h.State.String()
		if h.State == site.Scheduled || h.State == site.Embargoed {
			line += " until " + locale.Moment(h.Until, s.task.Now)
		}
		return line + ": " + s.path(h.File)
	}))
	if d.Next.IsZero() {
		s.Printf("nothing is scheduled")
	} else {
		s.Printf("the site has to be built after %s", locale.Moment(d.Next, s.task.Now))
	}
}

// list prints lines under a heading; nothing if there are none.
func (s *session) list(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	s.Printf("%s", heading)
	for _, line := range lines {
		s.Printf("  %s", line)
	}
}

// lines returns a line for each entry, sorted.
func lines[T any](entries []T, line func(T) string) []string {
	var all []string
	for _, e := range entries {
		all = append(all, line(e))
	}
	slices.Sort(all)
	return all
}

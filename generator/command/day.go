package command

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
	"qostil/generator/pipeline"
	"qostil/generator/site"
)

func dayCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	c := &cobra.Command{
		Use:   "day [DATE]",
		Short: "Show a day of the newsroom: published, corrected, to translate, held",
		Long: "Show what was published and corrected on a day (today, if none is given), which of its stories\n" +
			"wait for a translation that was asked for, what is held back, and when the site has to be\n" +
			"built next.",
		Args:              arguments(0, 1, "one date, as 2026-11-23"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			return withTask(t, embedded, o, func(k *task) error { return k.day(args) })
		},
	}
	o.flags(c)
	return c
}

func (k *task) day(args []string) error {
	from := k.now
	if len(args) > 0 {
		d := &fields.Document{Zone: k.Site.Config.Zone}
		at, _, ok := d.Time(&fields.Value{Kind: fields.Scalar, Text: args[0], Name: "DATE", Place: diag.Place{File: "--DATE"}})
		if !ok {
			k.batch.Problems = append(k.batch.Problems, d.Problems...)
			return k.refuse()
		}
		from = at.In(k.Site.Config.Zone)
	}
	y, m, d := from.Date()
	on := span{from: time.Date(y, m, d, 0, 0, 0, 0, from.Location())}
	on.to = on.from.AddDate(0, 0, 1)
	public := pipeline.Build(k.source, pipeline.Options{Now: k.o.now}).Site
	english, _ := locale.Load("en", locale.Style{})
	k.say("%s", english.Date(on.from))
	k.list("published", k.publishedOn(public, on))
	k.list("corrected", k.correctedOn(public, on))
	k.list("withdrawn", k.withdrawnOn(public, on))
	k.list("to translate", k.untranslated(on))
	k.list("held back", k.heldBack(public))
	if next := public.Next(); next.IsZero() {
		k.say("nothing waits for a build by the clock")
	} else {
		k.say("the site has to be built after %s", locale.Moment(next, k.now))
	}
	return nil
}

// span is a stretch of time, its end left out.
type span struct{ from, to time.Time }

func (s span) holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// list prints lines under a heading; nothing where there are none.
func (k *task) list(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	k.say("%s", heading)
	for _, line := range lines {
		k.say("  %s", line)
	}
}

func (k *task) publishedOn(public *site.Site, on span) []string {
	var lines []string
	for a := range public.Published() {
		if on.holds(a.Date) && a.Withdrawn == nil {
			clock := a.Date.Format("15:04")
			if a.DateOnly {
				clock = "     "
			}
			lines = append(lines, fmt.Sprintf("%s %s %s\n           %s", clock, a.Lang, locale.Breakable(a.Title), k.address(a.Path)))
		}
	}
	return sortedLines(lines)
}

func (k *task) correctedOn(public *site.Site, on span) []string {
	var lines []string
	for a := range public.Published() {
		for _, c := range a.Corrections {
			if on.holds(c.Date) {
				lines = append(lines, fmt.Sprintf("%s %s: %s", a.Lang, k.shown(a.File), locale.Breakable(c.Text)))
			}
		}
	}
	return sortedLines(lines)
}

func (k *task) withdrawnOn(public *site.Site, on span) []string {
	var lines []string
	for a := range public.Published() {
		if a.Withdrawn != nil && on.holds(a.Withdrawn.Date) {
			lines = append(lines, fmt.Sprintf("%s %s", a.Lang, k.shown(a.File)))
		}
	}
	return sortedLines(lines)
}

// untranslated are the stories of a day whose translation is asked for and has not
// been begun, or is in work.
func (k *task) untranslated(on span) []string {
	var lines []string
	for _, s := range k.Site.Stories {
		o := k.Site.Article(s.Original)
		if o == nil || !on.holds(o.Date) || o.Withdrawn != nil {
			continue
		}
		for _, lang := range k.missing(s.Original) {
			lines = append(lines, fmt.Sprintf("%s %s", lang, k.command("new translation", k.shown(s.Original.File), lang)))
		}
		for _, v := range s.Versions {
			if v.Document != s.Original && v.State == site.Draft {
				lines = append(lines, fmt.Sprintf("%s in work: %s", v.Lang, k.shown(v.File)))
			}
		}
	}
	return sortedLines(lines)
}

func (k *task) heldBack(public *site.Site) []string {
	var lines []string
	for _, h := range public.Held {
		line := h.State.String()
		switch h.State {
		case site.Scheduled, site.Embargoed:
			line += " until " + locale.Moment(h.Until, k.now)
		case site.Expired:
			continue // and will not come back
		}
		lines = append(lines, line+": "+k.shown(h.File))
	}
	return sortedLines(lines)
}

// sortedLines are lines in an order that does not hang on that of folders.
func sortedLines(lines []string) []string {
	slices.SortFunc(lines, strings.Compare)
	return lines
}

package command

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/newsroom"
	"qostil/generator/translation/ledger"
	"qostil/generator/workspace"
)

func diffCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "diff FILE",
		Short: "Show what has changed in the original since it was translated",
		Long: "Show what has changed in the original since this translation was made, or checked and\n" +
			"accepted: the words where git has the earlier text, otherwise the paragraphs.",
		Args:              arguments(1, 1, "the file of a translation"),
		ValidArgsFunction: texts,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			d, problems, err := s.task.Diff(s.file(args[0]), s.history())
			switch {
			case err != nil:
				return err
			case d == nil:
				return s.refused(problems)
			}
			return s.diff(d)
		}),
	}
	o.add(c)
	return c
}

// history returns the earlier versions of the site's files.
func (s *session) history() ledger.History { return workspace.NewHistory(s.ctx, s.site).Versions }

func (s *session) diff(d *newsroom.Diff) error {
	translation, original := s.path(d.Translation), s.path(d.Original)
	switch {
	case !d.OnSite:
		return fmt.Errorf("%s has other errors and is not on the site; %s", translation, s.command("why", d.Translation))
	case !d.Recorded:
		s.Printf("%s records no state of its original, %s", translation, original)
		s.Next("compare the two; when the translation is up to date, run: %s", s.command("status --accept", translation))
		return nil
	case len(d.Parts) == 0:
		s.Printf("%s: nothing has changed in %s since", translation, original)
		return nil
	}
	s.Printf("%s has changed since %s was translated", original, translation)
	if d.Unknown != nil {
		s.Note("the earlier words are not known: %v; paragraphs are shown as they are now", d.Unknown)
	}
	for _, part := range d.Parts {
		s.Heading(partTitle(part))
		s.WordDiff(part.PartChange)
	}
	s.Printf("")
	s.Next("when the translation is up to date, run: %s", s.command("status --accept", translation))
	return nil
}

// partTitle returns the heading of a change: which paragraph, and how it has changed.
func partTitle(p newsroom.DiffPart) string {
	switch {
	case p.NewIndex < 0 && p.OldIndex >= 0:
		return fmt.Sprintf("paragraph %d of the earlier ones: removed", p.OldIndex+1)
	case p.NewIndex < 0:
		return string(p.Part)
	}
	title := fmt.Sprintf("paragraph %d, line %d", p.NewIndex+1, p.Line)
	if p.Kind != "paragraph" {
		title += " (" + p.Kind + ")"
	}
	switch p.Change {
	case ledger.Added:
		title += ": added"
	case ledger.Moved:
		title += fmt.Sprintf(": moved, it was paragraph %d", p.OldIndex+1)
	}
	return title
}

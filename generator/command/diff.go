package command

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
	"qostil/generator/workspace"
)

func diffCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	c := &cobra.Command{
		Use:   "diff FILE",
		Short: "Show what has changed in the original since it was translated",
		Long: "Show what has changed in the original since this translation was made, or checked and\n" +
			"accepted: the words where git has the earlier text, otherwise the paragraphs.",
		Args:              arguments(1, 1, "the file of a translation"),
		ValidArgsFunction: texts,
		RunE: func(c *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.diff(args[0], workspace.NewHistory(c.Context(), o.site).Versions)
		},
	}
	o.flags(c)
	return c
}

func (k *task) diff(name string, versions ledger.History) error {
	d := k.document(name)
	if d == nil {
		return k.refuse()
	}
	a := k.Site.Article(d)
	if a == nil {
		return fmt.Errorf("%s is not on the site, for other mistakes; %s", k.shown(d.File), k.command("why", d.File))
	}
	if _, err := ledger.CheckedFingerprint(k.Prose, a); err != nil {
		return fmt.Errorf("%s %w", k.shown(d.File), err)
	}
	s, err := ledger.StatusOf(k.Prose, a)
	if err != nil {
		return err
	}
	switch {
	case s.Changes == nil:
		k.say("%s records no state of its original, %s", k.shown(d.File), k.shown(s.Reference.File))
		k.next("compare the two; when this has caught up: %s", k.command("status --accept", k.shown(d.File)))
		return nil
	case s.Changes.None():
		k.say("%s: nothing has changed in %s since", k.shown(d.File), k.shown(s.Reference.File))
		return nil
	}
	return k.changes(a, s, versions)
}

// changes prints what has changed in an original.
func (k *task) changes(a *site.Article, s *ledger.Status, versions ledger.History) error {
	earlier, unknown := ledger.Recall(k.Prose, s, versions)
	now, err := ledger.TextOf(k.Prose, s.Reference)
	if err != nil {
		return err
	}
	facts, err := k.Prose.Facts(s.Reference)
	if err != nil {
		return err
	}
	k.say("%s has changed since %s was translated", k.shown(s.Reference.File), k.shown(a.File))
	if unknown != nil {
		k.t.Note("the earlier words are not known: %v; paragraphs are shown as they are now", unknown)
	}
	for _, c := range s.Parts(earlier, now) {
		title := string(c.Part)
		switch {
		case c.NewIndex < 0 && c.OldIndex >= 0:
			title = fmt.Sprintf("paragraph %d of the earlier ones: removed", c.OldIndex+1)
		case c.NewIndex >= 0:
			b := facts.Blocks[c.NewIndex]
			title = fmt.Sprintf("paragraph %d, line %d", c.NewIndex+1, b.Line)
			if kind := b.Kind.String(); kind != "paragraph" {
				title += " (" + kind + ")"
			}
			switch c.Change {
			case ledger.Added:
				title += ": added"
			case ledger.Moved:
				title += fmt.Sprintf(": moved, it was paragraph %d", c.OldIndex+1)
			}
		}
		k.t.Heading(title)
		k.t.WordDiff(c)
	}
	k.say("")
	k.next("when the translation has caught up: %s", k.command("status --accept", k.shown(a.File)))
	return nil
}

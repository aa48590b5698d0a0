package command

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/newsroom"
)

func correctCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	var kind string
	c := &cobra.Command{
		Use:   `correct FILE "TEXT"`,
		Short: "Add a correction to a published story",
		Long: "Add a correction to a published story: what was said, and what is right. The text itself is\n" +
			"mended by hand. Pages in other languages say that the original was corrected until they follow.",
		Args:              arguments(2, 2, "the file of a story and a text, in quotes"),
		ValidArgsFunction: texts,
		PreRunE: func(*cobra.Command, []string) error {
			if kind != "" && !slices.Contains(newsroom.CorrectionKinds(), content.CorrectionKind(kind)) {
				return usage{fmt.Errorf("--kind takes correction, clarification or update, not %q", kind)}
			}
			return nil
		},
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r, err := s.task.Correct(s.file(args[0]), args[1], content.CorrectionKind(kind))
			if err != nil {
				return err
			}
			return s.corrected(r)
		}),
	}
	o.add(c)
	c.Flags().StringVar(&kind, "kind", "", "correction (if not given), clarification or update")
	return c
}

func (s *session) corrected(r newsroom.FollowUp) error {
	if err := s.written(r.Changes); err != nil {
		return err
	}
	for _, other := range r.Others {
		next := s.command("correct", s.path(other), `"..."`)
		if r.OfOriginal {
			s.Printf("the page of %s now tells readers that the original was corrected; correct it too, then run: %s", s.path(other), next)
		} else {
			s.Printf("check whether %s has the same mistake; if so, run: %s", s.path(other), next)
		}
	}
	s.Next("correct the text itself, if you have not done so; then qostil build, or a push, publishes both")
	return nil
}

package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/newsroom"
)

func withdrawCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   `withdraw FILE "WHY"`,
		Short: "Take a published story back",
		Long: "Take a published story back. Its address stays, with a note that says why; lists, feeds and\n" +
			"search leave it out. The translations of an original are withdrawn with it; each needs a note of\n" +
			"its own.",
		Args:              arguments(2, 2, "the file of a story and the reason, in quotes"),
		ValidArgsFunction: texts,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r, err := s.task.Withdraw(s.file(args[0]), args[1])
			if err != nil {
				return err
			}
			return s.withdrawn(r)
		}),
	}
	o.add(c)
	return c
}

func (s *session) withdrawn(r newsroom.FollowUp) error {
	if err := s.written(r.Changes); err != nil {
		return err
	}
	for _, other := range r.Others {
		next := s.command("withdraw", s.path(other), `"..."`)
		if r.OfOriginal {
			s.Printf("%s is withdrawn too, but its note is in another language; to write it in its own, run: %s", s.path(other), next)
		} else {
			s.Printf("%s stands; if it is to go too: %s", s.path(other), next)
		}
	}
	s.Next("qostil build, or a push, takes it from the site")
	return nil
}

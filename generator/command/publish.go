package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/language/locale"
	"qostil/generator/newsroom"
	"qostil/generator/site"
)

func publishCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "publish FILE...",
		Short: "Make drafts ready for publication",
		Long: "Make drafts ready for publication: run every check of a build on them,\n" +
			"remove the key draft, date those that have no date or one in the future, and record the last\n" +
			"part of their addresses, so that they never move. The next build shows them.",
		Args:              arguments(1, -1, "the files of articles"),
		ValidArgsFunction: texts,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r, err := s.task.Publish(s.files(args))
			if err != nil {
				return err
			}
			if err := s.written(r.Changes); err != nil {
				return err
			}
			for _, p := range r.Documents {
				s.published(p)
			}
			s.Next("qostil build, or a push, puts it on the site")
			return nil
		}),
	}
	o.add(c)
	return c
}

// published prints the address of a document, or what still holds it back.
func (s *session) published(p newsroom.Published) {
	if a := p.Article; a != nil {
		if p.Already {
			s.Printf("%s was published already", s.path(p.File))
		}
		s.Printf("%s %s", a.Date.Format("2006-01-02 15:04"), s.task.Address(a.Path))
		for _, lang := range p.Missing {
			s.Printf("  its translation is asked for: %s", s.command("new translation", s.path(p.File), lang))
		}
		return
	}
	switch held := p.Held; {
	case held == nil:
	case held.State == site.Embargoed:
		s.Printf("  held until %s by its embargo", locale.Moment(held.Until, s.task.Now))
	case held.State == site.Expired:
		s.Printf("  it expired at %s, and is not shown", locale.Moment(held.Until, s.task.Now))
	default:
		s.Printf("  it is %s, and not shown", held.State)
	}
}

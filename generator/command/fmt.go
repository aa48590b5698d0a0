package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/newsroom"
)

func fmtCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Put front matter and glossaries in order",
		Long: "Put the keys of front matter in order, and call tags by their keys; give each entry of a\n" +
			"glossary one line, in the order of keys. Comments and texts stay as they are. Without\n" +
			"FILE, all files are done.",
		Args:              arguments(0, -1, "files"),
		ValidArgsFunction: texts,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r := s.task.Format(s.files(args), check)
			if !check || r.Problems.Errors() > 0 {
				return s.written(r.Changes)
			}
			return s.unformatted(r)
		}),
	}
	o.add(c)
	c.Flags().BoolVar(&check, "check", false, "write nothing, and fail if any file is not in order: for CI")
	return c
}

// unformatted prints the files that are not in order, and fails if there are any.
func (s *session) unformatted(r newsroom.Formatted) error {
	for _, file := range r.Changed {
		s.Printf("%s", s.path(file))
	}
	if len(r.Changed) == 0 {
		return nil
	}
	s.Next("%s", s.command("fmt"))
	return errSite
}

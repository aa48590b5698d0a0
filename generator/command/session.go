package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/newsroom"
	"qostil/generator/pipeline"
	"qostil/generator/workspace"
)

// session is a site that is open for one of the writers' verbs: the verb itself, and the
// terminal that its result is printed on.
type session struct {
	*console.Terminal
	task   *newsroom.Task
	ctx    context.Context
	folder *workspace.Folder
	site   string // the folder as the command line has it
}

// taskFlags are the flags that all of the writers' verbs have.
type taskFlags struct{ site, now string }

func (o *taskFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&o.site, "site", "s", ".", "the site's folder")
	c.Flags().StringVar(&o.now, "now", "", "do it as of this time (2026-11-23 10:00)")
}

// withTask returns what a cobra command runs: it opens the site, calls run with the
// command's arguments, and closes the site. If the site cannot be built it prints why.
func withTask(t *console.Terminal, embedded fs.FS, o *taskFlags, run func(s *session, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		folder, err := openSite(o.site)
		if err != nil {
			return err
		}
		defer folder.Close()
		source := pipeline.NewSource(folder.Root().FS(), embedded)
		task, problems := newsroom.Open(source, folder.Root(), newsroom.Options{Now: o.now, Folder: o.site})
		if task == nil {
			t.Problems(source.Finish(problems), o.site)
			t.Refused(problems, false, "written")
			return verdictOr(problems, errSite)
		}
		err = run(&session{t, task, c.Context(), folder, o.site}, args)
		var argument newsroom.ArgumentError
		if errors.As(err, &argument) {
			return usage{err}
		}
		return err
	}
}

// openSite opens the folder of a site. A folder that cannot be opened is wrong usage.
func openSite(name string) (*workspace.Folder, error) {
	folder, err := workspace.Open(name)
	if err != nil {
		return nil, usage{fmt.Errorf("the site's folder cannot be opened: %w", err)}
	}
	return folder, nil
}

// file converts a path of the command line to a path from the site's folder.
func (s *session) file(name string) string { return s.folder.SitePath(name) }

// files converts paths as file does.
func (s *session) files(names []string) []string {
	var files []string
	for _, name := range names {
		files = append(files, s.file(name))
	}
	return files
}

// path returns a path of the site as seen from the working directory.
func (s *session) path(file string) string { return diag.Place{File: file}.From(s.site).File }

// command returns a command of ours as the user types it here.
func (s *session) command(name string, rest ...string) string {
	words := []string{"qostil", name}
	if s.site != "." {
		words = append(words, "-s", s.site)
	}
	return strings.Join(append(words, rest...), " ")
}

// written prints what a verb has changed: its problems, then the files. It returns the
// error that ends the command if nothing was written.
func (s *session) written(c newsroom.Changes) error {
	s.Problems(s.task.Finish(c.Problems), s.site)
	if err := verdict(c.Problems, false); err != nil {
		s.Refused(c.Problems, false, "written")
		return err
	}
	for _, name := range c.Written {
		s.Printf("%s", s.path(name))
	}
	return nil
}

// refused prints the problems for which a verb that only reads has no result, and returns
// the error that ends the command.
func (s *session) refused(problems diag.List) error {
	s.Problems(s.task.Finish(problems), s.site)
	return verdictOr(problems, errSite)
}

// verdict returns the error that a list of problems ends a command with; nil if there is
// no reason to fail.
func verdict(problems diag.List, strict bool) error {
	for _, p := range problems {
		if strings.HasPrefix(p.File, "--") {
			return errFlags
		}
	}
	if pipeline.Failed(problems, strict) {
		return errSite
	}
	return nil
}

// verdictOr returns the verdict of problems, or another error if that is nil.
func verdictOr(problems diag.List, otherwise error) error {
	if err := verdict(problems, false); err != nil {
		return err
	}
	return otherwise
}

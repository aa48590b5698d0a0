// Package command is the command line of Qostil.
//
// Each command has one file, which holds its flags and prints its result; what it does is
// in other packages. Main builds the tree of commands, runs one of them and returns the
// exit status. withTask opens the site for the writers' verbs. This is the only package
// that knows all others: it hands the programs of workspace to pipeline, the verbs of
// newsroom to the terminal, and the desk to the preview.
//
// To add a command, see CONTRIBUTING.md.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"qostil/generator/console"
)

// The exit statuses.
const (
	exitDone  = 0
	exitSite  = 1 // the site has problems; nothing was published over the last good build
	exitUsage = 2
)

// Errors of commands whose problems have been printed.
var (
	errSite  = errors.New("the site has problems")
	errFlags = errors.New("invalid flag value")
)

// interrupted is the error of a command that a signal has ended.
type interrupted struct{ os.Signal }

func (i interrupted) Error() string { return i.String() }

// Main runs the command line and returns the exit status: 0 done, 1 the site has
// problems, 2 wrong usage, 128 and its number after a signal. The embedded files are the
// folders templates and static of the program.
func Main(args []string, stdout, stderr io.Writer, embedded fs.FS) int {
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	go func() {
		if s, ok := <-signals; ok {
			stop(interrupted{s})
		}
	}()

	t := console.New(stdout, stderr)
	root := command(t, embedded)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return exitDone
	case errors.Is(err, errSite):
		return exitSite
	case errors.Is(err, errFlags):
		return exitUsage
	case context.Cause(ctx) != nil:
		var i interrupted
		errors.As(context.Cause(ctx), &i)
		t.Failure(fmt.Errorf("stopped (%v); nothing was published", i))
		if n, ok := i.Signal.(syscall.Signal); ok {
			return 128 + int(n)
		}
		return exitSite
	default:
		t.Failure(err)
		var u usage
		if errors.As(err, &u) {
			return exitUsage
		}
		return exitSite
	}
}

// usage is an error in the command line.
type usage struct{ error }

func command(t *console.Terminal, embedded fs.FS) *cobra.Command {
	root := &cobra.Command{
		Use:           "qostil",
		Short:         "Qostil makes bilingual news digests out of Markdown",
		Long:          "Qostil turns Markdown articles in two or more languages into a static news digest.\nA site is a folder with content/site.yaml; see the README.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noArguments,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage{fmt.Errorf("%w; see %s --help", err, c.CommandPath())}
	})
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(
		buildCommand(t, embedded), serveCommand(t, embedded),
		newCommand(t, embedded), publishCommand(t, embedded), correctCommand(t, embedded), withdrawCommand(t, embedded),
		checkCommand(t, embedded), statusCommand(t, embedded), diffCommand(t, embedded), whyCommand(t, embedded), dayCommand(t, embedded),
		tagsCommand(t, embedded), fmtCommand(t, embedded), photoCommand(t, embedded),
		schemaCommand(t), versionCommand(t))
	root.InitDefaultHelpCmd()
	return root
}

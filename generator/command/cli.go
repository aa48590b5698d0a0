package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/output"
)

// The exit statuses of the command.
const (
	exitDone  = 0
	exitSite  = 1 // the site has problems; nothing was published over the last good build
	exitUsage = 2
)

// errSite and errFlags end a command whose problems have been printed.
var (
	errSite  = errors.New("the site has problems")
	errFlags = errors.New("a flag has a value that cannot be meant")
)

// interrupted is the signal that ended a command.
type interrupted struct{ os.Signal }

func (i interrupted) Error() string { return i.String() }

// Main runs the command line and returns the exit status. The embedded files are
// the folders templates and static that the program brings.
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

// usage is an error of whoever typed the command.
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

func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasSubCommands() {
		text := fmt.Sprintf("there is no command %q", args[0])
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			text += fmt.Sprintf("; did you mean %q?", near[0])
		}
		return usage{errors.New(text)}
	}
	return usage{fmt.Errorf("%s takes no arguments, only flags; what is %q?", c.CommandPath(), args[0])}
}

func buildCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o buildOptions
	var shard string
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the site into a folder",
		Long:  "Build the site and publish it into the output folder.\nWhere the site has errors they are all shown and the output folder stays as it was.",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.report != "" && o.report != "json" {
				return usage{fmt.Errorf("--report takes json, not %q", o.report)}
			}
			if c.Flags().Changed("shard") {
				var err error
				if o.shard, err = output.ParseShard(shard); err != nil {
					return usage{fmt.Errorf("--shard: %w", err)}
				}
			}
			return runBuild(c.Context(), t, embedded, o)
		},
	}
	f := c.Flags()
	f.StringVarP(&o.site, "site", "s", ".", "the site's folder")
	f.StringVarP(&o.out, "output", "o", "", "the output folder (default: public in the site's folder)")
	f.StringVar(&o.BaseURL, "base-url", "", "the address of the site, in place of base_url")
	f.BoolVar(&o.Drafts, "drafts", false, "also publish drafts")
	f.BoolVar(&o.Future, "future", false, "also publish scheduled stories")
	f.BoolVar(&o.Expired, "expired", false, "also publish expired stories")
	f.BoolVar(&o.Embargoed, "embargoed", false, "also publish stories under embargo")
	f.BoolVar(&o.NoIndex, "noindex", false, "keep search engines away: for previews")
	f.StringVar(&o.Now, "now", "", "build as of this time (2026-11-23 10:00)")
	f.BoolVar(&o.strict, "strict", false, "take warnings for errors")
	f.StringVar(&shard, "shard", "", "make one of several parts of the site (3/8): see docs/scale.md")
	f.StringVar(&o.report, "report", "", "print a report in this format instead of the summary: json")
	return c
}

func versionCommand(t *console.Terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			version, golang := "(devel)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				golang = info.GoVersion
				if info.Main.Version != "" {
					version = info.Main.Version
				}
			}
			t.Printf("qostil %s (%s)", version, golang)
			return nil
		},
	}
}

// sub is a folder of the embedded files.
func sub(fsys fs.FS, dir string) fs.FS {
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(err) // our own constants are valid paths
	}
	return s
}

package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/pipeline"
)

// checkFlags are the flags of check.
type checkFlags struct {
	pipeline.Options
	site   string
	strict bool
	format string
}

func checkCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong with the site, and where its languages do not agree",
		Long: "Build the site in memory and show all that is wrong with it: the problems of a build, and what no build\n" +
			"waits for: translations that do not say what their originals say, names, words of another language.\n" +
			"Nothing is written.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(checkFormats, o.format) {
				return usage{fmt.Errorf("--format takes %s, not %q", strings.Join(checkFormats, ", "), o.format)}
			}
			return runCheck(c.Context(), t, embedded, o)
		},
	}
	f := c.Flags()
	f.StringVarP(&o.site, "site", "s", ".", "the site's folder")
	f.StringVar(&o.BaseURL, "base-url", "", "the address of the site, in place of base_url")
	f.BoolVar(&o.Drafts, "drafts", false, "also check drafts")
	f.BoolVar(&o.Future, "future", false, "also check scheduled stories")
	f.BoolVar(&o.Expired, "expired", false, "also check expired stories")
	f.BoolVar(&o.Embargoed, "embargoed", false, "also check stories under embargo")
	f.StringVar(&o.Now, "now", "", "check as of this time (2026-11-23 10:00)")
	f.BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	f.StringVar(&o.format, "format", "text", "how problems are printed: text, json, or github, for annotations of pull requests")
	return c
}

// checkFormats are the values of --format.
var checkFormats = []string{"text", "json", "github"}

// runCheck prints all problems of the site of a folder. It returns errSite if they would
// keep the site from being published.
func runCheck(ctx context.Context, t *console.Terminal, embedded fs.FS, o checkFlags) error {
	folder, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer folder.Close()
	source := pipeline.NewSource(folder.FS(), embedded)
	b := pipeline.Build(source, o.Options)
	problems := b.AllProblems(ctx)
	if b.Site != nil {
		known, err := folder.Addresses()
		if err != nil {
			return err
		}
		agreement, err := b.Disagreements(ctx)
		if err != nil {
			return err
		}
		problems = slices.Concat(problems, known.Moved(b.Site, b.Tree), agreement)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	problems = source.Finish(problems)
	switch o.format {
	case "json":
		err = t.ProblemsJSON(problems)
	case "github":
		err = t.Annotations(problems, o.site)
	default:
		t.Problems(problems, o.site)
		t.Checked(b.Site, problems)
	}
	return errors.Join(err, verdict(problems, o.strict))
}

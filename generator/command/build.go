package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/pipeline"
	"qostil/generator/search"
	"qostil/generator/workspace"
)

// buildFlags are the flags of build.
type buildFlags struct {
	pipeline.Options
	site, out string
	strict    bool
	shard     *output.Shard // nil: the whole site
	report    string
}

func buildCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o buildFlags
	var shard string
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the site into a folder",
		Long:  "Build the site and publish it into the output folder.\nIf the site has errors, all are shown and the output folder stays as it was.",
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
				o.SingleVariants = true
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
	f.BoolVar(&o.strict, "strict", false, "treat warnings as errors")
	f.StringVar(&shard, "shard", "", "make one of several parts of the site (3/8): see docs/scale.md")
	f.StringVar(&o.report, "report", "", "print a report in this format instead of the summary: json")
	return c
}

// Go's garbage collector runs each time the heap has grown by a percentage of what is in
// use. For a small site that is so little that it would run dozens of times a second. So
// runBuild adds gcBallast to the heap and sets a lower percentage: that saves 6 % of CPU
// time for 2,000 articles, and an eighth of the memory for 10,000. For a very large site
// each run takes longer than it is worth: from manyFiles on, 100 percent save a fifth of
// CPU time and cost two fifths more memory.
const (
	gcBallast     = 40 << 20 // bytes
	gcPercent     = 40
	manyFiles     = 50_000
	gcPercentMany = 100
)

// runBuild builds the site of a folder and publishes it. If problems keep the site from
// being published, it prints them, leaves the output folder as it was, and returns errSite.
func runBuild(ctx context.Context, t *console.Terminal, embedded fs.FS, o buildFlags) error {
	start := time.Now()
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.Close()
	out := o.out
	if out == "" {
		out = filepath.Join(o.site, "public")
	}
	if err := workspace.CheckOutput(o.site, out); err != nil {
		return usage{err}
	}
	debug.SetGCPercent(gcPercent)
	ballast := make([]byte, gcBallast) // it is never touched, so it takes no memory
	defer runtime.KeepAlive(ballast)
	progress := t.StartProgress()
	progress.Reading(site.Reads)
	source := pipeline.NewSource(site.FS(), embedded)
	source.Cache, source.Encoders, source.Pagefind = site.PictureCache(), workspace.Encoders(), pagefind(o.site)
	b := pipeline.Build(source, o.Options)
	if b.Tree != nil && b.Tree.Len() > manyFiles {
		debug.SetGCPercent(gcPercentMany)
	}
	report, problems, err := publish(ctx, b, site, out, o, progress)
	progress.Stop()
	if err != nil {
		return err
	}
	problems = source.Finish(problems)
	done := console.Build{
		Site: b.Site, Files: b.Tree.Len(), Report: report, Shard: o.shard, Output: filepath.ToSlash(out),
		Stages: map[string]time.Duration{}, Took: time.Since(start), Problems: problems,
	}
	for _, s := range b.Stages {
		done.Stages[s.Name] = s.Took
	}
	if o.report == "json" {
		if err := t.BuildJSON(done); err != nil {
			return err
		}
		return verdict(problems, o.strict)
	}
	t.Problems(problems, o.site)
	if err := verdict(problems, o.strict); err != nil {
		t.Refused(problems, o.strict, "published")
		return err
	}
	t.BuildSummary(done)
	return nil
}

// pagefind returns a function that finds the program for the search index of a site.
func pagefind(site string) func() *search.Program {
	return func() *search.Program {
		p := workspace.FindPagefind(site)
		if p == nil {
			return nil
		}
		return &search.Program{Path: p.Path, Talk: p.Talk}
	}
}

// publish renders the site and merges it into the output folder, unless problems forbid
// it. It returns all problems.
func publish(ctx context.Context, b *pipeline.Result, folder *workspace.Folder, out string, o buildFlags, progress *console.Progress) (output.Report, diag.List, error) {
	if pipeline.Failed(b.Problems, o.strict) {
		return output.Report{}, b.AllProblems(ctx), nil
	}
	progress.Waiting()
	unlock, err := folder.Lock(ctx)
	if err != nil {
		return output.Report{}, nil, err
	}
	defer unlock()
	known, err := folder.Addresses()
	if err != nil {
		return output.Report{}, nil, err
	}
	dst, closeOutput, err := workspace.Make(out, "output folder")
	if err != nil {
		return output.Report{}, nil, err
	}
	defer closeOutput()

	start := time.Now()
	file, picture := progress.Making()
	stop := b.MakePictures(ctx, o.shard.Has, picture)
	stage, err := b.Tree.Stage(ctx, dst, output.StageOptions{Shard: o.shard, Made: file})
	stop()
	if err != nil {
		return output.Report{}, nil, err
	}
	start = b.EndStage("render", start)
	problems := slices.Concat(b.Problems, stage.Problems, b.Prose.Problems(), known.Moved(b.Site, b.Tree))
	if pipeline.Failed(problems, o.strict) {
		return output.Report{}, problems, stage.Discard()
	}
	if ctx.Err() != nil {
		return output.Report{}, nil, errors.Join(context.Cause(ctx), stage.Discard())
	}
	progress.Publishing()
	report, err := stage.Publish()
	if err == nil {
		err = folder.AddAddresses(known, b.Site)
		folder.SweepPictures(time.Now())
	}
	b.EndStage("publish", start)
	return report, problems, err
}

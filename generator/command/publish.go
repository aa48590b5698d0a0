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
	"strings"
	"time"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/pipeline"
	"qostil/generator/search"
	"qostil/generator/workspace"
)

// buildOptions is what the flags of build say.
type buildOptions struct {
	pipeline.Options
	site, out string
	strict    bool
	shard     *output.Shard // nil: the whole site
	report    string
}

// By itself the collector of garbage runs each time that as much has been thrown away
// as is in use, and of a small site next to nothing is: it would run dozens of times a
// second. So it is made to believe that more is in use, by roominess bytes, and then to
// run each time that garbagePercent of all that has been thrown away: 6 % of the
// processors' time less for 2,000 articles, an eighth of the memory for 10,000. To look
// through what is in use of a very large site takes longer than that is worth: from
// manyFiles on, 100 percent take a fifth of the processors' time less, and four tenths of
// the memory more.
const (
	roominess          = 40 << 20
	garbagePercent     = 40
	manyFiles          = 50_000
	garbagePercentMany = 100
)

// runBuild builds the site of a folder and publishes it. It returns errSite where
// the site has problems that keep it from being published; they are printed then,
// and the output folder is as it was.
func runBuild(ctx context.Context, t *console.Terminal, embedded fs.FS, o buildOptions) error {
	start := time.Now()
	site, err := workspace.Open(o.site)
	if err != nil {
		return usage{fmt.Errorf("the site's folder cannot be opened: %w", err)}
	}
	defer site.Close()
	out := o.out
	if out == "" {
		out = filepath.Join(o.site, "public")
	}
	if err := workspace.CheckOutput(o.site, out); err != nil {
		return usage{err}
	}
	debug.SetGCPercent(garbagePercent)
	roomy := make([]byte, roominess) // never touched, it takes no memory
	defer runtime.KeepAlive(roomy)
	progress := t.StartProgress()
	progress.Reading(site.Reads)
	source := pipeline.Source{
		Site: site.FS(), Templates: sub(embedded, "templates"), Static: sub(embedded, "static"),
		Cache: site.PictureCache(), Encoders: workspace.Encoders(), Pagefind: pagefind(o.site),
	}
	b := pipeline.Build(source, o.Options)
	if b.Tree != nil && b.Tree.Len() > manyFiles {
		debug.SetGCPercent(garbagePercentMany)
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

// verdict is the error, if any, that problems end a command with.
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

// publish renders the site and merges it into the output folder, unless it has
// problems that forbid it. All problems there are come back.
func publish(ctx context.Context, b *pipeline.Result, folder *workspace.Folder, out string, o buildOptions, progress *console.Progress) (output.Report, diag.List, error) {
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
	dst, closeOutput, err := workspace.OpenOutput(out)
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

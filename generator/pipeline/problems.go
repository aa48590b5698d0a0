package pipeline

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/site"
)

// Failed says whether a site with these problems must not be published. If strict is
// set, warnings count as errors.
func Failed(problems diag.List, strict bool) bool {
	return problems.Errors() > 0 || strict && len(problems) > 0
}

// Finish completes problems for printing: it finds the lines of keys, sorts by file and
// line, and quotes the lines. It changes the list in place and returns it. It needs only
// the files, so it may run while a build does.
func (src Source) Finish(problems diag.List) diag.List {
	content.Locate(src.Site, problems)
	problems.Sort()
	problems.Quote(src.Site)
	return problems
}

// AllProblems returns the problems of the build together with those that only rendering
// finds. It renders every page in memory, or checks only the texts if the templates have
// errors. If ctx ends, the list is not complete.
func (r *Result) AllProblems(ctx context.Context) diag.List {
	problems := r.Problems
	if r.Site == nil || r.Prose == nil {
		return problems
	}
	if r.Renderable {
		stop := r.MakePictures(ctx, nil, nil)
		problems = append(problems, r.Tree.Try(ctx)...)
		stop()
	} else {
		r.Prose.Check()
	}
	return append(problems, r.Prose.Problems()...)
}

// Disagreements checks every article against its language, the glossaries and its
// original. It returns the cause of ctx if that ends first.
func (r *Result) Disagreements(ctx context.Context) (diag.List, error) {
	var all []*site.Article
	for _, l := range r.Site.Languages {
		all = slices.Concat(all, l.Articles, l.Pages)
	}
	var mu sync.Mutex
	var problems diag.List
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, a := range all {
		group.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			found := r.Checker.Check(a)
			mu.Lock()
			defer mu.Unlock()
			problems = append(problems, found...)
			return nil
		})
	}
	err := group.Wait()
	return problems, err
}

// RenderProblems returns the problems that rendering has found so far, and where the
// article of a source file disagrees with its original. The preview asks for it after
// it has rendered the pages of that file; a build does not wait for translations.
func (r *Result) RenderProblems(source string) diag.List {
	found := r.Prose.Found()
	if a := r.Site.Article(r.Site.Document(source)); a != nil {
		found = append(found, r.Checker.Check(a)...)
	}
	return found
}

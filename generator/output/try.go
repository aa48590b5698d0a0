package output

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"qostil/generator/diag"
)

// Order returns indexes of files in the order in which they are best rendered: files of
// neighbouring sources (the versions of a story) one after another, so that caches still
// hold what they share; files without sources last.
func Order(files []*File) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := files[a].From, files[b].From
		if len(x) == 0 || len(y) == 0 {
			return cmp.Compare(len(y), len(x))
		}
		return strings.Compare(x[0].File, y[0].File)
	})
	return order
}

// Try renders every file of the tree, keeps none and returns the problems of pages: the
// same run shows them beside the other errors of a site that cannot be published.
func (t *Tree) Try(ctx context.Context) diag.List {
	problems := make([]diag.List, len(t.Files()))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range Order(t.Files()) {
		f := t.Files()[i]
		if ctx.Err() != nil {
			break
		}
		workers.Go(func() error {
			var out Out
			err := f.Make(&out)
			problems[i] = out.Problems
			if err != nil {
				problems[i].Add(f.Source(), "page.failed-at", f.URL(), err)
			}
			return nil
		})
	}
	_ = workers.Wait() // errors are in problems
	return slices.Concat(problems...)
}

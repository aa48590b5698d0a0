package picture

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// MakeAll makes the variants of all published pictures that are not in the cache, on all
// cores, each original decoded once. It is for builds: pages are rendered beside it, and
// a variant that a build asks for meanwhile waits for its picture alone. wanted says
// whether the file of a path (output.File.Path) is rendered at all; made is called after
// each of so many pictures, from several goroutines. Errors come back from the files that
// are concerned.
func (s *Set) MakeAll(ctx context.Context, wanted func(path string) bool, made func(of int)) {
	var work []*published
	for _, p := range s.published {
		if slices.ContainsFunc(p.variants, func(v variant) bool { return wanted(strings.TrimPrefix(p.path(v), "/")) }) {
			work = append(work, p)
		}
	}
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range work {
		if ctx.Err() != nil {
			break
		}
		workers.Go(func() error {
			s.complete(p)
			made(len(work))
			return nil
		})
	}
	_ = workers.Wait() // no worker fails
}

// complete makes the variants of a picture that are missing. A panic, of a program's
// caller or of the file system, is told by the files that need what was not made.
func (s *Set) complete(p *published) {
	defer func() { _ = recover() }()
	e, data, err := s.entry(p)
	if err != nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.broken != nil {
		return
	}
	s.look(e)
	if missing := e.missing(p, ""); len(missing) > 0 {
		_, _ = s.fill(p, e, data, missing)
	}
}

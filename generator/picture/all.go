package picture

import (
	"context"
	"errors"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// MakeAll makes the variants of all published pictures that are not in the cache, on all
// cores, each original decoded once. It is for builds: pages are rendered beside it, and
// a variant that a build asks for meanwhile waits for its picture alone. wanted says
// whether the file of a path (output.File.Path) is rendered at all: a shard makes no
// variant of another shard. made is called after each of so many pictures, from several
// goroutines. Errors come back from the files that are concerned.
//
// When ctx ends, the pictures that are decoded at that moment are finished, and no other
// is begun.
func (s *Set) MakeAll(ctx context.Context, wanted func(path string) bool, made func(of int)) {
	var work []*published
	for _, p := range s.published {
		if slices.ContainsFunc(p.variants, func(v variant) bool { return wanted(p.file(v)) }) {
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
			if err := s.complete(ctx, p, wanted); err == nil || !errors.Is(err, ctx.Err()) {
				made(len(work))
			}
			return nil
		})
	}
	_ = workers.Wait() // no worker fails
}

// complete makes the wanted variants of a picture that are missing, and returns why some
// could not be made. A panic, of a program's
// caller or of the file system, is told by the files that need what was not made.
func (s *Set) complete(ctx context.Context, p *published, wanted func(path string) bool) error {
	defer func() { _ = recover() }()
	e, data, err := s.entry(p)
	if err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.broken != nil {
		return e.broken
	}
	s.look(e)
	missing := slices.DeleteFunc(e.missing(p, ""), func(v variant) bool { return !wanted(p.file(v)) })
	if len(missing) > 0 {
		_, err = s.fill(ctx, p, e, data, missing)
	}
	return err
}

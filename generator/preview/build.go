package preview

import (
	"context"
	"qostil/generator/output"
	"slices"
	"sync"
	"time"
)

// build builds the site whenever files have changed, one build at a time.
func (p *Preview) build(ctx context.Context, work *sync.WaitGroup) {
	stop := func() {} // ends the rendering in the background
	for {
		select {
		case <-ctx.Done():
			stop()
			return
		case <-p.gate.work:
		}
		start := time.Now()
		files, all := p.gate.take()
		if len(files) == 0 && !all {
			continue
		}
		stop()
		b, files := p.buildChanged(ctx, files, all)
		if ctx.Err() != nil {
			return
		}
		p.show(b, files, start)
		var rendering context.Context
		rendering, stop = context.WithCancel(ctx)
		work.Go(func() { p.background(rendering, p.current.Load()) })
	}
}

// maxRebuilds is how often the site is built again because more files have changed
// meanwhile. After that the build is shown all the same.
const maxRebuilds = 3

// buildChanged builds the site after files have changed. It begins at the first event,
// while a save may still go on; if more files have changed meanwhile it builds again before
// anything is shown. It returns all files that have changed; nil means any.
func (p *Preview) buildChanged(ctx context.Context, files []string, all bool) (Build, []string) {
	if all {
		files = nil
	}
	b := p.o.Build(files)
	for range maxRebuilds {
		p.gate.waitUntilQuiet(ctx)
		more, everything := p.gate.take()
		switch {
		case ctx.Err() != nil, len(more) == 0 && !everything:
			return b, files
		case everything || all:
			all, files = true, nil
			b = p.o.Build(nil)
		default:
			b = p.o.Build(more)
			files = union(files, more)
		}
	}
	return b, files
}

// union returns the files of both lists, sorted, without duplicates: a file that is saved
// during its build is named twice.
func union(a, b []string) []string {
	return sorted(slices.Concat(a, b))
}

// show serves a build from now on.
func (p *Preview) show(b Build, files []string, start time.Time) {
	last := p.current.Load()
	g := &generation{Build: b}
	if last != nil {
		g.number = last.number + 1
		if b.Tree == nil {
			g.Tree, g.Base, g.Policy = last.Tree, last.Base, last.Policy
		}
	}
	p.buildMutex.Lock()
	p.mu.Lock()
	p.problems.startBuild()
	p.current.Store(g)
	p.mu.Unlock()
	p.gate.done() // pages are served from here on; their problems follow

	g.saved = pagesOf(g.Tree, files)
	p.mu.Lock()
	fresh, mended := p.problems.setBuilt(b.Problems, func(file string) bool {
		return slices.Contains(files, file) && len(pagesOf(g.Tree, []string{file})) == 0
	})
	p.mu.Unlock()
	p.buildMutex.Unlock()
	p.notify(Event{First: last == nil, Files: files, Took: time.Since(start), Problems: fresh, Mended: mended})
	p.hub.send(g.number)
}

// pagesOf returns the addresses of the pages that are made of some files.
func pagesOf(tree *output.Tree, files []string) []string {
	if tree == nil || len(files) == 0 || len(files) > 100 {
		return nil
	}
	var urls []string
	for _, f := range tree.MadeOf(files) {
		if !f.Stub {
			urls = append(urls, f.URL())
		}
	}
	return urls
}

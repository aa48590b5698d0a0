package preview

import (
	"context"
	"sync"
)

// gate holds requests back while the served build is older than the files, so that no
// reload shows an old page.
type gate struct {
	mu       sync.Mutex
	noticed  bool     // the watcher has had an event and has not looked at the files yet
	files    []string // those that have changed and wait for a build
	all      bool     // any file may have changed
	building bool
	opened   chan struct{} // closed when the gate opens; nil while it is open
	quieted  chan struct{} // closed when nothing is noticed any more; nil while nothing is
	work     chan struct{} // tells the builder that there is something to build
}

func newGate() *gate { return &gate{work: make(chan struct{}, 1)} }

// update opens or closes the gate. The caller holds the lock.
func (g *gate) update() {
	shut := g.noticed || g.building || g.all || len(g.files) > 0
	switch {
	case shut && g.opened == nil:
		g.opened = make(chan struct{})
	case !shut && g.opened != nil:
		close(g.opened)
		g.opened = nil
	}
}

// setNoticed notes whether files may have changed that the watcher has not looked at yet.
func (g *gate) setNoticed(something bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.noticed = something
	switch {
	case something && g.quieted == nil:
		g.quieted = make(chan struct{})
	case !something && g.quieted != nil:
		close(g.quieted)
		g.quieted = nil
	}
	g.update()
}

// add asks for a build after files have changed; no files means that any may have.
func (g *gate) add(files []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.files = union(g.files, files)
	g.all = g.all || len(files) == 0
	g.update()
	select {
	case g.work <- struct{}{}:
	default:
	}
}

// take returns the files that wait for a build, and removes them.
func (g *gate) take() (files []string, all bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	files, all = g.files, g.all
	g.files, g.all = nil, false
	g.building = g.building || len(files) > 0 || all
	g.update()
	return files, all
}

// waitUntilQuiet returns when the watcher has looked at everything it has noticed, or when
// the context ends.
func (g *gate) waitUntilQuiet(ctx context.Context) {
	for {
		g.mu.Lock()
		quieted := g.quieted
		g.mu.Unlock()
		if quieted == nil {
			return
		}
		select {
		case <-quieted:
		case <-ctx.Done():
			return
		}
	}
}

// done notes that the build of what was taken is being served.
func (g *gate) done() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.building = false
	g.update()
}

// closed says whether the gate is closed now.
func (g *gate) closed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.opened != nil
}

// wait returns when the gate is open, or when the context ends.
func (g *gate) wait(ctx context.Context) {
	for {
		g.mu.Lock()
		opened := g.opened
		g.mu.Unlock()
		if opened == nil {
			return
		}
		select {
		case <-opened:
			return
		case <-ctx.Done():
			return
		}
	}
}

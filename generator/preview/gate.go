package preview

import (
	"context"
	"sync"
)

// gate holds requests back while the site is behind its files, so that no reload
// shows what has just been replaced.
type gate struct {
	mu       sync.Mutex
	noticed  bool     // the watcher has heard of something and not yet looked
	files    []string // that have changed and wait for a build
	all      bool     // everything is to be built
	building bool
	opened   chan struct{} // closed when the gate opens; nil while it is open
	quieted  chan struct{} // closed when nothing is noticed any more; nil while nothing is
	work     chan struct{} // tells the builder that there is something to build
}

func newGate() *gate { return &gate{work: make(chan struct{}, 1)} }

// settle opens or closes the gate. The lock is held.
func (g *gate) settle() {
	shut := g.noticed || g.building || g.all || len(g.files) > 0
	switch {
	case shut && g.opened == nil:
		g.opened = make(chan struct{})
	case !shut && g.opened != nil:
		close(g.opened)
		g.opened = nil
	}
}

// notice says that something may have changed, or that nothing has.
func (g *gate) notice(something bool) {
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
	g.settle()
}

// add asks for a build of changed files; of everything, without any.
func (g *gate) add(files []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.files = union(g.files, files)
	g.all = g.all || len(files) == 0
	g.settle()
	select {
	case g.work <- struct{}{}:
	default:
	}
}

// take hands out what is to be built.
func (g *gate) take() (files []string, all bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	files, all = g.files, g.all
	g.files, g.all = nil, false
	g.building = g.building || len(files) > 0 || all
	g.settle()
	return files, all
}

// calm returns when the watcher has looked at what it has noticed, or the context
// ends.
func (g *gate) calm(ctx context.Context) {
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

// done says that what was taken is on show.
func (g *gate) done() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.building = false
	g.settle()
}

// shut says whether the gate is closed now.
func (g *gate) shut() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.opened != nil
}

// wait returns when the gate is open, or the context ends.
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

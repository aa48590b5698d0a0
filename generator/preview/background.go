package preview

import (
	"context"
	"runtime"
	"time"

	"qostil/generator/diag"
)

// idleDelay is how long the preview waits after a build before it renders pages that
// nobody has asked for: the page on screen comes first.
const idleDelay = 150 * time.Millisecond

// background renders the other pages of a build, one after another, so that their problems
// are found without a visit. It pauses while files change, and ends with its context.
func (p *Preview) background(ctx context.Context, g *generation) {
	if g.Tree == nil || !p.idle(ctx, idleDelay) {
		return
	}
	runtime.GC() // garbage of the build, collected while no page waits
	for _, f := range g.Tree.Files() {
		if !isPage(f) {
			continue
		}
		start := time.Now()
		p.render(g, f)                       // the result is not kept, to save memory
		if !p.idle(ctx, time.Since(start)) { // use half of one core at most
			return
		}
	}
	p.changeProblems(g, func() (diag.List, int) { return nil, p.problems.endRendering() })
}

// idle waits for a time, then as long as files may be changing. It returns false if the
// context has ended.
func (p *Preview) idle(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		p.gate.wait(ctx)
		return ctx.Err() == nil
	}
}

package preview

import (
	"context"
	"runtime"
	"time"

	"qostil/generator/diag"
)

// rest is how long the preview waits after a build before it renders what nobody
// has asked for: the page on screen comes first.
const rest = 150 * time.Millisecond

// background renders the rest of the site behind a build, one page after another,
// so that what is wrong elsewhere is found without being visited. It steps aside
// while files change, and ends with its context.
func (p *Preview) background(ctx context.Context, g *generation) {
	if g.Tree == nil || !p.idle(ctx, rest) {
		return
	}
	runtime.GC() // what the build has left lying about: not while a page waits
	for _, f := range g.Tree.Files() {
		if !isPage(f) {
			continue
		}
		start := time.Now()
		p.render(g, f)                       // and not kept: nobody may ever ask
		if !p.idle(ctx, time.Since(start)) { // half of one core, at most
			return
		}
	}
	p.tell(g, func() (diag.List, int) { return nil, p.problems.rest() })
}

// idle waits, and as long as files may have changed. It says whether to go on.
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

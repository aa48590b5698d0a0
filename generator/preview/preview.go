// Package preview is the latest build served from memory, its sources watched.
//
// A save is noticed by the watcher, built by whoever made the Preview, and shown
// at once: the new tree replaces the old one whole, pages render when browsers ask
// for them, and a request that arrives in between waits. Nothing is invalidated by
// hand; pages in browsers ask for themselves again after each build, and change
// only where their bytes have.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// Build is one state of the site.
type Build struct {
	Tree     *output.Tree // nil where nothing could be built: the last one stays
	Base     string       // path of the site on its host: "/", or "/repo/"
	Policy   string       // Content-Security-Policy of the pages
	Problems diag.List    // with places and lines, sorted

	// Found lists what rendering has found wrong since it was last asked, beside
	// the problems of the files themselves, and what else there is to say to whoever
	// writes the file that the page is made of ("" for none).
	Found func(source string) diag.List
}

// Options says what is shown, and to whom.
type Options struct {
	Root    string   // the site's folder, as the system names it
	Site    fs.FS    // the same, to read
	Folders []string // below it whose files make the site
	Ignore  func(base string) bool
	Poll    bool // look at files again and again instead of asking the system

	AllowHosts []string // names besides those of the loopback interface that browsers may use
	Navigate   bool     // open a story that is saved, in the page on screen

	Mount *Mount // pages beside the site; nil for none

	// Build makes the site anew of changed files; without any, of all. It is
	// never called twice at once.
	Build func(files []string) Build
	// Finish completes problems that rendering found, as those of a Build are.
	Finish func(diag.List) diag.List
	// Say is told of each build, and of what the preview has to say besides. It is
	// never called twice at once.
	Say func(Event)
}

// Event is something that a terminal shows.
type Event struct {
	First    bool          // the first build is on show
	Files    []string      // that changed
	Took     time.Duration // from the save being noticed to the site being there
	Problems diag.List     // that are new
	Mended   int           // problems that are gone
	Text     string        // something else
}

// Preview shows a site while it is written.
type Preview struct {
	o     Options
	token string // no other program's page can guess the addresses of our own
	gate  *gate
	guard *guard
	hub   *hub

	mounted http.Handler // nil for none

	current atomic.Pointer[generation]

	mu       sync.Mutex
	problems board
	shown    map[string]string // the source of each page that was shown, by its path

	telling sync.Mutex // held while it is worked out what there is to tell of a build
	saying  sync.Mutex
}

// generation is a build on show.
type generation struct {
	Build
	number uint64
	saved  []string // addresses of the pages whose own files changed
	pages  sync.Map // *output.File to func() rendered
}

// farewell is how long the end of a preview waits for what it is doing.
const farewell = 500 * time.Millisecond

// New prepares a preview.
func New(o Options) *Preview {
	p := &Preview{o: o, token: rand.Text(), gate: newGate(), hub: newHub(), shown: map[string]string{}}
	if o.Mount != nil {
		p.mounted = o.Mount.Handler(p.token)
	}
	return p
}

// Run shows the site on a listener until the context ends.
func (p *Preview) Run(ctx context.Context, l net.Listener) error {
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return err
	}
	p.guard = newGuard(port, p.o.AllowHosts)
	ctx, stop := context.WithCancel(ctx)
	defer stop()

	w := &watcher{
		root: p.o.Root, folders: p.o.Folders, poll: p.o.Poll,
		snap:    &snapshot{fsys: p.o.Site, ignore: p.o.Ignore, files: map[string]stat{}},
		noticed: p.gate.notice, changed: p.gate.add,
		say: p.text,
	}
	began := time.Now()
	p.gate.add(nil)
	var work sync.WaitGroup
	work.Go(func() { p.build(ctx, &work) })
	work.Go(func() {
		w.start(began)
		w.run(ctx)
	})

	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },

		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	stop()
	_ = server.Close() // a preview has nothing to finish: a thousand open pages do not hold it up
	ended := make(chan struct{})
	go func() {
		work.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(farewell): // a build of a large site is not waited for
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// build makes the site whenever files have changed, one build at a time.
func (p *Preview) build(ctx context.Context, work *sync.WaitGroup) {
	stop := func() {} // rendering the rest of the last build
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
		b, files := p.make(ctx, files, all)
		if ctx.Err() != nil {
			return
		}
		p.show(b, files, start)
		var behind context.Context
		behind, stop = context.WithCancel(ctx)
		work.Go(func() { p.background(behind, p.current.Load()) })
	}
}

// rebuilds is how often a build is made anew, because more files have changed
// meanwhile, before it is shown all the same.
const rebuilds = 3

// make builds the site of files that have changed. It begins at the first word of a
// change, while the rest of a save may still be on its way: then it builds again
// before anything is shown. It returns all files that have changed; nil for all.
func (p *Preview) make(ctx context.Context, files []string, all bool) (Build, []string) {
	if all {
		files = nil
	}
	b := p.o.Build(files)
	for range rebuilds {
		p.gate.calm(ctx)
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

// union is the files of both, sorted, each once: a save that goes on during a build
// names its file again.
func union(a, b []string) []string {
	files := slices.Concat(a, b)
	slices.Sort(files)
	return slices.Compact(files)
}

// show puts a build on show.
func (p *Preview) show(b Build, files []string, start time.Time) {
	last := p.current.Load()
	g := &generation{Build: b}
	if last != nil {
		g.number = last.number + 1
		if b.Tree == nil {
			g.Tree, g.Base, g.Policy = last.Tree, last.Base, last.Policy
		}
	}
	p.telling.Lock()
	p.mu.Lock()
	p.problems.next()
	p.current.Store(g)
	p.mu.Unlock()
	p.gate.done() // pages are served from here on; what is to be told of them waits

	g.saved = pagesOf(g.Tree, files)
	p.mu.Lock()
	fresh, mended := p.problems.build(b.Problems, func(file string) bool {
		return slices.Contains(files, file) && len(pagesOf(g.Tree, []string{file})) == 0
	})
	p.mu.Unlock()
	p.telling.Unlock()
	p.say(Event{First: last == nil, Files: files, Took: time.Since(start), Problems: fresh, Mended: mended})
	p.hub.send(g.number)
}

// pagesOf are the addresses of the pages whose own files are among some.
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

// say tells of one thing at a time: pages render side by side.
func (p *Preview) say(e Event) {
	p.saying.Lock()
	defer p.saying.Unlock()
	p.o.Say(e)
}

func (p *Preview) text(format string, args ...any) {
	p.say(Event{Text: fmt.Sprintf(format, args...)})
}

// Package preview serves the latest build of a site from memory, and builds it again when
// its files change.
//
//	l, err := preview.Listen("127.0.0.1", 1717, false)
//	p, err := preview.New(l, preview.Options{Build: build, Notify: print, …})
//	err = p.Run(ctx)
//
// The parts of a [Preview] are
//
//   - a watcher (watch.go, folders.go), which finds the files that have changed, by events
//     of the system or by polling, and a snapshot (snapshot.go) that it compares them with;
//   - a gate (gate.go), which holds requests back while the site is older than its files;
//   - a loop that builds the site after each change (build.go);
//   - the latest [Build]: its pages are rendered when a browser asks for them (serve.go),
//     the others afterwards in the background (background.go);
//   - the problems that are shown now (problems.go);
//   - a hub (hub.go), which sends the number of each build to open pages, and a script in
//     them that reloads what has changed (own.go, client/);
//   - a guard (guard.go), which refuses requests that the writer's browser would not send;
//   - a [Mount] (mount.go), pages beside the site: the translators' desk.
//
// Invariants:
//
//   - Builds never overlap. A request that comes while files change or a build runs waits
//     for the new build.
//   - A new tree replaces the old one whole. Pages in browsers load again after a build,
//     and change only if their bytes have.
//   - The bytes of a page are those that would be published; the script is added when the
//     page is sent.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// Build is one state of the site.
type Build struct {
	Tree     *output.Tree // nil if the site could not be built: then the last tree is shown
	Base     string       // path of the site on its host: "/", or "/repo/"
	Policy   string       // Content-Security-Policy of the pages
	Problems diag.List    // with places and lines, sorted

	// Found returns the problems that rendering has found since it was last called and
	// that are not in Problems, and those that concern the writer of the source file that
	// the page was made of ("" for none).
	Found func(source string) diag.List
}

// Options says what is shown, and who may see it.
type Options struct {
	Root    string   // the absolute path of the site's folder
	Site    fs.FS    // the same folder
	Folders []string // those below it that are watched
	Ignore  func(base string) bool
	Poll    bool // look at all files at intervals, because the system sends no events

	AllowHosts []string // host names that browsers may use, besides those of the loopback interface
	Navigate   bool     // open pages go to a story when it is saved

	Mount *Mount // nil: there are no pages beside the site

	// Build builds the site after the named files have changed; nil means that any may
	// have. It is never called twice at once.
	Build func(files []string) Build
	// Finish completes problems that rendering has found: places, lines, order.
	Finish func(diag.List) diag.List
	// Notify is called with each event. It is never called twice at once.
	Notify func(Event)
}

// Event is something that the terminal shows.
type Event struct {
	First    bool          // the first build is being served
	Files    []string      // those that have changed
	Took     time.Duration // from the first sign of a change until the new build was served
	Problems diag.List     // new ones
	Mended   int           // how many problems are gone
	Text     string        // a message about the preview itself
}

// Preview shows a site while it is written.
type Preview struct {
	o        Options
	listener net.Listener
	token    string // part of the addresses of our own files, so that no other page can guess them
	gate     *gate
	guard    *requestGuard
	hub      *hub

	mounted http.Handler // nil: there is no Mount

	current atomic.Pointer[generation]

	mu       sync.Mutex
	problems problemBoard
	shown    map[string]string // the source of each page that was shown, by its path

	buildMutex  sync.Mutex // held until the problems and saved pages of a new build are known
	notifyMutex sync.Mutex // held while Notify runs
}

// generation is a build that is being served.
type generation struct {
	Build
	number uint64
	saved  []string // addresses of the pages whose own files changed
	pages  sync.Map // *output.File to func() rendered
}

// shutdownTimeout is how long Run waits for a build or a rendering before it returns.
const shutdownTimeout = 500 * time.Millisecond

// New returns a preview on a listener. The error is that of a listener whose address has
// no port.
func New(l net.Listener, o Options) (*Preview, error) {
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return nil, err
	}
	p := &Preview{
		o: o, listener: l, token: rand.Text(), gate: newGate(), guard: newRequestGuard(port, o.AllowHosts), hub: newHub(),
		shown: map[string]string{},
	}
	if o.Mount != nil {
		p.mounted = o.Mount.handler(p.token, func(files ...string) { p.gate.add(files) })
	}
	return p, nil
}

// Run serves the site until the context ends, and builds it again whenever files change.
// It closes the listener. The error is one of the listener.
func (p *Preview) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()

	w := &watcher{
		root: p.o.Root, folders: p.o.Folders, poll: p.o.Poll,
		snap:    &snapshot{fsys: p.o.Site, ignore: p.o.Ignore, files: map[string]stat{}},
		noticed: p.gate.setNoticed, changed: p.gate.add,
		say: p.notifyText,
	}
	began := time.Now()
	p.gate.add(nil)
	var work sync.WaitGroup
	work.Go(func() { p.build(ctx, &work) })
	work.Go(func() { w.run(ctx, began) })

	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },

		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(p.listener) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	stop()
	_ = server.Close() // open connections are event streams, which need no answer
	ended := make(chan struct{})
	go func() {
		work.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(shutdownTimeout): // do not wait for a build of a large site
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// notify calls Notify for one event at a time, because pages render in parallel.
func (p *Preview) notify(e Event) {
	p.notifyMutex.Lock()
	defer p.notifyMutex.Unlock()
	p.o.Notify(e)
}

func (p *Preview) notifyText(format string, args ...any) {
	p.notify(Event{Text: fmt.Sprintf(format, args...)})
}

package preview

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The times of watching. One save causes several events. Sweeps of all files find changes
// whose events the system has lost.
const (
	quietTime     = 8 * time.Millisecond   // without events, before files are looked at
	maxWait       = 40 * time.Millisecond  // until files are looked at; ten times as long for many
	secondLook    = 50 * time.Millisecond  // until they are looked at again: a save may be two writes
	sweepDelay    = 300 * time.Millisecond // until a sweep after a change
	sweepInterval = 30 * time.Second       // between sweeps if nothing happens
	pollInterval  = 500 * time.Millisecond // between sweeps if the system sends no events
)

// fewFiles is how many files at once, and how many events of each, are looked at without
// waiting for quietTime.
const fewFiles = 3

// manyFiles is how many files at once are more than one save of an editor.
const manyFiles = 50

// watcher finds the files that change below the folders of a site.
type watcher struct {
	root    string   // the absolute path of the site's folder
	folders []string // below it that are watched
	poll    bool     // look at all files at intervals, because the system sends no events
	snap    *snapshot

	noticed func(bool)           // called with true when files may have changed, with false once they have been looked at
	changed func(files []string) // called with the files that have changed; nil: any may have
	say     func(format string, args ...any)

	events *fsnotify.Watcher
	dirs   map[string]bool // those that are watched, below the root
}

// start begins to watch and takes the first snapshot after that, so that no change is
// missed. The first build runs at the same time: if files have changed since it began, it
// may have read them in either state, and the site is built again.
func (w *watcher) start(began time.Time) {
	w.dirs = map[string]bool{}
	if !w.poll {
		var err error
		if w.events, err = fsnotify.NewWatcher(); err != nil {
			w.fallBack(err)
		} else {
			w.watchAll()
		}
	}
	if w.snap.take(w.folders, began) {
		w.changed(nil)
	}
}

// watching is the state of the loop: the paths that events have named and that have not
// been looked at twice.
type watching struct {
	first  time.Time      // of the events that are pending
	paths  map[string]int // the number of events of each
	again  []string       // looked at once
	timer  *time.Timer
	second *time.Timer
	sweep  *time.Timer

	lost     bool // the system has dropped events
	sweeping bool
	swept    chan []string // files that a sweep found changed, to be looked at
}

// run watches until the context ends. The first build began at a time just before.
func (w *watcher) run(ctx context.Context, began time.Time) {
	w.start(began)
	s := watching{paths: map[string]int{}, timer: stopped(), second: stopped(), sweep: time.NewTimer(sweepDelay), swept: make(chan []string, 1)}
	defer func() {
		if w.events != nil {
			_ = w.events.Close()
		}
	}()
	for {
		var events chan fsnotify.Event
		var failures chan error
		if w.events != nil {
			events, failures = w.events.Events, w.events.Errors
		}
		select {
		case <-ctx.Done():
			return
		case e, open := <-events:
			if open {
				w.event(&s, e)
			} else {
				w.fallBack(errors.New("the watch was closed"))
				s.sweep.Reset(0)
			}
		case err, open := <-failures:
			if open && !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.say("watching: %v", err)
			}
			s.lost = true
			s.sweep.Reset(quietTime)
		case <-s.timer.C:
			w.look(&s)
		case <-s.second.C:
			again := s.again
			s.again = nil
			w.compare(&s, again)
		case <-s.sweep.C:
			w.sweep(&s)
		case suspects := <-s.swept:
			s.sweeping = false
			if len(suspects) > 0 {
				w.compare(&s, append(suspects, w.addMissed(suspects)...))
			}
			if w.poll {
				s.sweep.Reset(pollInterval)
			} else {
				s.sweep.Reset(sweepInterval)
			}
		}
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// sweep looks at all files in parallel to the loop, because an edit must not wait for it.
func (w *watcher) sweep(s *watching) {
	if s.sweeping {
		return
	}
	s.sweeping = true
	if s.lost { // folders may be new or replaced
		s.lost = false
		clear(w.dirs)
		w.watchAll()
	}
	known := maps.Clone(w.snap.files)
	go func() { s.swept <- w.snap.sweep(w.folders, known) }()
}

// event notes what an event names.
func (w *watcher) event(s *watching, e fsnotify.Event) {
	rel, err := filepath.Rel(w.root, e.Name)
	if err != nil || e.Op == fsnotify.Chmod && w.dirs[filepath.ToSlash(rel)] {
		return
	}
	name := filepath.ToSlash(rel)
	if top, _, _ := strings.Cut(name, "/"); !slices.Contains(w.folders, top) || w.ignored(name) {
		return
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.forget(name)
	}
	if e.Has(fsnotify.Create) {
		w.addAll(name)
	}
	first := len(s.paths) == 0
	if first {
		s.first = time.Now()
		w.noticed(true)
	}
	if s.paths[name]++; s.paths[name] <= fewFiles && len(s.paths) <= fewFiles && (e.Has(fsnotify.Write) || e.Has(fsnotify.Create)) {
		w.early(name)
	}
	limit := maxWait
	if len(s.paths) > manyFiles {
		limit *= 10
	}
	if first || time.Since(s.first) < limit {
		s.timer.Reset(quietTime)
	}
}

// early looks at a file at its first event: most saves are one write, and a build of half a
// save is not shown. An empty file is one that is being written.
func (w *watcher) early(name string) {
	info, err := fs.Lstat(w.snap.fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return
	}
	if files := w.snap.update([]string{name}); len(files) > 0 {
		w.changed(files)
	}
}

// look compares the paths that events have named with the snapshot.
func (w *watcher) look(s *watching) {
	var paths []string
	for p := range s.paths {
		paths = append(paths, p)
	}
	clear(s.paths)
	slices.Sort(paths)
	w.compare(s, paths)
	s.again = append(s.again, paths...)
	s.second.Reset(secondLook)
	s.sweep.Reset(sweepDelay)
}

func (w *watcher) compare(s *watching, paths []string) {
	if files := w.snap.update(paths); len(files) > 0 {
		w.changed(files)
	}
	w.noticed(len(s.paths) > 0)
}

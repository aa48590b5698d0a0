package preview

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The rhythm of watching. A save is several events: quiet is how long none must
// come before the files are looked at, patience how long that may take at most (of
// many files, which no hand has saved, ten times as long), second when they are
// looked at again, for a save in two halves. Sweeps of all files make up for events
// that the system lost; sleepers and clocks that jump are met every half minute.
const (
	quiet    = 8 * time.Millisecond
	patience = 40 * time.Millisecond
	second   = 50 * time.Millisecond
	settled  = 300 * time.Millisecond
	routine  = 30 * time.Second
	polling  = 500 * time.Millisecond
)

// few is how many files at once, and how many events of each, are looked at without
// waiting for quiet.
const few = 3

// many is how many files at once are no longer somebody's save.
const many = 50

// watcher tells of files that change below the folders of a site.
type watcher struct {
	root    string   // of the site, as the system names it
	folders []string // below it that are watched
	poll    bool     // look at all files again and again instead of asking the system
	snap    *snapshot

	noticed func(bool)           // something may have changed; or, after all, has not
	changed func(files []string) // these files have
	say     func(format string, args ...any)

	events *fsnotify.Watcher
	dirs   map[string]bool // that are watched, below the root
}

// start begins to watch, and takes the first snapshot after that, so that nothing
// that happens in between is missed. The first build is being made meanwhile: if
// files have changed since it began, nobody knows how it has read them.
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

// watchAll watches the folders of the site, and the root, in which they may come and
// go.
func (w *watcher) watchAll() {
	w.add(".")
	for _, f := range w.folders {
		w.addAll(f)
	}
}

// addAll watches a folder and those below it.
func (w *watcher) addAll(dir string) {
	walk(w.snap.fsys, dir, func(name string, d fs.DirEntry) error {
		switch {
		case d.IsDir() && w.snap.ignore(d.Name()):
			return fs.SkipDir
		case d.IsDir():
			w.add(name)
		}
		return nil
	})
}

// addMissed watches the folders of some files that no event has told of.
func (w *watcher) addMissed(files []string) (missed []string) {
	if w.events == nil {
		return nil
	}
	for _, file := range files {
		last := ""
		for dir := path.Dir(file); dir != "." && !w.dirs[dir]; dir = path.Dir(dir) {
			last = dir
		}
		if last != "" {
			w.addAll(last)
			missed = append(missed, last)
		}
	}
	return missed
}

func (w *watcher) add(dir string) {
	if w.events == nil {
		return
	}
	err := w.events.Add(filepath.Join(w.root, filepath.FromSlash(dir)))
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		w.fallBack(err)
		return
	}
	if err == nil {
		w.dirs[dir] = true
	}
}

// forget stops watching a folder that went away and those below it: their watches
// would go on telling of them under the old names.
func (w *watcher) forget(dir string) {
	for name := range w.dirs {
		if name == dir || strings.HasPrefix(name, dir+"/") {
			_ = w.events.Remove(filepath.Join(w.root, filepath.FromSlash(name))) // gone with its folder, mostly
			delete(w.dirs, name)
		}
	}
}

// fallBack goes over to polling where the system has no watches left.
func (w *watcher) fallBack(err error) {
	w.poll = true
	if w.events != nil {
		_ = w.events.Close()
		w.events = nil
	}
	w.say("the system watches no more folders (%v); looking at all files every %v instead\n"+
		"  to raise its limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512", err, polling)
}

// watching is the state of the loop: the paths that events named and that have not
// been looked at for good.
type watching struct {
	first  time.Time      // of the events that are pending
	paths  map[string]int // how many events of each
	again  []string       // looked at once, to be looked at a second time
	timer  *time.Timer
	second *time.Timer
	sweep  *time.Timer

	lost     bool // the system has dropped events
	sweeping bool
	swept    chan []string // files that a sweep found changed, to be looked at
}

// run watches until the context ends.
func (w *watcher) run(ctx context.Context) {
	s := watching{paths: map[string]int{}, timer: stopped(), second: stopped(), sweep: time.NewTimer(settled), swept: make(chan []string, 1)}
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
			s.sweep.Reset(quiet)
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
				s.sweep.Reset(polling)
			} else {
				s.sweep.Reset(routine)
			}
		}
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// sweep looks at all files, beside the loop: an edit must not wait for it.
func (w *watcher) sweep(s *watching) {
	if s.sweeping {
		return
	}
	s.sweeping = true
	if s.lost { // folders may be new, or others than they were
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
	if s.paths[name]++; s.paths[name] <= few && len(s.paths) <= few && (e.Has(fsnotify.Write) || e.Has(fsnotify.Create)) {
		w.early(name)
	}
	limit := patience
	if len(s.paths) > many {
		limit *= 10
	}
	if first || time.Since(s.first) < limit {
		s.timer.Reset(quiet)
	}
}

// early looks at a file at the first word of it: most saves are one write, and
// what is built of a half of one is not shown. An empty file is not one yet.
func (w *watcher) early(name string) {
	info, err := fs.Lstat(w.snap.fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return
	}
	if files := w.snap.update([]string{name}); len(files) > 0 {
		w.changed(files)
	}
}

func (w *watcher) ignored(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if w.snap.ignore(part) {
			return true
		}
	}
	return false
}

// look compares the paths that events named.
func (w *watcher) look(s *watching) {
	var paths []string
	for p := range s.paths {
		paths = append(paths, p)
	}
	clear(s.paths)
	slices.Sort(paths)
	w.compare(s, paths)
	s.again = append(s.again, paths...)
	s.second.Reset(second)
	s.sweep.Reset(settled)
}

func (w *watcher) compare(s *watching, paths []string) {
	if files := w.snap.update(paths); len(files) > 0 {
		w.changed(files)
	}
	w.noticed(len(s.paths) > 0)
}

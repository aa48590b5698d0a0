package preview

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// watchAll watches the folders of the site, and the root, in which they may be made and
// removed.
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

// addMissed watches the folders of files for which there was no event. It returns those
// that were not watched.
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

// forget stops watching a folder that was removed or renamed, and those below it: their
// watches would send events with the old names.
func (w *watcher) forget(dir string) {
	for name := range w.dirs {
		if name == dir || strings.HasPrefix(name, dir+"/") {
			_ = w.events.Remove(filepath.Join(w.root, filepath.FromSlash(name))) // mostly it has gone with its folder
			delete(w.dirs, name)
		}
	}
}

// fallBack changes to polling when the system has no watches left.
func (w *watcher) fallBack(err error) {
	w.poll = true
	if w.events != nil {
		_ = w.events.Close()
		w.events = nil
	}
	w.say("the system watches no more folders (%v); looking at all files every %v instead\n"+
		"  to raise its limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512", err, pollInterval)
}

func (w *watcher) ignored(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if w.snap.ignore(part) {
			return true
		}
	}
	return false
}

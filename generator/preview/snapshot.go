package preview

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// stat is what tells a file that changed from one that did not. The time of the
// change is there because a tool may set the time of writing.
type stat struct {
	size    int64
	written time.Time
	changed int64 // the inode's ctime, in nanoseconds, where the system has one
	mode    fs.FileMode
}

func statOf(info fs.FileInfo) stat {
	return stat{info.Size(), info.ModTime(), ctime(info), info.Mode()}
}

// snapshot is the files below the watched folders as they were last seen.
type snapshot struct {
	fsys   fs.FS
	ignore func(base string) bool
	files  map[string]stat
}

// scan looks at a path, and at everything below it.
func (s *snapshot) scan(name string, see func(file string, info fs.FileInfo)) {
	// What cannot be read is not there; the build says why.
	_ = fs.WalkDir(s.fsys, name, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case s.ignore(path.Base(file)):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			if info, err := d.Info(); err == nil {
				see(file, info)
			}
		}
		return nil
	})
}

// update compares some paths with what stands there now, and returns the files
// that were added, changed or removed, sorted.
func (s *snapshot) update(paths []string) []string {
	now := map[string]stat{}
	for _, p := range paths {
		s.scan(p, func(file string, info fs.FileInfo) { now[file] = statOf(info) })
	}
	var changed []string
	for file, st := range now {
		if s.files[file] != st {
			changed = append(changed, file)
			s.files[file] = st
		}
	}
	for _, p := range paths {
		_, was := s.files[p]
		if _, is := now[p]; was && !is {
			changed = append(changed, p)
			delete(s.files, p)
		} else if is {
			continue // a file has nothing below it
		}
		for file := range s.files {
			if strings.HasPrefix(file, p+"/") {
				if _, there := now[file]; !there {
					changed = append(changed, file)
					delete(s.files, file)
				}
			}
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// sweep looks at all files below some paths, without haste, and returns those that
// may have changed since: what it has seen is no longer certain when it is done.
func (s *snapshot) sweep(paths []string, files map[string]stat) []string {
	var suspects []string
	seen := map[string]bool{}
	for _, p := range paths {
		s.scan(p, func(file string, info fs.FileInfo) {
			if len(seen)%256 == 255 {
				time.Sleep(time.Millisecond)
			}
			seen[file] = true
			if files[file] != statOf(info) {
				suspects = append(suspects, file)
			}
		})
	}
	for file := range files {
		if !seen[file] {
			suspects = append(suspects, file)
		}
	}
	return suspects
}

package preview

import (
	"io/fs"
	"path"
	"slices"
	"time"
)

// stat is what is compared to find out whether a file has changed. It includes the inode's
// change time because tools may set the modification time.
type stat struct {
	size    int64
	written time.Time
	changed int64 // the inode's ctime, in nanoseconds, where the system has one
	mode    fs.FileMode
}

func statOf(info fs.FileInfo) stat {
	return stat{info.Size(), info.ModTime(), ctime(info), info.Mode()}
}

// snapshot is the state of the files below the watched folders at the last look.
type snapshot struct {
	fsys   fs.FS
	ignore func(base string) bool
	files  map[string]stat
}

// scan calls see for a path and everything below it.
func (s *snapshot) scan(name string, see func(file string, info fs.FileInfo)) {
	walk(s.fsys, name, func(file string, d fs.DirEntry) error {
		switch {
		case !s.ignore(path.Base(file)):
			if info, err := d.Info(); err == nil {
				see(file, info)
			}
		case d.IsDir():
			return fs.SkipDir
		}
		return nil
	})
}

// walk calls see for a path and everything below it. It follows no links, not even if the
// path itself is one, and leaves out what cannot be read: the build has a problem for that.
func walk(fsys fs.FS, name string, see func(file string, d fs.DirEntry) error) {
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		return
	}
	if !info.IsDir() {
		_ = see(name, fs.FileInfoToDirEntry(info))
		return
	}
	_ = fs.WalkDir(fsys, name, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		return see(file, d)
	})
}

// clockLag is how far the clock of file systems may be behind.
const clockLag = 20 * time.Millisecond

// take takes the first snapshot. It returns true if a file, or a folder above one, may have
// changed since a time.
func (s *snapshot) take(paths []string, since time.Time) (late bool) {
	since = since.Add(-clockLag)
	see := func(file string, info fs.FileInfo) {
		st := statOf(info)
		if !info.IsDir() {
			s.files[file] = st
		}
		if st.changed != 0 {
			late = late || st.changed >= since.UnixNano()
		} else {
			late = late || !st.written.Before(since)
		}
	}
	if info, err := fs.Lstat(s.fsys, "."); err == nil {
		see(".", info)
	}
	for _, p := range paths {
		s.scan(p, see)
	}
	return late
}

// update compares some paths with the files now, and returns those that were added, changed
// or removed, sorted.
func (s *snapshot) update(paths []string) []string {
	now := map[string]stat{}
	for _, p := range paths {
		s.scan(p, func(file string, info fs.FileInfo) {
			if !info.IsDir() {
				now[file] = statOf(info)
			}
		})
	}
	var changed []string
	for file, st := range now {
		if s.files[file] != st {
			changed = append(changed, file)
			s.files[file] = st
		}
	}
	folders := map[string]bool{} // paths that are no files: their files may be gone
	for _, p := range paths {
		_, was := s.files[p]
		if _, is := now[p]; !is && was {
			changed = append(changed, p)
			delete(s.files, p)
		} else if !is {
			folders[p] = true
		}
	}
	if len(folders) == 0 {
		return sorted(changed)
	}
	for file := range s.files {
		if _, there := now[file]; there {
			continue
		}
		for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
			if folders[dir] {
				changed = append(changed, file)
				delete(s.files, file)
				break
			}
		}
	}
	return sorted(changed)
}

// sorted sorts files in place and returns them without duplicates.
func sorted(files []string) []string {
	slices.Sort(files)
	return slices.Compact(files)
}

// sweep looks slowly at all files below some paths, and returns those that may have changed.
// They must be looked at again, because they may change during the sweep.
func (s *snapshot) sweep(paths []string, files map[string]stat) []string {
	var suspects []string
	seen := map[string]bool{}
	for _, p := range paths {
		s.scan(p, func(file string, info fs.FileInfo) {
			if info.IsDir() {
				return
			}
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

package picture

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"qostil/generator/output"
)

// cache is the folder that keeps what is made, or nil.
func (s *Set) cache() output.FS {
	if s.options.Cache == nil {
		return nil
	}
	return s.options.Cache()
}

// place is the path of what is kept under a name.
func place(name string) string { return name[:2] + "/" + name }

func (s *Set) kept(name string) ([]byte, error) {
	if c := s.cache(); c != nil {
		return c.ReadFile(place(name))
	}
	s.store.mu.Lock()
	defer s.store.mu.Unlock()
	if data, found := s.store.memory[name]; found {
		return data, nil
	}
	return nil, errors.New("not there")
}

// keep writes a file of the cache as a whole: builds that run side by side write the
// same.
func (s *Set) keep(name string, data []byte) error {
	c := s.cache()
	if c == nil {
		s.store.mu.Lock()
		defer s.store.mu.Unlock()
		s.store.memory[name] = data
		return nil
	}
	at := place(name)
	if err := c.MkdirAll(path.Dir(at), 0o777); err != nil {
		return fmt.Errorf("the cache of pictures cannot be written: %w", err)
	}
	if err := c.WriteFile(at+".new", data, 0o666); err != nil {
		return errors.Join(fmt.Errorf("the cache of pictures cannot be written: %w", err), c.Remove(at+".new"))
	}
	return c.Rename(at+".new", at)
}

// freshness is how long after something in the cache was last asked for its time is set
// anew, by writing its list again: Sweep goes by that.
const freshness = 24 * time.Hour

// used says that what is kept under a name is asked for still.
func (s *Set) used(name string, data []byte) {
	c := s.cache()
	if c == nil {
		return
	}
	if info, err := c.Lstat(place(name)); err == nil && time.Since(info.ModTime()) > freshness {
		_ = s.keep(name, data) // it is there as it was, and looks older than it is
	}
}

// unused is how long what was made of a picture is kept after a build, or a preview, has
// last asked for it. Drafts, shards and other flags share the cache: what one of them does
// not need, another may.
const unused = 30 * 24 * time.Hour

// swept is the file whose time says when a cache was last swept: once a day does.
const swept = "swept"

// Sweep removes from a cache what nobody has asked for in a long time. It is no fault of a
// build where that cannot be done; and what is missing is made again.
func Sweep(cache output.FS, now time.Time) {
	if info, err := cache.Lstat(swept); err == nil && now.Sub(info.ModTime()) < freshness {
		return
	}
	folders, err := fs.ReadDir(cache.FS(), ".")
	if err != nil || cache.WriteFile(swept, nil, 0o666) != nil {
		return
	}
	for _, folder := range folders {
		files, _ := fs.ReadDir(cache.FS(), folder.Name())
		last := map[string]time.Time{} // when each picture was asked for: all that is made of it has one key
		for _, f := range files {
			if info, err := f.Info(); err == nil && info.ModTime().After(last[keyOf(f.Name())]) {
				last[keyOf(f.Name())] = info.ModTime()
			}
		}
		for _, f := range files {
			key := keyOf(f.Name())
			if asked, known := last[key]; known && len(key) == keyLength && now.Sub(asked) > unused {
				_ = cache.Remove(folder.Name() + "/" + f.Name())
			}
		}
	}
}

// keyLength is how many letters a key has; nothing else in the cache is ours.
const keyLength = 40

// keyOf is what a name in the cache begins with.
func keyOf(name string) string {
	key, _, _ := strings.Cut(name, ".")
	return key
}

package picture

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"qostil/generator/output"
)

// cache returns the folder that keeps variants and cards between builds, or nil.
func (s *Set) cache() output.FS {
	if s.options.Cache == nil {
		return nil
	}
	return s.options.Cache()
}

// cachePath is the path of a file in the cache: "3f/3fa9….800.jpg".
func cachePath(name string) string { return name[:2] + "/" + name }

// load reads a file of the cache. The error is fs.ErrNotExist where there is none.
func (s *Set) load(name string) ([]byte, error) {
	if c := s.cache(); c != nil {
		return c.ReadFile(cachePath(name))
	}
	s.store.mu.Lock()
	defer s.store.mu.Unlock()
	if data, found := s.store.memory[name]; found {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// save writes a file of the cache as a whole, since builds that run side by side write
// the same files.
func (s *Set) save(name string, data []byte) error {
	c := s.cache()
	if c == nil {
		s.store.mu.Lock()
		defer s.store.mu.Unlock()
		s.store.memory[name] = data
		return nil
	}
	at := cachePath(name)
	if err := c.MkdirAll(path.Dir(at), 0o777); err != nil {
		return fmt.Errorf("the cache of pictures cannot be written: %w", err)
	}
	if err := c.WriteFile(at+".new", data, 0o666); err != nil {
		return errors.Join(fmt.Errorf("the cache of pictures cannot be written: %w", err), c.Remove(at+".new"))
	}
	return c.Rename(at+".new", at)
}

// touchInterval is how old a file of the cache may become before its use is noted in its
// time of change, which Sweep reads.
const touchInterval = 24 * time.Hour

// touch notes that a file of the cache is still used, by writing it again.
func (s *Set) touch(name string, data []byte) {
	c := s.cache()
	if c == nil {
		return
	}
	if info, err := c.Lstat(cachePath(name)); err == nil && time.Since(info.ModTime()) > touchInterval {
		_ = s.save(name, data) // it stays as it was, and looks older than it is
	}
}

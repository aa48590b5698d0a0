package picture

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"
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

// memory keeps files where there is no folder for them. Beyond maxKept bytes it drops the
// oldest: a file that is asked for after that is made again.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
	names []string // of files, the oldest first
	bytes int      // of all files
}

// maxKept is enough for the variants of about a hundred photographs. Whatever renders a
// site without a cache is seldom that far behind MakeAll.
const maxKept = 128 << 20

func (m *memory) load(name string) (data []byte, found bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, found = m.files[name]
	return data, found
}

func (m *memory) save(name string, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	if old, found := m.files[name]; found {
		m.bytes -= len(old)
	} else {
		m.names = append(m.names, name)
	}
	m.files[name] = data
	m.bytes += len(data)
	for m.bytes > maxKept {
		m.bytes -= len(m.files[m.names[0]])
		delete(m.files, m.names[0])
		m.names = m.names[1:]
	}
}

// cachePath is the path of a file in the cache: "3f/3fa9….800.jpg".
func cachePath(name string) string { return name[:2] + "/" + name }

// load reads a file of the cache. The error is fs.ErrNotExist where there is none.
func (s *Set) load(name string) ([]byte, error) {
	if c := s.cache(); c != nil {
		return c.ReadFile(cachePath(name))
	}
	if data, found := s.store.memory.load(name); found {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// save writes a file of the cache as a whole, since a build and a preview that run side by
// side write the same files.
func (s *Set) save(name string, data []byte) error {
	c := s.cache()
	if c == nil {
		s.store.memory.save(name, data)
		return nil
	}
	at := cachePath(name)
	if err := c.MkdirAll(path.Dir(at), 0o777); err != nil {
		return fmt.Errorf("the cache of pictures cannot be written: %w", err)
	}
	if err := c.WriteFile(at+".new", data, 0o666); err != nil {
		return errors.Join(fmt.Errorf("the cache of pictures cannot be written: %w", err), c.Remove(at+".new"))
	}
	err := c.Rename(at+".new", at)
	if errors.Is(err, fs.ErrNotExist) {
		_, err = c.Lstat(at) // the other program has just moved it there
	}
	return err
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

package picture

import (
	"errors"
	"fmt"
	"path"
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
	s.studio.mu.Lock()
	defer s.studio.mu.Unlock()
	if data, found := s.studio.kept[name]; found {
		return data, nil
	}
	return nil, errors.New("not there")
}

// keep writes a file of the cache as a whole: builds that run side by side write the
// same.
func (s *Set) keep(name string, data []byte) error {
	c := s.cache()
	if c == nil {
		s.studio.mu.Lock()
		defer s.studio.mu.Unlock()
		s.studio.kept[name] = data
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

// Used is how long after something in the cache was last asked for its time is set anew,
// by writing its list again: who sweeps the cache goes by that.
const Used = 24 * time.Hour

// used says that what is kept under a name is asked for still.
func (s *Set) used(name string, data []byte) {
	c := s.cache()
	if c == nil {
		return
	}
	if info, err := c.Lstat(place(name)); err == nil && time.Since(info.ModTime()) > Used {
		_ = s.keep(name, data) // it is there as it was, and looks older than it is
	}
}

// forget takes back what is said to have been made.
func (s *Set) forget(key string) {
	s.studio.units.Delete(key)
	if c := s.cache(); c != nil {
		_ = c.Remove(place(key + ".json")) // it is made anew, and written over
	}
}

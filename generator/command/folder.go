package command

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
	"sync/atomic"
)

// folder is a folder that a build works in. An os.Root looks up every step of a path
// again for every file, so that no link can lead out of it; a folder keeps handles of
// the subfolders that it has come to, and looks up what is left. It halves the time
// that the system needs for writing a site of 10,000 pages.
//
// A handle stays with its folder when that moves. A folder lets go of all handles when
// it moves or removes anything itself; where others do, it has to be made plain.
type folder struct {
	root  *os.Root
	plain atomic.Bool // every path is looked up anew
	reads atomic.Int64

	mu      sync.RWMutex
	handles map[string]*os.Root
}

// manyHandles is how many subfolders are kept open: well below what systems allow.
const manyHandles = 200

func openFolder(name string) (*folder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &folder{root: root, handles: map[string]*os.Root{}}, nil
}

func (f *folder) Close() error {
	f.letGo()
	return f.root.Close()
}

// makePlain ends the use of handles.
func (f *folder) makePlain() {
	f.plain.Store(true)
	f.letGo()
}

// letGo closes all handles.
func (f *folder) letGo() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, h := range f.handles {
		_ = h.Close() // nothing was written through it that is not closed
	}
	clear(f.handles)
}

// within does something in a subfolder.
func (f *folder) within(dir string, do func(*os.Root) error) error {
	if dir == "." {
		return do(f.root)
	}
	for {
		f.mu.RLock()
		if h := f.handles[dir]; h != nil {
			defer f.mu.RUnlock()
			return do(h)
		}
		full := len(f.handles) >= manyHandles
		f.mu.RUnlock()
		if full {
			f.letGo()
		}
		if err := f.hold(dir); err != nil {
			return err
		}
	}
}

// hold opens a handle of a subfolder.
func (f *folder) hold(dir string) error {
	var h *os.Root
	err := f.within(path.Dir(dir), func(parent *os.Root) (err error) {
		h, err = parent.OpenRoot(path.Base(dir))
		return err
	})
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.handles[dir] != nil {
		return h.Close() // somebody else was quicker
	}
	f.handles[dir] = h
	return nil
}

// near does something with a file, named from the folder above its own: pages have
// folders of their own, of which there are too many to keep.
func (f *folder) near(name string, do func(*os.Root, string) error) error {
	if f.plain.Load() {
		return do(f.root, name)
	}
	dir := path.Dir(path.Dir(name))
	err := f.within(dir, func(h *os.Root) error {
		if dir == "." {
			return do(h, name)
		}
		return do(h, name[len(dir)+1:])
	})
	if p, ok := err.(*fs.PathError); ok {
		p.Path = name // as whoever asked for it knows it
	}
	return err
}

func (f *folder) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.near(name, func(h *os.Root, name string) (err error) {
		info, err = h.Lstat(name)
		return err
	})
	return info, err
}

func (f *folder) ReadFile(name string) (data []byte, err error) {
	f.reads.Add(1)
	err = f.near(name, func(h *os.Root, name string) (err error) {
		data, err = h.ReadFile(name)
		return err
	})
	return data, err
}

func (f *folder) WriteFile(name string, data []byte, perm fs.FileMode) error {
	return f.near(name, func(h *os.Root, name string) error { return h.WriteFile(name, data, perm) })
}

func (f *folder) MkdirAll(name string, perm fs.FileMode) error {
	err := f.near(name, func(h *os.Root, name string) error { return h.MkdirAll(name, perm) })
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := f.MkdirAll(path.Dir(name), perm); err != nil {
		return err
	}
	return f.near(name, func(h *os.Root, name string) error { return h.MkdirAll(name, perm) })
}

func (f *folder) Rename(from, to string) error {
	f.letGo()
	return f.root.Rename(from, to)
}

func (f *folder) Remove(name string) error {
	f.letGo()
	return f.root.Remove(name)
}

func (f *folder) RemoveAll(name string) error {
	f.letGo()
	return f.root.RemoveAll(name)
}

// FS is the folder for reading.
func (f *folder) FS() fs.FS { return reader{f.root.FS(), f} }

// reader reads files through the handles of a folder, and all else through its root.
type reader struct {
	fs.FS
	folder *folder
}

func (r reader) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return r.folder.ReadFile(name)
}

func (r reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }
func (r reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.FS, name) }
func (r reader) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.FS, name) }
func (r reader) ReadLink(name string) (string, error)       { return fs.ReadLink(r.FS, name) }

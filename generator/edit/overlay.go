package edit

import (
	"bytes"
	"io/fs"
)

// FS returns the folder with the changed files as they will be. New files are not in it.
func (b *Batch) FS() fs.FS { return overlay{b.root.FS(), b} }

type overlay struct {
	fs.FS
	batch *Batch
}

func (o overlay) changed(name string) *File {
	if f := o.batch.byName[name]; f != nil && f.old != nil && f.changed() {
		return f
	}
	return nil
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if f := o.changed(name); f != nil {
		return bytes.Clone(f.raw), nil
	}
	return fs.ReadFile(o.FS, name)
}

func (o overlay) Open(name string) (fs.File, error) {
	if f := o.changed(name); f != nil {
		info, err := fs.Stat(o.FS, name)
		if err != nil {
			return nil, err
		}
		return &reading{*bytes.NewReader(f.raw), size{info, int64(len(f.raw))}}, nil
	}
	return o.FS.Open(name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }
func (o overlay) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(o.FS, name) }
func (o overlay) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(o.FS, name) }
func (o overlay) ReadLink(name string) (string, error)       { return fs.ReadLink(o.FS, name) }

// reading is an open changed file.
type reading struct {
	bytes.Reader
	info size
}

func (r *reading) Stat() (fs.FileInfo, error) { return r.info, nil }
func (r *reading) Close() error               { return nil }

type size struct {
	fs.FileInfo
	bytes int64
}

func (s size) Size() int64 { return s.bytes }

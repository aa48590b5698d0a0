package edit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"qostil/generator/diag"
)

// Folder is the site's folder. *os.Root implements it.
type Folder interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Chmod(name string, mode fs.FileMode) error
	Mkdir(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
}

// Write writes all changed files and returns their names. It checks all of them and writes
// each to a temporary file beside it, before it renames the first. If a step fails, the
// files before are restored, Problems has an error, and the result is nil.
func (b *Batch) Write() (written []string) {
	var changed []*File
	for _, f := range b.files {
		if f.changed() {
			changed = append(changed, f)
		}
	}
	for _, f := range changed {
		b.check(f)
	}
	if b.Problems.Errors() > 0 {
		return nil
	}
	w := writer{root: b.root}
	for _, f := range changed {
		if err := w.stage(f); err != nil {
			b.fail(f, err)
			w.undo()
			return nil
		}
	}
	for i := range w.staged {
		if err := w.publish(&w.staged[i]); err != nil {
			b.fail(w.staged[i].File, err)
			w.undo()
			return nil
		}
		written = append(written, w.staged[i].Name)
	}
	return written
}

func (b *Batch) fail(f *File, err error) {
	b.Problems.Add(diag.Place{File: f.Name}, "file.not-written", reason(err))
}

// check adds an error if a file must not be written.
func (b *Batch) check(f *File) {
	at := diag.Place{File: f.Name}
	info, err := b.root.Lstat(f.Name)
	switch {
	case f.old == nil && err == nil:
		b.Problems.Add(at, "file.exists")
	case f.old == nil && errors.Is(err, fs.ErrNotExist):
	case err != nil:
		b.Problems.Add(at, "file.unwritable", reason(err))
	case !info.Mode().IsRegular():
		b.Problems.Add(at, "file.special", info.Mode().Type())
	default:
		if now, err := fs.ReadFile(b.root.FS(), f.Name); err != nil || !bytes.Equal(now, f.old) {
			b.Problems.Add(at, "file.changed-meanwhile")
		}
	}
}

// writer puts files into place and can undo that.
type writer struct {
	root    Folder
	staged  []staged
	folders []string // the new folders, outermost first
}

// staged is a file with its temporary copy.
type staged struct {
	*File
	temporary string
	published bool
}

// stage writes the temporary copy of a file beside it. The copy's name is short: the
// file's own name may be as long as the system allows.
func (w *writer) stage(f *File) error {
	dir := path.Dir(f.Name)
	if err := w.folder(dir); err != nil {
		return err
	}
	s := staged{File: f, temporary: path.Join(dir, fmt.Sprintf(".qostil-%d.tmp", len(w.staged)))}
	w.staged = append(w.staged, s)
	return w.write(s.temporary, f.raw, f)
}

// folder makes a folder, with those above it, and remembers the new ones.
func (w *writer) folder(dir string) error {
	if _, err := w.root.Lstat(dir); err == nil || dir == "." || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := w.folder(path.Dir(dir)); err != nil {
		return err
	}
	if err := w.root.Mkdir(dir, 0o777); err != nil {
		return err
	}
	w.folders = append(w.folders, dir)
	return nil
}

// write writes bytes to a file, with the permissions of the file that they will replace.
func (w *writer) write(name string, text []byte, f *File) (err error) {
	out, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	if _, err = out.Write(text); err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil || f.old == nil {
		return err
	}
	info, err := w.root.Lstat(f.Name)
	if err != nil {
		return err
	}
	return w.root.Chmod(name, info.Mode().Perm())
}

// publish renames the temporary copy to the file. A new file is created exclusively before
// that, so that no file is lost that came in the meantime.
func (w *writer) publish(s *staged) error {
	if s.old == nil {
		claim, err := w.root.OpenFile(s.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		s.published = true // to be removed if a later step fails
		if err := claim.Close(); err != nil {
			return err
		}
	}
	if err := w.root.Rename(s.temporary, s.Name); err != nil {
		return err
	}
	s.published = true
	return nil
}

// undo restores the files. If that fails too, the error that led here is what is reported.
func (w *writer) undo() {
	for _, s := range w.staged {
		switch {
		case s.published && s.old == nil:
			_ = w.root.Remove(s.Name)
		case s.published:
			if w.write(s.temporary, s.old, s.File) == nil {
				_ = w.root.Rename(s.temporary, s.Name)
			}
		}
		_ = w.root.Remove(s.temporary)
	}
	for i := len(w.folders) - 1; i >= 0; i-- {
		_ = w.root.Remove(w.folders[i])
	}
}

// reason is an error of the file system without its path.
func reason(err error) error {
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return diag.Reason(err)
}

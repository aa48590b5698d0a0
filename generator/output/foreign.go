package output

import (
	"errors"
	"io/fs"

	"qostil/generator/diag"
)

// inOurPlace returns the path of a foreign file at the path of one of our files, or at
// that of a folder above it, or "".
func (s *Stage) inOurPlace(p string) (theirs string, err error) {
	for i, c := range p + "/" {
		if c != '/' {
			continue
		}
		part := p[:i]
		if _, known := s.folders.Load(part); known {
			continue
		}
		info, err := s.dst.Lstat(part)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return "", nil
		case err != nil:
			return "", err
		case !info.IsDir() && s.owns(part, false) && (part == p || s.shard == nil):
			return "", nil
		case !info.IsDir():
			return part, nil
		}
		s.folders.Store(part, true)
	}
	return s.inFolder(p)
}

// inFolder returns the path of a foreign file in a folder that a file of ours will replace,
// or "". A shard deletes nothing, so for it every file is foreign.
func (s *Stage) inFolder(dir string) (theirs string, err error) {
	err = fs.WalkDir(s.dst.FS(), dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && (s.shard != nil || !s.owns(p, d.IsDir())) {
			theirs = p
			return fs.SkipAll
		}
		return err
	})
	return theirs, err
}

// makePlace returns the hint what to do about a foreign file.
func (s *Stage) makePlace() diag.Message {
	if s.shard != nil {
		return diag.Say("hint.shard-folder")
	}
	return diag.Say("hint.other-folder")
}

// owns reports whether an earlier build made a file, or files in a folder. The file system
// may have kept another spelling of the name.
func (s *Stage) owns(p string, folder bool) bool {
	if _, ours := s.old[p]; ours && !folder {
		return true
	}
	p = key(p)
	for old := range s.old {
		if old = key(old); !folder && old == p || folder && below(old, p) {
			return true
		}
	}
	return false
}

// below reports whether a path lies below a folder.
func below(p, dir string) bool { return len(p) > len(dir) && p[:len(dir)] == dir && p[len(dir)] == '/' }

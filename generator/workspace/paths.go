package workspace

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// SitePath converts a path of the command line to a path relative to the site's folder,
// with slashes. A path that is not below the folder, or that names a file of content/
// which does not exist here, is returned clean: it is taken as relative to the site's
// folder already.
func (f *Folder) SitePath(name string) string {
	clean := path.Clean(filepath.ToSlash(name))
	folder, err := Resolve(f.root.Name())
	if err != nil {
		return clean
	}
	file, err := Resolve(name)
	if err != nil || !inside(folder, file) {
		return clean
	}
	if _, err := os.Lstat(file); err != nil && strings.HasPrefix(clean, "content/") {
		return clean
	}
	rel, err := filepath.Rel(folder, file)
	if err != nil {
		return clean
	}
	return filepath.ToSlash(rel)
}

// Resolve returns the absolute path of a file or folder. Links are followed as far as the
// path exists.
func Resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			return filepath.Join(real, rest), nil
		}
		parent := filepath.Dir(abs)
		if parent == abs {
			return filepath.Join(abs, rest), nil
		}
		rest = filepath.Join(filepath.Base(abs), rest)
		abs = parent
	}
}

// inside says whether a path is the folder or lies below it.
func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Make opens a folder and makes it if it does not exist. The function close closes it, and
// removes it if Make made it and it is still empty. The text what ("output folder") names
// the folder in errors.
func Make(name, what string) (f *Folder, close func(), err error) {
	_, err = os.Lstat(name)
	created := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(name, 0o777); err != nil {
		return nil, nil, fmt.Errorf("the %s cannot be made: %w", what, err)
	}
	remove := func() {
		if created {
			_ = os.Remove(name) // it fails, as it should, if anything has been written into it
		}
	}
	f, err = Open(name)
	if err != nil {
		remove()
		return nil, nil, fmt.Errorf("the %s cannot be opened: %w", what, err)
	}
	return f, func() { _ = f.Close(); remove() }, nil
}

// Temporary makes an empty folder outside of any site. The function remove removes it with
// all that it holds.
func Temporary() (f *Folder, remove func(), err error) {
	name, err := os.MkdirTemp("", "qostil-")
	if err != nil {
		return nil, nil, err
	}
	f, err = Open(name)
	if err != nil {
		_ = os.RemoveAll(name)
		return nil, nil, err
	}
	return f, func() { _ = f.Close(); _ = os.RemoveAll(name) }, nil
}

// CheckOutput returns an error if publishing into a folder could destroy something:
// sources of this site or another, a home folder, a file. Both names are as the command
// line has them.
func CheckOutput(siteDir, out string) error {
	site, err := Resolve(siteDir)
	if err != nil {
		return err
	}
	target, err := Resolve(out)
	if err != nil {
		return err
	}
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		return fmt.Errorf("the output folder %s is a file", out)
	}
	if inside(target, site) {
		return fmt.Errorf("the output folder %s holds the site itself; choose another with -o", out)
	}
	for _, name := range []string{"content", "templates", "static", "generator", "docs", ".git", ".qostil"} {
		if inside(filepath.Join(site, name), target) {
			return fmt.Errorf("the output folder %s is among the site's sources (%s/); choose another with -o", out, name)
		}
	}
	for _, sign := range []string{filepath.Join("content", "site.yaml"), ".git", "go.mod"} {
		if _, err := os.Lstat(filepath.Join(target, sign)); err == nil {
			return fmt.Errorf("the output folder %s holds sources (%s); choose another with -o", out, filepath.ToSlash(sign))
		}
	}
	if home, err := os.UserHomeDir(); err == nil && inside(target, home) {
		return fmt.Errorf("the output folder %s is, or holds, a home folder; choose another with -o", out)
	}
	return nil
}

// CheckEmpty returns an error if a folder exists and is not empty.
func CheckEmpty(name string) error {
	entries, err := os.ReadDir(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("the folder cannot be read: %w", err)
	case len(entries) > 0:
		return fmt.Errorf("the folder %s is not empty (%s is in it); name a new one", name, entries[0].Name())
	}
	return nil
}

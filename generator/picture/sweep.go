package picture

import (
	"io/fs"
	"strings"
	"time"

	"qostil/generator/output"
)

// maxUnused is how long files of the cache are kept after the last build or preview that
// used them. Drafts, shards and other flags share the cache: what one of them does not
// need, another may.
const maxUnused = 30 * 24 * time.Hour

// sweptFile is the file whose time says when a cache was last swept.
const sweptFile = "swept"

// Sweep removes from a cache what has not been used in maxUnused, once a day at most. It
// returns no error: what stays does no harm, and what is missing is made again.
func Sweep(cache output.FS, now time.Time) {
	if info, err := cache.Lstat(sweptFile); err == nil && now.Sub(info.ModTime()) < touchInterval {
		return
	}
	folders, err := fs.ReadDir(cache.FS(), ".")
	if err != nil || cache.WriteFile(sweptFile, nil, 0o666) != nil {
		return
	}
	for _, folder := range folders {
		files, _ := fs.ReadDir(cache.FS(), folder.Name())
		last := map[string]time.Time{} // when each key was used: all variants of a picture share one
		for _, f := range files {
			if info, err := f.Info(); err == nil && info.ModTime().After(last[keyOf(f.Name())]) {
				last[keyOf(f.Name())] = info.ModTime()
			}
		}
		for _, f := range files {
			key := keyOf(f.Name())
			if used, known := last[key]; known && len(key) == keyLength && now.Sub(used) > maxUnused {
				_ = cache.Remove(folder.Name() + "/" + f.Name())
			}
		}
	}
}

// keyLength is the number of hexadecimal digits of a key. A file of the cache whose name
// does not begin with as many is not ours.
const keyLength = 40

// keyOf is what the name of a file in the cache begins with.
func keyOf(name string) string {
	key, _, _ := strings.Cut(name, ".")
	return key
}

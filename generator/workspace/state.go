package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"qostil/generator/output"
	"qostil/generator/picture"
)

// The files that the program may lose, in the site's folder.
const (
	stateFolder   = ".qostil"
	pictureFolder = stateFolder + "/pictures"      // variants of pictures
	addressFile   = stateFolder + "/addresses.txt" // where stories have been published
)

// makeState makes the folder of files that the program may lose; git ignores it.
func makeState(root *os.Root) error {
	if err := root.MkdirAll(stateFolder, 0o777); err != nil {
		return fmt.Errorf("the folder %s cannot be made: %w", stateFolder, err)
	}
	ignore := stateFolder + "/.gitignore"
	if _, err := root.Lstat(ignore); errors.Is(err, fs.ErrNotExist) {
		return root.WriteFile(ignore, []byte("*\n"), 0o666)
	}
	return nil
}

// PictureCache returns the folder for variants of the site's pictures, made when it is
// first asked for. The function returns nil if the folder cannot be made. Without the
// folder only time is lost.
func (f *Folder) PictureCache() func() output.FS {
	return sync.OnceValue(func() output.FS {
		if makeState(f.root) != nil || f.root.MkdirAll(pictureFolder, 0o777) != nil {
			return nil
		}
		dir, err := f.root.OpenRoot(pictureFolder)
		if err != nil {
			return nil
		}
		return dir
	})
}

// SweepPictures removes variants of pictures that no build has used for a while.
func (f *Folder) SweepPictures(now time.Time) {
	dir, err := f.root.OpenRoot(pictureFolder)
	if err != nil {
		return // there is no cache
	}
	picture.Sweep(dir, now)
	_ = dir.Close() // every file written through it has been closed
}

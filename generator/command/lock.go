package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// stateFolder is where the program keeps what it may lose, in the site's folder.
const stateFolder = ".qostil"

// lockWait is how long a build waits for another one of the same site.
const lockWait = 30 * time.Second

// lock keeps two builds of one site apart. The lock is the operating system's: it
// is gone when the process is, however it ended. It waits for a while, then fails
// with the number of the process that holds it.
func lock(ctx context.Context, root *os.Root) (unlock func(), err error) {
	if err := makeState(root); err != nil {
		return nil, err
	}
	name := stateFolder + "/lock"
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file of ours; delete it", name)
	}
	path := filepath.Join(root.Name(), filepath.FromSlash(name))
	l := flock.New(path)
	waiting, stop := context.WithTimeout(ctx, lockWait)
	defer stop()
	if held, err := l.TryLockContext(waiting, 50*time.Millisecond); !held {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			return nil, fmt.Errorf("another build of this site has been running for %v%s; try again when it has ended", lockWait, holder(root, name))
		}
		return nil, fmt.Errorf("the lock of the site cannot be had: %w", err)
	}
	_ = root.WriteFile(name+".pid", []byte(strconv.Itoa(os.Getpid())+"\n"), 0o666) // only for the message
	return func() {
		_ = root.Remove(name + ".pid")
		_ = l.Unlock()
	}, nil
}

// makeState makes the folder of the program's own files, which git is not to see.
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

// holder names the process that holds the lock, where it is known.
func holder(root *os.Root, name string) string {
	pid, err := root.ReadFile(name + ".pid")
	if err != nil {
		return ""
	}
	return " (process " + strings.TrimSpace(string(pid)) + ")"
}

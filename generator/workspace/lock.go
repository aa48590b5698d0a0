package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lockWait is how long a build waits for another build of the same site.
const lockWait = 30 * time.Second

// Lock locks the site, so that two builds cannot publish at once. The lock belongs to
// the operating system and ends with the process. Lock waits for half a minute; then it
// returns an error that names the process which holds the lock.
func (f *Folder) Lock(ctx context.Context) (unlock func(), err error) {
	root := f.root
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
		return nil, fmt.Errorf("cannot lock the site: %w", err)
	}
	_ = root.WriteFile(name+".pid", []byte(strconv.Itoa(os.Getpid())+"\n"), 0o666) // only for the message
	return func() {
		_ = root.Remove(name + ".pid")
		_ = l.Unlock()
	}, nil
}

// holder names the process that holds the lock, if it is known.
func holder(root *os.Root, name string) string {
	pid, err := root.ReadFile(name + ".pid")
	if err != nil {
		return ""
	}
	return " (process " + strings.TrimSpace(string(pid)) + ")"
}

package workspace

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// History reads earlier versions of a site's files from git. It runs git as a program,
// because the formats of a repository on disk are git's own.
type History struct {
	ctx context.Context // ends the program
	dir string          // the site's folder
}

// NewHistory returns the history of the files of a site's folder. When ctx ends, so do
// the programs that it has started.
func NewHistory(ctx context.Context, dir string) History { return History{ctx, dir} }

// The reasons for which no earlier version is known.
var (
	errNoGit       = errors.New("git is not installed")
	errNoHistory   = errors.New("the site is in no git repository")
	errShallow     = errors.New("git has only a part of the history here; git fetch --unshallow brings the rest")
	errUncommitted = errors.New("no commit has them")
)

// maxVersions is how many versions of a file are read at most.
const maxVersions = 1000

// Versions calls each with the contents that a file had in commits, the newest first,
// also under other names, until each returns false. The error says why there were no
// more; it is never nil.
func (h History) Versions(file string, each func(raw []byte) bool) error {
	blobs, err := h.blobs(file)
	if err != nil {
		return err
	}
	if err := h.contents(blobs, each); err != nil {
		return err
	}
	if shallow, err := h.git("rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(shallow)) == "true" {
		return errShallow
	}
	return errUncommitted
}

// blobs returns the names of a file's versions among git's objects, the newest first.
func (h History) blobs(file string) ([]string, error) {
	raw, err := h.git("--literal-pathspecs", "log", "--follow", "--raw", "--no-abbrev", "--format=",
		fmt.Sprintf("--max-count=%d", maxVersions), "--", file)
	if err != nil {
		return nil, err
	}
	var blobs []string
	for line := range strings.Lines(string(raw)) {
		// :100644 100644 OLD NEW M<tab>path
		if parts := strings.Fields(line); len(parts) > 4 && strings.Trim(parts[3], "0") != "" && !slices.Contains(blobs, parts[3]) {
			blobs = append(blobs, parts[3])
		}
	}
	return blobs, nil
}

// contents calls each with the contents of objects.
func (h History) contents(blobs []string, each func(raw []byte) bool) error {
	if len(blobs) == 0 {
		return nil
	}
	ctx, stop := context.WithCancel(h.ctx)
	defer stop()
	c := h.command(ctx, "cat-file", "--batch")
	c.Stdin = strings.NewReader(strings.Join(blobs, "\n") + "\n")
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	defer func() {
		stop()
		_ = c.Wait() // its output has been read, or is not wanted
	}()
	for r := bufio.NewReader(out); ; {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil // the end of the pipe
		}
		var name, kind string
		var size int64
		if n, _ := fmt.Sscan(line, &name, &kind, &size); n != 3 {
			continue // missing
		}
		raw, err := io.ReadAll(io.LimitReader(r, size))
		if err != nil || int64(len(raw)) < size {
			return nil
		}
		if _, err := r.Discard(1); err != nil || !each(raw) {
			return nil
		}
	}
}

// git runs git and returns its standard output.
func (h History) git(args ...string) ([]byte, error) {
	c := h.command(h.ctx, args...)
	var out, complaint bytes.Buffer
	c.Stdout, c.Stderr = &out, &complaint
	err := c.Run()
	switch text := complaint.String(); {
	case err == nil:
		return out.Bytes(), nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, errNoGit
	case strings.Contains(text, "not a git repository"):
		return nil, errNoHistory
	case strings.Contains(text, "does not have any commits"):
		return nil, errUncommitted
	case text != "":
		first, _, _ := strings.Cut(text, "\n")
		return nil, fmt.Errorf("git says: %s", first)
	}
	return nil, err
}

// command returns a call of git in the site's folder. git asks no questions, fetches
// nothing and locks nothing. Variables that name another repository are removed: a hook
// of git that runs this program would set them.
func (h History) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", h.dir, "-c", "core.quotepath=off"}, args...)...)
	for _, v := range os.Environ() {
		switch name, _, _ := strings.Cut(v, "="); name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY":
		default:
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	return c
}

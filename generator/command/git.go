package command

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

// history is what git has of a site's files. It is asked as a program: which formats
// a repository has on its disk is git's business.
type history struct {
	ctx context.Context
	dir string // the site's folder
}

// Why words of the past are not known.
var (
	errNoGit       = errors.New("git is not installed")
	errNoHistory   = errors.New("the site is in no git repository")
	errShallow     = errors.New("git has a part of the history alone here; git fetch --unshallow brings the rest")
	errUncommitted = errors.New("no commit has them")
)

// manyVersions is how many versions of a file are looked at.
const manyVersions = 1000

// versions hands the contents that a file of the site has had in commits to each, the
// newest first, until that returns false; those that it had under other names too. The
// error says why no more came.
func (h history) versions(file string, each func(raw []byte) bool) error {
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

// blobs are the objects that a file has been, the newest first.
func (h history) blobs(file string) ([]string, error) {
	raw, err := h.git("--literal-pathspecs", "log", "--follow", "--raw", "--no-abbrev", "--format=",
		fmt.Sprintf("--max-count=%d", manyVersions), "--", file)
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

// contents hands out the contents of objects.
func (h history) contents(blobs []string, each func(raw []byte) bool) error {
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
		_ = c.Wait() // it was stopped, or has said all
	}()
	for r := bufio.NewReader(out); ; {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil // of a pipe: that is all
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

// git runs git to its end.
func (h history) git(args ...string) ([]byte, error) {
	c := h.command(h.ctx, args...)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	err := c.Run()
	switch text := said.String(); {
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

// command is a call of git in the site's folder. It asks nobody, fetches nothing and
// locks nothing, and knows nothing of a repository that whoever called us works in.
func (h history) command(ctx context.Context, args ...string) *exec.Cmd {
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

package workspace

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Pagefind is an installed program that makes search indexes (pagefind.app).
type Pagefind struct {
	Path     string
	Patience time.Duration // how long each answer may take; 0 means two minutes
}

// defaultPatience is enough for 10,000 stories, for which Pagefind needs some seconds.
const defaultPatience = 2 * time.Minute

// FindPagefind finds the program: the one that PAGEFIND_BIN names, else the one that npm
// has installed in the site's folder, else the one on the PATH. It returns nil if there
// is none.
func FindPagefind(site string) *Pagefind {
	if named := os.Getenv("PAGEFIND_BIN"); named != "" {
		return &Pagefind{Path: named}
	}
	for _, name := range []string{"pagefind_extended", "pagefind_extended.exe"} {
		installed, _ := filepath.Glob(filepath.Join(site, "node_modules", "@pagefind", "*", "bin", name)) // the pattern is well formed
		if len(installed) > 0 {
			return &Pagefind{Path: installed[0]}
		}
	}
	for _, name := range []string{"pagefind_extended", "pagefind"} {
		if path, err := exec.LookPath(name); err == nil {
			return &Pagefind{Path: path}
		}
	}
	return nil
}

// Talk starts the program, has send write to its standard input while receive reads its
// standard output, and kills it when receive returns. receive calls answered for each
// complete answer; if the next one takes longer than Patience, reading fails. The
// program's last words on standard error are added to an error.
func (p *Pagefind) Talk(send func(io.Writer) error, receive func(r io.Reader, answered func()) error) error {
	command := exec.Command(p.Path, "--service")
	in, err := command.StdinPipe()
	if err != nil {
		return err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	var complaint strings.Builder
	command.Stderr = &complaint
	command.WaitDelay = time.Second // processes that it has started may hold its pipes
	if err := command.Start(); err != nil {
		return err
	}
	patience := cmp.Or(p.Patience, defaultPatience)
	late := time.AfterFunc(patience, func() { _ = out.Close() })
	defer late.Stop()
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		_ = send(in) // if it fails there is no answer
	}()
	err = receive(out, func() { late.Reset(patience) })
	if errors.Is(err, fs.ErrClosed) {
		err = fmt.Errorf("it has not answered for %v", patience)
	}
	_ = command.Process.Kill() // it would wait for more requests; or it has ended already
	_ = in.Close()
	<-sent
	_ = command.Wait() // killed, or its standard error says why it failed
	if last := strings.TrimSpace(complaint.String()); err != nil && last != "" {
		return fmt.Errorf("%w: %s", err, last)
	}
	return err
}

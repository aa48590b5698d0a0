package command_test

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// shown is a site that the command serves.
type shown struct {
	t       *testing.T
	dir     string
	command *exec.Cmd
	address string

	mu   sync.Mutex
	said strings.Builder
	done chan error
}

// preview runs the command on the small site until the test ends.
func preview(t *testing.T, flags ...string) *shown {
	t.Helper()
	s := &shown{t: t, dir: t.TempDir(), done: make(chan error, 1)}
	if err := smallSite(s.dir); err != nil {
		t.Fatal(err)
	}
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	s.command = exec.Command("qostil", append([]string{"serve", "--now", now}, flags...)...)
	s.command.Dir = s.dir
	s.command.Env = append(os.Environ(), "QOSTIL="+repository, "GORACE=atexit_sleep_ms=0")
	out, in := io.Pipe()
	s.command.Stdout, s.command.Stderr = in, in
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			s.mu.Lock()
			s.said.WriteString(lines.Text() + "\n")
			s.mu.Unlock()
		}
	}()
	go func() { s.done <- s.command.Wait(); in.Close() }()
	t.Cleanup(func() { _ = s.command.Process.Kill() }) // it may have ended
	ready := regexp.MustCompile(`http://localhost:(\d+)/\S*  ready in \d+ ms`)
	s.until("it is ready", func() bool { return ready.MatchString(s.output()) })
	s.address = "http://127.0.0.1:" + ready.FindStringSubmatch(s.output())[1]
	return s
}

func (s *shown) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

func (s *shown) until(what string, holds func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("waiting until %s; the command said:\n%s", what, s.output())
		}
	}
}

func (s *shown) get(path string) (status int, body string) {
	s.t.Helper()
	response, err := http.Get(s.address + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// shows waits until pages hold a text.
func (s *shown) shows(text string, paths ...string) {
	s.t.Helper()
	for _, path := range paths {
		s.until(path+" shows "+text, func() bool {
			status, body := s.get(path)
			return status == http.StatusOK && strings.Contains(body, text)
		})
	}
}

func (s *shown) hides(text string, paths ...string) {
	s.t.Helper()
	for _, path := range paths {
		s.until(path+" does not show "+text, func() bool {
			status, body := s.get(path)
			return status == http.StatusOK && !strings.Contains(body, text)
		})
	}
}

func (s *shown) gone(path string) {
	s.t.Helper()
	s.until(path+" is gone", func() bool { status, _ := s.get(path); return status == http.StatusNotFound })
}

func (s *shown) says(text string) {
	s.t.Helper()
	s.until("it says "+text, func() bool { return strings.Contains(s.output(), text) })
}

// edit replaces a text in a file; an empty one is put at its end.
func (s *shown) edit(name, old, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	data, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		s.t.Fatalf("%s has no %q", name, old)
	}
	if old == "" {
		s.write(name, string(data)+text)
	} else {
		s.write(name, strings.Replace(string(data), old, text, 1))
	}
}

func (s *shown) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shown) must(err error) {
	if err != nil {
		s.t.Helper()
		s.t.Fatal(err)
	}
}

func (s *shown) at(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

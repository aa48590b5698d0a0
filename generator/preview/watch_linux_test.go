package preview_test

import (
	"slices"
	"strings"
	"syscall"
	"testing"

	"qostil/generator/preview"
)

// TestNoWatches: a system that can watch no more is asked no more; it is said what
// to do about it.
func TestNoWatches(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes all file descriptors")
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Skip(err)
	}
	m := newMemory(map[string]string{"a.html": "first"})
	s := &stage{fsys: m, l: newPipes()}
	s.l.(*pipes).addr = func() { // New asks for it, before the watch begins
		none := limit
		none.Cur = 3
		_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &none)
	}
	start(t, s, preview.Options{Root: resolved(t, t.TempDir())})
	if !eventually(func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return slices.ContainsFunc(s.said, func(e preview.Event) bool {
			return strings.Contains(e.Text, "too many open files") && strings.Contains(e.Text, "sysctl fs.inotify.max_user_watches")
		})
	}) {
		t.Errorf("said %q", s.terminal())
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	m.write("a.html", "second")
	if !eventually(func() bool { return s.text("/a.html") == "second" }) {
		t.Error("the change is not seen")
	}
}

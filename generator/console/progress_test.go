package console

import (
	"bytes"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// screen is what has been written to a terminal, in the order of time.
type screen struct {
	mu sync.Mutex
	bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Buffer.Write(p)
}

func (s *screen) take() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.Reset()
	return s.String()
}

// TestProgress: after a second, and then ten times a second, one line is written over.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s screen
		var reads atomic.Int64
		p := (&Terminal{err: &s, live: true}).StartProgress()
		p.Reading(func() int { return int(reads.Load()) })
		reads.Add(1)
		at := func(d time.Duration, want string) {
			t.Helper()
			time.Sleep(d)
			synctest.Wait()
			if got := s.take(); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		const over = "\r\x1b[K"
		at(999*time.Millisecond, "")
		at(time.Millisecond, over+"read: 1 file")
		reads.Add(11_999)
		at(100*time.Millisecond, over+"read: 12000 files")
		p.Waiting()
		at(100*time.Millisecond, over+"waiting for another build of this site")
		one, picture := p.Making()
		at(100*time.Millisecond, over+"made: 0 files")
		for range 10 {
			one(1000)
		}
		at(100*time.Millisecond, over+"made: 10 of 1000 files, 20 s left")
		time.Sleep(19_850 * time.Millisecond)
		s.take()
		for range 10 {
			one(1000)
		}
		at(100*time.Millisecond, over+"made: 20 of 1000 files, 16 min left")
		for range 980 {
			one(1000)
		}
		at(100*time.Millisecond, over+"made: 1000 of 1000 files, 0 s left")
		for range 3 {
			picture(12)
		}
		at(100*time.Millisecond, over+"made: 1000 of 1000 files, the sizes of 3 of 12 pictures, 61 s left")
		for range 9 {
			picture(12)
		}
		at(100*time.Millisecond, over+"made: 1000 of 1000 files, 0 s left")
		p.Publishing()
		at(100*time.Millisecond, over+"publishing")
		p.Stop()
		at(0, over)
	})
}

// TestNoProgress: a build that is quick says nothing, and neither does any build into a
// file or to another program.
func TestNoProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s screen
		p := (&Terminal{err: &s, live: true}).StartProgress()
		p.Publishing()
		time.Sleep(900 * time.Millisecond)
		p.Stop()
		q := New(&s, &s).StartProgress()
		q.Reading(func() int { return 0 })
		q.Waiting()
		if file, picture := q.Making(); file != nil || picture != nil {
			t.Error("somebody wants to know")
		}
		time.Sleep(10 * time.Second)
		q.Stop()
		if got := s.take(); got != "" {
			t.Errorf("said %q", got)
		}
	})
}

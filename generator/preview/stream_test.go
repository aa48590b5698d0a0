package preview_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"qostil/generator/preview"
)

// listen opens the stream of events of a browser.
func listen(t *testing.T, s *stage, token string) (net.Conn, *bufio.Reader) {
	t.Helper()
	conn := s.l.(*pipes).dial()
	t.Cleanup(func() { conn.Close() })
	if _, err := fmt.Fprintf(conn, "GET /_qostil/%s/events HTTP/1.1\r\nHost: localhost:1717\r\nSec-Fetch-Site: same-origin\r\n\r\n", token); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(conn)
	answer, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		return conn, nil
	}
	return conn, bufio.NewReader(answer.Body)
}

// event reads up to the next number.
func event(r *bufio.Reader) string {
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return err.Error()
		}
		if number, found := strings.CutPrefix(line, "data: "); found {
			return strings.TrimSpace(number)
		}
	}
}

// TestStream: a browser is told the number of the build at once, and of each build
// after that; who was late is told of the newest alone.
func TestStream(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "a"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		_, r := listen(t, s, s.token("/a.html"))
		if got := event(r); got != "0" {
			t.Errorf("the first event is %s", got)
		}
		m.write("a.html", "b")
		if got := event(r); got != "1" {
			t.Errorf("the second event is %s", got)
		}
		_, late := listen(t, s, s.token("/a.html"))
		if got := event(late); got != "1" {
			t.Errorf("who comes late gets %s", got)
		}
		for i := range 3 {
			m.write("a.html", fmt.Sprint(i))
			quiet()
		}
		if first, last := event(r), event(r); first != "2" || last != "4" {
			t.Errorf("who has slept gets %s and %s", first, last)
		}
		begun := time.Now() // and a line now and then keeps the connection from being taken for dead
		if line, err := r.ReadString('\n'); err != nil || line == "" || time.Since(begun) > 20*time.Second {
			t.Errorf("%q after %v (%v)", line, time.Since(begun), err)
		}
	})
}

// TestSlow: who does not read is dropped, and holds up nobody.
func TestSlow(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "a"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		token := s.token("/a.html")
		slow, _ := listen(t, s, token)
		_, r := listen(t, s, token)
		event(r)
		for i := range 10 {
			m.write("a.html", fmt.Sprint(i))
			if got := event(r); got != fmt.Sprint(i+1) {
				t.Fatalf("event %s, want %d", got, i+1)
			}
			time.Sleep(time.Second)
		}
		rest, err := io.ReadAll(slow)
		if err != nil || strings.Contains(string(rest), "data: 10") {
			t.Errorf("the connection of who does not read is open (%q, %v)", rest, err)
		}
	})
}

// TestLimit: there are not more streams than browsers could want.
func TestLimit(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := begin(t, &stage{fsys: newMemory(map[string]string{"a.html": "a"})}, preview.Options{Poll: true})
		token := s.token("/a.html")
		var open []net.Conn
		for range 1024 {
			conn, r := listen(t, s, token)
			if r == nil {
				t.Fatalf("refused after %d", len(open))
			}
			open = append(open, conn)
		}
		if _, r := listen(t, s, token); r != nil {
			t.Error("one more is not refused")
		}
		open[500].Close()
		time.Sleep(20 * time.Second) // it is noticed when there is something to say
		if _, r := listen(t, s, token); r == nil {
			t.Error("refused after one has gone")
		}
		if s.text("/a.html") != "a" {
			t.Error("pages are not served any more")
		}
	})
}

// TestIdle: a connection that does not say what it wants is closed.
func TestIdle(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := begin(t, &stage{fsys: newMemory(map[string]string{"a.html": "a"})}, preview.Options{Poll: true})
		conn := s.l.(*pipes).dial()
		begun := time.Now()
		go func() {
			for _, c := range "GET /a.html HTTP/1.1\r\nHost: localhost:1717\r\n\r\n" { // a letter a second
				if _, err := conn.Write([]byte(string(c))); err != nil {
					return
				}
				time.Sleep(time.Second)
			}
		}()
		_, _ = io.Copy(io.Discard, conn)
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("closed after %v", took)
		}
		synctest.Wait()
	})
}

// TestEnd: the end does not wait for a thousand open pages, nor for a build, and
// leaves nothing behind.
func TestEnd(t *testing.T) {
	base := runtime.NumGoroutine()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := l.Addr().String()
	s := start(t, &stage{fsys: newMemory(map[string]string{"a.html": "a"}), l: l, host: host}, preview.Options{Root: resolved(t, t.TempDir())})
	token := s.token("/a.html")
	const clients = 1000
	var told sync.WaitGroup
	var gone atomic.Int32
	for range clients {
		told.Add(1)
		go func() {
			conn, err := net.Dial("tcp", host)
			if err != nil {
				t.Error(err)
				told.Done()
				return
			}
			defer conn.Close()
			_, _ = fmt.Fprintf(conn, "GET /_qostil/%s/events HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\n\r\n", token, host, host)
			r := bufio.NewReader(conn)
			if got := event(r); got != "0" {
				t.Errorf("told %q", got)
			}
			told.Done()
			_, _ = io.Copy(io.Discard, r)
			gone.Add(1)
		}()
	}
	told.Wait()
	begun := time.Now()
	s.end()
	if took := time.Since(begun); took > time.Second {
		t.Errorf("the end took %v", took)
	}
	if !eventually(func() bool { return gone.Load() == clients && runtime.NumGoroutine() <= base+3 }) {
		t.Errorf("%d of %d connections closed, %d goroutines, %d before", gone.Load(), clients, runtime.NumGoroutine(), base)
	}
}

// TestEndOfBuild: a build that is running is not waited for, and not told of.
func TestEndOfBuild(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "a"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		release := s.held()
		m.write("a.html", "b")
		quiet()
		s.terminal()
		begun := time.Now()
		s.end()
		if took := time.Since(begun); took > time.Second {
			t.Errorf("the end took %v", took)
		}
		release()
		synctest.Wait()
		if said := s.terminal(); said != "" {
			t.Errorf("said after the end: %s", said)
		}
	})
}

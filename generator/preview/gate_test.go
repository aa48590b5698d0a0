package preview_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"qostil/generator/preview"
)

// held has a build wait until it is let go.
func (s *stage) held() (release func()) {
	c := make(chan struct{})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold = func() { <-c }
	return func() { close(c) }
}

// TestWaiting: who asks while a build runs gets what it makes, and no page of
// before.
func TestWaiting(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "first", "b.html": "first"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		token := s.token("/a.html")
		release := s.held()
		m.write("a.html", "second")
		quiet()

		answers := make(chan string, 3)
		for _, ask := range []func() string{
			func() string { return s.text("/a.html") },
			func() string { return s.text("/b.html") }, // whose file is the same: nobody knows yet
			func() string { return s.get("/_qostil/" + token + "/state").Body.String() },
		} {
			go func() { answers <- ask() }()
		}
		impatient, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if w := s.ask(impatient, http.MethodGet, "/a.html"); w.Body.Len() == 0 {
			t.Error("who does not wait is left without an answer")
		}
		if s.get("/_qostil/"+token+"/client.js").Code != http.StatusOK {
			t.Error("the preview's own files wait for a build")
		}
		synctest.Wait()
		if len(answers) > 0 {
			t.Fatalf("answered before the build: %q", <-answers)
		}
		release()
		got := []string{<-answers, <-answers, <-answers}
		slices.Sort(got)
		want := []string{"first", "second", `{"build":1,"saved":["/a.html"],"problems":[],"more":0}`}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// TestNewest: what is saved while a build runs is built at once after it, together.
func TestNewest(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "0", "b.html": "0", "c.html": "0"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		release := s.held()
		m.write("c.html", "1")
		quiet()
		for i := range 50 {
			m.write("a.html", fmt.Sprint(i+1))
			if i%10 == 0 {
				m.write("b.html", fmt.Sprint(i+1))
			}
			quiet()
		}
		release()
		if a, b := s.text("/a.html"), s.text("/b.html"); a != "50" || b != "41" {
			t.Errorf("the last saves are not shown: %s, %s", a, b)
		}
		synctest.Wait()
		builds := s.built()
		for _, files := range builds {
			slices.Sort(files)
		}
		if len(builds) != 2 || !slices.Equal(slices.Compact(builds[1]), []string{"content/a.html", "content/b.html"}) {
			t.Errorf("%d builds: %q", len(builds), builds)
		}
	})
}

// TestBroken: what cannot be built leaves on show what there is, and says so.
func TestBroken(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "first", "site.txt": "broken"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		w := s.get("/a.html")
		if w.Code != http.StatusServiceUnavailable || script.FindString(w.Body.String()) == "" {
			t.Errorf("before there is a site: %d %s", w.Code, w.Body)
		}
		token := script.FindStringSubmatch(w.Body.String())[1]
		m.write("site.txt", "right")
		quiet()
		if got := s.text("/a.html"); got != "first" {
			t.Errorf("the first site is not shown: %s", got)
		}
		m.write("site.txt", "broken")
		m.write("a.html", "second")
		quiet()
		if got := s.text("/a.html"); got != "first" {
			t.Errorf("the last good site is not shown: %s", got)
		}
		want := `{"build":2,"saved":["/a.html","/site.txt"],"problems":[{"at":"content/site.txt:1:1","warning":false,"text":"broken","line":1,"column":1,"width":1,"excerpt":"","hint":""}],"more":0}`
		if got := s.get("/_qostil/" + token + "/state").Body.String(); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
		m.write("site.txt", "right")
		quiet()
		if got := s.text("/a.html"); got != "second" {
			t.Errorf("the mended site is not shown: %s", got)
		}
	})
}

// TestOvertaken: a page that cannot be made because its file has just changed is
// the page of the next build, even for those who ask before anybody has heard of the
// change.
func TestOvertaken(t *testing.T) {
	bubble(t, func(t *testing.T) {
		const pages = 100 // asked for one after another, while the change is found
		name := func(i int) string { return fmt.Sprintf("%d.html", i) }
		files := map[string]string{}
		for i := range pages {
			files[name(i)] = "dead"
		}
		m := newMemory(files)
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		quiet()
		if w := s.get("/0.html"); w.Code != http.StatusInternalServerError || script.FindString(w.Body.String()) == "" {
			t.Errorf("a page that cannot be made: %d %s", w.Code, w.Body)
		}
		for i := range pages {
			m.write(name(i), "alive")
		}
		var ahead atomic.Int32 // asked before the build, and got what it made
		var asking sync.WaitGroup
		for i := range pages {
			early := len(s.built()) == 0
			asking.Go(func() {
				if s.text("/"+name(i)) == "alive" && early {
					ahead.Add(1)
				}
			})
			time.Sleep(6 * time.Millisecond)
		}
		asking.Wait()
		if n := ahead.Load(); n < 5 || n == pages {
			t.Errorf("%d pages were asked for early and came late", n)
		}
	})
}

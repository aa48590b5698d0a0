package preview_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"qostil/generator/golden"
	"qostil/generator/preview"
)

// TestServe asks for the addresses that an archive lists under "requests", one a
// line, with headers after them:
//
//	GET /ru/ Range: bytes=0-3
//
// The file "base" holds the path of the site on its host. Headers that all answers
// have are left out: TestGuard holds them.
func TestServe(t *testing.T) {
	golden.Archives(t, "testdata/serve/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		base, _ := fs.ReadFile(in, "base") // most have none
		requests, err := fs.ReadFile(in, "requests")
		if err != nil {
			t.Fatal(err)
		}
		s := start(t, &stage{fsys: in, base: strings.TrimSpace(string(base))}, preview.Options{Poll: true, Navigate: len(base) > 0})
		var answers strings.Builder
		for line := range strings.Lines(string(requests)) {
			line = strings.TrimSpace(line)
			method, rest, _ := strings.Cut(line, " ")
			target, header, found := strings.Cut(rest, " ")
			var headers []string
			if found {
				name, value, _ := strings.Cut(header, ": ")
				headers = []string{name, value}
			}
			w := s.ask(t.Context(), method, target, headers...)
			fmt.Fprintf(&answers, "> %s\n%d\n", line, w.Code)
			for _, name := range slices.Sorted(names(w.Header())) {
				fmt.Fprintf(&answers, "%s: %s\n", name, strings.Join(w.Header()[name], " | "))
			}
			body := w.Body.String()
			if found := script.FindStringSubmatch(body); found != nil {
				body = strings.ReplaceAll(body, found[1], "TOKEN")
			}
			if body != "" {
				fmt.Fprintf(&answers, "\n%s\n", strings.TrimSuffix(body, "\n"))
			}
			fmt.Fprintln(&answers)
		}
		return map[string]string{"answers": answers.String()}
	})
}

// names are the headers of an answer that are not on all.
func names(header map[string][]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for name := range header {
			switch name {
			case "Cache-Control", "Cross-Origin-Resource-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options":
			default:
				if !yield(name) {
					return
				}
			}
		}
	}
}

// TestMoved: who has a page on screen is told where it has gone.
func TestMoved(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"ru/a.html": "a", "ru/b.html": "b", "ru/404.html": "нет"})
		s := begin(t, &stage{fsys: m, base: "/repo/"}, preview.Options{Poll: true})
		if moved := s.get("/repo/ru/none.html").Header().Get("X-Qostil-Moved"); moved != "" {
			t.Error("a page that never was has moved to", moved)
		}
		s.text("/repo/ru/a.html")
		s.text("/repo/ru/b.html")
		s.mu.Lock()
		s.moved = map[string]string{"ru/a.html": "ru/Новый адрес.html"}
		s.mu.Unlock()
		m.write("ru/a.html", "aa")
		m.remove("ru/b.html")
		quiet()
		w := s.get("/repo/ru/a.html")
		if got, want := w.Header().Get("X-Qostil-Moved"), "/repo/ru/%D0%9D%D0%BE%D0%B2%D1%8B%D0%B9%20%D0%B0%D0%B4%D1%80%D0%B5%D1%81.html"; got != want || w.Code != 404 {
			t.Errorf("%d, moved to %q, want %q", w.Code, got, want)
		}
		if got := s.text(w.Header().Get("X-Qostil-Moved")); got != "aa" {
			t.Errorf("there it shows %q", got)
		}
		if moved := s.get("/repo/ru/b.html").Header().Get("X-Qostil-Moved"); moved != "" {
			t.Error("a page that was deleted has moved to", moved)
		}
	})
}

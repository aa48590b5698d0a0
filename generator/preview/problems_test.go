package preview_test

import (
	"strings"
	"testing"

	"qostil/generator/preview"
)

// TestProblems goes through saves one after another. Each problem is told of once,
// wherever it is found, and once when it is gone.
func TestProblems(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "bad link to b", "c.html": "wrong date", "d.html": "d"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		for _, step := range []struct {
			name string
			do   func()
			want string
		}{
			{"what nobody has asked for is made behind the first build", func() {},
				"ready\ncontent/c.html: date\ncontent/a.html: link to b\n"},
			{"another file", func() { m.write("d.html", "e") },
				"content/d.html\n"},
			{"another page is asked for", func() { m.write("d.html", "f"); quiet(); s.text("/d.html") },
				"content/d.html\n"},
			{"its own file, and not mended", func() { m.write("a.html", "bad link to b"); quiet(); s.text("/a.html") },
				"content/a.html\n"},
			{"one more", func() { m.write("d.html", "bad heading") },
				"content/d.html\ncontent/d.html: heading\n"},
			{"one mended, one made worse", func() { m.write("a.html", "good"); m.write("d.html", "bad style") },
				"content/a.html content/d.html\nmended 1\ncontent/d.html: style\nmended 1\n"},
			{"the build's own", func() { m.write("c.html", "right") },
				"content/c.html\nmended 1\n"},
			{"a file that goes takes its problems along", func() { m.remove("d.html") },
				"content/d.html\nmended 1\n"},
			{"touched", func() { m.write("a.html", "good") },
				"content/a.html\n"},
		} {
			step.do()
			quiet()
			if got := s.terminal(); got != step.want {
				t.Errorf("%s: %q, want %q", step.name, got, step.want)
			}
		}
	})
}

// TestPanel: what is wrong with the page on screen is in the panel as soon as the
// page is there, and not behind the rest of the site.
func TestPanel(t *testing.T) {
	bubble(t, func(t *testing.T) {
		m := newMemory(map[string]string{"a.html": "bad link", "b.html": "bad link"})
		s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
		token := s.token("/a.html")
		state := func() string {
			body := s.get("/_qostil/" + token + "/state").Body.String()
			return body[strings.Index(body, `"problems"`):]
		}
		if got := state(); !strings.Contains(got, "content/a.html:1:1") || strings.Contains(got, "content/b.html") {
			t.Error(got)
		}
		quiet()
		release := s.held()
		m.write("a.html", "good")
		quiet()
		release()
		s.text("/a.html")
		if got := state(); strings.Contains(got, "content/a.html") || !strings.Contains(got, "content/b.html:1:1") {
			t.Error(got)
		}
	})
}

// TestMany: the panel has no more than a page of problems, and counts the rest.
func TestMany(t *testing.T) {
	bubble(t, func(t *testing.T) {
		files := map[string]string{"a.html": "a"}
		for _, r := range "бвгдежзийклмнопрстуфхцчшщъыьэюя0123456789" {
			files[string(r)+".html"] = "wrong date"
		}
		s := begin(t, &stage{fsys: newMemory(files)}, preview.Options{Poll: true})
		body := s.get("/_qostil/" + s.token("/a.html") + "/state").Body.String()
		if n := strings.Count(body, `"at"`); n != 30 || !strings.HasSuffix(body, `"more":11}`) {
			t.Errorf("%d problems: %s", n, body)
		}
	})
}

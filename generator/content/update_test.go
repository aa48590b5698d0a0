package content_test

import (
	"testing"
	"testing/fstest"

	"qostil/generator/content"
)

// TestStandIn: while a header is broken, the last good one stands above the text that
// the file has now.
func TestStandIn(t *testing.T) {
	for what, c := range map[string]struct{ text, body string }{
		"a broken key":       {"---\ntitle: [Порт\ndate: 2026-11-23\n---\n\nВторой.\n", "\nВторой."},
		"more lines":         {"---\ntitle: [Порт\ndate: 2026-11-23\nslug: a\n---\n\nВторой.\n", "\nВторой."},
		"no end of a header": {"---\ntitle: [Порт\ndate: 2026-11-23\nsource: own\n\nВторой.\n", "\nВторой."},
		"a few lines":        {"---\ntitle: [", ""},
	} {
		good := "---\ntitle: Порт\ndate: 2026-11-23\n---\n\nПервый.\n"
		fsys, cfg := site(t, fstest.MapFS{"2026/11/23/a.ru.md": {Data: []byte(good)}})
		last := content.Load(fsys, cfg)
		fsys[file] = &fstest.MapFile{Data: []byte(c.text)}
		broken := last.Update(cfg, []string{file})
		if !broken.Documents[0].Broken {
			t.Fatalf("%s: the header is not broken", what)
		}
		s := broken.StandIn(last, cfg)
		d := s.Documents[0]
		if d.Broken || d.Header.Title != "Порт" || d.Hash != broken.Documents[0].Hash {
			t.Errorf("%s: %+v", what, d)
		}
		if body, err := s.Body(d); err != nil || string(body) != c.body {
			t.Errorf("%s: %q, %v", what, body, err)
		}
		if len(s.Problems) == 0 || !broken.Documents[0].Broken {
			t.Errorf("%s: the problems are gone", what)
		}
		if right := last.StandIn(broken, cfg); right != last {
			t.Errorf("%s: a store without broken documents is another one", what)
		}
	}
}

package site_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"qostil/generator/site"
)

// resolved is a site with a story in two languages, a draft and a withdrawn one.
func resolved(t *testing.T) *site.Site {
	t.Helper()
	files := fstest.MapFS{}
	for name, front := range map[string]string{
		"2026/11/23/port.ru.md":   "date: 2026-11-23\nsource: own",
		"2026/11/23/port.en.md":   "date: 2026-11-23\ntranslation: {}",
		"2026/11/22/port.kk.md":   "date: 2026-11-22\nsource: own",
		"2026/11/23/rate.ru.md":   "draft: true",
		"2026/11/23/taken.ru.md":  "date: 2026-11-23\nwithdrawn: {date: 2026-11-23, text: Ошибка}",
		"2026/11/23/taken.en.md":  "date: 2026-11-23\ntranslation: {}",
		"2026/11/23/hidden.ru.md": "date: 2026-11-23\nsource: own",
		"2026/11/23/hidden.en.md": "date: 2026-11-23\nnoindex: true\ntranslation: {}",
		"2026/11/23/hidden.kk.md": "date: 2026-11-22\ntranslation: {}",
		"about.ru.md":             "slug: o-nas",
	} {
		files["content/"+name] = &fstest.MapFile{Data: []byte("---\ntitle: Новость\n" + front + "\n---\n"), Mode: 0o644}
	}
	files["content/2026/11/23/rate.jpg"] = &fstest.MapFile{}
	files["content/2026/11/23/port.jpg"] = &fstest.MapFile{}
	return load(t, folder(files)).link(options(t))
}

func TestFind(t *testing.T) {
	s := resolved(t)
	port := s.Document("content/2026/11/23/port.ru.md")
	if port == nil || s.Version("2026/11/23/port", "ru") != port || s.Article(port).Path != "/ru/2026/11/port/" {
		t.Errorf("a story by its file: %v", port)
	}
	if s.Document("2026/11/23/port.ru.md") != nil || s.Version("2026/11/23/port", "kk") != nil || s.Version("port", "ru") != nil {
		t.Error("what is not there is found")
	}
	draft := s.Version("2026/11/23/rate", "ru")
	if draft == nil || s.Article(draft) != nil || s.Why(draft).State != site.Draft {
		t.Errorf("a draft: %v", draft)
	}
	if l := s.Language("en"); l == nil || l.Home != "/en/" || s.Language("de") != nil {
		t.Errorf("a language: %v", l)
	}
	if s.Article(port).Story.In(s.Language("kk")) != nil {
		t.Error("a story is found in a language that it lacks")
	}
}

// What search engines may take for each other is neither withdrawn nor kept from them.
func TestAlternates(t *testing.T) {
	s := resolved(t)
	for file, want := range map[string]int{"port.ru": 2, "port.en": 2, "taken.ru": 0, "hidden.ru": 2, "hidden.en": 0} {
		a := s.Article(s.Document("content/2026/11/23/" + file + ".md"))
		if got := len(a.Alternates()); got != want {
			t.Errorf("%s has %d alternates, want %d", file, got, want)
		}
	}
}

// Who reads on wants what is recent: of the many stories of a tag only the newest
// are looked at, so that a page costs the same on a large site.
func TestRelatedOfMany(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 70 {
		text := fmt.Sprintf("---\ntitle: Порт\ndate: 2026-11-23 09:%02d\nkind: story\ntags: [aktau]\nsource: own\n---\n", i%60)
		files[fmt.Sprintf("content/2026/11/23/port%d.ru.md", i)] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	all := load(t, folder(files)).link(options(t)).Languages[0].Articles
	if oldest := all[69].Related(100); len(oldest) != 50 || oldest[0] != all[0] || oldest[49] != all[49] {
		t.Errorf("the oldest of 70 has %d related", len(oldest))
	}
	if len(all[0].Related(3)) != 3 || len(all[0].Related(0)) != 0 {
		t.Error("there are more related than were asked for")
	}
}

func TestNearest(t *testing.T) {
	s := resolved(t)
	from := s.Document("content/2026/11/23/rate.ru.md")
	for ref, want := range map[string]string{
		"../22/rate.ru.md": "did you mean rate.ru.md?", // the right name in another folder
		"port.kk.md":       "did you mean ../22/port.kk.md?",
		"prot.en.md":       "did you mean port.en.md?",
		"kazakhstan.md":    "",
	} {
		if got := s.NearestFile(from, ref).Text(); got != want {
			t.Errorf("NearestFile(%q) = %q", ref, got)
		}
	}
	for id, want := range map[string]string{
		"rate":            "did you mean id:2026/11/23/rate?",
		"2026/11/21/port": "did you mean id:2026/11/22/port?",
		"abuot":           "did you mean id:about?",
		"kazakhstan":      "",
	} {
		if got := s.NearestID(id).Text(); got != want {
			t.Errorf("NearestID(%q) = %q", id, got)
		}
	}
}

func TestMediaPath(t *testing.T) {
	s := resolved(t)
	const folder = "content/2026/11/23/"
	for _, c := range []struct {
		file, url string
		kept      bool
	}{
		{folder + "port.jpg", "/media/2026/11/23/port.jpg", false},
		{folder + "rate.jpg", "", true},
		{folder + "none.jpg", "", false},
	} {
		url, ok := s.MediaPath(c.file)
		if url != c.url || ok != (c.url != "") || s.HeldFile(c.file) != c.kept {
			t.Errorf("%s is at %q (%t), kept: %t", c.file, url, ok, s.HeldFile(c.file))
		}
	}
}

// A reader who changes the language of a list stays in it where it exists.
func TestCounterpart(t *testing.T) {
	s := resolved(t)
	ru, kk := s.Language("ru"), s.Language("kk")
	for path, want := range map[string]bool{
		"/ru/2026/11/": true, "/ru/2026/11/23/": false, "/ru/archive/": true, "/ru/feeds/": true,
		"/ru/tags/": false, "/ru/authors/": false, "/ru/corrections/": false, "/ru/2026/11/port/": false,
	} {
		if to, found := kk.Counterpart(ru, path); found != want || to != "/kk"+path[len("/ru"):] {
			t.Errorf("the counterpart of %s: %s, %t", path, to, found)
		}
	}
	if path, found := ru.Counterpart(kk, "/kk/sources/"); found {
		t.Errorf("%s is said to be there", path)
	}
}

func TestBasedOn(t *testing.T) {
	files := fstest.MapFS{}
	for name, front := range map[string]string{
		"a.ru.md":     "date: 2026-11-21\nsource: own",
		"a.en.md":     "date: 2026-11-21\ntranslation: {method: adapted, of: [ru, b.ru.md, \"id:2026/11/21/b\", \"id:2026/11/21/later\"]}",
		"b.ru.md":     "date: 2026-11-21\nsource: own",
		"b.en.md":     "date: 2026-11-21\ntranslation: {}",
		"later.ru.md": "date: 2027-11-21\nsource: own",
	} {
		files["content/2026/11/21/"+name] = &fstest.MapFile{Data: []byte("---\ntitle: " + name + "\n" + front + "\n---\n"), Mode: 0o644}
	}
	s := load(t, folder(files)).link(options(t))
	for file, want := range map[string]string{"a.en.md": "[a.ru.md b.ru.md]", "a.ru.md": "[]", "b.en.md": "[]"} {
		titles := each(s.BasedOn(s.Article(s.Document("content/2026/11/21/"+file))), func(a *site.Article) string { return a.Title })
		if got := fmt.Sprint(titles); got != want {
			t.Errorf("%s is based on %s, not %s", file, got, want)
		}
	}
}

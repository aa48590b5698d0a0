package prose_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"qostil/generator/prose"
)

const configuration = "title: {ru: Вести, en: News}\nbase_url: https://news.example/\nlanguages: [ru, en]\n"

// small is a site of a few texts, by their paths below content/.
func small(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte(configuration)},
		"content/tags.yaml": {},
	}
	for name, text := range texts {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return fsys
}

func story(text string) string {
	return "---\ntitle: Порт\ndate: 2026-11-23 09:00\n---\n\n" + text + "\n"
}

// TestCheck finds what is wrong with texts that no page has asked for: stories,
// those taken back, and standing pages.
func TestCheck(t *testing.T) {
	b := build(t, small(map[string]string{
		"2026/11/23/a.ru.md": story("[Нет](b.ru.md)"),
		"2026/11/23/c.en.md": "---\ntitle: C\ndate: 2026-11-23 09:00\nwithdrawn: {date: 2026-11-23, text: Wrong}\n---\n\n[None](b.en.md)\n",
		"about.ru.md":        "---\ntitle: О нас\n---\n\n[Нет](b.ru.md)\n",
		"2026/11/23/d.ru.md": story("Всё верно."),
	}))
	if told := b.told(); told != "" {
		t.Errorf("before any text is made:\n%s", told)
	}
	for range 2 {
		b.Check()
		var files []string
		for _, p := range b.Problems() {
			files = append(files, p.File)
		}
		if want := []string{"content/2026/11/23/a.ru.md", "content/2026/11/23/c.en.md", "content/about.ru.md"}; !slices.Equal(files, want) {
			t.Errorf("problems in %q, want %q", files, want)
		}
	}
}

// TestOnce: whichever page asks first, and however many at once, a problem is told
// once and the text is the same.
func TestOnce(t *testing.T) {
	b := build(t, small(map[string]string{"2026/11/23/a.ru.md": story("[Нет](b.ru.md) и <b>HTML</b>.\n\n## Порт\n\n[Порт](#h-port)")}))
	a := b.article(t, "2026/11/23/a.ru.md")
	var all sync.WaitGroup
	var mu sync.Mutex
	made := map[prose.Form]map[string]bool{prose.Page: {}, prose.List: {}, prose.Feed: {}}
	for range 8 {
		for form := range made {
			all.Go(func() {
				html, err := b.HTML(a, form)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				made[form][html] = true
			})
		}
		all.Go(b.Check)
	}
	all.Wait()
	for form, texts := range made {
		if len(texts) != 1 {
			t.Errorf("form %d has %d texts", form, len(texts))
		}
	}
	if got := len(b.Problems()); got != 2 {
		t.Errorf("%d problems, want 2:\n%s", got, b.told())
	}
}

// counting counts how often a file is opened.
type counting struct {
	fs.FS
	file  string
	times int
}

func (c *counting) Open(name string) (fs.File, error) {
	if name == c.file {
		c.times++
	}
	return c.FS.Open(name)
}

// TestKept: what lists and feeds show again and again is read and made once.
func TestKept(t *testing.T) {
	b := build(t, small(map[string]string{"2026/11/23/a.ru.md": story("Порт открыт.")}))
	c := &counting{FS: b.fsys, file: "content/2026/11/23/a.ru.md"}
	b.site.Source.Store.FS = c
	for _, form := range []prose.Form{prose.List, prose.Feed} {
		c.times = 0
		for range 3 {
			b.html(t, "2026/11/23/a.ru.md", form)
		}
		if c.times != 1 {
			t.Errorf("form %d: the file is read %d times, want once", form, c.times)
		}
	}
}

// TestSummary is the description, else the first sentence.
func TestSummary(t *testing.T) {
	b := build(t, small(map[string]string{
		"2026/11/23/a.ru.md": "---\ntitle: Порт\ndate: 2026-11-23 09:00\ndescription: О порте\n---\n\nПорт открыт. Давно.\n",
		"2026/11/23/b.ru.md": story("## Порт\n\nПорт *открыт*. Давно."),
		"2026/11/23/c.ru.md": story("![Порт](port.png)"),
	}))
	for file, want := range map[string]string{"a": "О\u00a0порте", "b": "Порт открыт.", "c": ""} {
		got, err := b.Summary(b.article(t, "2026/11/23/"+file+".ru.md"))
		if err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", file, got, err, want)
		}
	}
}

// TestChanged: a file that changes during the build, or goes, is an error of every
// text that needs it, and of no other.
func TestChanged(t *testing.T) {
	b := build(t, small(map[string]string{
		"2026/11/23/a.ru.md": story("Порт."),
		"2026/11/23/b.ru.md": story("Порт."),
		"2026/11/23/c.ru.md": story("[Порт](a.ru.md#h-a)"),
	}))
	files := b.fsys.(fstest.MapFS)
	files["content/2026/11/23/a.ru.md"].Data = append(files["content/2026/11/23/a.ru.md"].Data, " Вырос."...)
	delete(files, "content/2026/11/23/b.ru.md")
	for _, form := range forms {
		if _, err := b.HTML(b.article(t, "2026/11/23/a.ru.md"), form); err == nil || !strings.Contains(err.Error(), "changed during the build") {
			t.Errorf("a text that has changed: %v", err)
		}
		if _, err := b.HTML(b.article(t, "2026/11/23/b.ru.md"), form); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a text that is gone: %v", err)
		}
		if html := b.html(t, "2026/11/23/c.ru.md", form); !strings.Contains(html, "#h-a") {
			t.Errorf("a link to a text that has changed: %s", html)
		}
	}
	if _, err := b.Summary(b.article(t, "2026/11/23/b.ru.md")); err == nil {
		t.Error("a summary of a text that is gone")
	}
	b.Check()
	if told := b.told(); told != "" {
		t.Errorf("problems where the error says it all:\n%s", told)
	}
}

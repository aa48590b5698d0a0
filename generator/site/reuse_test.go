package site_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/site"
)

// documents is a site of texts that are front matter alone, a text a line: "2026/x.ru: title: X".
func documents(lines ...string) fstest.MapFS {
	return folder(fstest.MapFS{"documents": &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}})
}

// TestLinkAgainClock: what depends on the clock, or on other stories, is never taken over
// from the last Site when these decide otherwise.
func TestLinkAgainClock(t *testing.T) {
	const own = ", source: own"
	for _, c := range []struct {
		what   string
		lines  []string
		o      site.Options
		then   time.Duration      // from the first linking to the second
		gone   string             // the file that the second one has no more
		config func(*config.Site) // changes the configuration of the second one
		added  string             // a file beside the stories that only the second one has
		want   string             // what the second one has and the first has not
	}{
		{
			what:  "an adaptation of a story that has gone",
			lines: []string{"2026/11/23/port.ru: title: Порт, date: 2026-11-23" + own, `2026/11/23/talks.en: title: Talks, date: 2026-11-23, translation: {of: "id:2026/11/23/port", method: adapted}` + own},
			then:  time.Hour, gone: "content/2026/11/23/port.ru.md", want: `there is no story "id:2026/11/23/port"`,
		},
		{
			what:  "a story that is scheduled again, since the clock has gone back",
			lines: []string{"2026/11/23/port.ru: title: Порт, date: 2026-11-23 10:00" + own},
			then:  -48 * time.Hour, want: "content/2026/11/23/port.ru.md: scheduled",
		},
		{
			what:  "a story whose hour has come",
			lines: []string{"2026/11/24/port.ru: title: Порт, date: 2026-11-24 10:00" + own},
			then:  2 * time.Hour, want: "/ru/2026/11/port/ 2026-11-24 10:00",
		},
		{
			what: "versions that expire one after the other",
			lines: []string{
				"2026/11/23/port.ru: title: Порт, date: 2026-11-23, expires: 2026-11-30" + own,
				"2026/11/23/port.en: title: Port, date: 2026-11-23, expires: 2026-11-25, translation: {}" + own,
			},
			then: 48 * time.Hour, want: "content/2026/11/23/port.en.md: expired",
		},
		{
			what:  "a story that will be withdrawn",
			lines: []string{`2026/11/23/port.ru: title: Порт, date: 2026-11-23, withdrawn: {date: 2026-11-25, text: Ошибка}` + own},
			then:  48 * time.Hour, want: "withdrawn",
		},
		{
			what:  "a story that has got a picture",
			lines: []string{"2026/11/23/port.ru: title: Порт, date: 2026-11-23, tags: [oil, economy]" + own},
			then:  time.Hour, added: "content/2026/11/23/port.jpg", want: "/media/2026/11/23/port.jpg",
		},
		{
			what:   "a site that has other addresses",
			lines:  []string{"2026/11/23/port.ru: title: Порт, date: 2026-11-23" + own},
			config: func(cfg *config.Site) { cfg.Permalink = "/{lang}/news/{slug}/" }, want: "/ru/news/port/",
		},
	} {
		s := load(t, documents(c.lines...))
		c.o.Now = options(t).Now
		first := s.link(c.o)
		if c.gone != "" {
			store := *s.Store
			store.Documents = nil
			for _, d := range s.Store.Documents {
				if d.File != c.gone {
					store.Documents = append(store.Documents, d)
				}
			}
			s.Store = &store
		}
		if c.added != "" {
			store := *s.Store
			store.Files = []content.File{{Path: c.added}}
			s.Store = &store
		}
		if c.config != nil {
			cfg := *s.Config
			c.config(&cfg)
			s.Config = &cfg
		}
		again := c.o
		again.Now = again.Now.Add(c.then)
		fresh := everything(s.link(again))
		again.Last = first
		got := s.link(again)
		if diff := cmp.Diff(fresh, everything(got)); diff != "" {
			t.Errorf("%s (-new +again):\n%s", c.what, diff)
		}
		ownTies(t, c.what, got)
		if !strings.Contains(fresh, c.want) || strings.Contains(everything(first), c.want) {
			t.Errorf("%s: %q is not new in\n%s", c.what, c.want, fresh)
		}
	}
}

// ownTies checks that articles are tied to nothing of another Site.
func ownTies(t *testing.T, name string, s *site.Site) {
	t.Helper()
	for _, l := range s.Languages {
		for _, a := range all(l) {
			if a.Language != l || !slices.Contains(a.Story.Versions, a) || a.Section != nil && !slices.Contains(a.Terms, a.Section) {
				t.Errorf("%s: %s is tied to another site", name, a.Path)
			}
			for _, term := range a.Terms {
				if a.Withdrawn == nil && term.In(l) != term {
					t.Errorf("%s: %s has a term of another site", name, a.Path)
				}
			}
		}
	}
}

// TestDraftDate: a draft without a date has that of its folder, as far as the folder names
// one, and not that of its original.
func TestDraftDate(t *testing.T) {
	s := load(t, documents(
		"2026/11/port.ru: title: Порт, date: 2026-11-20 10:00, source: own",
		"2026/11/port.en: title: Port, draft: true, translation: {}",
	)).link(site.Options{Now: options(t).Now, Shown: site.Shown{Drafts: true}})
	a := s.Article(s.Version("2026/11/port", "en"))
	if a == nil || a.Date.Format(time.DateOnly) != "2026-11-01" || !a.DateOnly {
		t.Fatalf("the draft is %+v", a)
	}
}

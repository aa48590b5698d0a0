package config_test

import (
	"strings"
	"testing"

	"qostil/generator/config"
)

// check reads a key with a value and returns the site, or the text of the first
// problem, which has to be at the key's line.
func check(t *testing.T, key, value string) (*config.Site, string) {
	t.Helper()
	s, problems := with(key + ": " + value + "\n")
	if len(problems) == 0 {
		return s, ""
	}
	if p := problems[0]; p.File != "content/site.yaml" || p.Line != 4 || p.Column < 1 {
		t.Errorf("%s: %s: the problem is at %s", key, value, p.Place)
	}
	return s, problems[0].Text()
}

func TestTimeZone(t *testing.T) {
	if zone := right(t, "").Zone.String(); zone != "UTC" {
		t.Errorf("by default the zone is %s", zone)
	}
	for _, zone := range []string{"UTC", "Asia/Almaty", "Europe/Berlin", "America/Argentina/Buenos_Aires"} {
		if got := right(t, "time_zone: "+zone+"\n").Zone.String(); got != zone {
			t.Errorf("%s is read as %s", zone, got)
		}
	}
	for _, zone := range []string{"Mars/Olympus", "Local", "+05:00", "../Asia/Almaty", "GMT+5"} {
		s, problem := check(t, "time_zone", zone)
		if s != nil || problem != `there is no time zone "`+zone+`"` {
			t.Errorf("%s: %q", zone, problem)
		}
	}
	if s, _ := check(t, "time_zone", `""`); s != nil {
		t.Error("an empty zone is taken for one")
	}
}

func TestBaseURL(t *testing.T) {
	const (
		notOne = "is not the address of a site"
		query  = "cannot have a query, a fragment or a user"
		ascii  = "must be in ASCII"
		path   = "cannot have the path"
	)
	for _, c := range []struct{ text, base, path, problem string }{
		{"https://digest.example/", "https://digest.example/", "/", ""},
		{"https://digest.example", "https://digest.example/", "/", ""},
		{"http://localhost:8080", "http://localhost:8080/", "/", ""},
		{"http://[::1]:8080/", "http://[::1]:8080/", "/", ""},
		{"https://desk.github.io/repo", "https://desk.github.io/repo/", "/repo/", ""},
		{"https://desk.github.io/a/b//", "https://desk.github.io/a/b/", "/a/b/", ""},
		{"https://xn--80aaxgqbdi.xn--p1ai/", "https://xn--80aaxgqbdi.xn--p1ai/", "/", ""},
		{"digest.example", "", "", notOne},
		{"//digest.example/", "", "", notOne},
		{"/repo/", "", "", notOne},
		{"ftp://digest.example/", "", "", notOne},
		{"mailto:desk@digest.example", "", "", notOne},
		{"https://", "", "", notOne},
		{"https://:8080/", "", "", notOne},
		{"https://digest.example:port/", "", "", notOne},
		{"https://digest.example/?page=1", "", "", query},
		{"https://digest.example/?", "", "", query},
		{"'https://digest.example/#top'", "", "", query},
		{"https://user:secret@digest.example/", "", "", query},
		{"https://дайджест.рф/", "", "", ascii},
		{"https://digest.example/дайджест/", "", "", ascii},
		{"https://digest.example/a%20b/", "", "", ascii},
		{"https://digest.example//repo/", "", "", path},
		{"https://digest.example/../repo/", "", "", path},
		{"https://digest.example/a%3fb/", "", "", path},
	} {
		yaml := strings.Replace(small, "https://digest.example/", c.text, 1)
		s, problems := config.Load(files(map[string]string{"site.yaml": yaml}), "")
		switch {
		case c.problem == "" && (len(problems) > 0 || s.BaseURL != c.base || s.BasePath != c.path):
			t.Errorf("%s: %q at %q, %v", c.text, s.BaseURL, s.BasePath, texts(problems))
		case c.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].Text(), c.problem) || problems[0].Line != 2 || problems[0].Column != 11):
			t.Errorf("%s: want one problem that says %q, got %v", c.text, c.problem, problems)
		case s == nil || !strings.HasSuffix(s.BaseURL, "/") || !strings.HasSuffix(s.BasePath, "/"):
			t.Errorf("%s: a site without an address", c.text)
		}
	}
}

// The feeds of a preview are those of the site: only the address changes.
func TestBaseURLOfCommand(t *testing.T) {
	s, problems := config.Load(files(nil), "http://localhost:1313/preview")
	if len(problems) > 0 || s.BaseURL != "http://localhost:1313/preview/" || s.BasePath != "/preview/" || s.FeedID != "digest.example,2026" {
		t.Errorf("%s, %s, %v", s.BaseURL, s.FeedID, texts(problems))
	}
	_, problems = config.Load(files(nil), "localhost")
	if len(problems) != 1 || problems[0].String() != "--base-url" {
		t.Errorf("%v", problems)
	}
}

func TestFeedID(t *testing.T) {
	www := strings.Replace(small, "https://", "https://www.", 1)
	if s, _ := config.Load(files(map[string]string{"site.yaml": www}), ""); s.FeedID != "digest.example,2026" {
		t.Errorf("by default %s", s.FeedID)
	}
	for _, id := range []string{"digest.example,2026", "digest.example,2026-11", "digest.example,2026-11-23", "desk@digest.example,2026"} {
		if got := right(t, "feed_id: '"+id+"'\n").FeedID; got != id {
			t.Errorf("%s is read as %s", id, got)
		}
	}
	for _, id := range []string{"digest.example", "digest.example,26", "Digest.example,2026", "https://digest.example,2026", "дайджест.рф,2026", ",2026", "digest.example,2026-1"} {
		if _, problem := check(t, "feed_id", "'"+id+"'"); !strings.Contains(problem, "is not the authority") {
			t.Errorf("%s: %q", id, problem)
		}
	}
}

func TestPermalink(t *testing.T) {
	for pattern, want := range map[string]string{
		"/{lang}/{year}/{month}/{slug}/":       "",
		"/{lang}/{slug}/":                      "",
		"/{lang}/{section}/{slug}/":            "",
		"/{lang}/news/{year}-{month}/{slug}/":  "",
		"/{lang}/{year}/{month}/{day}-{slug}/": "",
		"/{year}/{lang}/{slug}/":               "must begin with /{lang}/",
		"{lang}/{slug}/":                       "must begin with /{lang}/",
		"/{lang}{slug}/":                       "must begin with /{lang}/",
		"/{lang}/{year}/{month}/":              "must have {slug}",
		"/{lang}/{slugs}/":                     "cannot have {slugs}",
		"/{lang}/{title}/{slug}/":              "cannot have {title}",
		"/{lang}/{}/{slug}/":                   "cannot have {}",
		"/{lang}/{slug}":                       "must be a path",
		"/{lang}/{slug}.html":                  "must be a path",
		"/{lang}//{slug}/":                     "must be a path",
		"/{lang}/../{slug}/":                   "must be a path",
		"/{lang}/./{slug}/":                    "must be a path",
		"/{lang}/Новости/{slug}/":              "must be a path",
		"/{lang}/News/{slug}/":                 "must be a path",
		"/{lang}/{slug}/{year/":                "must be a path",
		"/{lang}/{slug}/year}/":                "must be a path",
		"/{lang}/{slug}/?a/":                   "must be a path",
	} {
		s, problem := check(t, "permalink", `"`+pattern+`"`)
		if !strings.Contains(problem, want) || (problem == "") != (want == "") {
			t.Errorf("%s: %q, want %q", pattern, problem, want)
		}
		if want != "" {
			pattern = "/{lang}/{year}/{month}/{slug}/" // so that no story's address is wrong besides
		}
		if s.Permalink != pattern {
			t.Errorf("read as %s, want %s", s.Permalink, pattern)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		key       string
		low, high string
		outside   string
	}{
		{"home_days", "1", "31", "0 32 -1 1.5 '3' three"},
		{"page_size", "5", "500", "4 501 1e2"},
		{"feeds: {size", "1}", "500}", "0} 501}"},
		{"feeds: {days", "0}", "365}", "-1} 366}"},
		{"budgets: {page_kb", "1}", "10000}", "0} 10001}"},
	} {
		for _, value := range []string{c.low, c.high} {
			if _, problem := check(t, c.key, value); problem != "" {
				t.Errorf("%s: %s: %s", c.key, value, problem)
			}
		}
		for _, value := range strings.Fields(c.outside) {
			want := "must be a whole number from " + strings.Trim(c.low, "}") + " to " + strings.Trim(c.high, "}")
			if _, problem := check(t, c.key, value); !strings.Contains(problem, want) {
				t.Errorf("%s: %s: %q, want %q", c.key, value, problem, want)
			}
		}
	}
}

func TestClosing(t *testing.T) {
	for _, hour := range []string{"00:00", "18:30", "23:59"} {
		if s := right(t, "editions: {daily: {close: '"+hour+"'}}\n"); s.Editions.Daily.Close != hour {
			t.Errorf("%s is read as %q", hour, s.Editions.Daily.Close)
		}
	}
	for _, hour := range []string{"fri 12:00", "sun 09:05"} {
		if s := right(t, "editions: {weekly: {close: "+hour+"}}\n"); s.Editions.Weekly.Close != hour {
			t.Errorf("%s is read as %q", hour, s.Editions.Weekly.Close)
		}
	}
	for _, hour := range []string{"24:00", "9:05", "18:60", "18.30", "1830", "fri 12:00", "[18:30]"} {
		if _, problem := check(t, "editions: {daily: {close", hour+"}}"); !strings.Contains(problem, "must be an hour") {
			t.Errorf("%s: %q", hour, problem)
		}
	}
	for _, hour := range []string{"12:00", "Fri 12:00", "friday 12:00", "fri", "fri  12:00", "12:00 fri"} {
		if _, problem := check(t, "editions: {weekly: {close", hour+"}}"); !strings.Contains(problem, "must be a day and an hour") {
			t.Errorf("%s: %q", hour, problem)
		}
	}
}

func TestMenu(t *testing.T) {
	if right(t, "").Menu != nil || right(t, "menu: []\n").Menu == nil {
		t.Error("an empty menu is not told from none")
	}
	if _, problem := check(t, "menu", "[tag:oil]"); problem != `there is no tag "oil"` {
		t.Error(problem)
	}
	if got := right(t, "tags: open\nmenu: [tag:oil]\n").Menu[0].Tag; got != "oil" {
		t.Errorf("an open tag is read as %q", got)
	}
}

func TestXDefault(t *testing.T) {
	for lines, want := range map[string]string{
		"languages: [ru, en]":                 "en",
		"languages: [kk, ru]":                 "kk", // the first, where English is none
		"languages: [ru, en]\nx_default: ru":  "ru",
		"languages: [kk]":                     "kk",
		"languages: [ru, en]\nx_default: kk":  "ru", // a problem
		"languages: [kk, en]\nx_default: [1]": "en", // a problem too
	} {
		yaml := "title: {ru: а, en: b, kk: ә}\nbase_url: https://a.kz\n" + lines
		s, problems := config.Load(files(map[string]string{"site.yaml": yaml}), "")
		if s.XDefault != want || len(problems) > 1 {
			t.Errorf("%s\nis read as %s, %v", lines, s.XDefault, texts(problems))
		}
	}
}

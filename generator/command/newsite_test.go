package command_test

import (
	"path/filepath"
	"strings"
	"testing"

	"qostil/generator/newsroom"
)

// TestNewSite: a new site in any languages, for any host, is built and checked without
// a warning, and its translations are fresh.
func TestNewSite(t *testing.T) {
	all := newsroom.Starters()
	cases := map[string]string{"ru,en": "netlify", "en,ru": "cloudflare", strings.Join(all, ","): "plain"}
	for _, lang := range all {
		cases[lang] = "github"
	}
	for languages, host := range cases {
		dir := filepath.Join(t.TempDir(), "site")
		if out, status := run(t, "new", "site", dir, "--langs", languages, "--host", host, "--now", now); status != 0 {
			t.Errorf("%s: status %d\n%s", languages, status, out)
			continue
		}
		if out, status := run(t, "build", "-s", dir, "--now", now, "--strict"); status != 0 || strings.Contains(out, "warning") {
			t.Errorf("%s: status %d\n%s", languages, status, out)
		}
		if out, status := run(t, "check", "-s", dir, "--now", now, "--strict"); status != 0 {
			t.Errorf("%s: status %d\n%s", languages, status, out)
		}
		if out, status := run(t, "status", "-s", dir, "--now", now, "--fail-on", "stale,touched,missing,unmarked"); status != 0 {
			t.Errorf("%s: status %d\n%s", languages, status, out)
		}
		if out, status := run(t, "fmt", "--check", "-s", dir, "--now", now); status != 0 {
			t.Errorf("%s: status %d\n%s", languages, status, out)
		}
	}
}

// TestStarters: there are words of a new site in every language that there are words
// of the interface in.
func TestStarters(t *testing.T) {
	files, err := filepath.Glob("../../templates/strings/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".yaml")
	}
	if got := strings.Join(newsroom.Starters(), " "); got != strings.Join(files, " ") {
		t.Errorf("%s; the interface speaks %s", got, strings.Join(files, " "))
	}
}

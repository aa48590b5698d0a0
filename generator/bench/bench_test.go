package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the test be the program that measures the floor.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "floor" {
		main()
		return
	}
	os.Exit(m.Run())
}

// texts are the files of a folder, by name.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCorpus: the same size gives the same bytes, and a larger corpus begins with a
// smaller one: what was measured of one is worth something for the other.
func TestCorpus(t *testing.T) {
	made := func(articles int) map[string]string {
		dir := t.TempDir()
		if err := writeCorpus(dir, articles); err != nil {
			t.Fatal(err)
		}
		return texts(t, dir)
	}
	small, again, large := made(40), made(40), made(60)
	if !maps.Equal(small, again) {
		t.Error("two corpora of a size differ")
	}
	stories := 0
	for name, text := range small {
		if large[name] != text {
			t.Errorf("%s is another file in a larger corpus", name)
		}
		if strings.HasSuffix(name, ".md") {
			stories++
			if words := len(strings.Fields(text)); words < 320 || words > 420 {
				t.Errorf("%s has %d words", name, words)
			}
		}
	}
	if stories != 40 {
		t.Errorf("%d articles, want 40", stories)
	}
}

// TestBuilds measures a small site all ways, and looks at what was built: each way must
// have made what it says.
func TestBuilds(t *testing.T) {
	t.Chdir("../..")
	b, err := newBench(t.TempDir(), "no-such-program")
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.builds(t.Context(), 40, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		if m.Seconds <= 0 || m.MiB <= 0 || m.Files < 60 {
			t.Errorf("%+v", m)
		}
		if beside := strings.HasPrefix(m.What, "qostil, o") || strings.HasPrefix(m.What, "qostil, equal"); beside != (m.OfFloor+m.OfCold > 0) || m.OfHugo != 0 {
			t.Errorf("compared with what it should not be, or not with what it should: %+v", m)
		}
	}
	if everything := texts(t, filepath.Join(b.dir, "40-public", "everything")); everything["en/search/index.html"] == "" {
		t.Error("everything is not everything")
	}
	public := filepath.Join(b.dir, "40-public")
	for _, pair := range [][2]string{{"floor", "own"}, {"equal-floor", "equal"}} {
		floor, whole := texts(t, filepath.Join(public, pair[0])), texts(t, filepath.Join(public, pair[1]))
		delete(whole, "qostil-manifest.txt") // of what was published: no page
		for name := range whole {
			if floor[name] == "" {
				t.Errorf("%s lacks %s", pair[0], name)
			}
		}
	}
	equal := texts(t, filepath.Join(public, "equal"))
	if own := texts(t, filepath.Join(public, "own"))["en/2026/10/story-00000/index.html"]; !strings.Contains(own, "Changed 1.") {
		t.Error("the story that was changed is not built again")
	} else if len(equal["en/2026/10/story-00000/index.html"]) >= len(own) {
		t.Error("the templates that are equal to Hugo's are not used")
	}
	if got := strings.Count(table(all), "\n"); got != len(all)+1 {
		t.Errorf("the table has %d lines:\n%s", got, table(all))
	}
}

package output_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"qostil/generator/golden"
)

const (
	manifest = "qostil-manifest.txt"
	state    = ".qostil"
)

// TestPublish publishes the trees 1/, 2/, ... of an archive one after the other.
// Before the last one, the files below out/ are put into the output folder.
func TestPublish(t *testing.T) {
	golden.Archives(t, "testdata/publish/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		dir, log := t.TempDir(), ""
		for step := '1'; ; step++ {
			tree := folder(t, in, string(step))
			if len(tree) == 0 {
				break
			}
			if next := string(step + 1); len(folder(t, in, next)) == 0 {
				write(t, dir, folder(t, in, "out"))
			}
			report, err := build(t.Context(), sealed(tree), open(t, dir))
			if err != nil {
				log += fmt.Sprintf("%c: %v\n", step, err)
			} else {
				log += fmt.Sprintf("%c: %+v\n", step, report)
			}
		}
		return map[string]string{"log": log, "out": listing(snapshot(t, dir))}
	})
}

// TestManifest: every file of ours with its hash and size, sorted by path.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"b.css": "b{}", "a/index.html": "a", "a.html": "", "ё.html": "ё", "A b.txt": "spaces"}
	publish(t, dir, files)
	var want strings.Builder
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&want, "%x %d %s\n", sha256.Sum256([]byte(files[path])), len(files[path]), path)
	}
	if got := snapshot(t, dir)[manifest]; got != want.String() {
		t.Errorf("manifest:\n%swant:\n%s", got, want.String())
	}
}

// TestUnchanged: what does not differ is not touched, not even the manifest; hosts
// and browsers go by it.
func TestUnchanged(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"index.html": "home", "ru/a/index.html": "a", "ru/b/index.html": "b"}
	publish(t, dir, files)
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	before := map[string]fs.FileInfo{}
	for path := range snapshot(t, dir) {
		name := filepath.Join(dir, path)
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
		before[path], _ = os.Stat(name)
	}
	same := func(path string) bool {
		info, err := os.Stat(filepath.Join(dir, path))
		return err == nil && os.SameFile(before[path], info) && info.ModTime().Equal(old)
	}
	if r := publish(t, dir, files); r.Unchanged != 3 || r.Added+r.Changed+r.Removed != 0 {
		t.Errorf("report %+v", r)
	}
	for path := range before {
		if !same(path) {
			t.Errorf("%s was written again", path)
		}
	}
	files["ru/b/index.html"] = "new"
	publish(t, dir, files)
	for path, want := range map[string]bool{"index.html": true, "ru/a/index.html": true, "ru/b/index.html": false, manifest: false} {
		if same(path) != want {
			t.Errorf("%s untouched: %v, want %v", path, !want, want)
		}
	}
}

// TestCores: the number of cores leaves no trace.
func TestCores(t *testing.T) {
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("ru/%d/index.html", i)] = strings.Repeat(fmt.Sprint(i, " "), i)
	}
	var first map[string]string
	for _, cores := range []int{1, 8} {
		before := runtime.GOMAXPROCS(cores)
		dir := t.TempDir()
		publish(t, dir, files)
		runtime.GOMAXPROCS(before)
		got := snapshot(t, dir)
		if first == nil {
			first = got
		}
		same(t, fmt.Sprint(cores, " cores"), got, first)
	}
}

// TestLinks: what a link leads to is not ours, even where the link stands in the
// place of a file that was.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	first := map[string]string{"ru/a.html": "a", "ru/b.html": "b"}
	second := map[string]string{"ru/a.html": "new", "ru/b.html": "b"}
	for name, c := range map[string]struct {
		link, to string
		want     string // the error, or ""
	}{
		"in place of a page": {"ru/a.html", "../../outside/secret", ""},
		"to a file of ours":  {"ru/a.html", "b.html", ""},
		"folder outside":     {"ru", "../outside", `the output folder contains "ru", which no build has made`},
		"folder inside":      {"ru", "elsewhere", `the output folder contains "ru", which no build has made`},
		"circle":             {"ru", "ru", `the output folder contains "ru", which no build has made`},
		"stage":              {state, "elsewhere", ""},
	} {
		t.Run(name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "out")
			write(t, top, map[string]string{"outside/secret": "secret", "outside/a.html": "theirs", "out/elsewhere/a.html": "theirs"})
			publish(t, dir, first)
			if err := os.RemoveAll(filepath.Join(dir, c.link)); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(c.to, filepath.Join(dir, c.link)); err != nil {
				t.Fatal(err)
			}
			before := snapshot(t, top)
			_, err := build(t.Context(), sealed(second), open(t, dir))
			after := snapshot(t, top)
			switch {
			case c.want == "" && (err != nil || after["out/ru/a.html"] != "new"):
				t.Errorf("error %v, ru/a.html is %q", err, after["out/ru/a.html"])
			case c.want != "":
				if err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("error %v, want %q", err, c.want)
				}
				same(t, "refused", after, before)
			}
			for _, path := range []string{"outside/secret", "outside/a.html", "out/elsewhere/a.html"} {
				if after[path] != before[path] {
					t.Errorf("%s is %q now", path, after[path])
				}
			}
		})
	}
}

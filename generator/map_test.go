package generator_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestMap: doc.go has a line for every package of the table, below those of all packages
// that it imports, and the files that it names are there.
func TestMap(t *testing.T) {
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile(`^//\t([a-z][a-z0-9/]*) {2,}`)
	file := regexp.MustCompile(`\b[a-z_0-9]+\.go\b`)
	here := os.DirFS(".")
	mapped := map[string]int{} // to the order of the map
	dir := ""
	for line := range strings.Lines(string(src)) {
		if m := entry.FindStringSubmatch(line); m != nil {
			dir = m[1]
			mapped[dir] = len(mapped) + 1
			line = line[len(m[0]):]
		} else if !strings.HasPrefix(line, "//\t  ") {
			dir = ""
		}
		for _, name := range file.FindAllString(line, -1) {
			if dir == "" {
				continue
			}
			if _, err := fs.Stat(here, path.Join(dir, name)); err != nil {
				t.Errorf("the map has a file %s/%s that is not there", dir, name)
			}
		}
	}
	for name := range house {
		if name != "generator" && mapped[name] == 0 {
			t.Errorf("the map lacks the package %s", name)
		}
	}
	const prefix = "qostil/generator/"
	for _, p := range list(t, prefix+"...") {
		own := mapped[strings.TrimPrefix(p.Path, prefix)]
		for _, imported := range p.Imports {
			if name, ours := strings.CutPrefix(imported, prefix); ours && own > 0 && mapped[name] > own {
				t.Errorf("%s is above %s in the map, which it imports", p.Path, name)
			}
		}
	}
}

package output_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/output"
)

// folder is the files below a folder of an archive, by path.
func folder(t *testing.T, in fs.FS, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	sub, err := fs.Sub(in, dir)
	if err != nil {
		t.Fatal(err)
	}
	_ = fs.WalkDir(sub, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a folder that is not there has no files
		}
		data, err := fs.ReadFile(sub, path)
		files[path] = string(data)
		return err
	})
	return files
}

// write puts files into a folder, over links and folders that are in their way.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for path, content := range files {
		name := filepath.Join(dir, filepath.FromSlash(path))
		_ = os.MkdirAll(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot is all that a folder holds: files by path, links by where they lead,
// and, with a slash at their ends, folders that are empty.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		path, _ := filepath.Rel(dir, name)
		path = filepath.ToSlash(path)
		switch {
		case err != nil || path == ".":
			return err
		case d.IsDir():
			entries, err := os.ReadDir(name)
			if len(entries) == 0 {
				all[path+"/"] = ""
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			all[path] = "-> " + to
			return err
		}
		data, err := os.ReadFile(name)
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// listing shows a snapshot, and of a manifest what people can read.
func listing(all map[string]string) string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "%s: %s\n", path, strings.TrimSuffix(readable(path, all[path]), "\n"))
	}
	return b.String()
}

// same holds two snapshots against each other.
func same(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(listing(want), listing(got)); diff != "" || !maps.Equal(got, want) {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

func readable(path, content string) string {
	if path != manifest {
		return content
	}
	var lines []string
	for line := range strings.Lines(content) {
		if sum, rest, ok := strings.Cut(line, " "); ok && len(sum) == 64 {
			line = rest
		}
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	return strings.Join(lines, " | ")
}

func open(t testing.TB, dir string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

// publish publishes files that nothing is wrong with.
func publish(t *testing.T, dir string, files map[string]string) output.Report {
	t.Helper()
	report, err := build(t.Context(), sealed(files), open(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Package golden is for tests: what they get is held against what is written in
// files, and with the flag -update written there.
//
// A txtar archive holds one case: its comment says what the case shows, the files
// below want/ are what is expected, all others are the input.
package golden

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what tests get into the files that say what they want")

// want is the folder of an archive that holds what is expected.
const want = "want/"

// Archives runs a test for each archive that fits a pattern (testdata/*.txtar),
// and compares the texts that it returns, by name, with those below want/. A text
// that is empty needs no file.
func Archives(t *testing.T, pattern string, run func(t *testing.T, in fs.FS) map[string]string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives %s (%v)", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, expected := split(archive)
			got := run(t, in)
			for name, text := range got {
				if text == "" {
					delete(got, name)
				} else if !strings.HasSuffix(text, "\n") {
					got[name] = text + "\n" // as txtar ends every file
				}
			}
			if *update {
				write(t, file, archive, got)
				return
			}
			if diff := cmp.Diff(expected, got); diff != "" {
				t.Errorf("%s (-want +got; -update writes what the test got):\n%s", file, diff)
			}
		})
	}
}

func split(archive *txtar.Archive) (in fstest.MapFS, expected map[string]string) {
	in, expected = fstest.MapFS{}, map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, want); ok {
			expected[name] = string(f.Data)
		} else {
			in[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
	return in, expected
}

func write(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, want) })
	var names []string
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		archive.Files = append(archive.Files, txtar.File{Name: want + name, Data: []byte(got[name])})
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// File compares a text with a file.
func File(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	expected, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (-update writes what the test got)", err)
	}
	if diff := cmp.Diff(string(expected), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes what the test got):\n%s", file, diff)
	}
}

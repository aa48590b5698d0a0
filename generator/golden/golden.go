// Package golden is the test kit: a txtar archive becomes a linked site, and what a
// test gets is compared with files. Only tests import it, from packages named x_test.
//
// # Archives
//
// A txtar archive (https://pkg.go.dev/golang.org/x/tools/txtar) holds one case. Its
// comment says what the case shows. The files below want/ hold the expected results;
// all others are the input, as an fs.FS:
//
//	A link to a story in the page's language.
//	-- content/site.yaml --
//	title: {ru: Дайджест, en: Digest}
//	base_url: https://digest.example/
//	languages: [ru, en]
//	-- content/2026/11/23/port.en.md --
//	---
//	title: Aktau port
//	---
//	-- want/en --
//	/en/2026/11/port/
//
// Archives runs a test for each archive that fits a pattern and compares the results,
// by name, with the files below want/. File compares a text with one file. With the
// flag -update both write the results instead: read the difference before you commit.
//
// # Sites
//
// Link reads the configuration and the texts of an archive, links them as of Now and
// returns all of it. ReadArchive and Files make file systems of archives, and draw the
// pictures in them: the text of a file port.png is its size, such as 640x360.
package golden

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the results of tests into the files with the expected results")

// want is the folder of an archive that holds the expected results.
const want = "want/"

// Archives runs a test for each archive that fits a pattern, such as testdata/*.txtar,
// and compares the texts that it returns, by name, with those below want/. An empty
// text needs no file.
func Archives(t *testing.T, pattern string, run func(t *testing.T, in fs.FS) map[string]string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives %s (%v)", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive := parse(t, file)
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
				t.Errorf("%s (-want +got; -update writes the results):\n%s", file, diff)
			}
		})
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
		t.Fatalf("%v (-update writes the results)", err)
	}
	if diff := cmp.Diff(string(expected), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes the results):\n%s", file, diff)
	}
}

func parse(t testing.TB, file string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// split separates the input of an archive from the expected results.
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

// write replaces the expected results of an archive.
func write(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, want) })
	for _, name := range slices.Sorted(maps.Keys(got)) {
		archive.Files = append(archive.Files, txtar.File{Name: want + name, Data: []byte(got[name])})
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

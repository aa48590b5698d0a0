package golden

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// ReadArchive returns the files of a txtar archive, pictures drawn.
func ReadArchive(t testing.TB, file string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range parse(t, file).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return Files(t, files)
}

// Files returns the files of all layers, pictures drawn. Where two layers have a file
// of the same name, the later one counts. Tests may change the result.
func Files(t testing.TB, layers ...fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, layer := range layers {
		err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(layer, name)
			if path.Ext(name) == ".png" {
				data = drawn(data)
			}
			files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Seeds hands on the files of all archives that fit a pattern, in the order of their
// names and as they are: the seeds of a fuzz test.
func Seeds(t testing.TB, pattern string, add func(name string, text []byte)) {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives %s (%v)", pattern, err)
	}
	for _, archive := range archives {
		for _, f := range parse(t, archive).Files {
			add(f.Name, f.Data)
		}
	}
}

// Texts returns a file system of texts by path.
func Texts(texts map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return files
}

// drawn is a picture of the size that data says (640x360). Other data is returned as
// it is: pictures, also broken ones.
func drawn(data []byte) []byte {
	const longest = len("100000x100000\n")
	var w, h int
	if len(data) > longest {
		return data
	}
	if _, err := fmt.Sscanf(string(data), "%dx%d", &w, &h); err != nil {
		return data
	}
	return Picture(w, h)
}

// Picture returns a black PNG.
func Picture(width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err) // a size that no picture has
	}
	return b.Bytes()
}

// Repository returns the path of a file of this repository, such as templates, from the
// folder of the package that is tested.
func Repository(t testing.TB, name string) string {
	t.Helper()
	for dir := "."; len(dir) < 100; dir = filepath.Join("..", dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, name)
		}
	}
	t.Fatal("no go.mod above the package")
	return ""
}

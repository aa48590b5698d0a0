package command_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/command"
)

// TestPhotoAdd: pictures come to a story under its name, the first as its picture; the
// second time nothing is written over.
func TestPhotoAdd(t *testing.T) {
	dir := t.TempDir()
	story, folder := "content/2026/11/23/port.ru.md", "content/2026/11/23/talks/index.ru.md"
	put(t, filepath.Join(dir, "content/site.yaml"), "title: {ru: Вести}\nbase_url: https://news.example/\nlanguages: [ru]\ntags: open\n")
	for _, name := range []string{story, folder} {
		put(t, filepath.Join(dir, name), "---\ntitle: Порт\ndate: 2026-11-23\nsource: own\n---\n\nСлова.\n")
	}
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 2400, 1200)), nil); err != nil {
		t.Fatal(err)
	}
	camera := filepath.Join(t.TempDir(), "IMG 1.JPG")
	put(t, camera, picture.String())
	put(t, camera+".txt", "words")
	add := func(file, to string) (int, string) {
		var out bytes.Buffer
		status := command.Main([]string{"photo", "add", "-s", dir, file, to}, &out, &out, embedded())
		return status, strings.ReplaceAll(filepath.ToSlash(out.String()), filepath.ToSlash(dir)+"/", "")
	}
	for _, c := range []struct{ file, to, name, next string }{
		{camera, story, "content/2026/11/23/port.jpg", "next: say what it shows"},
		{camera, story, "content/2026/11/23/port-2.jpg", "next: show it in the text: ![what it shows](port-2.jpg"},
		{camera, story, "content/2026/11/23/port-3.jpg", "next: show it in the text"},
		{camera, folder, "content/2026/11/23/talks/cover.jpg", "next: say what it shows"},
		{camera, folder, "content/2026/11/23/talks/talks-2.jpg", "next: show it in the text"},
	} {
		status, said := add(c.file, c.to)
		if status != 0 || !strings.Contains(said, c.name+"\n2000 × 1000 pixels, ") || !strings.Contains(said, "it was 2400 × 1200 pixels\n") || !strings.Contains(said, c.next) {
			t.Errorf("%s: status %d, said\n%s", c.name, status, said)
		}
		if _, err := os.Stat(filepath.Join(dir, c.name)); err != nil {
			t.Error(err)
		}
	}
	for _, c := range []struct{ file, to, want string }{
		{camera + ".txt", story, "the picture is broken, or browsers do not know its format"},
		{camera + ".none", story, "cannot be read: "},
		{camera, "content/2026/11/23/none.ru.md", "there is no such file"},
	} {
		if status, said := add(c.file, c.to); status != 1 || !strings.Contains(said, c.want) {
			t.Errorf("%s to %s: status %d, said\n%s", c.file, c.to, status, said)
		}
	}
}

func embedded() fstest.MapFS {
	return fstest.MapFS{"templates/base.html": {Data: []byte(`{{template "main" .}}`)}, "static/a.txt": {}}
}

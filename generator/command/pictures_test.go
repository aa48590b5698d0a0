package command_test

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"qostil/generator/command"
)

// TestSweptPictures: what was made of a picture goes when no build has asked for it in a
// month; what one still asks for stays, however old it is, and so do files of others.
func TestSweptPictures(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "content/site.yaml"), "title: {ru: Вести}\nbase_url: https://news.example/\nlanguages: [ru]\ntags: open\n")
	add := func(name string, width int) {
		m := image.NewGray(image.Rect(0, 0, width, 700))
		for i := range m.Pix {
			m.Pix[i] = uint8(i * i >> 7)
		}
		var data bytes.Buffer
		if err := png.Encode(&data, m); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, "content/2026/11/23/"+name+".png"), data.String())
		put(t, filepath.Join(dir, "content/2026/11/23/"+name+".ru.md"), "---\ntitle: Порт\ndate: 2026-11-23\nsource: own\nimage: {alt: Кран}\n---\n\nСлова.\n")
	}
	cache := filepath.Join(dir, ".qostil", "pictures")
	build := func() (files []string) {
		var out bytes.Buffer
		if status := command.Main([]string{"build", "-s", dir, "--now", now}, &out, &out, os.DirFS("../..")); status != 0 {
			t.Fatal(out.String())
		}
		err := filepath.WalkDir(cache, func(file string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	age := func(files []string, by time.Duration) {
		for _, f := range files {
			if err := os.Chtimes(f, time.Time{}, time.Now().Add(-by)); err != nil {
				t.Fatal(err)
			}
		}
	}
	const day = 24 * time.Hour
	add("port", 1300)
	wanted := build()
	add("gone", 1400)
	all := build()
	if len(all) <= len(wanted) {
		t.Fatalf("nothing was made of the second picture: %v", all)
	}
	foreign := filepath.Join(cache, "notes.txt")
	put(t, foreign, "not ours")
	for _, name := range []string{"gone.png", "gone.ru.md"} {
		if err := os.Remove(filepath.Join(dir, "content/2026/11/23", name)); err != nil {
			t.Fatal(err)
		}
	}
	all, wanted = append(all, foreign), append(wanted, foreign)
	age(all, 29*day)
	if got := build(); len(got) != len(all) {
		t.Errorf("after 29 days there are %d files, want %d", len(got), len(all))
	}
	age(all, 31*day)
	left := build()
	slices.Sort(left)
	slices.Sort(wanted)
	if !slices.Equal(left, wanted) {
		t.Errorf("after 31 days there are\n%q, want\n%q", left, wanted)
	}
}

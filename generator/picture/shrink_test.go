package picture_test

import (
	"encoding/binary"
	"fmt"
	"image"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/diag"
	"qostil/generator/picture"
	"qostil/generator/picture/imagetest"
)

// TestShrink: what is brought in is as large as pages need it, stands upright and says
// nothing of where it was taken.
func TestShrink(t *testing.T) {
	place := imagetest.APP1("Exif\x00\x00" + imagetest.ExifWithPlace())
	small := imagetest.JPEG(imagetest.Photo(640, 480))
	for _, c := range []struct {
		what, name, data string
		extension        string
		w, h             int
		place            bool
	}{
		{"large", "IMG_1.JPG", imagetest.JPEG(imagetest.Photo(2600, 1300), place), "jpg", 2000, 1000, true},
		{"small", "a.jpeg", small[:2] + place + small[2:], "jpg", 640, 480, true},
		{"turned", "a.jpg", imagetest.JPEG(imagetest.AsHeld(imagetest.Photo(1500, 2500), 6), imagetest.Exif("II*\x00", binary.LittleEndian, 6)), "jpg", 1200, 2000, false},
		{"called otherwise", "photo", small, "jpg", 640, 480, false},
		{"a drawing", "a.png", imagetest.PNG(imagetest.Photo(600, 400)), "png", 600, 400, false},
		{"a photograph as PNG", "a.png", imagetest.PNG(imagetest.Photo(1800, 1200)), "jpg", 1800, 1200, false},
		{"SVG", "a.svg", "<svg " + imagetest.SVG + " width='3' height='2'/>", "svg", 3, 2, false},
	} {
		s, err := picture.Shrink(fstest.MapFS{c.name: {Data: []byte(c.data)}}, c.name)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if s.Extension != c.extension || s.Width != c.w || s.Height != c.h || s.HadLocation != c.place {
			t.Errorf("%s: .%s, %d × %d, place: %t", c.what, s.Extension, s.Width, s.Height, s.HadLocation)
		}
		if strings.Contains(string(s.Data), "secret") || len(s.Data) > 1_500_000 {
			t.Errorf("%s: %d bytes, or a secret", c.what, len(s.Data))
		}
		if c.extension == "svg" {
			continue
		}
		looks(t, string(s.Data), c.w, c.h, imagetest.Quarters)
		if again, err := picture.Shrink(fstest.MapFS{"a": {Data: s.Data}}, "a"); err != nil || string(again.Data) != string(s.Data) {
			t.Errorf("%s: brought in again it changes (%v)", c.what, err)
		}
	}
}

func TestShrinkRefused(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.jpg", "", "the file is empty"},
		{"a.heic", imagetest.Box("ftyp", "heic", imagetest.BE32(0), "mif1heic"), "the file is HEIC, which browsers do not show"},
		{"a.jpg", imagetest.PNGHead(20000, 20000), "the picture is 20000 × 20000 pixels, which is too large to make it smaller here"},
		{"a.jpg", imagetest.JPEG(image.NewGray(image.Rect(0, 0, 50, 50)))[:200], "the JPEG is broken: it ends too soon"},
		{"a.png", shorter(imagetest.PNG(imagetest.Photo(60, 40)), 60, 30), "the PNG is broken: invalid format: too much pixel data"},
		{"a.webp", imagetest.WebP(imagetest.Extended(40, 30), imagetest.Lossy(40, 30), imagetest.Chunk("EXIF", imagetest.Exif("II*\x00", binary.LittleEndian, 6)[4:])), "a WebP that its metadata turns cannot be turned here"},
		{"a.gif", imagetest.GIFHead(4000, 40) + ";", "a GIF of 4000 × 40 pixels cannot be made smaller here"},
		{"a.svg", "<svg " + imagetest.SVG + " onload='x()'/>", "the drawing contains an event handler (onload)"},
		{"none", "", "cannot be read: file does not exist"},
	} {
		files := fstest.MapFS{}
		if c.name != "none" {
			files[c.name] = &fstest.MapFile{Data: []byte(c.data)}
		}
		if _, err := picture.Shrink(files, c.name); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// shorter is a PNG with more pixels than it says.
func shorter(png string, w, h int) string {
	return imagetest.PNGHead(w, h) + png[len(imagetest.PNGHead(w, h)):]
}

// TestShrinkWeighed: what cannot be made light here is warned of, as in builds.
func TestShrinkWeighed(t *testing.T) {
	for name, data := range map[string]string{
		"a.svg": "<svg " + imagetest.SVG + ">" + strings.Repeat("<g/>", 400_000) + "</svg>",
		"a.gif": imagetest.Encoded("gif", 40, 30),
	} {
		s, err := picture.Shrink(fstest.MapFS{name: {Data: []byte(data)}}, name)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if name == "a.svg" {
			want = "a.svg: warning: the picture has 1.6 MB; 1.5 MB are enough for any page; export it with less detail, or as PNG"
		}
		for what, list := range map[string]diag.List{"brought in": s.CheckWeight(diag.Place{File: name}), "in a build": picture.Load(fstest.MapFS{name: {Data: []byte(data)}}, picture.Options{}, []string{name}).Problems} {
			got := ""
			for _, p := range list {
				got += fmt.Sprintf("%s: warning: %s; %s", p.Place, p.Text(), p.Hint())
			}
			if got != want {
				t.Errorf("%s %s: %s", name, what, got)
			}
		}
	}
}

// A pipe is refused before it is opened: nobody may ever write to it.
func TestShrinkPipe(t *testing.T) {
	files := fstest.MapFS{"a.jpg": {Mode: fs.ModeNamedPipe}}
	if _, err := picture.Shrink(files, "a.jpg"); err == nil || err.Error() != "this is neither a file nor a folder (p---------)" {
		t.Error(err)
	}
}

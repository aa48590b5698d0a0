package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/picture/imagetest"
)

// album is a site of one picture.
type album struct {
	*picture.Set
	tree *output.Tree
}

const file, at = "content/2026/11/23/port.jpg", "/media/2026/11/23/port.jpg"

func albumOf(t *testing.T, o picture.Options, name, data string) *album {
	t.Helper()
	if o.Mode == "" {
		o.Mode = picture.Builtin
	}
	a := &album{picture.Load(fstest.MapFS{name: {Data: []byte(data)}}, o, []string{name}), &output.Tree{}}
	c := picture.Claim{File: name, Path: "/media/" + strings.TrimPrefix(name, "content/")}
	_, c.Social = a.SocialPath(name, c.Path)
	a.Add(a.tree, c)
	a.tree.Seal()
	return a
}

// made renders a file of the tree.
func (a *album) made(t *testing.T, path string) (string, *output.Out) {
	t.Helper()
	f := a.tree.File(path)
	if f == nil {
		t.Fatalf("nothing is claimed at %s", path)
	}
	var out output.Out
	if err := f.Make(&out); err != nil {
		t.Fatal(err)
	}
	return out.String(), &out
}

func (a *album) paths() (paths []string) {
	for _, f := range a.tree.Files() {
		paths = append(paths, strings.TrimPrefix(f.Path, "media/2026/11/23/")+" "+f.Type)
	}
	return paths
}

// fake is an encoder that writes what it was given to do.
func fake(name string, drawings bool, calls *atomic.Int32) picture.Encoder {
	return picture.Encoder{Name: name, Type: "image/" + name, Version: "1", Drawings: drawings, Encode: func(data []byte, lossless bool) ([]byte, error) {
		calls.Add(1)
		c, err := png.DecodeConfig(bytes.NewReader(data))
		return fmt.Appendf(nil, "%s %dx%d %t", name, c.Width, c.Height, lossless), err
	}}
}

// TestSizes: which files are made of a picture, by its kind, width and weight.
func TestSizes(t *testing.T) {
	clear := imagetest.Photo(1000, 500)
	clear.SetNRGBA(0, 0, color.NRGBA{})
	small := imagetest.JPEG(imagetest.Photo(300, 200))
	var calls atomic.Int32
	both := []picture.Encoder{fake("avif", false, &calls), fake("webp", true, &calls)}
	for _, c := range []struct {
		what, name, data string
		o                picture.Options
		want             string
	}{
		{"wide", "port.jpg", imagetest.JPEG(imagetest.Photo(1900, 500)), picture.Options{}, "port.1200.jpg port.1600.jpg port.480.jpg port.800.jpg port.jpg port.og.jpg"},
		{"as wide as the widest", "port.jpeg", imagetest.JPEG(imagetest.Photo(1600, 350)), picture.Options{}, "port.1200.jpeg port.1600.jpeg port.480.jpeg port.800.jpeg port.jpeg port.og.jpg"},
		{"hardly wider than a size", "port.png", imagetest.PNG(imagetest.Photo(900, 700)), picture.Options{}, "port.480.png port.og.jpg port.png"},
		{"light", "port.jpg", small, picture.Options{}, "port.jpg"},
		{"clear", "port.png", imagetest.PNG(clear), picture.Options{}, "port.480.png port.800.png port.og.jpg port.png"},
		{"with programs", "port.jpg", imagetest.JPEG(imagetest.Photo(700, 900)), picture.Options{Encoders: both},
			"port.480.jpg port.480.jpg.avif port.480.jpg.webp port.700.jpg port.700.jpg.avif port.700.jpg.webp port.jpg port.og.jpg"},
		{"a drawing, with programs", "port.PNG", imagetest.PNG(imagetest.Photo(700, 900)), picture.Options{Encoders: both}, "port.480.PNG port.480.PNG.webp port.700.PNG.webp port.PNG port.og.jpg"},
		{"nobody makes them", "port.jpg", imagetest.JPEG(imagetest.Photo(1900, 500)), picture.Options{Mode: picture.None, Encoders: both}, "port.jpg"},
		{"Netlify makes them", "port.jpg", imagetest.JPEG(imagetest.Photo(1900, 500)), picture.Options{Mode: picture.Netlify, Encoders: both}, "port.jpg port.og.jpg"},
		{"turned", "port.jpg", imagetest.JPEG(imagetest.Photo(700, 900), imagetest.Exif("II*\x00", binary.LittleEndian, 6)), picture.Options{Mode: picture.None}, "port.jpg"},
		{"moving", "port.gif", imagetest.Encoded("gif", 900, 900), picture.Options{}, "port.gif port.og.jpg"},
		{"a moving WebP", "port.webp", imagetest.WebP(imagetest.Extended(900, 900), imagetest.Chunk("ANIM", "\x00\x00\x00\x00\x00\x00")), picture.Options{}, "port.webp"},
		{"a turned WebP", "port.webp", imagetest.WebP(imagetest.Extended(700, 900), imagetest.Lossy(700, 900), imagetest.Chunk("EXIF", imagetest.Exif("II*\x00", binary.LittleEndian, 6)[4:])), picture.Options{},
			"port.480.webp.jpg port.900.webp.jpg port.og.jpg port.webp"},
		{"broken", "port.jpg", "", picture.Options{}, "port.jpg"},
	} {
		s := albumOf(t, c.o, "content/2026/11/23/"+c.name, c.data)
		var names []string
		for _, p := range s.paths() {
			name, _, _ := strings.Cut(p, " ")
			names = append(names, name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if calls.Load() != 0 {
		t.Errorf("%d pictures were made that nobody asked for", calls.Load())
	}
}

// TestMade: each size is as wide as its name says, in its kind, and looks like the
// picture.
func TestMade(t *testing.T) {
	var calls atomic.Int32
	s := albumOf(t, picture.Options{Encoders: []picture.Encoder{fake("webp", true, &calls)}}, file, imagetest.JPEG(imagetest.Photo(1900, 500)))
	for w, h := range map[int]int{480: 126, 800: 211, 1200: 316, 1600: 421} {
		data, _ := s.made(t, fmt.Sprintf("/media/2026/11/23/port.%d.jpg", w))
		looks(t, data, w, h, imagetest.Quarters)
		webp, _ := s.made(t, fmt.Sprintf("/media/2026/11/23/port.%d.jpg.webp", w))
		if want := fmt.Sprintf("webp %dx%d false", w, h); webp != want {
			t.Errorf("%s, want %s", webp, want)
		}
	}
	data, _ := s.made(t, "/media/2026/11/23/port.og.jpg")
	looks(t, data, 1200, 630, imagetest.Quarters)
	if calls.Load() != 4 {
		t.Errorf("%d calls of the program, want 4", calls.Load())
	}
}

// looks compares the size of a picture, and the colours of its imagetest.Quarters.
func looks(t *testing.T, data string, w, h int, want [4]color.NRGBA) {
	t.Helper()
	m, _, err := image.Decode(strings.NewReader(data))
	if err != nil {
		t.Error(err)
		return
	}
	if b := m.Bounds(); b.Dx() != w || b.Dy() != h {
		t.Errorf("%d × %d pixels, want %d × %d", b.Dx(), b.Dy(), w, h)
		return
	}
	for i, c := range want {
		r, g, b, _ := m.At(w/4+i%2*w/2, h/4+i/2*h/2).RGBA()
		if near(r, c.R) && near(g, c.G) && near(b, c.B) {
			continue
		}
		t.Errorf("the quarter %d is %02x%02x%02x, want about %02x%02x%02x", i, r>>8, g>>8, b>>8, c.R, c.G, c.B)
	}
}

func near(got uint32, want uint8) bool {
	d := int(got>>8) - int(want)
	return d > -30 && d < 45 // grain makes it lighter
}

// TestTurned: whatever way the camera was held, all that is published stands upright
// and says nothing of it.
func TestTurned(t *testing.T) {
	upright := imagetest.Photo(600, 400)
	for o := uint16(1); o <= 8; o++ {
		s := albumOf(t, picture.Options{}, file, imagetest.JPEG(imagetest.AsHeld(upright, o), imagetest.Exif("MM\x00*", binary.BigEndian, o)))
		if info, _ := s.Info(file); info.Width != 600 || info.Height != 400 {
			t.Errorf("orientation %d: %v", o, info)
		}
		for path, h := range map[string]int{at: 400, "/media/2026/11/23/port.480.jpg": 320, "/media/2026/11/23/port.og.jpg": 630} {
			data, out := s.made(t, path)
			if strings.Contains(data, "Exif") || len(out.Problems) > 0 {
				t.Errorf("orientation %d: %s has metadata, or problems: %v", o, path, out.Problems)
			}
			want := map[int]int{400: 600, 320: 480, 630: 1200}[h]
			looks(t, data, want, h, imagetest.Quarters)
		}
	}
}

// TestCores: the bytes are the same on any number of cores.
func TestCores(t *testing.T) {
	data := imagetest.JPEG(imagetest.Photo(1000, 600))
	var want []string
	for _, cores := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(cores)
		s := albumOf(t, picture.Options{}, file, data)
		var got []string
		for _, f := range s.tree.Files() {
			made, _ := s.made(t, f.URL())
			got = append(got, made)
		}
		runtime.GOMAXPROCS(before)
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %d cores other bytes are made", cores)
		}
	}
}

// TestCache: what has been made is not made again, unless the picture, a program or
// the cache has changed.
func TestCache(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var calls atomic.Int32
	options := picture.Options{Cache: func() output.FS { return root }, Encoders: []picture.Encoder{fake("webp", true, &calls)}}
	data := imagetest.JPEG(imagetest.Photo(700, 700))
	build := func() (files []string) {
		s := albumOf(t, options, file, data)
		if _, ok := s.Offer(file, at, func(p string) string { return p }); !ok {
			t.Fatal("the picture is not shown")
		}
		for _, f := range s.tree.Files() {
			made, out := s.made(t, f.URL())
			if len(out.Problems) > 0 {
				t.Fatal(out.Problems)
			}
			files = append(files, made)
		}
		return files
	}
	first := build()
	expect := func(what string, n int32) {
		t.Helper()
		calls.Store(0)
		if got := build(); !slices.Equal(got, first) {
			t.Errorf("%s: other bytes", what)
		}
		if calls.Load() != n {
			t.Errorf("%s: the program ran %d times, want %d", what, calls.Load(), n)
		}
	}
	expect("again", 0)
	spoil := func(ending string) {
		err := fs.WalkDir(root.FS(), ".", func(name string, _ fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(name, ending) {
				err = root.WriteFile(name, []byte("spoilt"), 0o666)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	spoil(".700.jpg.webp")
	expect("after a file was spoilt", 1) // that file alone
	spoil(".json")
	expect("after the list was spoilt", 2)
	expect("and again", 0)
	options.Encoders[0].Version = "2"
	expect("by another version", 2)
	data = data[:2] + "\xff\xfe\x00\x04hi" + data[2:]
	expect("another file of the same pixels", 2)
}

// TestCacheFull: a disk that is full is no fault of the picture's.
func TestCacheFull(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var cache output.FS = full{}
	s := albumOf(t, picture.Options{Cache: func() output.FS { return cache }}, file, imagetest.JPEG(imagetest.Photo(700, 700)))
	var out output.Out
	const smaller = "/media/2026/11/23/port.480.jpg"
	err = s.tree.File(smaller).Make(&out)
	if err == nil || !strings.Contains(err.Error(), "the cache of pictures cannot be written: no space left") || len(out.Problems) > 0 {
		t.Error(err, out.Problems)
	}
	cache = root // and there is room again
	if data, _ := s.made(t, smaller); data == "" {
		t.Error("nothing is made")
	}
}

type disk = output.FS

type full struct{ disk }

func (full) ReadFile(string) ([]byte, error)             { return nil, fs.ErrNotExist }
func (full) MkdirAll(string, fs.FileMode) error          { return nil }
func (full) WriteFile(string, []byte, fs.FileMode) error { return errors.New("no space left") }
func (full) Remove(string) error                         { return nil }

// TestCutOff: a picture whose head is whole and whose pixels are not is a problem of
// each file that is made of it, and shown once.
func TestCutOff(t *testing.T) {
	for name, data := range map[string]string{
		"port.jpg": imagetest.JPEG(imagetest.Photo(900, 700)), "port.png": imagetest.PNG(imagetest.Photo(900, 700)),
	} {
		s := albumOf(t, picture.Options{}, "content/2026/11/23/"+name, data[:len(data)*2/3])
		if _, ok := s.Offer("content/2026/11/23/"+name, at, func(p string) string { return p }); !ok {
			t.Errorf("%s: its size is known", name)
		}
		var problems []string
		for _, f := range s.tree.Files() {
			made, out := s.made(t, f.URL())
			for _, p := range out.Problems {
				problems = append(problems, p.File+": "+p.Text())
			}
			if made != "" {
				t.Errorf("%s: something is published", f.Path)
			}
		}
		slices.Sort(problems)
		if problems = slices.Compact(problems); len(problems) != 1 || !strings.HasSuffix(problems[0], "is broken: it ends too soon") {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestBomb: a small file that claims to be large costs no more than it claims, and is
// told of.
func TestBomb(t *testing.T) {
	bomb := imagetest.PNGHead(8000, 8000)
	s := albumOf(t, picture.Options{}, "content/2026/11/23/port.png", bomb+strings.Repeat("\x00", 200_000))
	_, out := s.made(t, "/media/2026/11/23/port.480.png")
	if len(out.Problems) != 1 || out.Problems[0].Hint() == "" {
		t.Error(out.Problems)
	}
}

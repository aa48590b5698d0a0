package picture_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
)

// counting is a codec that counts, and fails where it is told to.
func counting(decoded, encoded *atomic.Int32, err error) picture.Codec {
	return picture.Codec{
		Decode: func(k imagefile.Kind, data []byte) (image.Image, error) {
			decoded.Add(1)
			if err != nil {
				return nil, err
			}
			return k.Decode(data)
		},
		Encode: func(k imagefile.Kind, m image.Image, quality int, icc []byte) ([]byte, error) {
			encoded.Add(1)
			if err != nil {
				return nil, err
			}
			return k.Encode(m, quality, icc)
		},
	}
}

// TestPagesMakeNothing: what a page asks for, and the claiming of paths, need no decoder
// and no encoder. The files of the variants do.
func TestPagesMakeNothing(t *testing.T) {
	var decoded, encoded atomic.Int32
	refused := errors.New("a picture was decoded or encoded")
	webp := picture.Encoder{Name: "webp", Type: "image/webp", Drawings: true, Encode: func([]byte, bool) ([]byte, error) {
		encoded.Add(1)
		return nil, refused
	}}
	data := imagetest.JPEG(imagetest.Photo(1900, 1000), imagetest.Thumbnail(imagetest.Photo(160, 120), 1))
	a := albumOf(t, picture.Options{Codec: counting(&decoded, &encoded, refused), Encoders: []picture.Encoder{webp}}, file, data)
	o, ok := a.Offer(file, at, func(p string) string { return p })
	if !ok || o.Width != 1900 || o.Height != 1000 || o.Tone == "" || !strings.Contains(o.Srcset, "port.1600.jpg 1600w") || len(o.Sources) != 1 {
		t.Errorf("%+v, %t", o, ok)
	}
	if cut, ok := a.SocialPath(file, at); !ok || !strings.HasSuffix(cut, ".og.jpg") {
		t.Errorf("%s, %t", cut, ok)
	}
	if n := decoded.Load() + encoded.Load(); n > 0 {
		t.Fatalf("%d times a picture was decoded or encoded", n)
	}
	var out output.Out
	if err := a.tree.File("/media/2026/11/23/port.480.jpg").Make(&out); !errors.Is(err, refused) {
		t.Errorf("a variant: %v", err)
	}
	if got, _ := a.made(t, at); got == "" {
		t.Error("the picture itself needs a decoder")
	}
}

// TestSingle: a preview makes the variant alone that a browser wants; its bytes are those
// of a build.
func TestSingle(t *testing.T) {
	data := imagetest.JPEG(imagetest.Photo(1900, 1000))
	var decoded, encoded atomic.Int32
	preview := albumOf(t, picture.Options{Single: true, Codec: counting(&decoded, &encoded, nil)}, file, data)
	build := albumOf(t, picture.Options{}, file, data)
	for n, name := range []string{"port.800.jpg", "port.480.jpg", "port.og.jpg", "port.1600.jpg", "port.1200.jpg"} {
		got, _ := preview.made(t, "/media/2026/11/23/"+name)
		if want, _ := build.made(t, "/media/2026/11/23/"+name); got != want {
			t.Errorf("%s: other bytes than in a build", name)
		}
		if int(encoded.Load()) != n+1 {
			t.Errorf("after %s: %d variants are made, want %d", name, encoded.Load(), n+1)
		}
	}
}

// TestMakeAll: each original is decoded once for all of its variants, pictures that are
// not wanted are not, and whatever is wrong is left to the files.
func TestMakeAll(t *testing.T) {
	var decoded, encoded, told atomic.Int32
	files, tree := fstest.MapFS{}, &output.Tree{}
	var names []string
	for i := range 4 {
		name := fmt.Sprintf("content/%d.jpg", i)
		files[name] = &fstest.MapFile{Data: []byte(imagetest.JPEG(imagetest.Photo(900+i, 700)))}
		names = append(names, name)
	}
	files["content/2.jpg"].Data = files["content/2.jpg"].Data[:60_000] // its pixels are cut off
	s := picture.Load(files, picture.Options{Mode: picture.Builtin, Codec: counting(&decoded, &encoded, nil)}, names)
	for _, name := range names {
		s.Add(tree, picture.Claim{File: name, Path: "/media/" + strings.TrimPrefix(name, "content/")})
	}
	tree.Seal()
	s.MakeAll(context.Background(), func(path string) bool { return !strings.HasPrefix(path, "media/3") }, func(of int) {
		told.Add(1)
		if of != 3 {
			t.Errorf("%d pictures, want 3", of)
		}
	})
	if decoded.Load() != 3 || encoded.Load() != 4 || told.Load() != 3 {
		t.Errorf("%d decoded, %d encoded, %d told; want 3, 4 and 3", decoded.Load(), encoded.Load(), told.Load())
	}
	for _, f := range tree.Files() {
		var out output.Out
		if err := f.Make(&out); err != nil {
			t.Error(err)
		}
		if broken := strings.HasPrefix(f.Path, "media/2"); broken != (len(out.Problems) == 1) {
			t.Errorf("%s: %v", f.Path, out.Problems)
		}
	}
	if decoded.Load() != 4 || encoded.Load() != 6 {
		t.Errorf("%d decoded, %d encoded in the end; want 4 and 6", decoded.Load(), encoded.Load())
	}
	ended, end := context.WithCancel(context.Background())
	end()
	s.MakeAll(ended, func(string) bool { return true }, func(int) { t.Error("made after the end") })
}

// TestMakeAllOfShard: of a picture only the variants are made that are wanted.
func TestMakeAllOfShard(t *testing.T) {
	var decoded, encoded atomic.Int32
	a := albumOf(t, picture.Options{Single: true, Codec: counting(&decoded, &encoded, nil)}, file, imagetest.JPEG(imagetest.Photo(1900, 1000)))
	a.MakeAll(t.Context(), func(path string) bool { return path == "media/2026/11/23/port.800.jpg" }, func(int) {})
	if decoded.Load() != 1 || encoded.Load() != 1 {
		t.Errorf("%d decoded, %d encoded; want 1 and 1", decoded.Load(), encoded.Load())
	}
	a.made(t, "/media/2026/11/23/port.800.jpg")
	if encoded.Load() != 1 {
		t.Error("the variant is made again")
	}
}

// TestWithoutCache: where there is no folder for them, variants are kept in memory, but not
// without bounds; the oldest are made again.
func TestWithoutCache(t *testing.T) {
	var encoded atomic.Int32
	codec := picture.Codec{Encode: func(imagefile.Kind, image.Image, int, []byte) ([]byte, error) {
		data := make([]byte, 50<<20)
		data[0] = byte(encoded.Add(1))
		return data, nil
	}}
	a := albumOf(t, picture.Options{Single: true, Codec: codec}, file, imagetest.JPEG(imagetest.Photo(1900, 1000)))
	for _, c := range []struct {
		width   int
		encoded int32 // after it was asked for
	}{{480, 1}, {800, 2}, {480, 2}, {1200, 3}, {1200, 3}, {800, 3}, {480, 4}, {480, 4}} {
		a.made(t, fmt.Sprintf("/media/2026/11/23/port.%d.jpg", c.width))
		if encoded.Load() != c.encoded {
			t.Errorf("%d pixels: %d variants are made, want %d", c.width, encoded.Load(), c.encoded)
		}
	}
}

// TestMemoryBudget: pictures that are large when decoded are made one after another, small
// ones side by side.
func TestMemoryBudget(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for _, c := range []struct{ side, most int }{{8000, 1}, {900, 4}} {
		synctest.Test(t, func(t *testing.T) {
			var now, most atomic.Int32
			files, tree, names := fstest.MapFS{}, &output.Tree{}, []string{}
			for i := range 6 {
				name := fmt.Sprintf("content/%d.png", i)
				files[name] = &fstest.MapFile{Data: []byte(imagetest.PNGHead(c.side, c.side) + fmt.Sprint(i) + strings.Repeat("x", 100_000))}
				names = append(names, name)
			}
			codec := picture.Codec{Decode: func(imagefile.Kind, []byte) (image.Image, error) {
				for n := now.Add(1); n > most.Load(); {
					most.Store(n)
				}
				time.Sleep(time.Second)
				now.Add(-1)
				return nil, errors.New("counted")
			}}
			s := picture.Load(files, picture.Options{Mode: picture.Builtin, Codec: codec}, names)
			for _, name := range names {
				s.Add(tree, picture.Claim{File: name, Path: "/media/" + strings.TrimPrefix(name, "content/")})
			}
			s.MakeAll(t.Context(), func(string) bool { return true }, func(int) {})
			if int(most.Load()) != c.most {
				t.Errorf("%d pictures of %d pixels a side are decoded at one time, want %d", most.Load(), c.side, c.most)
			}
		})
	}
}

package pipeline_test

import (
	"context"
	"errors"
	"image"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"qostil/generator/output"
	pic "qostil/generator/picture"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
	"qostil/generator/pipeline"
)

// photographed is a site of one story with a photograph of its own and one in its text,
// whose codec and whose program count their calls and fail.
func photographed(t *testing.T, calls *atomic.Int32, refused error) pipeline.Source {
	t.Helper()
	data := []byte(imagetest.JPEG(imagetest.Photo(1900, 1000)))
	brought := os.DirFS("../..")
	return pipeline.Source{
		Site: fstest.MapFS{
			"content/site.yaml": {Data: []byte("title: {ru: Вести, en: News}\nbase_url: https://a.kz/\ntime_zone: UTC\nlanguages: [ru, en]\nimage_formats: [webp]\n")},
			"content/tags.yaml": {},
			"content/2026/11/23/port.en.md": {Data: []byte("---\ntitle: A port\ndate: 2026-11-23 09:00\nsource: own\nimage: {src: port.jpg, alt: A port}\n---\n" +
				"The port.\n\n![The quay](quay.jpg)\n")},
			"content/2026/11/23/port.jpg": {Data: data},
			"content/2026/11/23/quay.jpg": {Data: data},
		},
		Templates: under(t, brought, "templates"), Static: under(t, brought, "static"),
		Codec: pic.Codec{
			Decode: func(imagefile.Kind, []byte) (image.Image, error) { calls.Add(1); return nil, refused },
			Encode: func(imagefile.Kind, image.Image, int, []byte) ([]byte, error) { calls.Add(1); return nil, refused },
		},
		Encoders: func() []pic.Encoder {
			return []pic.Encoder{{Name: "webp", Type: "image/webp", Encode: func([]byte, bool) ([]byte, error) { calls.Add(1); return nil, refused }}}
		},
	}
}

// TestPagesMakeNoPictures: the site is loaded and every page, feed and index of it is
// rendered without a picture being decoded or encoded; the variants are not.
func TestPagesMakeNoPictures(t *testing.T) {
	var calls atomic.Int32
	refused := errors.New("a picture was decoded or encoded")
	r := pipeline.Build(photographed(t, &calls, refused), pipeline.Options{Now: now})
	if r.Problems.Errors() > 0 {
		t.Fatal(r.Problems)
	}
	var variants []*output.File
	shown := false
	for _, f := range r.Tree.Files() {
		if strings.HasPrefix(f.Path, "media/") && strings.Count(f.Path, ".") > 1 {
			variants = append(variants, f)
			continue
		}
		var out output.Out
		if err := f.Make(&out); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		shown = shown || strings.Contains(out.String(), "quay.1600.jpg.webp 1600w")
	}
	if !shown {
		t.Error("no page shows the sizes of the photograph")
	}
	if n := calls.Load(); n > 0 {
		t.Fatalf("pages decoded or encoded pictures %d times", n)
	}
	if len(variants) != 2*2*4+1 { // JPEG and WebP in four widths, and one cut for social networks
		t.Errorf("%d variants", len(variants))
	}
	for _, f := range variants {
		if err := f.Make(&output.Out{}); !errors.Is(err, refused) {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

// TestMakePictures: pictures are made beside the pages, and stopping waits for the one
// in the making.
func TestMakePictures(t *testing.T) {
	var calls, told atomic.Int32
	source := photographed(t, &calls, errors.New("refused"))
	decode := source.Codec.Decode
	begun := make(chan struct{}, 2)
	source.Codec.Decode = func(k imagefile.Kind, data []byte) (image.Image, error) {
		begun <- struct{}{}
		return decode(k, data)
	}
	r := pipeline.Build(source, pipeline.Options{Now: now})
	stop := r.MakePictures(context.Background(), nil, func(int) { told.Add(1) })
	<-begun
	stop()
	if calls.Load() != told.Load() || told.Load() == 0 {
		t.Errorf("%d pictures decoded, %d told", calls.Load(), told.Load())
	}
	(&pipeline.Result{}).MakePictures(context.Background(), nil, nil)() // of a site that cannot be read
}

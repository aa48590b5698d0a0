package picture_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"qostil/generator/picture"
	"qostil/generator/picture/imagetest"
)

// TestTone: the tone of a picture is that of its thumbnail, whatever has been made of it;
// it is not known where there is none.
func TestTone(t *testing.T) {
	navy := color.NRGBA{R: 25, G: 42, B: 72, A: 255}
	plain := func(w, h int, c color.Color) *image.NRGBA {
		m := image.NewNRGBA(image.Rect(0, 0, w, h))
		draw.Draw(m, m.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
		return m
	}
	barred := plain(160, 120, color.Black)
	draw.Draw(barred, image.Rect(0, 40, 160, 80), image.NewUniform(color.NRGBA{R: 150, G: 190, B: 220, A: 255}), image.Point{}, draw.Src)
	wide, high := imagetest.Photo(700, 500), imagetest.Photo(500, 700)
	for what, c := range map[string]struct{ data, want string }{
		"a thumbnail":              {imagetest.JPEG(wide, imagetest.Thumbnail(plain(160, 120, navy), 1)), "navy"},
		"with bars":                {imagetest.JPEG(imagetest.Photo(1200, 300), imagetest.Thumbnail(barred, 1)), "sky"},
		"none":                     {imagetest.JPEG(wide), ""},
		"higher than wide":         {imagetest.JPEG(high, imagetest.Thumbnail(plain(160, 120, navy), 1)), ""},
		"turned, higher than wide": {imagetest.JPEG(wide, imagetest.Thumbnail(plain(160, 120, navy), 6)), ""},
		"turned, wider than high":  {imagetest.JPEG(high, imagetest.Thumbnail(plain(120, 160, navy), 6)), "navy"},
		"larger than any camera's": {imagetest.JPEG(wide, imagetest.Thumbnail(plain(641, 4, navy), 1)), ""},
		"a broken one":             {imagetest.JPEG(wide, imagetest.APP1("Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\xff\xff\xff\xff")), ""},
	} {
		a := albumOf(t, picture.Options{}, file, c.data)
		if o, ok := a.Offer(file, at, func(p string) string { return p }); !ok || o.Tone != c.want {
			t.Errorf("%s: %q, want %q", what, o.Tone, c.want)
		}
		if got, _ := a.made(t, at); len(got) > 0 && len(c.data)-len(got) < 20 && c.want != "" {
			t.Errorf("%s: the thumbnail is published", what)
		}
	}
}

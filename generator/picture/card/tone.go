package card

import (
	"image"
	"image/color"
)

// tones are the colours that stand in for a picture while it loads. A page names one by
// its class, since a style attribute would need a weaker Content-Security-Policy. The
// classes of static/css/site.css have the same colours.
var tones = []struct {
	name    string
	r, g, b int
}{
	{"ink", 0x1d, 0x1f, 0x21}, {"slate", 0x4a, 0x4f, 0x55}, {"stone", 0x8b, 0x8f, 0x92}, {"mist", 0xd3, 0xd6, 0xd8},
	{"brown", 0x5a, 0x43, 0x31}, {"sand", 0xc2, 0xa8, 0x78}, {"brick", 0x8f, 0x3b, 0x2e}, {"rose", 0xd9, 0xa3, 0xa0},
	{"amber", 0xd4, 0x9a, 0x3a}, {"olive", 0x6f, 0x70, 0x42}, {"forest", 0x2f, 0x4a, 0x34}, {"sage", 0x9d, 0xb3, 0x9a},
	{"teal", 0x3f, 0x7a, 0x7d}, {"sky", 0x9f, 0xc3, 0xdd}, {"blue", 0x3f, 0x6e, 0xa3}, {"navy", 0x1f, 0x2f, 0x4d},
}

// Tone returns the name of the tone that most of a picture has. The picture may be a
// thumbnail: the bars around a picture of another shape do not count.
func Tone(m image.Image, shape image.Point) string {
	b := inside(m.Bounds(), shape)
	var counts [16]int
	const grid = 32 // points each way are enough to know
	for i := range grid {
		for j := range grid {
			at := m.At(b.Min.X+(2*i+1)*b.Dx()/(2*grid), b.Min.Y+(2*j+1)*b.Dy()/(2*grid))
			counts[nearestTone(at)]++
		}
	}
	most := 0
	for i, n := range counts {
		if n > counts[most] {
			most = i
		}
	}
	return tones[most].name
}

// nearestTone is the index of the tone nearest to a colour, weighted as the eye sees red,
// green and blue.
func nearestTone(c color.Color) int {
	r, g, b, _ := c.RGBA()
	best, least := 0, 1<<30
	for i, t := range tones {
		dr, dg, db := int(r>>8)-t.r, int(g>>8)-t.g, int(b>>8)-t.b
		if d := 3*dr*dr + 4*dg*dg + 2*db*db; d < least {
			best, least = i, d
		}
	}
	return best
}

// inside is the part of a thumbnail that a picture of some shape fills: cameras write one
// of 4 : 3 whatever the shape, with black bars (CIPA DC-008, 4.6.4).
func inside(b image.Rectangle, shape image.Point) image.Rectangle {
	w, h := b.Dx(), b.Dy()
	if shape.X*h > shape.Y*w {
		h = max(1, w*shape.Y/shape.X)
	} else {
		w = max(1, h*shape.X/shape.Y)
	}
	from := b.Min.Add(image.Pt((b.Dx()-w)/2, (b.Dy()-h)/2))
	return image.Rectangle{from, from.Add(image.Pt(w, h))}
}

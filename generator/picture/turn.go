package picture

import (
	"image"

	"github.com/gohugoio/gift"
)

// turn returns a picture upright, as its orientation says (EXIF: CIPA DC-008, 4.6.4).
func turn(m image.Image, orientation uint16) image.Image {
	if orientation < 2 || orientation > 8 {
		return m
	}
	if m, ok := m.(*image.YCbCr); ok {
		if ratio, ok := turnedRatio(m.SubsampleRatio, orientation); ok {
			return turnYCbCr(m, ratio, orientation)
		}
	}
	return filtered(m, turns[orientation])
}

var turns = [9]gift.Filter{
	2: gift.FlipHorizontal(), 3: gift.Rotate180(), 4: gift.FlipVertical(), 5: gift.Transpose(),
	6: gift.Rotate270(), 7: gift.Transverse(), 8: gift.Rotate90(),
}

// sideways reports whether an orientation swaps width and height.
func sideways(orientation uint16) bool { return orientation >= 5 }

// upright returns a size as its picture is shown, and the size of the pixels of one that
// is shown in a size.
func upright(size image.Point, orientation uint16) image.Point {
	if sideways(orientation) {
		return image.Pt(size.Y, size.X)
	}
	return size
}

// turnedRatio says how the planes of colour of a turned picture lie; not all can.
func turnedRatio(ratio image.YCbCrSubsampleRatio, orientation uint16) (image.YCbCrSubsampleRatio, bool) {
	switch {
	case !sideways(orientation), ratio == image.YCbCrSubsampleRatio444, ratio == image.YCbCrSubsampleRatio420:
		return ratio, true
	case ratio == image.YCbCrSubsampleRatio422:
		return image.YCbCrSubsampleRatio440, true
	case ratio == image.YCbCrSubsampleRatio440:
		return image.YCbCrSubsampleRatio422, true
	}
	return ratio, false
}

func turnYCbCr(m *image.YCbCr, ratio image.YCbCrSubsampleRatio, orientation uint16) *image.YCbCr {
	b := m.Bounds()
	out := image.NewYCbCr(image.Rectangle{Max: upright(b.Size(), orientation)}, ratio)
	at := m.COffset(b.Min.X, b.Min.Y)
	turnPlane(out.Y, out.YStride, m.Y[m.YOffset(b.Min.X, b.Min.Y):], m.YStride, b.Size(), orientation)
	colour := chroma(b.Size(), m.SubsampleRatio)
	turnPlane(out.Cb, out.CStride, m.Cb[at:], m.CStride, colour, orientation)
	turnPlane(out.Cr, out.CStride, m.Cr[at:], m.CStride, colour, orientation)
	return out
}

// turnPlane turns a plane of bytes of a size.
func turnPlane(dst []uint8, dstStride int, src []uint8, srcStride int, size image.Point, orientation uint16) {
	first, right, below := 0, 1, srcStride // where a pixel is read, and its neighbours
	if sideways(orientation) {
		right, below = below, right
	}
	out := upright(size, orientation)
	switch orientation {
	case 2, 3, 7, 8: // the last column first
		first += size.X - 1
		if sideways(orientation) {
			below = -below
		} else {
			right = -right
		}
	}
	switch orientation {
	case 3, 4, 6, 7: // the last row first
		first += (size.Y - 1) * srcStride
		if sideways(orientation) {
			right = -right
		} else {
			below = -below
		}
	}
	for y := range out.Y {
		at := first + y*below
		line := dst[y*dstStride:][:out.X]
		for x := range line {
			line[x] = src[at]
			at += right
		}
	}
}

// filtered returns a picture drawn through a filter, on one core.
func filtered(m image.Image, f gift.Filter) image.Image {
	g := gift.NewWithOptions(gift.Options{Workers: 1}, f)
	bounds := g.Bounds(m.Bounds())
	switch m.(type) {
	case *image.Gray, *image.Gray16:
		out := image.NewGray(bounds)
		_ = g.Draw(out, m) // never fails
		return out
	case *image.YCbCr, *image.CMYK, *image.RGBA:
		out := image.NewRGBA(bounds)
		_ = g.Draw(out, m)
		return out
	}
	out := image.NewNRGBA(bounds)
	_ = g.Draw(out, m)
	return out
}

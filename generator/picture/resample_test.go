package picture

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/gohugoio/gift"
)

// TestScale: planes are scaled as gift scales pixels, a plain area keeps its colour
// exactly, and every size and ratio of colour comes out whole.
func TestScale(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		for _, c := range []struct{ w, h, toW, toH int }{{301, 203, 120, 81}, {64, 48, 200, 150}, {7, 5, 3, 2}, {500, 3, 100, 1}, {1, 1, 9, 9}, {90, 60, 90, 60}} {
			plain, wave := image.NewYCbCr(image.Rect(0, 0, c.w, c.h), ratio), image.NewYCbCr(image.Rect(0, 0, c.w, c.h), ratio)
			for i := range plain.Y {
				plain.Y[i] = 77
			}
			for i := range plain.Cb {
				plain.Cb[i], plain.Cr[i], wave.Cb[i], wave.Cr[i] = 200, 31, 128, 128
			}
			for y := range c.h {
				for x := range c.w {
					wave.Y[wave.YOffset(x, y)] = uint8(127 + 120*math.Sin(float64(x)/9)*math.Cos(float64(y)/7))
				}
			}
			out := scale(plain, c.toW, c.toH).(*image.YCbCr)
			for y := range c.toH {
				for x := range c.toW {
					if got := out.YCbCrAt(x, y); got != (color.YCbCr{Y: 77, Cb: 200, Cr: 31}) {
						t.Fatalf("%v, %+v: %v at %d, %d", ratio, c, got, x, y)
					}
				}
			}
			got, want := scale(wave, c.toW, c.toH), image.NewGray(image.Rect(0, 0, c.toW, c.toH))
			grey := &image.Gray{Pix: wave.Y, Stride: wave.YStride, Rect: wave.Rect}
			gift.New(gift.Resize(c.toW, c.toH, gift.LanczosResampling)).Draw(want, grey)
			for y := range c.toH {
				for x := range c.toW {
					if a, b := int(got.(*image.YCbCr).YCbCrAt(x, y).Y), int(want.GrayAt(x, y).Y); a-b > 2 || b-a > 2 {
						t.Fatalf("%v, %+v: %d at %d, %d, gift has %d", ratio, c, a, x, y, b)
					}
				}
			}
		}
	}
}

// TestTurnPlanes: planes are turned as gift turns pixels.
func TestTurnPlanes(t *testing.T) {
	m := image.NewYCbCr(image.Rect(0, 0, 6, 4), image.YCbCrSubsampleRatio420)
	for i := range m.Y {
		m.Y[i] = uint8(i * 9)
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(90+i*9), uint8(170-i*9)
	}
	rgba := image.NewRGBA(m.Rect)
	for y := range 4 {
		for x := range 6 {
			rgba.Set(x, y, m.At(x, y))
		}
	}
	for o := uint16(1); o <= 8; o++ {
		got, want := turn(m, o), turn(rgba, o)
		if got.Bounds() != want.Bounds() {
			t.Fatalf("orientation %d: %v, want %v", o, got.Bounds(), want.Bounds())
		}
		for y := range got.Bounds().Dy() {
			for x := range got.Bounds().Dx() {
				if color.RGBAModel.Convert(got.At(x, y)) != want.At(x, y) {
					t.Errorf("orientation %d: %v at %d, %d, want %v", o, got.At(x, y), x, y, want.At(x, y))
				}
			}
		}
	}
}

package picture

import (
	"image"
	"math"
	"slices"

	"github.com/gohugoio/gift"
)

// scale returns a picture in another size. The planes of photographs are scaled as they
// lie in the file, at a fifth of the time that pixels of red, green and blue take;
// everything else goes through gift. All of it runs on one core, since several pictures
// are made at a time; and the bytes are the same on any number of cores.
func scale(m image.Image, w, h int) image.Image {
	if size := m.Bounds().Size(); size == image.Pt(w, h) {
		return m
	}
	switch m := m.(type) {
	case *image.YCbCr:
		return scaleYCbCr(m, w, h)
	case *image.Gray:
		out := image.NewGray(image.Rect(0, 0, w, h))
		b := m.Bounds()
		across, down := newKernel(w, b.Dx(), b.Dx(), w), newKernel(h, b.Dy(), b.Dy(), h)
		scalePlane(out.Pix, out.Stride, m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, across, down)
		return out
	}
	return filtered(m, gift.Resize(w, h, gift.LanczosResampling))
}

func scaleYCbCr(m *image.YCbCr, w, h int) image.Image {
	b := m.Bounds()
	out := image.NewYCbCr(image.Rect(0, 0, w, h), m.SubsampleRatio)
	scalePlane(out.Y, out.YStride, m.Y[m.YOffset(b.Min.X, b.Min.Y):], m.YStride, newKernel(w, b.Dx(), b.Dx(), w), newKernel(h, b.Dy(), b.Dy(), h))
	from, to := chroma(b.Size(), m.SubsampleRatio), chroma(image.Pt(w, h), m.SubsampleRatio)
	across, down := newKernel(to.X, from.X, b.Dx(), w), newKernel(to.Y, from.Y, b.Dy(), h)
	at := m.COffset(b.Min.X, b.Min.Y)
	scalePlane(out.Cb, out.CStride, m.Cb[at:], m.CStride, across, down)
	scalePlane(out.Cr, out.CStride, m.Cr[at:], m.CStride, across, down)
	return out
}

// chroma is the size of the planes of colour of a picture.
func chroma(size image.Point, ratio image.YCbCrSubsampleRatio) image.Point {
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		return image.Pt((size.X+1)/2, size.Y)
	case image.YCbCrSubsampleRatio420:
		return image.Pt((size.X+1)/2, (size.Y+1)/2)
	case image.YCbCrSubsampleRatio440:
		return image.Pt(size.X, (size.Y+1)/2)
	case image.YCbCrSubsampleRatio411:
		return image.Pt((size.X+3)/4, size.Y)
	case image.YCbCrSubsampleRatio410:
		return image.Pt((size.X+3)/4, (size.Y+1)/2)
	}
	return size
}

// kernel says of which pixels of a line each pixel of a scaled line is made, and by which
// weights: those of the Lanczos filter with three lobes. It is the same for all lines.
type kernel struct {
	first   []int     // for each pixel of the scaled line
	weights [][]int32 // fractions of one, which is 1 << weightBits
}

const weightBits = 14

// newKernel is the kernel that scales lines of so many pixels to n pixels, as from and to
// are to each other: planes of colour have fewer pixels, but are scaled as the picture is.
func newKernel(n, pixels, from, to int) kernel {
	const lobes = 3
	step := float64(from) / float64(to)
	stretch := max(1, step)
	k := kernel{make([]int, n), make([][]int32, n)}
	var fractions []float64
	for i := range n {
		centre := (float64(i)+0.5)*step - 0.5
		first := min(max(0, int(math.Ceil(centre-lobes*stretch))), pixels-1)
		last := max(min(pixels-1, int(math.Floor(centre+lobes*stretch))), first)
		fractions = fractions[:0]
		sum := 0.0
		for j := first; j <= last; j++ {
			f := lanczos((float64(j)-centre)/stretch, lobes)
			fractions = append(fractions, f)
			sum += f
		}
		if sum == 0 { // the last pixel of a plane that ends before the picture
			fractions[0], sum = 1, 1
		}
		weights := make([]int32, len(fractions))
		left, most := int32(1<<weightBits), 0
		for j, f := range fractions {
			weights[j] = int32(math.Round(f / sum * (1 << weightBits)))
			left -= weights[j]
			if weights[j] > weights[most] {
				most = j
			}
		}
		weights[most] += left // so that a plain area keeps its colour exactly
		k.first[i], k.weights[i] = first, weights
	}
	return k
}

func lanczos(x, lobes float64) float64 {
	if x == 0 {
		return 1
	}
	if math.Abs(x) >= lobes {
		return 0
	}
	x *= math.Pi
	return lobes * math.Sin(x) * math.Sin(x/lobes) / (x * x)
}

// scalePlane scales a plane of bytes, first each line across, then the lines down.
// Between the two a value has extraBits more, and may lie beyond black and white.
func scalePlane(dst []uint8, dstStride int, src []uint8, srcStride int, across, down kernel) {
	const extraBits = 5
	w, h := len(across.first), len(down.first)
	rows := slices.Max(down.first) + len(down.weights[h-1])
	between := make([]int16, w*rows)
	for y := range rows {
		line, out := src[y*srcStride:], between[y*w:(y+1)*w]
		for x := range out {
			weights := across.weights[x]
			pixels := line[across.first[x]:][:len(weights)]
			sum := int32(1 << (weightBits - extraBits - 1))
			for i, p := range pixels {
				sum += int32(p) * weights[i]
			}
			out[x] = int16(sum >> (weightBits - extraBits))
		}
	}
	sums := make([]int32, w)
	for y := range h {
		for x := range sums {
			sums[x] = 1 << (weightBits + extraBits - 1)
		}
		for i, weight := range down.weights[y] {
			line := between[(down.first[y]+i)*w:][:w]
			for x, v := range line {
				sums[x] += int32(v) * weight
			}
		}
		out := dst[y*dstStride:][:w]
		for x, sum := range sums {
			out[x] = uint8(min(max(sum>>(weightBits+extraBits), 0), 255))
		}
	}
}

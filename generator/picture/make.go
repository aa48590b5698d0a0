package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"

	"github.com/gohugoio/gift"

	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// revision is raised with every change of what is made of the same picture, and so
// makes all that is kept worthless.
const revision = 2

// Qualities of JPEG: of smaller pictures, and of one that was only turned.
const quality, fullQuality = 80, 92

// Encoder writes a kind of pictures that this program cannot write by itself.
type Encoder struct {
	Name     string // webp; the ending of files too
	Type     string // media type
	Version  string // of the program, and its settings: others give other bytes
	Drawings bool   // it is for drawings too, and writes them without loss
	Encode   func(png []byte, lossless bool) ([]byte, error)
}

// piece is one file that is made of a picture.
type piece struct {
	name  string // after the picture's stem: ".800.jpg", ".800.jpg.webp"
	media string
	size  size
	by    *Encoder
}

// ownPiece is the name of the picture itself, turned as it is shown.
const ownPiece = ".own"

// pieces are all that is made of a picture; nothing, where it is served as it is.
func (s *Set) pieces(src *source) []piece {
	kind, ext := src.format()
	media := kind.MediaType()
	var list []piece
	if src.Turned() && src.Kind != imagefile.WebP {
		list = append(list, piece{name: ownPiece, media: src.Type})
	}
	sizes := s.sizes(src)
	if len(sizes) == 1 && sizes[0].own {
		sizes = nil
	}
	encoders := s.encoders(src)
	for _, z := range sizes {
		name := z.name(ext)
		if !z.own {
			list = append(list, piece{name: name, media: media, size: z})
		}
		for i := range encoders {
			e := &encoders[i]
			list = append(list, piece{name + "." + e.Name, e.Type, z, e})
		}
	}
	if _, wanted := s.social[src.Name]; wanted {
		list = append(list, piece{name: socialName, media: "image/jpeg"})
	}
	return list
}

// settings is all besides the picture itself that what is made of it depends on.
func (s *Set) settings(src *source, list []piece) string {
	var b bytes.Buffer
	fmt.Fprintln(&b, revision, src.Orientation, s.social[src.Name])
	for _, p := range list {
		fmt.Fprintln(&b, p.name, p.size.width, p.size.height)
		if p.by != nil {
			fmt.Fprintln(&b, p.by.Version)
		}
	}
	return b.String()
}

// make makes all pieces of a picture, and finds its tone.
func (s *Set) make(src *source, data []byte, list []piece) (files map[string][]byte, tone string, err error) {
	whole, err := src.Kind.Decode(data)
	if err != nil {
		return nil, "", err
	}
	kind, _ := src.format()
	icc := src.Kind.Profile(data)
	if !inColour(whole) {
		icc = nil
	}
	files = map[string][]byte{}
	var last image.Image // the widest that is made, of which the others are: of all pixels it would take ten times as long
	for i := len(list) - 1; i >= 0; i-- {
		p := list[i]
		switch {
		case p.name == ownPiece:
			files[p.name], err = src.Kind.Encode(draw(whole, kindOf(whole), turns[src.Orientation]...), fullQuality, icc)
		case p.name == socialName:
			files[p.name], err = imagefile.JPEG.Encode(crop(whole, src.Orientation, s.social[src.Name]), quality, icc)
		default:
			if last == nil || last.Bounds().Dx() != p.size.width {
				last = resize(whole, last, kind, p.size, src.Orientation)
			}
			files[p.name], err = p.encode(kind, last, icc)
		}
		if err != nil {
			return nil, "", err
		}
	}
	if last == nil {
		last = whole
	}
	return files, card.Tone(last), nil
}

func (p piece) encode(kind imagefile.Kind, m image.Image, icc []byte) ([]byte, error) {
	if p.by == nil {
		return kind.Encode(m, quality, icc)
	}
	data, err := imagefile.Quickly(m, icc)
	if err != nil {
		return nil, err
	}
	return p.by.Encode(data, kind == imagefile.PNG)
}

// turns is what shows a picture as its orientation wants it.
var turns = [9][]gift.Filter{
	2: {gift.FlipHorizontal()}, 3: {gift.Rotate180()}, 4: {gift.FlipVertical()}, 5: {gift.Transpose()},
	6: {gift.Rotate270()}, 7: {gift.Transverse()}, 8: {gift.Rotate90()},
}

// resize is a picture at a size: from the whole, or from a wider one that was made.
func resize(whole, wider image.Image, kind imagefile.Kind, z size, orientation uint16) image.Image {
	if wider != nil && wider.Bounds().Dx() > z.width {
		return draw(wider, kindOf(wider), gift.Resize(z.width, z.height, gift.LanczosResampling))
	}
	w, h := z.width, z.height
	if orientation >= 5 {
		w, h = h, w
	}
	model := kindOf(whole)
	if kind == imagefile.JPEG && model == color.NRGBAModel {
		model = color.RGBAModel // which its encoder is quicker with
	}
	filters := append([]gift.Filter{gift.Resize(w, h, gift.LanczosResampling)}, turns[orientation]...)
	return draw(whole, model, filters...)
}

// draw draws a picture through filters. They run on one core, since pictures are made
// on all; and what they draw is the same on any number.
func draw(m image.Image, model color.Model, filters ...gift.Filter) image.Image {
	g := gift.NewWithOptions(gift.Options{Workers: 1}, filters...)
	bounds := g.Bounds(m.Bounds())
	switch model {
	case color.GrayModel:
		out := image.NewGray(bounds)
		_ = g.Draw(out, m) // never fails
		return out
	case color.RGBAModel:
		out := image.NewRGBA(bounds)
		_ = g.Draw(out, m)
		return out
	}
	out := image.NewNRGBA(bounds)
	_ = g.Draw(out, m)
	return out
}

// kindOf is how the pixels of what is made of a picture are kept.
func kindOf(m image.Image) color.Model {
	switch m.(type) {
	case *image.Gray, *image.Gray16:
		return color.GrayModel
	case *image.YCbCr, *image.CMYK, *image.RGBA:
		return color.RGBAModel
	}
	return color.NRGBAModel
}

// inColour says whether a colour profile of three colours fits the pixels.
func inColour(m image.Image) bool {
	switch m.(type) {
	case *image.Gray, *image.Gray16, *image.CMYK:
		return false
	}
	return true
}

package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"

	"github.com/gohugoio/gift"
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
	media := kinds[kind].media
	var list []piece
	if src.turned() && src.extra.kind != "webp" {
		list = append(list, piece{name: ownPiece, media: src.info.Type})
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
	if _, wanted := s.social[src.file]; wanted {
		list = append(list, piece{name: socialName, media: "image/jpeg"})
	}
	return list
}

// settings is all besides the picture itself that what is made of it depends on.
func (s *Set) settings(src *source, list []piece) string {
	var b bytes.Buffer
	fmt.Fprintln(&b, revision, src.extra.orientation, s.social[src.file])
	for _, p := range list {
		fmt.Fprintln(&b, p.name, p.size.width, p.size.height)
		if p.by != nil {
			fmt.Fprintln(&b, p.by.Version)
		}
	}
	return b.String()
}

// read reads a picture.
func (s *Set) read(file string) ([]byte, error) {
	f, err := s.fsys.Open(file)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if stat, err := f.Stat(); err == nil {
		if stat.Size() > maxBytes {
			return nil, unreadable(&fs.PathError{Err: errors.New("it has grown too large")})
		}
		b.Grow(int(stat.Size()) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(f); err != nil {
		return nil, unreadable(err)
	}
	return b.Bytes(), nil
}

// decode decodes a picture. A panic of a decoder costs this picture, not the build.
func decode(kind string, data []byte) (m image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = broken(kind, fmt.Errorf("%v", r))
		}
	}()
	m, _, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken(kind, err)
	}
	return m, nil
}

// make makes all pieces of a picture, and finds its tone.
func (s *Set) make(src *source, data []byte, list []piece) (files map[string][]byte, tone string, err error) {
	whole, err := decode(src.extra.kind, data)
	if err != nil {
		return nil, "", err
	}
	kind, _ := src.format()
	icc := profile(src.extra.kind, data)
	if !inColour(whole) {
		icc = nil
	}
	files = map[string][]byte{}
	var last image.Image // the widest that is made, of which the others are: of all pixels it would take ten times as long
	for i := len(list) - 1; i >= 0; i-- {
		p := list[i]
		switch {
		case p.name == ownPiece:
			files[p.name], err = encode(src.extra.kind, draw(whole, kindOf(whole), turns[src.extra.orientation]...), fullQuality, icc)
		case p.name == socialName:
			files[p.name], err = encode("jpeg", crop(whole, src.extra.orientation, s.social[src.file]), quality, icc)
		default:
			if last == nil || last.Bounds().Dx() != p.size.width {
				last = resize(whole, last, kind, p.size, src.extra.orientation)
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
	return files, toneOf(last), nil
}

func (p piece) encode(kind string, m image.Image, icc []byte) ([]byte, error) {
	if p.by == nil {
		return encode(kind, m, quality, icc)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m); err != nil {
		return nil, err
	}
	return p.by.Encode(withProfile("png", b.Bytes(), icc), kind == "png")
}

// encode writes a picture in one of the kinds that the standard library knows.
func encode(kind string, m image.Image, quality int, icc []byte) ([]byte, error) {
	var b bytes.Buffer
	var err error
	if kind == "png" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	}
	return withProfile(kind, b.Bytes(), icc), err
}

// turns is what shows a picture as its orientation wants it.
var turns = [9][]gift.Filter{
	2: {gift.FlipHorizontal()}, 3: {gift.Rotate180()}, 4: {gift.FlipVertical()}, 5: {gift.Transpose()},
	6: {gift.Rotate270()}, 7: {gift.Transverse()}, 8: {gift.Rotate90()},
}

// resize is a picture at a size: from the whole, or from a wider one that was made.
func resize(whole, wider image.Image, kind string, z size, orientation uint16) image.Image {
	if wider != nil && wider.Bounds().Dx() > z.width {
		return draw(wider, kindOf(wider), gift.Resize(z.width, z.height, gift.LanczosResampling))
	}
	w, h := z.width, z.height
	if orientation >= 5 {
		w, h = h, w
	}
	model := kindOf(whole)
	if kind == "jpeg" && model == color.NRGBAModel {
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

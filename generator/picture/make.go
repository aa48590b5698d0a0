package picture

import (
	"image"

	"qostil/generator/picture/imagefile"
)

// revision is part of the name of all that is kept in the cache. Raise it with every
// change of what is made of the same picture.
const revision = 3

// Qualities of JPEG: of smaller sizes, and of a picture that was only turned.
const quality, fullQuality = 80, 92

// Encoder writes a kind of pictures that this program cannot write by itself.
type Encoder struct {
	Name     string // webp; the extension of files too
	Type     string // media type
	Version  string // of the program, and its settings: others give other bytes
	Drawings bool   // it is for drawings too, and writes them without loss
	Encode   func(png []byte, lossless bool) ([]byte, error)
}

// Codec decodes and encodes what the standard library can. Tests replace it.
type Codec struct {
	Decode func(kind imagefile.Kind, data []byte) (image.Image, error)
	Encode func(kind imagefile.Kind, m image.Image, quality int, icc []byte) ([]byte, error)
}

// ladder is a picture in all of its sizes, each scaled from the next wider one: of all
// pixels each would take ten times as long. A size comes out the same whatever other
// sizes are asked for.
type ladder struct {
	whole       image.Image
	orientation uint16
	sizes       []size // the smallest first
	scaled      []image.Image
}

// at is the picture in a size, upright.
func (l *ladder) at(i int) image.Image {
	if l.scaled[i] == nil {
		z := image.Pt(l.sizes[i].width, l.sizes[i].height)
		if i+1 < len(l.sizes) {
			l.scaled[i] = scale(l.at(i+1), z.X, z.Y)
		} else {
			z = upright(z, l.orientation)
			l.scaled[i] = turn(scale(l.whole, z.X, z.Y), l.orientation)
		}
	}
	return l.scaled[i]
}

// wide is the picture, upright, in the smallest size that has a width, or whole.
func (l *ladder) wide(width int) image.Image {
	for i, z := range l.sizes {
		if z.width >= width {
			return l.at(i)
		}
	}
	return turn(l.whole, l.orientation)
}

// make makes variants of a picture, which is decoded once.
func (s *Set) make(p *published, data []byte, list []variant) (files map[string][]byte, err error) {
	whole, err := s.options.Codec.Decode(p.Kind, data)
	if err != nil {
		return nil, err
	}
	icc := p.Kind.Profile(data)
	if !inColour(whole) {
		icc = nil
	}
	kind, _ := p.format()
	sizes := s.sizes(p.source)
	l := ladder{whole, p.Orientation, sizes, make([]image.Image, len(sizes))}
	files = map[string][]byte{}
	for _, v := range list {
		switch {
		case v.name == uprightName:
			files[v.name], err = s.options.Codec.Encode(p.Kind, turn(whole, p.Orientation), fullQuality, icc)
		case v.name == socialName:
			files[v.name], err = s.options.Codec.Encode(imagefile.JPEG, l.social(p.focus), quality, icc)
		case v.by == nil:
			files[v.name], err = s.options.Codec.Encode(kind, l.of(v.size), quality, icc)
		default:
			var png []byte
			if png, err = imagefile.Plain(l.of(v.size), icc); err == nil {
				files[v.name], err = v.by.Encode(png, kind == imagefile.PNG)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// of is the picture in one of its sizes.
func (l *ladder) of(z size) image.Image {
	for i := range l.sizes {
		if l.sizes[i] == z {
			return l.at(i)
		}
	}
	return l.whole
}

// inColour says whether a colour profile of three colours fits the pixels.
func inColour(m image.Image) bool {
	switch m.(type) {
	case *image.Gray, *image.Gray16, *image.CMYK:
		return false
	}
	return true
}

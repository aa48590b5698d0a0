package imagefile

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io/fs"
)

// Read reads a whole file, of MaxBytes at most.
func Read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, Unreadable(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if stat, err := f.Stat(); err == nil {
		if stat.Size() > MaxBytes {
			return nil, Unreadable(&fs.PathError{Err: errors.New("it has grown too large")})
		}
		b.Grow(int(stat.Size()) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(f); err != nil {
		return nil, Unreadable(err)
	}
	return b.Bytes(), nil
}

// Decode decodes a picture. A panic of a decoder is an error of this picture.
func (k Kind) Decode(data []byte) (m image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = k.broken(fmt.Errorf("%v", r))
		}
	}()
	m, _, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, k.broken(err)
	}
	return m, nil
}

// maxThumbnail is the side of the largest thumbnail that is decoded, in pixels. Cameras
// write 160 × 120.
const maxThumbnail = 640

// DecodeThumbnail decodes a thumbnail; one larger than any camera writes is an error.
func DecodeThumbnail(data []byte) (image.Image, error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if max(c.Width, c.Height) > maxThumbnail {
		return nil, errors.New("the thumbnail is too large")
	}
	return JPEG.Decode(data)
}

// Encode writes a picture as a PNG, or as a JPEG of a quality from 1 to 100, with a
// colour profile, if there is one.
func (k Kind) Encode(m image.Image, quality int, icc []byte) ([]byte, error) {
	var b bytes.Buffer
	var err error
	if k == PNG {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	}
	return withProfile(k, b.Bytes(), icc), err
}

// Plain writes a picture as a PNG for another program, which reads it once: it is not
// compressed.
func Plain(m image.Image, icc []byte) ([]byte, error) {
	if _, ok := m.(*image.YCbCr); ok { // which the encoder would ask for each pixel
		rgba := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
		draw.Draw(rgba, rgba.Bounds(), m, m.Bounds().Min, draw.Src)
		m = rgba
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, m)
	return withProfile(PNG, b.Bytes(), icc), err
}

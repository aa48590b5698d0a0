// Package imagetest builds pictures for tests: whole ones, beginnings that claim a size,
// and the parts of their files. Each function returns the bytes as a string.
package imagetest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
)

// Encoded is a picture as the standard library writes it.
func Encoded(kind string, w, h int) string {
	var b bytes.Buffer
	var err error
	m := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Black, color.White})
	switch kind {
	case "png":
		err = png.Encode(&b, m)
	case "jpeg":
		err = jpeg.Encode(&b, m, nil)
	case "gif":
		err = gif.Encode(&b, m, nil)
	}
	if err != nil {
		panic(err)
	}
	return b.String()
}

// PNGHead, JPEGHead and GIFHead are the beginnings of pictures that claim a size, as far
// as it is read.
func PNGHead(w, h int) string {
	header := "IHDR" + BE32(w) + BE32(h) + "\x08\x02\x00\x00\x00"
	return "\x89PNG\r\n\x1a\n" + BE32(len(header)-4) + header + BE32(int(crc32.ChecksumIEEE([]byte(header))))
}

func JPEGHead(w, h int, segments ...string) string {
	return "\xff\xd8" + strings.Join(segments, "") +
		"\xff\xc0" + BE16(11) + "\x08" + BE16(h) + BE16(w) + "\x01\x01\x11\x00" + "\xff\xda" + BE16(2)
}

func GIFHead(w, h int) string { return "GIF89a" + LE16(w) + LE16(h) + "\x00\x00\x00" }

// Exif is the segment of a JPEG that says where the top is, after the name of the
// camera's maker.
func Exif(mark string, order binary.AppendByteOrder, orientation uint16) string {
	b := order.AppendUint32([]byte(mark), 12) // the folder stands after a gap
	b = append(b, "gap "...)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint32(append(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), "\x00\x00\x00\x01"...), 0)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)
	b = append(order.AppendUint16(b, orientation), 0, 0)
	return APP1("Exif\x00\x00" + string(b))
}

func APP1(body string) string { return "\xff\xe1" + BE16(2+len(body)) + body }

// WebP puts chunks into a RIFF container.
func WebP(chunks ...string) string {
	body := "WEBP" + strings.Join(chunks, "")
	return "RIFF" + LE32(len(body)) + body
}

func Chunk(name, body string) string {
	return name + LE32(len(body)) + body + strings.Repeat("\x00", len(body)%2)
}

// Lossy is the header of a key frame (RFC 6386, 9.1), lossless that of VP8L (RFC
// 9649, 3.4), extended the chunk that stands before pictures with transparency,
// animations and metadata (2.7.1).
func Lossy(w, h int) string {
	return Chunk("VP8 ", "\x10\x00\x00\x9d\x01\x2a"+LE16(w)+LE16(h))
}

func Lossless(w, h int) string {
	return Chunk("VP8L", "\x2f"+LE32(w-1|(h-1)<<14))
}

func Extended(w, h int) string {
	return Chunk("VP8X", "\x02\x00\x00\x00"+LE32(w - 1)[:3]+LE32(h - 1)[:3])
}

// Box is a box of AVIF (ISO/IEC 14496-12).
func Box(name string, bodies ...string) string {
	body := strings.Join(bodies, "")
	return BE32(8+len(body)) + name + body
}

// SizeBox is the property that holds a size.
func SizeBox(w, h int) string { return Box("ispe", "\x00\x00\x00\x00", BE32(w), BE32(h)) }

func AVIFMeta(properties ...string) string {
	return Box("meta", "\x00\x00\x00\x00", Box("hdlr", strings.Repeat("\x00", 24)),
		Box("iprp", Box("ipco", properties...), Box("ipma", "\x00\x00\x00\x00")))
}

func AVIF(properties ...string) string {
	return Box("ftyp", "avif", BE32(0), "avifmif1") + AVIFMeta(properties...) + Box("mdat", "pixels")
}

func BE16(n int) string { return string(binary.BigEndian.AppendUint16(nil, uint16(n))) }
func BE32(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
func LE16(n int) string { return string(binary.LittleEndian.AppendUint16(nil, uint16(n))) }
func LE32(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }

// Quarters are the colours of a test picture: top left, top right, bottom left, bottom
// right.
var Quarters = [4]color.NRGBA{{200, 30, 30, 255}, {30, 160, 40, 255}, {30, 40, 200, 255}, {230, 220, 60, 255}}

// Photo is a picture of four colours with some grain, which keeps it from being light.
func Photo(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := Quarters[2*(2*y/h)+2*x/w]
			v := uint32(x)*374761393 + uint32(y)*668265263
			v = (v ^ v>>13) * 1274126177
			grain := uint8(v >> 16 % 23)
			i := m.PixOffset(x, y)
			m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = c.R+grain, c.G+grain, c.B+grain, 255
		}
	}
	return m
}

func JPEG(m image.Image, segments ...string) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		panic(err)
	}
	return b.String()[:2] + strings.Join(segments, "") + b.String()[2:]
}

func PNG(m image.Image) string {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.String()
}

// AsHeld is how the sensor of a camera sees a picture, which is upright once it is
// turned as the orientation says (CIPA DC-008, 4.6.4).
func AsHeld(m *image.NRGBA, orientation uint16) image.Image {
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	sw, sh := w, h
	if orientation >= 5 {
		sw, sh = h, w
	}
	held := image.NewNRGBA(image.Rect(0, 0, sw, sh))
	for y := range h {
		for x := range w {
			p := image.Pt(x, y)
			if orientation >= 5 {
				p = image.Pt(y, x)
			}
			if o := orientation; o == 2 || o == 3 || o == 7 || o == 8 {
				p.X = sw - 1 - p.X
			}
			if o := orientation; o == 3 || o == 4 || o == 6 || o == 7 {
				p.Y = sh - 1 - p.Y
			}
			held.SetNRGBA(p.X, p.Y, m.NRGBAAt(x, y))
		}
	}
	return held
}

// ExifWithPlace is EXIF of a camera that knows where it is, secretly.
func ExifWithPlace() string {
	o := binary.LittleEndian
	b := o.AppendUint32([]byte("II*\x00"), 8)
	entry := func(tag, kind uint16, n, value uint32) {
		b = o.AppendUint32(o.AppendUint32(o.AppendUint16(o.AppendUint16(b, tag), kind), n), value)
	}
	b = o.AppendUint16(b, 2)
	entry(0x010f, 2, 4, 0x58585858) // a maker: XXXX
	entry(0x8825, 4, 1, 38)
	b = o.AppendUint32(b, 0)
	b = o.AppendUint16(b, 1)
	entry(0x0002, 5, 3, 56) // the latitude
	return string(o.AppendUint32(b, 0)) + "secret latitude secret."
}

func PNGChunk(name, body string) string {
	return BE32(len(body)) + name + body + BE32(int(crc32.ChecksumIEEE([]byte(name+body))))
}

// SVG is the attribute that names the namespace of drawings.
const SVG = `xmlns="http://www.w3.org/2000/svg"`

// Thumbnail is the segment of a JPEG in which a camera writes a small picture, among EXIF
// that names an orientation.
func Thumbnail(m image.Image, orientation uint16) string {
	small := JPEG(m)
	o := binary.BigEndian
	b := o.AppendUint32([]byte("MM\x00*"), 8)
	folder := func(next uint32, entries ...[3]uint32) {
		b = o.AppendUint16(b, uint16(len(entries)))
		for _, e := range entries {
			b = o.AppendUint32(o.AppendUint32(o.AppendUint16(o.AppendUint16(b, uint16(e[0])), uint16(e[1])), 1), e[2])
		}
		b = o.AppendUint32(b, next)
	}
	const short, long = 3, 4
	folder(26, [3]uint32{0x0112, short, uint32(orientation) << 16})
	folder(0, [3]uint32{0x0201, long, 56}, [3]uint32{0x0202, long, uint32(len(small))})
	return APP1("Exif\x00\x00" + string(b) + small)
}

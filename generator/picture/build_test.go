package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing/fstest"

	"qostil/generator/picture"
)

// encoded is a picture as the standard library writes it.
func encoded(kind string, w, h int) string {
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

// pngOf, jpegOf and gifOf are the beginnings of pictures that claim a size, as far
// as it is read.
func pngOf(w, h int) string {
	header := "IHDR" + be32(w) + be32(h) + "\x08\x02\x00\x00\x00"
	return "\x89PNG\r\n\x1a\n" + be32(len(header)-4) + header + be32(int(crc32.ChecksumIEEE([]byte(header))))
}

func jpegOf(w, h int, segments ...string) string {
	return "\xff\xd8" + strings.Join(segments, "") +
		"\xff\xc0" + be16(11) + "\x08" + be16(h) + be16(w) + "\x01\x01\x11\x00" + "\xff\xda" + be16(2)
}

func gifOf(w, h int) string { return "GIF89a" + le16(w) + le16(h) + "\x00\x00\x00" }

// exif is the segment of a JPEG that says where the top is, after the name of the
// camera's maker.
func exif(mark string, order binary.AppendByteOrder, orientation uint16) string {
	b := order.AppendUint32([]byte(mark), 12) // the folder stands after a gap
	b = append(b, "gap "...)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint32(append(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), "\x00\x00\x00\x01"...), 0)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)
	b = append(order.AppendUint16(b, orientation), 0, 0)
	return app1("Exif\x00\x00" + string(b))
}

func app1(body string) string { return "\xff\xe1" + be16(2+len(body)) + body }

// webp puts chunks into a RIFF container.
func webp(chunks ...string) string {
	body := "WEBP" + strings.Join(chunks, "")
	return "RIFF" + le32(len(body)) + body
}

func chunk(name, body string) string {
	return name + le32(len(body)) + body + strings.Repeat("\x00", len(body)%2)
}

// lossy is the header of a key frame (RFC 6386, 9.1), lossless that of VP8L (RFC
// 9649, 3.4), extended the chunk that stands before pictures with transparency,
// animations and metadata (2.7.1).
func lossy(w, h int) string {
	return chunk("VP8 ", "\x10\x00\x00\x9d\x01\x2a"+le16(w)+le16(h))
}

func lossless(w, h int) string {
	return chunk("VP8L", "\x2f"+le32(w-1|(h-1)<<14))
}

func extended(w, h int) string {
	return chunk("VP8X", "\x02\x00\x00\x00"+le32(w - 1)[:3]+le32(h - 1)[:3])
}

// bmff is a box of AVIF (ISO/IEC 14496-12).
func bmff(name string, bodies ...string) string {
	body := strings.Join(bodies, "")
	return be32(8+len(body)) + name + body
}

// ispe is the property that holds a size.
func ispe(w, h int) string { return bmff("ispe", "\x00\x00\x00\x00", be32(w), be32(h)) }

func avifMeta(properties ...string) string {
	return bmff("meta", "\x00\x00\x00\x00", bmff("hdlr", strings.Repeat("\x00", 24)),
		bmff("iprp", bmff("ipco", properties...), bmff("ipma", "\x00\x00\x00\x00")))
}

func avif(properties ...string) string {
	return bmff("ftyp", "avif", be32(0), "avifmif1") + avifMeta(properties...) + bmff("mdat", "pixels")
}

func be16(n int) string { return string(binary.BigEndian.AppendUint16(nil, uint16(n))) }
func be32(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
func le16(n int) string { return string(binary.LittleEndian.AppendUint16(nil, uint16(n))) }
func le32(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }

// load probes one file.
func load(name, data string) *picture.Set {
	return picture.Load(fstest.MapFS{name: {Data: []byte(data)}}, picture.Options{}, []string{name})
}

// told is what is said of a file: "640x480 image/png", or the problem and its hint.
func told(name, data string) string {
	s := load(name, data)
	if info, ok := s.Info(name); ok {
		return fmt.Sprintf("%dx%d %s", info.Width, info.Height, info.Type)
	}
	return s.Problems[0].Text + "; " + s.Problems[0].Hint
}

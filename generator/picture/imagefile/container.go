package imagefile

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// chunk is a part of a file: a segment of a JPEG, a chunk of a PNG or WebP.
type chunk struct {
	name   string // "" in a JPEG
	marker byte   // 0 elsewhere
	body   []byte
	whole  []byte // with its name, length and checksum
}

// The markers of JPEG (ITU-T T.81, table B.1) that matter here.
const (
	startOfProgressive = 0xc2
	startOfImage       = 0xd8
	endOfImage         = 0xd9
	startOfScan        = 0xda
	app0               = 0xe0
	app1               = 0xe1
	app2               = 0xe2
	app13              = 0xed
	app14              = 0xee
	app15              = 0xef
	comment            = 0xfe
)

// exif is the EXIF data that a chunk holds, or nil.
func (c chunk) exif() []byte {
	data, named := bytes.CutPrefix(c.body, []byte("Exif\x00\x00")) // some programs write this into a WebP too
	if named && c.marker == app1 || c.name == "EXIF" || c.name == "eXIf" {
		return data
	}
	return nil
}

// xmp is the XMP data that a chunk holds, or nil.
func (c chunk) xmp() []byte {
	switch {
	case c.name == "XMP ",
		c.marker == app1 && bytes.HasPrefix(c.body, []byte("http://ns.adobe.com/")),
		strings.HasSuffix(c.name, "Xt") && bytes.HasPrefix(c.body, []byte("XML:com.adobe.xmp")):
		return c.body
	}
	return nil
}

// segments lists the segments of a JPEG up to the pixels, as far as they are whole,
// and what follows them.
func segments(jpeg []byte) (list []chunk, rest []byte) {
	if len(jpeg) < 2 || jpeg[0] != 0xff || jpeg[1] != startOfImage {
		return nil, jpeg
	}
	rest = jpeg[2:]
	for len(rest) >= 4 && rest[0] == 0xff {
		if rest[1] == 0xff { // filling
			rest = rest[1:]
			continue
		}
		end := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if end < 4 || end > len(rest) {
			break
		}
		last := chunk{marker: rest[1], body: rest[4:end], whole: rest[:end]}
		list, rest = append(list, last), rest[end:]
		if last.marker == startOfScan {
			break
		}
	}
	return list, rest
}

const signaturePNG = "\x89PNG\r\n\x1a\n"

// chunksPNG lists the chunks of a PNG, as far as they are whole.
func chunksPNG(png []byte) []chunk {
	var list []chunk
	data, _ := bytes.CutPrefix(png, []byte(signaturePNG))
	for len(data) >= 12 {
		size := uint64(binary.BigEndian.Uint32(data))
		if 12+size > uint64(len(data)) {
			break
		}
		c := chunk{name: string(data[4:8]), body: data[8 : 8+size], whole: data[:12+size]}
		list, data = append(list, c), data[12+size:]
		if c.name == "IEND" {
			break
		}
	}
	return list
}

// chunksWebP lists the chunks of a WebP (RFC 9649), as far as they are whole.
func chunksWebP(webp []byte) []chunk {
	var list []chunk
	for data := webp[min(12, len(webp)):]; len(data) >= 8; {
		size := uint64(binary.LittleEndian.Uint32(data[4:]))
		end := 8 + size
		if end > uint64(len(data)) {
			break
		}
		padded := min(end+size%2, uint64(len(data)))
		list = append(list, chunk{name: string(data[:4]), body: data[8:end], whole: data[:padded]})
		data = data[padded:]
	}
	return list
}

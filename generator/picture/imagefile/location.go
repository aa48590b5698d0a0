package imagefile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strings"
)

// hasLocation reports whether a chunk says where the picture was taken.
func (c chunk) hasLocation() bool {
	return tiff(c.exif()).hasLocation() || bytes.Contains(c.xmp(), []byte("GPSLatitude")) || namesSublocation(c.iptc())
}

// iptc is the IPTC data that a segment holds among the blocks of Photoshop, or nil.
func (c chunk) iptc() []byte {
	data, found := bytes.CutPrefix(c.body, []byte("Photoshop 3.0\x00"))
	if !found || c.marker != app13 {
		return nil
	}
	const head = 4 + 2 // 8BIM, and what the block is
	for len(data) > head && bytes.HasPrefix(data, []byte("8BIM")) {
		const isIPTC = 0x0404
		id := binary.BigEndian.Uint16(data[4:])
		name := (int(data[head]) + 2) &^ 1 // its length is its first byte; names and blocks are even
		if head+name+4 > len(data) {
			break
		}
		size := uint64(binary.BigEndian.Uint32(data[head+name:]))
		data = data[head+name+4:]
		if id == isIPTC || size > uint64(len(data)) {
			return data[:min(size, uint64(len(data)))]
		}
		data = data[min(size+size%2, uint64(len(data))):]
	}
	return nil
}

// namesSublocation reports whether IPTC data name a part of a city (IIM 4.2, dataset
// 2:92). The city and the country, which agencies write into all of their pictures, are
// no secret.
func namesSublocation(iptc []byte) bool {
	for len(iptc) >= 5 && iptc[0] == 0x1c {
		size := int(binary.BigEndian.Uint16(iptc[3:]))
		if 5+size > len(iptc) { // longer than any name
			break
		}
		if iptc[1] == 2 && iptc[2] == 92 && len(bytes.Trim(iptc[5:5+size], " \x00")) > 0 {
			return true
		}
		iptc = iptc[5+size:]
	}
	return false
}

// maxUnpacked is how many bytes of a PNG's texts are unpacked: a few bytes can unpack to
// gigabytes.
const maxUnpacked = 16 << 20

// unpacked is what a text of a PNG (PNG 3rd edition, 11.3.3) holds for programs, without
// compression, and without the hexadecimal digits that ImageMagick writes it in; another
// chunk as it is. left is how many bytes may still be unpacked.
func (c chunk) unpacked(left *int64) chunk {
	keyword, text, _ := bytes.Cut(c.body, []byte{0})
	packed := c.name == "zTXt"
	switch {
	case packed && len(text) > 0:
		text = text[1:]
	case c.name == "iTXt" && len(text) > 2:
		packed = text[0] == 1
		_, text, _ = bytes.Cut(text[2:], []byte{0}) // its language,
		_, text, _ = bytes.Cut(text, []byte{0})     // the keyword in it
	case c.name != "tEXt":
		return c
	}
	kind, raw := strings.CutPrefix(string(keyword), "Raw profile type ")
	if !raw && kind != "XML:com.adobe.xmp" {
		return c
	}
	if packed {
		r, err := zlib.NewReader(bytes.NewReader(text))
		if err != nil {
			return c
		}
		text, _ = io.ReadAll(io.LimitReader(r, *left)) // what was unpacked before an error is enough
		*left -= int64(len(text))
	}
	if raw { // two lines with its name and its length come first
		lines := bytes.SplitN(bytes.TrimLeft(text, "\n"), []byte("\n"), 3)
		digits := bytes.Join(bytes.Fields(lines[len(lines)-1]), nil)
		n, _ := hex.Decode(digits, digits)
		text = digits[:n]
	}
	switch kind {
	case "exif", "APP1":
		return chunk{marker: app1, body: text}
	case "iptc", "8bim":
		return chunk{marker: app13, body: append([]byte("Photoshop 3.0\x00"), text...)}
	}
	return chunk{name: "XMP ", body: text}
}

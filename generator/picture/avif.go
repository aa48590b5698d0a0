package picture

import (
	"encoding/binary"
	"io"
)

// readAVIF reads the size of an AVIF picture: the largest ispe property in the
// boxes meta, iprp and ipco (ISO/IEC 14496-12 and 23008-12). No decoder of AVIF
// in Go can be had, and the size is all that a page needs.
func readAVIF(r io.Reader) (info Info, ok bool) {
	data, err := io.ReadAll(io.LimitReader(r, 1<<20)) // meta stands near the beginning
	if err != nil || len(data) < 12 || string(data[4:8]) != "ftyp" {
		return info, false
	}
	if brand := string(data[8:12]); brand != "avif" && brand != "avis" && brand != "mif1" {
		return info, false
	}
	meta := box(data, "meta")
	if len(meta) < 4 {
		return info, false
	}
	properties := box(box(meta[4:], "iprp"), "ipco") // meta is a full box: version and flags first
	for len(properties) > 0 {
		name, body, rest := nextBox(properties)
		if name == "ispe" && len(body) >= 12 {
			w, h := int(binary.BigEndian.Uint32(body[4:])), int(binary.BigEndian.Uint32(body[8:]))
			if w*h > info.Width*info.Height {
				info = Info{Width: w, Height: h}
			}
		}
		properties = rest
	}
	return info, info.Width > 0
}

// box finds the body of a box by its name.
func box(data []byte, name string) []byte {
	for len(data) > 0 {
		n, body, rest := nextBox(data)
		if n == name {
			return body
		}
		data = rest
	}
	return nil
}

// nextBox cuts off the first box; a damaged one ends the data.
func nextBox(data []byte) (name string, body, rest []byte) {
	if len(data) < 8 {
		return "", nil, nil
	}
	size := int(binary.BigEndian.Uint32(data))
	if size < 8 || size > len(data) {
		size = len(data)
	}
	return string(data[4:8]), data[8:size], data[size:]
}

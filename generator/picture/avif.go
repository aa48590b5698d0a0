package picture

import (
	"encoding/binary"
	"errors"
	"io"
)

// isAVIF looks among the brands of a file: the first may be that of HEIF as a
// whole, which other kinds have too.
func isAVIF(head []byte) bool {
	name, brands, _ := nextBox(head)
	if name != "ftyp" {
		return false
	}
	for i := 0; i+4 <= len(brands); i += 4 {
		if b := string(brands[i : i+4]); i != 4 && (b == "avif" || b == "avis") { // the second is a version
			return true
		}
	}
	return false
}

// maxMeta is how much of a file may be its meta box, which holds a colour profile
// at most.
const maxMeta = 1 << 20

// readAVIF reads the size of an AVIF picture from its meta box (ISO/IEC 14496-12
// and 23008-12). No decoder of AVIF in Go can be had, and the size is all that a
// page needs.
func readAVIF(r io.Reader) (Info, error) {
	for {
		name, size, err := boxHeader(r)
		if err != nil {
			return Info{}, err
		}
		if name == "meta" {
			if size > maxMeta {
				return Info{}, errors.New("its meta box is too large")
			}
			meta := make([]byte, size)
			if _, err := io.ReadFull(r, meta); err != nil {
				return Info{}, err
			}
			return sizeAVIF(meta)
		}
		if _, err := io.CopyN(io.Discard, r, size); err != nil {
			return Info{}, err
		}
	}
}

// boxHeader reads the name and the length of the box that comes next.
func boxHeader(r io.Reader) (name string, size int64, err error) {
	var b [16]byte
	if _, err := io.ReadFull(r, b[:8]); err != nil {
		return "", 0, err
	}
	size = int64(binary.BigEndian.Uint32(b[:])) - 8
	if size == 1-8 { // too long for 32 bits
		if _, err := io.ReadFull(r, b[8:]); err != nil {
			return "", 0, err
		}
		size = int64(binary.BigEndian.Uint64(b[8:])) - 16
	}
	if size < 0 {
		return "", 0, errors.New("a box of it has no length")
	}
	return string(b[4:8]), size, nil
}

// sizeAVIF is the largest ispe property in the boxes iprp and ipco: the smaller
// ones are those of tiles and thumbnails. An irot property turns the picture.
func sizeAVIF(meta []byte) (info Info, err error) {
	if len(meta) < 4 {
		return info, io.ErrUnexpectedEOF
	}
	onSide := false
	properties := box(box(meta[4:], "iprp"), "ipco") // meta is a full box: version and flags first
	for len(properties) > 0 {
		name, body, rest := nextBox(properties)
		switch {
		case name == "ispe" && len(body) >= 12:
			w, h := uint64(binary.BigEndian.Uint32(body[4:])), uint64(binary.BigEndian.Uint32(body[8:]))
			if w*h > uint64(info.Width)*uint64(info.Height) {
				info = Info{Width: int(w), Height: int(h)}
			}
		case name == "irot" && len(body) >= 1:
			onSide = body[0]&1 == 1
		}
		properties = rest
	}
	if info.Width == 0 {
		return info, errors.New("it does not say its size")
	}
	if onSide {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
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

package imagefile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// isAVIF reports whether AVIF is among the brands of a file. The first brand is not
// enough: it may be that of HEIF in general.
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
// and 23008-12), and whether it says where it was taken. A page needs no more, and there
// is no decoder for AVIF in Go.
func readAVIF(r io.Reader) (info Info, hasLocation bool, err error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes))
	if err != nil {
		return info, false, err
	}
	at := bytes.NewReader(data)
	for {
		name, size, err := boxHeader(at)
		if err != nil {
			return info, false, err
		}
		if name == "meta" {
			if size > maxMeta {
				return info, false, errors.New("its meta box is too large")
			}
			if size > int64(at.Len()) {
				return info, false, io.ErrUnexpectedEOF
			}
			meta := data[len(data)-at.Len():][:size]
			for _, m := range metadata(meta, data) {
				hasLocation = hasLocation || tiff(m).hasLocation() || tiff(skipOffset(m)).hasLocation() || bytes.Contains(m, []byte("GPSLatitude"))
			}
			info, err = sizeAVIF(meta)
			return info, hasLocation, err
		}
		if size > int64(at.Len()) {
			return info, false, io.ErrUnexpectedEOF
		}
		_, _ = at.Seek(size, io.SeekCurrent)
	}
}

// skipOffset returns the EXIF data of an item. The item begins with their offset (ISO/IEC
// 23008-12, annex A.2.1): some programs write "Exif" and two zeros before the data.
func skipOffset(item []byte) []byte {
	r := fieldReader{data: item}
	if offset := r.next(4); offset <= uint64(len(r.data)) {
		return r.data[offset:]
	}
	return nil
}

// stripAVIF overwrites the metadata of an AVIF with zeros. Taking them out would move the
// data that the file names by their offsets.
func stripAVIF(data []byte) ([]byte, error) {
	out := bytes.Clone(data)
	meta := box(out, "meta")
	if meta == nil {
		return nil, errShort
	}
	for _, m := range metadata(meta, out) {
		clear(m)
	}
	return out, nil
}

// metadata returns the parts of a file that hold EXIF and XMP: items of the types Exif
// and mime (ISO/IEC 23008-12, annex A), found by their locations (14496-12, 8.11.3).
// Together they are never longer than the file, of which a few bytes can name the whole
// thousands of times.
func metadata(meta, file []byte) [][]byte {
	if len(meta) < 4 {
		return nil
	}
	items := map[uint64]bool{}
	infos := fieldReader{data: box(meta[4:], "iinf")}
	if version := infos.next(1); version == 0 {
		infos.skip(3 + 2)
	} else {
		infos.skip(3 + 4)
	}
	for len(infos.data) > 0 {
		name, body, rest := nextBox(infos.data)
		infos.data = rest
		entry := fieldReader{data: body}
		version := entry.next(1)
		entry.skip(3)
		id := entry.next(map[uint64]int{2: 2, 3: 4}[version])
		entry.skip(2)
		if kind := entry.next(4); name == "infe" && (kind == 0x45786966 || kind == 0x6d696d65) { // Exif, mime
			items[id] = true
		}
	}
	var found [][]byte
	left := len(file)
	locations := fieldReader{data: box(meta[4:], "iloc")}
	version := locations.next(1)
	locations.skip(3)
	sizes := locations.next(2)
	offset, length, base, index := int(sizes>>12), int(sizes>>8&15), int(sizes>>4&15), int(sizes&15)
	wide := 2
	if version == 2 {
		wide = 4
	}
	for n := locations.next(wide); n > 0 && len(locations.data) > 0; n-- {
		id, from := locations.next(wide), file
		if version > 0 && locations.next(2)&15 == 1 {
			from = box(meta[4:], "idat")
		}
		locations.skip(2)
		start, extents := locations.next(base), locations.next(2)
		if offset+length == 0 {
			extents = min(extents, 1) // which is all of it
		}
		for ; extents > 0 && len(locations.data) > 0 && left > 0; extents-- {
			if version > 0 {
				locations.skip(index)
			}
			at, size := start+locations.next(offset), locations.next(length)
			if items[id] && at <= uint64(len(from)) {
				stretch := from[at:][:min(size, uint64(len(from))-at)]
				found, left = append(found, stretch), left-max(len(stretch), 1)
			}
		}
	}
	return found
}

// fieldReader reads big-endian numbers of some bytes one after another, and 0 after the
// end.
type fieldReader struct{ data []byte }

func (r *fieldReader) next(bytes int) (n uint64) {
	for range min(bytes, len(r.data)) {
		n = n<<8 | uint64(r.data[0])
		r.data = r.data[1:]
	}
	return n
}

func (r *fieldReader) skip(bytes int) { r.data = r.data[min(bytes, len(r.data)):] }

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

// nextBox splits off the first box. A box with a wrong length reaches to the end.
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

package picture

import (
	"bytes"
	"encoding/binary"
)

// onSide says whether a JPEG is shown turned by a quarter: cameras write the
// pixels as they lie on the sensor and say in EXIF where the top is. Browsers obey
// that, so that width and height change places.
func onSide(jpeg []byte) bool {
	const startOfScan, app1 = 0xda, 0xe1
	data := jpeg[2:]
	for len(data) >= 4 && data[0] == 0xff && data[1] != startOfScan {
		if data[1] == 0xff { // filling
			data = data[1:]
			continue
		}
		end := 2 + int(binary.BigEndian.Uint16(data[2:]))
		if end < 4 || end > len(data) {
			return false
		}
		if exif, ok := bytes.CutPrefix(data[4:end], []byte("Exif\x00\x00")); ok && data[1] == app1 {
			o := orientation(exif)
			return o >= 5 && o <= 8
		}
		data = data[end:]
	}
	return false
}

// orientation reads the tag 0x0112 of the first folder (TIFF 6.0), or 0.
func orientation(tiff []byte) uint16 {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 0
	}
	if len(tiff) < 8 {
		return 0
	}
	at := order.Uint32(tiff[4:])
	if uint64(at)+2 > uint64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for n := order.Uint16(tiff[at:]); n > 0 && len(entries) >= 12; n-- {
		const short = 3
		if order.Uint16(entries) == 0x0112 && order.Uint16(entries[2:]) == short {
			return order.Uint16(entries[8:])
		}
		entries = entries[12:]
	}
	return 0
}

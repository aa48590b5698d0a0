package imagefile

import (
	"bytes"
	"encoding/binary"
)

// tiff is EXIF metadata, in the form of a TIFF 6.0 file (CIPA DC-008).
type tiff []byte

// The tags that are read, and a type of values.
const (
	tagOrientation = 0x0112
	tagGPS         = 0x8825
	tagLatitude    = 0x0002
	tagThumbnail   = 0x0201 // JPEGInterchangeFormat: the offset of a JPEG
	tagLength      = 0x0202 // JPEGInterchangeFormatLength
	typeShort      = 3
)

// orientation returns where the top of the picture is, 1 to 8: cameras store the pixels
// as they lie on the sensor. It is 0 where the metadata do not say.
func (t tiff) orientation() uint16 {
	order := t.order()
	if order == nil {
		return 0
	}
	entry := t.entry(order, order.Uint32(t[4:]), tagOrientation)
	if entry == nil || order.Uint16(entry[2:]) != typeShort {
		return 0
	}
	if o := order.Uint16(entry[8:]); o <= 8 {
		return o
	}
	return 0
}

// hasLocation reports whether the GPS folder says where the picture was taken.
func (t tiff) hasLocation() bool {
	order := t.order()
	if order == nil {
		return false
	}
	gps := t.entry(order, order.Uint32(t[4:]), tagGPS)
	return gps != nil && t.entry(order, order.Uint32(gps[8:]), tagLatitude) != nil
}

// thumbnail is the JPEG in the second folder (CIPA DC-008, 4.5.8), or nil.
func (t tiff) thumbnail() []byte {
	order := t.order()
	if order == nil {
		return nil
	}
	first := uint64(order.Uint32(t[4:]))
	if first+2 > uint64(len(t)) {
		return nil
	}
	next := first + 2 + 12*uint64(order.Uint16(t[first:]))
	if next+4 > uint64(len(t)) {
		return nil
	}
	second := order.Uint32(t[next:])
	at, length := t.entry(order, second, tagThumbnail), t.entry(order, second, tagLength)
	if second == 0 || at == nil || length == nil {
		return nil
	}
	from := uint64(order.Uint32(at[8:]))
	to := from + uint64(order.Uint32(length[8:]))
	if to > uint64(len(t)) {
		return nil
	}
	return t[from:to]
}

func (t tiff) order() binary.ByteOrder {
	switch {
	case len(t) < 8:
		return nil
	case bytes.HasPrefix(t, []byte("II*\x00")):
		return binary.LittleEndian
	case bytes.HasPrefix(t, []byte("MM\x00*")):
		return binary.BigEndian
	}
	return nil
}

// entry finds the entry of a tag, 12 bytes, in the folder at an offset, or nil.
func (t tiff) entry(order binary.ByteOrder, folder uint32, tag uint16) []byte {
	if uint64(folder)+2 > uint64(len(t)) {
		return nil
	}
	entries := t[folder+2:]
	for n := order.Uint16(t[folder:]); n > 0 && len(entries) >= 12; n-- {
		if order.Uint16(entries) == tag {
			return entries[:12]
		}
		entries = entries[12:]
	}
	return nil
}

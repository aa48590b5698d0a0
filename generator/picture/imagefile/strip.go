package imagefile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// Strip returns a picture without what it says besides its pixels and their colours: no
// camera, no hour, no place, no thumbnail of what was cut off, no words, nothing
// after the end. The pixels are not touched. The error is a *diag.Error if the picture is
// broken.
func (k Kind) Strip(data []byte) ([]byte, error) {
	data, err := k.strip(data)
	if err != nil {
		return nil, k.broken(err)
	}
	return data, nil
}

func (k Kind) strip(data []byte) ([]byte, error) {
	switch k {
	case JPEG:
		return stripJPEG(data)
	case PNG:
		return stripPNG(data)
	case WebP:
		return stripWebP(data)
	case GIF:
		return stripGIF(data)
	case AVIF:
		return stripAVIF(data)
	case SVG:
		return stripSVG(data)
	}
	return data, nil
}

var errShort = errors.New("unexpected EOF")

func stripJPEG(data []byte) ([]byte, error) {
	list, pixels := segments(data)
	if len(list) == 0 || list[len(list)-1].marker != startOfScan {
		return nil, errShort
	}
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for _, s := range list {
		switch {
		case s.marker == app0 && bytes.HasPrefix(s.body, []byte("JFIF\x00")) && len(s.body) >= 14:
			out = append(out, 0xff, app0, 0, 16)
			out = append(append(out, s.body[:12]...), 0, 0) // no thumbnail
		case s.marker == app2 && bytes.HasPrefix(s.body, []byte(markICC)), s.marker == app14:
			out = append(out, s.whole...)
		case s.marker >= app0 && s.marker <= app15, s.marker == comment:
		default:
			out = append(out, s.whole...)
		}
	}
	end := endOfPixels(pixels)
	if end < 0 {
		return nil, errShort
	}
	return append(out, pixels[:end]...), nil
}

// endOfPixels returns the offset after the end of a JPEG, or -1. Among the pixels, 0xff
// comes only before 0 or a restart marker (ITU-T T.81, B.1.1.5); between the scans of a
// picture there may be segments, each of which says its length.
func endOfPixels(data []byte) int {
	for i := 0; ; {
		n := bytes.IndexByte(data[i:], 0xff)
		if n < 0 || i+n+1 >= len(data) {
			return -1
		}
		i += n + 1
		switch marker := data[i]; {
		case marker == endOfImage:
			return i + 1
		case marker == 0xff, marker == 0, marker >= 0xd0 && marker <= 0xd7:
		case i+3 <= len(data):
			i += 1 + int(binary.BigEndian.Uint16(data[i+1:]))
			if i >= len(data) {
				return -1
			}
			continue
		}
		if data[i] != 0xff {
			i++
		}
	}
}

// chunksShown are the chunks of a PNG that change what is seen (PNG 3rd edition, 5.6).
var chunksShown = strings.Fields("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT")

func stripPNG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), signaturePNG...)
	list := chunksPNG(data)
	if len(list) == 0 || list[len(list)-1].name != "IEND" {
		return nil, errShort
	}
	for _, c := range list {
		if slices.Contains(chunksShown, c.name) {
			out = append(out, c.whole...)
		}
	}
	return out, nil
}

func stripWebP(data []byte) ([]byte, error) {
	if len(data) < 12 || uint64(binary.LittleEndian.Uint32(data[4:]))+8 > uint64(len(data)) {
		return nil, errShort
	}
	out := append(make([]byte, 0, len(data)), data[:12]...)
	for _, c := range chunksWebP(data) {
		switch c.name {
		case "VP8X":
			const xmp, exif = 0x04, 0x08
			whole := slices.Clone(c.whole)
			if len(c.body) > 0 {
				whole[8] &^= xmp | exif
			}
			out = append(out, whole...)
		case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP":
			out = append(out, c.whole...)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

// stripGIF keeps, of the extensions (GIF89a, 23-26), those that say how a picture moves
// and which of its pixels are transparent.
func stripGIF(data []byte) ([]byte, error) {
	const hasTable, tableBits = 0x80, 0x07
	table := func(packed byte) int {
		if packed&hasTable == 0 {
			return 0
		}
		return 3 << (packed&tableBits + 1)
	}
	if len(data) < 13 {
		return nil, errShort
	}
	at := 13 + table(data[10])
	if at > len(data) {
		return nil, errShort
	}
	out := append(make([]byte, 0, len(data)), data[:at]...)
	for at < len(data) {
		start, keep := at, true
		switch data[at] {
		case 0x3b: // the end
			return append(out, 0x3b), nil
		case 0x21: // an extension
			const control, application = 0xf9, 0xff
			if at+3 > len(data) {
				return nil, errShort
			}
			label, body := data[at+1], data[at+3:]
			keep = label == control || label == application && (bytes.HasPrefix(body, []byte("NETSCAPE2.0")) || bytes.HasPrefix(body, []byte("ANIMEXTS1.0")))
			at += 2
		case 0x2c: // a picture
			if at+10 > len(data) {
				return nil, errShort
			}
			at += 11 + table(data[at+9])
		default:
			return nil, errors.New("invalid format: a block of no kind")
		}
		for { // its data
			if at >= len(data) {
				return nil, errShort
			}
			size := int(data[at])
			at += 1 + size
			if size == 0 {
				break
			}
		}
		if at > len(data) {
			return nil, errShort
		}
		if keep {
			out = append(out, data[start:at]...)
		}
	}
	return nil, errShort
}

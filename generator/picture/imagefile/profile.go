package imagefile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// markICC begins the segments of a JPEG that hold a colour profile (ICC.1, annex B).
const markICC = "ICC_PROFILE\x00"

// maxProfile is the length of the longest profile that a variant keeps, in bytes: one
// segment of a JPEG holds it. Profiles of displays and cameras have about 500.
const maxProfile = 60_000

// Profile returns the colour profile (ICC) of a picture; nil where its colours are those
// of sRGB, which browsers assume where there is no profile.
func (k Kind) Profile(data []byte) []byte {
	var icc []byte
	switch k {
	case JPEG:
		list, _ := segments(data)
		for _, s := range list {
			if body, found := bytes.CutPrefix(s.body, []byte(markICC)); found && s.marker == app2 && len(body) > 2 {
				icc = append(icc, body[2:]...) // its number and how many there are; they stand in order
			}
		}
	case PNG:
		for _, c := range chunksPNG(data) {
			_, packed, found := bytes.Cut(c.body, []byte{0})
			if c.name != "iCCP" || !found || len(packed) < 2 {
				continue
			}
			if r, err := zlib.NewReader(bytes.NewReader(packed[1:])); err == nil {
				icc, _ = io.ReadAll(io.LimitReader(r, maxProfile+1)) // what is cut off fails the test below
			}
		}
	case WebP:
		for _, c := range chunksWebP(data) {
			if c.name == "ICCP" {
				icc = c.body
			}
		}
	}
	const spaceAt, header = 16, 128
	if len(icc) < header || len(icc) > maxProfile || uint32(len(icc)) != binary.BigEndian.Uint32(icc) || string(icc[spaceAt:spaceAt+4]) != "RGB " {
		return nil
	}
	if bytes.Contains(bytes.ReplaceAll(icc, []byte{0}, nil), []byte("sRGB")) { // its name is in one or two bytes a letter
		return nil
	}
	return icc
}

// withProfile is a JPEG or PNG as the standard library writes it, with a colour
// profile.
func withProfile(kind Kind, data, icc []byte) []byte {
	if icc == nil {
		return data
	}
	var b bytes.Buffer
	switch kind {
	case JPEG:
		body := markICC + "\x01\x01" + string(icc)
		b.Write(data[:2])
		b.Write([]byte{0xff, app2})
		_ = binary.Write(&b, binary.BigEndian, uint16(2+len(body)))
		b.WriteString(body)
		b.Write(data[2:])
	case PNG:
		const header = len(signaturePNG) + 12 + 13 // IHDR
		var packed bytes.Buffer
		packed.WriteString("iCCPicc\x00\x00")
		w := zlib.NewWriter(&packed)
		_, _ = w.Write(icc)
		_ = w.Close()
		b.Write(data[:header])
		_ = binary.Write(&b, binary.BigEndian, uint32(packed.Len()-4))
		b.Write(packed.Bytes())
		_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(packed.Bytes()))
		b.Write(data[header:])
	}
	return b.Bytes()
}

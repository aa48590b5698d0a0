package imagefile_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/diag"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
)

// app13 is the segment of Photoshop in which an IPTC dataset stands, behind another block.
func app13(dataset, value string) string {
	iptc := dataset + imagetest.BE16(len(value)) + value
	body := "Photoshop 3.0\x00" + "8BIM\x03\xed\x03abc" + imagetest.BE32(3) + "xyz\x00" + "8BIM\x04\x04\x00\x00" + imagetest.BE32(len(iptc)) + iptc
	return "\xff\xed" + imagetest.BE16(2+len(body)) + body
}

// packed is a text as chunks of a PNG hold it, raw one as ImageMagick writes it before.
func packed(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

func raw(kind, text string) string {
	return fmt.Sprintf("\n%s\n%8d\n%s\n", kind, len(text), regexp.MustCompile(".{72}").ReplaceAllString(hex.EncodeToString([]byte(text)), "$0\n"))
}

// avifWith puts an item with EXIF behind the pixels, as avifenc does.
func avifWith(exif string) string {
	ftyp := imagetest.Box("ftyp", "avif", imagetest.BE32(0), "avifmif1")
	infe := imagetest.Box("infe", "\x02\x00\x00\x00", imagetest.BE16(7), imagetest.BE16(0), "Exif", "\x00")
	meta := func(offset int) string {
		iloc := imagetest.Box("iloc", "\x00\x00\x00\x00", "\x44\x00", imagetest.BE16(1), imagetest.BE16(7), imagetest.BE16(0), imagetest.BE16(1), imagetest.BE32(offset), imagetest.BE32(len(exif)))
		return imagetest.Box("meta", "\x00\x00\x00\x00", imagetest.Box("iinf", "\x00\x00\x00\x00", imagetest.BE16(1), infe), iloc, imagetest.Box("iprp", imagetest.Box("ipco", imagetest.SizeBox(8, 6))))
	}
	head := ftyp + meta(0)
	return ftyp + meta(len(head)+8+6) + imagetest.Box("mdat", "pixels"+exif)
}

// TestAVIFLies: what an AVIF says of where its metadata are may be anything; it is told
// neither by a crash nor after minutes.
func TestAVIFLies(t *testing.T) {
	const count = 60_000
	item := func(extents int, more ...string) string {
		return imagetest.BE16(7) + imagetest.BE16(0) + imagetest.BE16(extents) + strings.Join(more, "")
	}
	one := imagetest.BE32(4) + "\x00\x00\x00\x00" + imagetest.BE32(1<<20)
	for what, iloc := range map[string]string{
		"a length beyond all numbers": "\x48\x00" + imagetest.BE16(1) + item(1, imagetest.BE32(8), strings.Repeat("\xff", 7)+"\xf9"),
		"extents without a byte":      "\x00\x00" + imagetest.BE16(count) + strings.Repeat(item(count), count),
		"the whole file, many times":  "\x48\x00" + imagetest.BE16(1) + item(count, strings.Repeat(one, count)),
	} {
		infe := imagetest.Box("infe", "\x02\x00\x00\x00", imagetest.BE16(7), imagetest.BE16(0), "Exif", "\x00")
		data := imagetest.Box("ftyp", "avif", imagetest.BE32(0), "avifmif1") + imagetest.Box("meta", "\x00\x00\x00\x00", imagetest.Box("iinf", "\x00\x00\x00\x00", imagetest.BE16(1), infe),
			imagetest.Box("iloc", "\x00\x00\x00\x00", iloc), imagetest.Box("iprp", imagetest.Box("ipco", imagetest.SizeBox(8, 6)))) + imagetest.Box("mdat", strings.Repeat("pixels", 1<<18))
		start := time.Now()
		if got := told("a.avif", data); got != "8x6 image/avif" {
			t.Errorf("%s: %s", what, got)
		}
		if out, err := imagefile.AVIF.Strip([]byte(data)); len(out) != len(data) || err != nil {
			t.Errorf("%s: %d bytes of %d are published", what, len(out), len(data))
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: it took %v", what, took)
		}
	}
}

// TestStrip: of what a file says besides its pixels nothing is published, and the
// place is warned of, since the repository keeps it.
func TestStrip(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for i := range m.Pix {
		m.Pix[i] = uint8(i) | 3
	}
	jpg, png, gif := imagetest.JPEG(m), imagetest.PNG(m), imagetest.Encoded("gif", 40, 30)
	xmp := "<x:xmpmeta exif:GPSLatitude='secret'/>"
	for _, c := range []struct {
		what, name, data string
		place            bool
	}{
		{"JPEG, EXIF", "a.jpg", jpg[:2] + imagetest.APP1("Exif\x00\x00"+imagetest.ExifWithPlace()) + jpg[2:], true},
		{"JPEG, XMP", "a.jpg", jpg[:2] + imagetest.APP1("http://ns.adobe.com/xap/1.0/\x00"+xmp) + jpg[2:], true},
		{"JPEG, words", "a.jpg", jpg[:2] + "\xff\xed" + imagetest.BE16(2+22) + "Photoshop 3.0\x00secret\x00\x00" + "\xff\xfe" + imagetest.BE16(8) + "secret" + jpg[2:], false},
		{"JPEG, a part of a city", "a.jpg", jpg[:2] + app13("\x1c\x02\x5c", "secret") + jpg[2:], true},
		{"JPEG, a city", "a.jpg", jpg[:2] + app13("\x1c\x02\x5a", "secret") + jpg[2:], false},
		{"JPEG, a part without a name", "a.jpg", jpg[:2] + app13("\x1c\x02\x5c", " ") + jpg[2:], false},
		{"JPEG, a title", "a.jpg", jpg[:2] + app13("\x1c\x02\x05", "secret") + jpg[2:], false},
		{"JPEG, a thumbnail", "a.jpg", jpg[:2] + "\xff\xe0" + imagetest.BE16(16+6) + "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x02\x01secret" + jpg[2:], false},
		{"JPEG, another behind it", "a.jpg", jpg + "secret" + jpg, false},
		{"PNG, EXIF", "a.png", png[:33] + imagetest.PNGChunk("eXIf", imagetest.ExifWithPlace()) + imagetest.PNGChunk("tEXt", "Comment\x00secret") + png[33:], true},
		{"PNG, XMP", "a.png", png[:33] + imagetest.PNGChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp) + png[33:], true},
		{"PNG, XMP, packed", "a.png", png[:33] + imagetest.PNGChunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00"+packed(xmp)) + png[33:], true},
		{"PNG, XMP of ImageMagick", "a.png", png[:33] + imagetest.PNGChunk("zTXt", "Raw profile type xmp\x00\x00"+packed(raw("xmp", xmp))) + png[33:], true},
		{"PNG, EXIF of ImageMagick", "a.png", png[:33] + imagetest.PNGChunk("zTXt", "Raw profile type exif\x00\x00"+packed(raw("exif", "Exif\x00\x00"+imagetest.ExifWithPlace()))) + png[33:], true},
		{"PNG, a packed comment", "a.png", png[:33] + imagetest.PNGChunk("zTXt", "Comment\x00\x00"+packed("GPSLatitude")) + png[33:], false},
		{"PNG, more behind it", "a.png", png + "secret", false},
		{"WebP", "a.webp", imagetest.WebP(imagetest.Extended(40, 30), imagetest.Lossy(40, 30), imagetest.Chunk("EXIF", imagetest.ExifWithPlace()), imagetest.Chunk("XMP ", "secret")), true},
		{"GIF", "a.gif", gif[:len(gif)-1] + "\x21\xfe\x06secret\x00" + "\x21\xff\x0bXMP DataXMP\x06secret\x00;secret", false},
		{"AVIF", "a.avif", avifWith("\x00\x00\x00\x00" + imagetest.ExifWithPlace()), true},
		{"AVIF of libheif", "a.avif", avifWith("\x00\x00\x00\x06Exif\x00\x00" + imagetest.ExifWithPlace()), true},
		{"AVIF, an offset too far", "a.avif", avifWith("\xff\xff\xff\xff" + imagetest.ExifWithPlace()), false},
	} {
		f, err := imagefile.Probe(fstest.MapFS{c.name: {Data: []byte(c.data)}}, c.name)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if f.HasLocation != c.place {
			t.Errorf("%s: names the place: %t", c.what, f.HasLocation)
		}
		stripped, err := f.Kind.Strip([]byte(c.data))
		got := string(stripped)
		if strings.Contains(got, "secret") || strings.Contains(got, "Exif\x00\x00II") || err != nil {
			t.Errorf("%s: %q, %v", c.what, got[:min(len(got), 300)], err)
		}
		if c.name == "a.webp" || c.name == "a.avif" {
			continue // which are no real pictures
		}
		before, _, err := image.Decode(strings.NewReader(c.data))
		after, _, err2 := image.Decode(strings.NewReader(got))
		if err != nil || err2 != nil || !same(before, after) {
			t.Errorf("%s: the pixels are not the same (%v, %v)", c.what, err, err2)
		}
	}
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// TestStripCutOff: a picture that is not whole is told of, whatever is missing.
func TestStripCutOff(t *testing.T) {
	for name, data := range map[string]string{"a.jpg": imagetest.Encoded("jpeg", 40, 30), "a.png": imagetest.Encoded("png", 40, 30), "a.gif": imagetest.Encoded("gif", 40, 30)} {
		for n := range data {
			if n == 0 || !strings.HasSuffix(told(name, data[:n]), " image/"+strings.Replace(name[2:], "jpg", "jpeg", 1)) {
				continue // told already
			}
			kind, hint := imagefile.Kind(map[string]string{"a.jpg": "jpeg", "a.png": "png", "a.gif": "gif"}[name]), ""
			got, err := kind.Strip([]byte(data[:n]))
			if e := (*diag.Error)(nil); errors.As(err, &e) {
				hint = e.Hint()
			}
			if hint == "" || got != nil {
				t.Errorf("%d bytes of %s: %d bytes, %v", n, name, len(got), err)
			}
		}
	}
}

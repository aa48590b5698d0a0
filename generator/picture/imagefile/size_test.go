package imagefile_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"qostil/generator/picture/imagetest"
)

// right are pictures and what is known of them.
var right = []struct{ what, name, data, want string }{
	{"PNG", "a.png", imagetest.Encoded("png", 64, 48), "64x48 image/png"},
	{"JPEG", "a.jpg", imagetest.Encoded("jpeg", 64, 48), "64x48 image/jpeg"},
	{"GIF", "a.gif", imagetest.Encoded("gif", 64, 48), "64x48 image/gif"},
	{"the other extension", "a.jpeg", imagetest.Encoded("jpeg", 9, 9), "9x9 image/jpeg"},
	{"capitals", "порт.PNG", imagetest.Encoded("png", 9, 9), "9x9 image/png"},
	{"two extensions", "a.jpg.png", imagetest.Encoded("png", 9, 9), "9x9 image/png"},
	{"one pixel", "a.gif", imagetest.GIFHead(1, 1), "1x1 image/gif"},
	{"the largest", "a.png", imagetest.PNGHead(12000, 5333), "12000x5333 image/png"},

	{"WebP, lossy", "a.webp", imagetest.WebP(imagetest.Lossy(640, 480)), "640x480 image/webp"},
	{"WebP, enlarged by whoever shows it", "a.webp", imagetest.WebP(imagetest.Lossy(640|1<<14, 480|2<<14)), "640x480 image/webp"},
	{"WebP, lossless", "a.webp", imagetest.WebP(imagetest.Lossless(641, 3)), "641x3 image/webp"},
	{"WebP, extended", "a.webp", imagetest.WebP(imagetest.Extended(1921, 1080), imagetest.Chunk("ANIM", "\x00\x00\x00\x00\x00\x00")), "1921x1080 image/webp"},

	{"AVIF", "a.avif", imagetest.AVIF(imagetest.SizeBox(1200, 630)), "1200x630 image/avif"},
	{"AVIF, tiles and a thumbnail", "a.avif", imagetest.AVIF(imagetest.SizeBox(512, 512), imagetest.SizeBox(1024, 1536), imagetest.SizeBox(160, 240)), "1024x1536 image/avif"},
	{"AVIF, turned by a quarter", "a.avif", imagetest.AVIF(imagetest.SizeBox(1200, 630), imagetest.Box("irot", "\x03")), "630x1200 image/avif"},
	{"AVIF, turned by a half", "a.avif", imagetest.AVIF(imagetest.SizeBox(1200, 630), imagetest.Box("irot", "\x02")), "1200x630 image/avif"},
	{"AVIF, known by another brand", "a.avif", imagetest.Box("ftyp", "mif1", imagetest.BE32(0), "miafavif") + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), "8x6 image/avif"},
	{"AVIF, moving", "a.avif", imagetest.Box("ftyp", "avis", imagetest.BE32(0)) + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), "8x6 image/avif"},
	{"AVIF, pixels first", "a.avif", imagetest.Box("ftyp", "avif", imagetest.BE32(0)) + imagetest.Box("mdat", strings.Repeat("x", 2<<20)) + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), "8x6 image/avif"},
	{"AVIF, long lengths", "a.avif", imagetest.Box("ftyp", "avif", imagetest.BE32(0)) + imagetest.BE32(1) + "mdat" + imagetest.BE32(0) + imagetest.BE32(16+3) + "xyz" + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), "8x6 image/avif"},
	{"AVIF, a box without end", "a.avif", imagetest.AVIF(imagetest.SizeBox(8, 6), imagetest.BE32(0)+"free"), "8x6 image/avif"},
}

func TestSize(t *testing.T) {
	for _, c := range right {
		if got := told(c.name, c.data); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// TestOrientation: width and height are those of the picture as it is shown, which
// for the orientations 5 to 8 is turned by a quarter.
func TestOrientation(t *testing.T) {
	for o := range uint16(11) {
		want := "40x30 image/jpeg"
		if o >= 5 && o <= 8 {
			want = "30x40 image/jpeg"
		}
		for what, segment := range map[string]string{
			"little-endian": imagetest.Exif("II*\x00", binary.LittleEndian, o),
			"big-endian":    imagetest.Exif("MM\x00*", binary.BigEndian, o),
			"after others":  "\xff\xe0" + imagetest.BE16(7) + "JFIF\x00" + "\xff" + imagetest.APP1("http://ns.adobe.com/xap/1.0/\x00") + imagetest.Exif("MM\x00*", binary.BigEndian, o),
		} {
			if got := told("a.jpg", imagetest.JPEGHead(40, 30, segment)); got != want {
				t.Errorf("%d, %s: %s, want %s", o, what, got, want)
			}
		}
	}
	camera := imagetest.Encoded("jpeg", 40, 30)
	if got := told("a.jpg", camera[:2]+imagetest.Exif("II*\x00", binary.LittleEndian, 6)+camera[2:]); got != "30x40 image/jpeg" {
		t.Errorf("a whole picture: %s", got)
	}
}

// TestBadEXIF: metadata that cannot be read are none; the picture is shown.
func TestBadEXIF(t *testing.T) {
	for _, o := range []string{
		"", "Exif", "Exif\x00\x00", "Exif\x00\x00II*\x00", "Exif\x00\x00XX*\x00\x08\x00\x00\x00",
		"Exif\x00\x00II*\x00\xff\xff\xff\xff", "Exif\x00\x00MM\x00*\x00\x00\x00\x08", "Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff",
		"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x02\x00\x00\x00\x01\x00\x06\x00\x00", // a text
	} {
		if got := told("a.jpg", imagetest.JPEGHead(40, 30, imagetest.APP1(o))); got != "40x30 image/jpeg" {
			t.Errorf("%q: %s", o, got)
		}
	}
	whole := imagetest.Exif("MM\x00*", binary.BigEndian, 6)[4:]
	for n := range len(whole) - 4 { // the last four bytes are the number and what fills its field
		if got := told("a.jpg", imagetest.JPEGHead(40, 30, imagetest.APP1(whole[:n]))); got != "40x30 image/jpeg" {
			t.Errorf("%d bytes of EXIF: %s", n, got)
		}
	}
}

// TestHuge: a small file can claim any size. It is told, and nothing of that size
// is made.
func TestHuge(t *testing.T) {
	const hint = " pixels; the limit is 12000 on each side; make it smaller: 2,000 pixels are enough for any screen"
	for name, c := range map[string]struct {
		data string
		w, h int
	}{
		"a.png": {imagetest.PNGHead(1<<31-1, 1), 1<<31 - 1, 1}, "b.png": {imagetest.PNGHead(12001, 12000), 12001, 12000},
		"a.jpg": {imagetest.JPEGHead(65535, 65535), 65535, 65535}, "a.gif": {imagetest.GIFHead(65535, 65535), 65535, 65535},
		"turned.jpg": {imagetest.JPEGHead(9000, 20000, imagetest.Exif("II*\x00", binary.LittleEndian, 8)), 20000, 9000},
		"a.webp":     {imagetest.WebP(imagetest.Lossless(1<<14, 1<<14)), 1 << 14, 1 << 14}, "b.webp": {imagetest.WebP(imagetest.Extended(1<<15, 1<<15)), 1 << 15, 1 << 15},
		"a.avif": {imagetest.AVIF(imagetest.SizeBox(1<<32-1, 1<<32-1)), 1<<32 - 1, 1<<32 - 1},
	} {
		want := fmt.Sprintf("the picture is %d × %d%s", c.w, c.h, hint)
		if got := told(name, c.data); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	want := "the picture is 12000 × 5334 pixels, 64 million; the limit is 64 million; make it smaller: 2,000 pixels are enough for any screen"
	if got := told("a.png", imagetest.PNGHead(12000, 5334)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

package picture_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"qostil/generator/picture"
)

// withPlace is EXIF of a camera that knows where it is, secretly.
func withPlace() string {
	o := binary.LittleEndian
	b := o.AppendUint32([]byte("II*\x00"), 8)
	entry := func(tag, kind uint16, n, value uint32) {
		b = o.AppendUint32(o.AppendUint32(o.AppendUint16(o.AppendUint16(b, tag), kind), n), value)
	}
	b = o.AppendUint16(b, 2)
	entry(0x010f, 2, 4, 0x58585858) // a maker: XXXX
	entry(0x8825, 4, 1, 38)
	b = o.AppendUint32(b, 0)
	b = o.AppendUint16(b, 1)
	entry(0x0002, 5, 3, 56) // the latitude
	return string(o.AppendUint32(b, 0)) + "secret latitude secret."
}

func pngChunk(name, body string) string {
	return be32(len(body)) + name + body + be32(int(crc32.ChecksumIEEE([]byte(name+body))))
}

// app13 is the segment of Photoshop in which an IPTC dataset stands, behind another block.
func app13(dataset, value string) string {
	iptc := dataset + be16(len(value)) + value
	body := "Photoshop 3.0\x00" + "8BIM\x03\xed\x03abc" + be32(3) + "xyz\x00" + "8BIM\x04\x04\x00\x00" + be32(len(iptc)) + iptc
	return "\xff\xed" + be16(2+len(body)) + body
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
	ftyp := bmff("ftyp", "avif", be32(0), "avifmif1")
	infe := bmff("infe", "\x02\x00\x00\x00", be16(7), be16(0), "Exif", "\x00")
	meta := func(offset int) string {
		iloc := bmff("iloc", "\x00\x00\x00\x00", "\x44\x00", be16(1), be16(7), be16(0), be16(1), be32(offset), be32(len(exif)))
		return bmff("meta", "\x00\x00\x00\x00", bmff("iinf", "\x00\x00\x00\x00", be16(1), infe), iloc, bmff("iprp", bmff("ipco", ispe(8, 6))))
	}
	head := ftyp + meta(0)
	return ftyp + meta(len(head)+8+6) + bmff("mdat", "pixels"+exif)
}

// TestAVIFLies: what an AVIF says of where its metadata are may be anything; it is told
// neither by a crash nor after minutes.
func TestAVIFLies(t *testing.T) {
	const count = 60_000
	item := func(extents int, more ...string) string {
		return be16(7) + be16(0) + be16(extents) + strings.Join(more, "")
	}
	one := be32(4) + "\x00\x00\x00\x00" + be32(1<<20)
	for what, iloc := range map[string]string{
		"a length beyond all numbers": "\x48\x00" + be16(1) + item(1, be32(8), strings.Repeat("\xff", 7)+"\xf9"),
		"extents without a byte":      "\x00\x00" + be16(count) + strings.Repeat(item(count), count),
		"the whole file, many times":  "\x48\x00" + be16(1) + item(count, strings.Repeat(one, count)),
	} {
		infe := bmff("infe", "\x02\x00\x00\x00", be16(7), be16(0), "Exif", "\x00")
		data := bmff("ftyp", "avif", be32(0), "avifmif1") + bmff("meta", "\x00\x00\x00\x00", bmff("iinf", "\x00\x00\x00\x00", be16(1), infe),
			bmff("iloc", "\x00\x00\x00\x00", iloc), bmff("iprp", bmff("ipco", ispe(8, 6)))) + bmff("mdat", strings.Repeat("pixels", 1<<18))
		start := time.Now()
		if got := told("a.avif", data); got != "8x6 image/avif" {
			t.Errorf("%s: %s", what, got)
		}
		s := studioOf(t, picture.Options{}, "content/a.avif", data)
		if out, _ := s.made(t, "/media/a.avif"); len(out) != len(data) {
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
	jpg, png, gif := asJPEG(t, m), asPNG(t, m), encoded("gif", 40, 30)
	xmp := "<x:xmpmeta exif:GPSLatitude='secret'/>"
	for _, c := range []struct {
		what, name, data string
		place            bool
	}{
		{"JPEG, EXIF", "a.jpg", jpg[:2] + app1("Exif\x00\x00"+withPlace()) + jpg[2:], true},
		{"JPEG, XMP", "a.jpg", jpg[:2] + app1("http://ns.adobe.com/xap/1.0/\x00"+xmp) + jpg[2:], true},
		{"JPEG, words", "a.jpg", jpg[:2] + "\xff\xed" + be16(2+22) + "Photoshop 3.0\x00secret\x00\x00" + "\xff\xfe" + be16(8) + "secret" + jpg[2:], false},
		{"JPEG, a part of a city", "a.jpg", jpg[:2] + app13("\x1c\x02\x5c", "secret") + jpg[2:], true},
		{"JPEG, a city", "a.jpg", jpg[:2] + app13("\x1c\x02\x5a", "secret") + jpg[2:], false},
		{"JPEG, a part without a name", "a.jpg", jpg[:2] + app13("\x1c\x02\x5c", " ") + jpg[2:], false},
		{"JPEG, a title", "a.jpg", jpg[:2] + app13("\x1c\x02\x05", "secret") + jpg[2:], false},
		{"JPEG, a thumbnail", "a.jpg", jpg[:2] + "\xff\xe0" + be16(16+6) + "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x02\x01secret" + jpg[2:], false},
		{"JPEG, another behind it", "a.jpg", jpg + "secret" + jpg, false},
		{"PNG, EXIF", "a.png", png[:33] + pngChunk("eXIf", withPlace()) + pngChunk("tEXt", "Comment\x00secret") + png[33:], true},
		{"PNG, XMP", "a.png", png[:33] + pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp) + png[33:], true},
		{"PNG, XMP, packed", "a.png", png[:33] + pngChunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00"+packed(xmp)) + png[33:], true},
		{"PNG, XMP of ImageMagick", "a.png", png[:33] + pngChunk("zTXt", "Raw profile type xmp\x00\x00"+packed(raw("xmp", xmp))) + png[33:], true},
		{"PNG, EXIF of ImageMagick", "a.png", png[:33] + pngChunk("zTXt", "Raw profile type exif\x00\x00"+packed(raw("exif", "Exif\x00\x00"+withPlace()))) + png[33:], true},
		{"PNG, a packed comment", "a.png", png[:33] + pngChunk("zTXt", "Comment\x00\x00"+packed("GPSLatitude")) + png[33:], false},
		{"PNG, more behind it", "a.png", png + "secret", false},
		{"WebP", "a.webp", webp(extended(40, 30), lossy(40, 30), chunk("EXIF", withPlace()), chunk("XMP ", "secret")), true},
		{"GIF", "a.gif", gif[:len(gif)-1] + "\x21\xfe\x06secret\x00" + "\x21\xff\x0bXMP DataXMP\x06secret\x00;secret", false},
		{"AVIF", "a.avif", avifWith("\x00\x00\x00\x00" + withPlace()), true},
		{"AVIF of libheif", "a.avif", avifWith("\x00\x00\x00\x06Exif\x00\x00" + withPlace()), true},
		{"AVIF, an offset too far", "a.avif", avifWith("\xff\xff\xff\xff" + withPlace()), false},
	} {
		s := studioOf(t, picture.Options{}, "content/"+c.name, c.data)
		if told := len(s.Problems) == 1 && s.Problems[0].Warning && strings.Contains(s.Problems[0].Text, "where it was taken"); told != c.place || len(s.Problems) > 1 {
			t.Errorf("%s: %v", c.what, s.Problems)
		}
		got, out := s.made(t, "/media/"+c.name)
		if strings.Contains(got, "secret") || strings.Contains(got, "Exif\x00\x00II") || len(out.Problems) > 0 {
			t.Errorf("%s: %q, %v", c.what, got[:min(len(got), 300)], out.Problems)
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
	for name, data := range map[string]string{"a.jpg": encoded("jpeg", 40, 30), "a.png": encoded("png", 40, 30), "a.gif": encoded("gif", 40, 30)} {
		for n := range data {
			if n == 0 || len(load(name, data[:n]).Problems) > 0 {
				continue // told already
			}
			s := studioOf(t, picture.Options{}, "content/"+name, data[:n])
			if got, out := s.made(t, "/media/"+name); len(out.Problems) != 1 || got != "" {
				t.Errorf("%d bytes of %s: %d bytes, %v", n, name, len(got), out.Problems)
			}
		}
	}
}

// icc is the head of a colour profile of a name.
func icc(name string) string {
	body := strings.Repeat("\x00", 12) + "RGB " + strings.Repeat("\x00", 108) + name
	return be32(4+len(body)) + body
}

// TestProfile: the colours of a wide display are kept, those that everything is taken
// for are not said again.
func TestProfile(t *testing.T) {
	segment := func(name string) string {
		body := "ICC_PROFILE\x00\x01\x01" + icc(name)
		return "\xff\xe2" + be16(2+len(body)) + body
	}
	for name, kept := range map[string]bool{"Display P3": true, "s\x00R\x00G\x00B\x00": false, "sRGB IEC61966-2.1": false} {
		s := studioOf(t, picture.Options{}, file, asJPEG(t, photo(700, 500), segment(name)))
		got, _ := s.made(t, "/media/2026/11/23/port.480.jpg")
		if strings.Contains(got, icc(name)) != kept {
			t.Errorf("%s is kept: %t", name, !kept)
		}
		looks(t, got, 480, 343, quarters)
		whole, _ := s.made(t, at)
		if !strings.Contains(whole, icc(name)) {
			t.Errorf("the picture itself has lost %s", name)
		}
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write([]byte(icc("Display P3")))
	_ = w.Close()
	data := asPNG(t, photo(700, 500))
	s := studioOf(t, picture.Options{}, "content/2026/11/23/port.png", data[:33]+pngChunk("iCCP", "p3\x00\x00"+packed.String())+data[33:])
	got, _ := s.made(t, "/media/2026/11/23/port.480.png")
	if !strings.Contains(got, "iCCP") {
		t.Error("a PNG has lost its profile")
	}
	looks(t, got, 480, 343, quarters)
}

// TestTone: the colour that a picture mostly has, and none behind what is clear.
func TestTone(t *testing.T) {
	plain := func(c color.NRGBA) *image.NRGBA {
		m := photo(700, 700)
		for i := 0; i < len(m.Pix); i += 4 {
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = c.R+m.Pix[i]%16, c.G+m.Pix[i+1]%16, c.B+m.Pix[i+2]%16
		}
		return m
	}
	glass := plain(color.NRGBA{R: 30, G: 40, B: 70})
	glass.SetNRGBA(350, 350, color.NRGBA{})
	for _, c := range []struct {
		want string
		m    *image.NRGBA
	}{
		{"navy", plain(color.NRGBA{R: 25, G: 42, B: 72})}, {"sky", plain(color.NRGBA{R: 150, G: 190, B: 220})},
		{"forest", plain(color.NRGBA{R: 40, G: 70, B: 45})}, {"mist", plain(color.NRGBA{R: 210, G: 210, B: 212})}, {"", glass},
	} {
		s := studioOf(t, picture.Options{}, "content/2026/11/23/port.png", asPNG(t, c.m))
		o, _ := s.Offer("content/2026/11/23/port.png", at, func(p string) string { return p })
		if o.Tone != c.want {
			t.Errorf("%q, want %q", o.Tone, c.want)
		}
	}
}

// TestToneClasses: the style sheet has a class for each tone, of its colour.
func TestToneClasses(t *testing.T) {
	css, err := os.ReadFile("../../static/css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	classes := regexp.MustCompile(`(?m)^\.tone-([a-z]+) \{ background: #([0-9a-f]{6}); \}$`).FindAllStringSubmatch(string(css), -1)
	if len(classes) != 16 {
		t.Fatalf("%d classes", len(classes))
	}
	for _, c := range classes {
		rgb, _ := strconv.ParseUint(c[2], 16, 24)
		m := image.NewNRGBA(image.Rect(0, 0, 600, 300))
		for i := 0; i < len(m.Pix); i += 4 {
			m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = uint8(rgb>>16), uint8(rgb>>8), uint8(rgb), 255
		}
		data := asJPEG(t, m, "\xff\xfe\x75\x32"+strings.Repeat("x", 0x7530))
		s := studioOf(t, picture.Options{}, file, data)
		if o, _ := s.Offer(file, at, func(p string) string { return p }); o.Tone != c[1] {
			t.Errorf("#%s is told as %q, not %q", c[2], o.Tone, c[1])
		}
	}
}

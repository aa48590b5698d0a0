package picture_test

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"qostil/generator/picture"
	"qostil/generator/picture/imagetest"
)

// icc is the head of a colour profile of a name.
func icc(name string) string {
	body := strings.Repeat("\x00", 12) + "RGB " + strings.Repeat("\x00", 108) + name
	return imagetest.BE32(4+len(body)) + body
}

// TestProfile: the colours of a wide display are kept, those that everything is taken
// for are not said again.
func TestProfile(t *testing.T) {
	segment := func(name string) string {
		body := "ICC_PROFILE\x00\x01\x01" + icc(name)
		return "\xff\xe2" + imagetest.BE16(2+len(body)) + body
	}
	for name, kept := range map[string]bool{"Display P3": true, "s\x00R\x00G\x00B\x00": false, "sRGB IEC61966-2.1": false} {
		s := studioOf(t, picture.Options{}, file, imagetest.JPEG(imagetest.Photo(700, 500), segment(name)))
		got, _ := s.made(t, "/media/2026/11/23/port.480.jpg")
		if strings.Contains(got, icc(name)) != kept {
			t.Errorf("%s is kept: %t", name, !kept)
		}
		looks(t, got, 480, 343, imagetest.Quarters)
		whole, _ := s.made(t, at)
		if !strings.Contains(whole, icc(name)) {
			t.Errorf("the picture itself has lost %s", name)
		}
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write([]byte(icc("Display P3")))
	_ = w.Close()
	data := imagetest.PNG(imagetest.Photo(700, 500))
	s := studioOf(t, picture.Options{}, "content/2026/11/23/port.png", data[:33]+imagetest.PNGChunk("iCCP", "p3\x00\x00"+packed.String())+data[33:])
	got, _ := s.made(t, "/media/2026/11/23/port.480.png")
	if !strings.Contains(got, "iCCP") {
		t.Error("a PNG has lost its profile")
	}
	looks(t, got, 480, 343, imagetest.Quarters)
}

// TestTone: the colour that a picture mostly has, and none behind what is clear.
func TestTone(t *testing.T) {
	plain := func(c color.NRGBA) *image.NRGBA {
		m := imagetest.Photo(700, 700)
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
		s := studioOf(t, picture.Options{}, "content/2026/11/23/port.png", imagetest.PNG(c.m))
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
		data := imagetest.JPEG(m, "\xff\xfe\x75\x32"+strings.Repeat("x", 0x7530))
		s := studioOf(t, picture.Options{}, file, data)
		if o, _ := s.Offer(file, at, func(p string) string { return p }); o.Tone != c[1] {
			t.Errorf("#%s is told as %q, not %q", c[2], o.Tone, c[1])
		}
	}
}

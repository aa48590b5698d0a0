package picture_test

import (
	"bytes"
	"compress/zlib"
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
		s := albumOf(t, picture.Options{}, file, imagetest.JPEG(imagetest.Photo(700, 500), segment(name)))
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
	s := albumOf(t, picture.Options{}, "content/2026/11/23/port.png", data[:33]+imagetest.PNGChunk("iCCP", "p3\x00\x00"+packed.String())+data[33:])
	got, _ := s.made(t, "/media/2026/11/23/port.480.png")
	if !strings.Contains(got, "iCCP") {
		t.Error("a PNG has lost its profile")
	}
	looks(t, got, 480, 343, imagetest.Quarters)
}

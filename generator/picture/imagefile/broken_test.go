package imagefile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/diag"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
)

const (
	export  = "; open it in a picture editor and export it again"
	unknown = "the picture is broken, or browsers do not know its format" + export
	empty   = "the file is empty; copy the file here again"
)

func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.jpg", "", empty},
		{"a.svg", "", empty},
		{"a.jpg", "\x00", unknown},
		{"a.png", "<!DOCTYPE html>\n<html><svg/></html>", unknown},
		{"a.jpg", "BM" + strings.Repeat("\x00", 60), unknown}, // BMP
		{"a.avif", imagetest.Box("ftyp", "heic", imagetest.BE32(0), "mif1heic") + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), "the file is HEIC, which browsers do not show; export it as JPEG"},
		{"a.avif", imagetest.Box("ftyp", "mif1", "avif", "heic") + imagetest.AVIFMeta(imagetest.SizeBox(8, 6)), unknown}, // a version, not a brand
		{"a.webp", "RIFF\x04\x00\x00\x00WAVE", unknown},
		{"a.jpg", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "the file is a Git LFS pointer, not the picture itself; fetch the picture: git lfs pull"},
		{"a.svg", "version https://git-lfs.github.com/spec/v1\n", "the file is a Git LFS pointer, not the picture itself; fetch the picture: git lfs pull"},

		{"port.jpg", imagetest.Encoded("png", 1, 1), "the file is called .jpg, but it is a PNG; rename it to .png"},
		{"port.PNG", imagetest.Encoded("jpeg", 1, 1), "the file is called .png, but it is a JPEG; rename it to .jpg"},
		{"port.png", imagetest.Encoded("gif", 1, 1), "the file is called .png, but it is a GIF; rename it to .gif"},
		{"port.jpeg", imagetest.WebP(imagetest.Lossy(1, 1)), "the file is called .jpeg, but it is a WebP; rename it to .webp"},
		{"port.webp", imagetest.AVIF(imagetest.SizeBox(1, 1)), "the file is called .webp, but it is an AVIF; rename it to .avif"},
		{"port.png", "\ufeff<!-- --><svg " + ns + "/>", "the file is called .png, but it is an SVG drawing; rename it to .svg"},
		{"port.svg", imagetest.Encoded("png", 1, 1), "the file is called .svg, but it is a PNG; rename it to .png"},
		{"port.svg", imagetest.AVIF(imagetest.SizeBox(1, 1)), "the file is called .svg, but it is an AVIF; rename it to .avif"},

		{"a.png", strings.Replace(imagetest.PNGHead(7, 7), "\x07", "\x08", 1), "the PNG is broken: invalid format: invalid checksum" + export},
		{"a.png", imagetest.PNGHead(0, 9), "the PNG is broken: invalid format: non-positive dimension" + export},
		{"a.jpg", "\xff\xd8\xff\xd9", "the JPEG is broken: invalid JPEG format: missing SOS marker" + export},
		{"a.jpg", imagetest.JPEGHead(0, 0), "the JPEG is broken: it says that it is 0 × 0 pixels" + export},
		{"a.gif", imagetest.GIFHead(0, 9), "the GIF is broken: it says that it is 0 × 9 pixels" + export},
		{"a.webp", imagetest.WebP(imagetest.Lossy(0, 9)), "the WebP is broken: it says that it is 0 × 9 pixels" + export},
		{"a.webp", imagetest.WebP(imagetest.Chunk("VP8L", "oops.")), "the WebP is broken: invalid header" + export},
		{"a.webp", imagetest.WebP(imagetest.Chunk("VP8X", "x")), "the WebP is broken: invalid format" + export},
		{"a.avif", imagetest.AVIF(imagetest.SizeBox(0, 0)), "the AVIF is broken: it does not say its size" + export},
		{"a.avif", imagetest.AVIF(imagetest.Box("ispe", "short")), "the AVIF is broken: it does not say its size" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.Box("meta"), "the AVIF is broken: it ends too soon" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.Box("mdat"), "the AVIF is broken: it ends too soon" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.BE32(7) + "meta", "the AVIF is broken: a box of it has no length" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.BE32(1) + "meta" + strings.Repeat("\xff", 8), "the AVIF is broken: a box of it has no length" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.BE32(1) + "mdat\x7f" + strings.Repeat("\xff", 7), "the AVIF is broken: it ends too soon" + export},
		{"a.avif", imagetest.Box("ftyp", "avif") + imagetest.BE32(1<<31) + "meta", "the AVIF is broken: its meta box is too large" + export},

		{"a.svg", "порт", "the drawing is not well-formed: it has no <svg>; export it again"},
		{"a.svg", "<svg " + ns + ">\n<g></svg>", "the drawing is not well-formed: line 2: element <g> closed by </svg>; export it again"},
		{"a.svg", "<svg " + ns + ">&nbsp;</svg>", "the drawing is not well-formed: line 1: invalid character entity &nbsp;; export it again"},
		{"a.svg", "<svg " + ns + ">\xff</svg>", "the drawing is not well-formed: line 1: invalid UTF-8; export it again"},
		{"a.svg", "<?xml version='1.0' encoding='windows-1251'?><svg " + ns + "/>", "the drawing has the encoding windows-1251; export it as UTF-8"},
		{"a.svg", "<html><svg/></html>", "the file is not an SVG drawing; it begins with <html>; give it the extension of its real format"},
		{"a.svg", "<svg width='3' height='2'/>", `the drawing does not name the SVG namespace; begin it with <svg xmlns="http://www.w3.org/2000/svg"`},
	} {
		if got := told(c.name, c.data); got != c.want {
			t.Errorf("%s %.40q:\n%s, want\n%s", c.name, c.data, got, c.want)
		}
	}
}

// TestTruncated cuts each picture at every byte. What is left says that it is not
// whole, or, where the part with the size is, how large the picture is.
func TestTruncated(t *testing.T) {
	for _, c := range right {
		if len(c.data) > 4096 {
			continue
		}
		soon, whole := false, false
		for n := range len(c.data) + 1 {
			switch got := told(c.name, c.data[:n]); {
			case got == c.want:
				whole = true
			case whole:
				t.Errorf("%s: with %d bytes the size is known, with %d: %s", c.what, n-1, n, got)
			case strings.HasSuffix(got, " is broken: it ends too soon"+export):
				soon = true
			case got == empty && n == 0, got == unknown && n > 0 && n < 24 && !soon:
			default:
				t.Errorf("%s: of %d bytes: %s", c.what, n, got)
			}
		}
		if !soon || !whole {
			t.Errorf("%s: told as cut off: %t, with its size: %t", c.what, soon, whole)
		}
	}
	svg := "<?xml version=\"1.0\"?>\n<svg " + ns + ">\n<!-- Порт --><style>a{}</style></svg>"
	for n := 1; n < len(svg); n++ {
		if got := told("a.svg", svg[:n]); !strings.HasPrefix(got, "the drawing is not well-formed: ") {
			t.Errorf("%q: %s", svg[:n], got)
		}
	}
}

// failing is a folder with a picture that a disk gives only half of.
type failing struct{ fs.FS }

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	return half{file}, err
}

type half struct{ fs.File }

func (h half) Read(p []byte) (int, error) {
	n, err := h.File.Read(p[:min(len(p), 20)])
	if err != nil || n < 20 {
		return n, err
	}
	return n, errors.New("the disk is gone")
}

// TestUnreadable: what the disk does is not blamed on the picture.
func TestUnreadable(t *testing.T) {
	pictures := fstest.MapFS{"a.svg": {Mode: fs.ModeDir}}
	for _, name := range []string{"a.png", "b.svg", "c.avif"} {
		pictures[name] = &fstest.MapFile{Data: []byte(strings.Repeat(" ", 99))}
	}
	pictures["d.avif"] = &fstest.MapFile{Data: []byte(imagetest.AVIF(imagetest.SizeBox(8, 6)))}
	for name, want := range map[string]string{
		"a.png": "the disk is gone", "b.svg": "the disk is gone", "c.avif": "the disk is gone", "d.avif": "the disk is gone",
		"a.svg": "invalid argument", "none.png": "file does not exist",
	} {
		var fsys fs.FS = pictures
		if want == "the disk is gone" {
			fsys = failing{pictures}
		}
		if _, err := imagefile.Probe(fsys, name); err == nil || err.Error() != "cannot be read: "+want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// told is what is said of a file: "640x480 image/png", or the problem and its hint.
func told(name, data string) string {
	f, err := imagefile.Probe(fstest.MapFS{name: {Data: []byte(data)}}, name)
	if err != nil {
		p := diag.FromError(diag.Place{File: name}, err)
		return p.Text() + "; " + p.Hint()
	}
	return fmt.Sprintf("%dx%d %s", f.Width, f.Height, f.Type)
}

// Package imagefile knows the formats of pictures: JPEG, PNG, GIF, WebP, AVIF and SVG.
//
// Probe reads what a file says about itself: its real format (whatever its name
// says), its size in pixels, how it is turned, whether it may be transparent, and
// whether it names the place where it was taken. Probe decodes no pixels. A file that
// browsers do not show, or that is too large, is a *diag.Error in words for its author.
//
//	f, err := imagefile.Probe(fsys, "content/2026/11/23/port.jpg")
//	data, err := imagefile.Read(fsys, f.Name)
//	clean, err := f.Kind.Strip(data) // without the camera, the hour and the place
//	pixels, err := f.Kind.Decode(data)
//
// Invariants: Strip changes no pixel. Whatever the bytes are, no function panics, and
// none uses more memory than the file's length and its declared size allow.
package imagefile

import "strings"

// Kind is a format of pictures. The names are those of the image package.
type Kind string

// The formats that browsers show.
const (
	JPEG Kind = "jpeg"
	PNG  Kind = "png"
	GIF  Kind = "gif"
	WebP Kind = "webp"
	AVIF Kind = "avif"
	SVG  Kind = "svg"
)

// formats are the names of the kinds for people, their extensions, the usual one first,
// and their media types.
var formats = map[Kind]struct{ article, extensions, media string }{
	JPEG: {"a JPEG", "jpg jpeg", "image/jpeg"}, PNG: {"a PNG", "png", "image/png"},
	GIF: {"a GIF", "gif", "image/gif"}, WebP: {"a WebP", "webp", "image/webp"},
	AVIF: {"an AVIF", "avif", "image/avif"}, SVG: {"an SVG drawing", "svg", "image/svg+xml"},
}

// String returns the name of the format for people, with its article: "a JPEG".
func (k Kind) String() string { return formats[k].article }

// Extension returns the usual extension of the format's files: "jpg".
func (k Kind) Extension() string {
	first, _, _ := strings.Cut(formats[k].extensions, " ")
	return first
}

// MediaType returns the media type of the format: "image/jpeg".
func (k Kind) MediaType() string { return formats[k].media }

// Info is what pages need to know of a picture.
type Info struct {
	Width, Height int    // in pixels, as the picture is shown; 0 where a drawing (SVG) has no size
	Type          string // media type
}

// File is what a picture's file says about itself.
type File struct {
	Info
	Name        string // path in its file system
	Kind        Kind
	Bytes       int64
	Orientation uint16 // how to turn the pixels: 1 to 8 as in EXIF; 0 means 1
	HasLocation bool   // the metadata name the place where it was taken
	Alpha       bool   // the pixels may be transparent
	Animated    bool   // the file may hold more than one frame
	Deep        bool   // 16 bits a colour
	Progressive bool   // a progressive JPEG, which takes more memory to decode
	Thumbnail   []byte // a small JPEG of the picture that its EXIF holds, not turned; nil without
}

// Turned reports whether the pixels are stored in another direction than the picture
// is shown in.
func (f *File) Turned() bool { return f.Orientation > 1 }

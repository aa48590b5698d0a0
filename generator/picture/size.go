package picture

import (
	"path"
	"strconv"

	"qostil/generator/picture/imagefile"
)

// widths are those that pages offer, in pixels: the column of a phone on screens of one
// to three pixels a point, and the 44 rem of a story's picture on those of two.
var widths = [...]int{480, 800, 1200, 1600}

// fallbackWidth is about that of the src, for clients that ignore srcset: feed readers
// and old browsers.
const fallbackWidth = 1200

// Below so many bytes a picture is served as it is. For drawings (PNG) the bound is
// higher: scaled, they often weigh more.
const light, lightDrawing = 30_000, 100_000

// size is one of the sizes in which a picture is offered.
type size struct {
	width, height int  // in pixels
	original      bool // the file itself
}

// suffix is what follows the picture's stem in the name of a size's file.
func (z size) suffix(ext string) string { return "." + strconv.Itoa(z.width) + ext }

// sizes are those in which a picture is offered, the smallest first; one alone where
// nothing smaller is made. They follow from the header and the length of the file, never
// from what encoders make of it: a page names them before anything is made.
func (s *Set) sizes(src *source) []size {
	own := size{src.Width, src.Height, true}
	if s.options.Mode != Builtin || !src.scales() {
		return []size{own}
	}
	var list []size
	for _, w := range widths {
		if w*115 < own.width*100 { // nearer than that it would be the same to the eye
			list = append(list, size{w, max(1, (own.height*w+own.width/2)/own.width), false})
		}
	}
	widest := widths[len(widths)-1]
	if own.width*100 > widest*115 {
		return list
	}
	area := int64(own.width) * int64(own.height)
	heavy := src.Kind == imagefile.JPEG && src.Bytes*3 > area // as cameras write it
	own.original = !src.Turned() && !heavy
	return append(list, own)
}

// scales reports whether smaller sizes are made of a picture, and are worth it.
func (src *source) scales() bool {
	switch src.Kind {
	case imagefile.JPEG:
		return src.Bytes >= light
	case imagefile.WebP: // only another file turns it: browsers ignore its EXIF
		return (src.Bytes >= light || src.Turned()) && !src.Animated
	case imagefile.PNG:
		return src.Bytes >= lightDrawing && !src.Animated
	}
	return false
}

// format is the kind in which variants are made, and their extension: the kind of the
// picture, or the nearest that the standard library writes.
func (src *source) format() (kind imagefile.Kind, ext string) {
	ext = path.Ext(src.Name)
	switch {
	case src.Kind == imagefile.PNG:
		return imagefile.PNG, ext
	case src.Kind == imagefile.WebP && src.Alpha:
		return imagefile.PNG, ext + ".png"
	case src.Kind == imagefile.WebP:
		return imagefile.JPEG, ext + ".jpg"
	}
	return imagefile.JPEG, ext
}

// encoders are the programs that also write a picture's sizes.
func (s *Set) encoders(src *source) []Encoder {
	var list []Encoder
	kind, _ := src.format()
	for _, e := range s.options.Encoders {
		if kind == imagefile.JPEG || e.Drawings {
			list = append(list, e)
		}
	}
	return list
}

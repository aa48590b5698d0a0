package picture

import (
	"image"
	"io/fs"

	"qostil/generator/diag"
	"qostil/generator/picture/imagefile"
)

// Shrunk is a picture as it is brought into a repository: as large as pages need it,
// upright, and without the camera's metadata.
type Shrunk struct {
	Data          []byte
	Extension     string         // of the file's name: "jpg"
	Width, Height int            // in pixels; 0 of drawings that have no size
	Original      imagefile.Info // of the file that was brought
	HadLocation   bool           // the file said where it was taken
	BecameJPEG    bool           // it was a PNG, and too heavy

	kind imagefile.Kind // of the original
}

// Bounds of a picture that is brought in.
const (
	wantedSide    = 2000        // pixels, enough for any screen
	largestArea   = 250_000_000 // pixels, more than any camera makes
	shrunkQuality = 88
)

// Shrink makes a file fit for a repository: at most 2,000 pixels a side. The error is a
// *diag.Error if the file is no picture, or one that cannot be made smaller here.
func Shrink(fsys fs.FS, name string) (*Shrunk, error) {
	// Opening a pipe would block for ever.
	if stat, err := fs.Stat(fsys, name); err == nil && !stat.IsDir() && !stat.Mode().IsRegular() {
		return nil, diag.NewError("file.irregular", stat.Mode().Type())
	}
	src, err := imagefile.Identify(fsys, name)
	if err != nil {
		return nil, err
	}
	if a := src.Width * src.Height; a > largestArea && src.Kind != imagefile.SVG {
		return nil, diag.NewError("picture.shrink-area", src.Width, src.Height)
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, imagefile.Unreadable(err)
	}
	s := &Shrunk{Data: data, Extension: src.Kind.Extension(), Width: src.Width, Height: src.Height, Original: src.Info, HadLocation: src.HasLocation, kind: src.Kind}
	small := max(s.Width, s.Height) <= wantedSide && !src.Turned()
	if (src.Kind == imagefile.JPEG || src.Kind == imagefile.PNG && !src.Animated) && (!small || len(data) > heavy) {
		return s, s.encode(src, data)
	}
	if (src.Kind == imagefile.JPEG || src.Kind == imagefile.PNG || src.Kind == imagefile.WebP) && small && !src.Animated { // which builds decode
		if _, err := src.Kind.Decode(data); err != nil {
			return nil, err
		}
	}
	if s.Data, err = src.Kind.Strip(data); err != nil {
		return nil, err
	}
	if src.Turned() && max(s.Width, s.Height) <= wantedSide {
		return nil, diag.NewError("picture.shrink-turned", src.Kind)
	}
	if !small && src.Kind != imagefile.SVG {
		return nil, diag.NewError("picture.shrink-kind", src.Kind, s.Width, s.Height)
	}
	return s, nil
}

// CheckWeight returns a warning if the picture is still too heavy: not every kind can be made
// smaller here.
func (s *Shrunk) CheckWeight(at diag.Place) diag.List {
	return checkWeight(at, int64(len(s.Data)), lightenHint(s.kind))
}

// encode decodes a picture, scales and turns it, and encodes it.
func (s *Shrunk) encode(src *imagefile.File, data []byte) error {
	m, err := src.Kind.Decode(data)
	if err != nil {
		return err
	}
	w, h := s.Width, s.Height
	if side := max(w, h); side > wantedSide {
		w, h = max(1, (w*wantedSide+side/2)/side), max(1, (h*wantedSide+side/2)/side)
	}
	icc := src.Kind.Profile(data)
	if !inColour(m) {
		icc = nil
	}
	size := upright(image.Pt(w, h), src.Orientation)
	out := turn(scale(m, size.X, size.Y), src.Orientation)
	s.Width, s.Height = w, h
	if s.Data, err = src.Kind.Encode(out, shrunkQuality, icc); err != nil {
		return err
	}
	if src.Kind == imagefile.PNG && len(s.Data) > heavy && opaque(out) {
		s.Extension, s.BecameJPEG = "jpg", true
		s.Data, err = imagefile.JPEG.Encode(out, shrunkQuality, icc)
	}
	return err
}

func opaque(m image.Image) bool {
	o, ok := m.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

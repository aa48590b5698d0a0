package picture

import (
	"fmt"
	"image"
	"io/fs"
	"path"
	"strings"

	"github.com/gohugoio/gift"

	"qostil/generator/diag"
)

// Shrunk is a picture as it is brought into a repository: as large as pages need it,
// upright, and without what a camera says.
type Shrunk struct {
	Data          []byte
	Extension     string // jpg
	Width, Height int    // 0 of drawings that have no size
	Was           Info
	Place         bool // the file said where it was taken
	Photo         bool // a PNG that was too heavy, and is a JPEG now
}

// Bounds of what is brought in.
const (
	wantedSide    = 2000        // pixels, enough for any screen
	largestArea   = 250_000_000 // pixels, more than any camera makes
	shrunkQuality = 88
)

// Shrink makes a file fit for a repository. The name of the file is for messages.
func Shrink(fsys fs.FS, name string) (*Shrunk, error) {
	// A pipe would be waited on for ever.
	if stat, err := fs.Stat(fsys, name); err == nil && !stat.IsDir() && !stat.Mode().IsRegular() {
		return nil, fmt.Errorf("neither a file nor a folder (%s)", stat.Mode().Type())
	}
	src := &source{file: name}
	if err := src.sniff(fsys, strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))); err != nil {
		return nil, err
	}
	e := &src.extra
	if a := src.info.Width * src.info.Height; a > largestArea && e.kind != "svg" {
		return nil, &hinted{fmt.Sprintf("the picture is %d × %d pixels, more than can be made smaller here", src.info.Width, src.info.Height), again}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, unreadable(err)
	}
	s := &Shrunk{Data: data, Extension: extensionOf(e.kind), Width: src.info.Width, Height: src.info.Height, Was: src.info, Place: e.place}
	small := max(s.Width, s.Height) <= wantedSide && !src.turned()
	if (e.kind == "jpeg" || e.kind == "png" && !e.moving) && (!small || len(data) > heavy) {
		return s, s.again(src, data)
	}
	if (e.kind == "jpeg" || e.kind == "png" || e.kind == "webp") && small && !e.moving { // which builds decode
		if _, err := decode(e.kind, data); err != nil {
			return nil, err
		}
	}
	if s.Data, err = strip(e.kind, data); err != nil {
		return nil, broken(e.kind, err)
	}
	if src.turned() && max(s.Width, s.Height) <= wantedSide {
		return nil, &hinted{kinds[e.kind].name + " that a note in it turns cannot be turned here", "turn it in a picture editor and export it again"}
	}
	if !small && e.kind != "svg" {
		return nil, &hinted{fmt.Sprintf("%s of %d × %d pixels cannot be made smaller here", kinds[e.kind].name, s.Width, s.Height), "export it as JPEG first"}
	}
	return s, nil
}

// Weighed warns of a picture that is too heavy still: of what cannot be made smaller here.
func (s *Shrunk) Weighed(at diag.Place) diag.List {
	return weighed(at, int64(len(s.Data)), lighter(s.Extension))
}

// again decodes a picture, makes it smaller and writes it anew.
func (s *Shrunk) again(src *source, data []byte) error {
	m, err := decode(src.extra.kind, data)
	if err != nil {
		return err
	}
	w, h := s.Width, s.Height
	if side := max(w, h); side > wantedSide {
		w, h = max(1, (w*wantedSide+side/2)/side), max(1, (h*wantedSide+side/2)/side)
	}
	icc := profile(src.extra.kind, data)
	if !inColour(m) {
		icc = nil
	}
	model := kindOf(m)
	filters := turns[src.extra.orientation]
	if w != s.Width {
		rw, rh := w, h
		if src.extra.orientation >= 5 {
			rw, rh = h, w
		}
		filters = append([]gift.Filter{gift.Resize(rw, rh, gift.LanczosResampling)}, filters...)
	}
	out := draw(m, model, filters...)
	s.Width, s.Height = w, h
	if s.Data, err = encode(src.extra.kind, out, shrunkQuality, icc); err != nil {
		return err
	}
	if src.extra.kind == "png" && len(s.Data) > heavy && opaque(out) {
		s.Extension, s.Photo = "jpg", true
		s.Data, err = encode("jpeg", out, shrunkQuality, icc)
	}
	return err
}

func opaque(m image.Image) bool {
	o, ok := m.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

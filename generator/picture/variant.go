package picture

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/picture/imagefile"
)

// widths are those that pages offer: the column of a phone on screens of one to three
// pixels a point, and the 44 rem of a story's picture on those of two.
var widths = [...]int{480, 800, 1200, 1600}

// common is the width that whoever chooses none gets: feed readers, old browsers.
const common = 1200

// light is how many bytes a picture is served with as it is, drawings (PNG) more
// readily than photographs: of those a smaller one often weighs more.
const light, lightDrawing = 30_000, 100_000

// size is a picture at one of its widths.
type size struct {
	width, height int
	own           bool // the file itself
}

// name is what the file of a size is called, after the picture's own name.
func (z size) name(ext string) string { return "." + strconv.Itoa(z.width) + ext }

// sizes are those at which a picture is offered, the smallest first; one alone where
// nothing smaller is made.
func (s *Set) sizes(src *source) []size {
	own := size{src.Width, src.Height, true}
	if s.options.Images != "builtin" || !src.resizes() {
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
	own.own = !src.Turned() && (src.Kind != imagefile.JPEG || src.Bytes*3 <= area) // else as large as a camera makes it
	return append(list, own)
}

// resizes says whether smaller ones are made of a picture, and worth it.
func (src *source) resizes() bool {
	switch src.Kind {
	case imagefile.JPEG:
		return src.Bytes >= light
	case imagefile.WebP: // nothing but another file turns it: browsers do not heed its EXIF
		return (src.Bytes >= light || src.Turned()) && !src.Animated
	case imagefile.PNG:
		return src.Bytes >= lightDrawing && !src.Animated
	}
	return false
}

// format is the kind in which smaller pictures are made: that of the picture, or the
// nearest that the standard library writes.
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

// encoders are those that are used for a picture.
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

// Offer is a picture as a page offers it.
type Offer struct {
	imagefile.Info
	Src     string   // for those that choose none
	Srcset  string   // the sizes in its own kind; "" where there is one alone
	Sources []Source // the same in other kinds, the lightest first
	Tone    string   // the colour that it mostly has, of a small palette; "" where not known
}

// Source is one kind of an Offer: an element <source>.
type Source struct{ Type, Srcset string }

// Offer is the picture of a file, published at a path of the site, as pages offer it.
// href makes an address of such a path. It is not ok where the picture cannot be shown;
// one that proves to be broken only when it is resized is told of by its own file.
func (s *Set) Offer(file, at string, href func(path string) string) (o Offer, ok bool) {
	src := s.probed[file]
	if src == nil || src.err != nil {
		return Offer{}, false
	}
	o = Offer{Info: src.Info, Src: href(at)}
	if s.options.Images == "netlify" && src.resizes() {
		o.Src, o.Srcset = netlify(src, o.Src)
		return o, true
	}
	sizes := s.sizes(src)
	if len(s.pieces(src)) > 0 {
		if m, err := s.made(src); err == nil {
			o.Tone = m.Tone
		}
	}
	_, ext := src.format()
	stem := strings.TrimSuffix(at, path.Ext(at))
	address := func(z size, suffix string) string {
		if z.own && suffix == "" {
			return href(at)
		}
		return href(stem + z.name(ext) + suffix)
	}
	set := func(suffix string) string {
		var list []string
		for _, z := range sizes {
			list = append(list, candidate(address(z, suffix), z.width))
		}
		return strings.Join(list, ", ")
	}
	if len(sizes) == 1 && sizes[0].own {
		return o, true
	}
	o.Srcset = set("")
	for _, z := range sizes {
		if z.width <= common || z == sizes[0] {
			o.Src = address(z, "")
		}
	}
	for _, e := range s.encoders(src) {
		o.Sources = append(o.Sources, Source{e.Type, set("." + e.Name)})
	}
	return o, true
}

// candidate is one address of a srcset, in which commas separate.
func candidate(address string, width int) string {
	return strings.NewReplacer(",", "%2C", " ", "%20").Replace(address) + " " + strconv.Itoa(width) + "w"
}

// NetlifyImages is the path of Netlify's service that resizes pictures when they are
// asked for, and chooses the kind by the browser.
const NetlifyImages = "/.netlify/images"

// netlify offers the sizes that Netlify makes of a picture.
func netlify(src *source, address string) (usual, srcset string) {
	host, at := "", address
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		host, at = u.Scheme+"://"+u.Host, u.EscapedPath()
	}
	if bare, err := url.PathUnescape(at); err == nil {
		at = bare
	}
	var list []string
	for _, w := range widths {
		if w > src.Width && len(list) > 0 {
			break
		}
		w = min(w, src.Width)
		one := host + NetlifyImages + "?url=" + url.QueryEscape(at) + "&w=" + strconv.Itoa(w)
		list = append(list, candidate(one, w))
		if w <= common || usual == "" {
			usual = one
		}
	}
	return usual, strings.Join(list, ", ")
}

// Add claims the paths of a picture, published at a path of the site, and of all that is
// made of it.
func (s *Set) Add(tree *output.Tree, file, at string) {
	src := s.probed[file]
	from := []diag.Place{{File: file}}
	claim := func(at, kind string, render func(*output.Out) error) {
		tree.Add(&output.File{Path: strings.TrimPrefix(at, "/"), Type: kind, From: from, Render: render})
	}
	claim(at, output.TypeOf(file), func(out *output.Out) error { return s.clean(src, file, out) })
	if src == nil || src.err != nil {
		return
	}
	stem := strings.TrimSuffix(at, path.Ext(at))
	for _, p := range s.pieces(src) {
		if p.name != ownPiece {
			claim(stem+p.name, p.media, func(out *output.Out) error { return s.render(src, p.name, out) })
		}
	}
}

// clean renders a picture without what it says besides its pixels.
func (s *Set) clean(src *source, file string, out *output.Out) error {
	if src == nil || src.err != nil {
		return s.Copy(file, out)
	}
	if src.Turned() && src.Kind != imagefile.WebP {
		return s.render(src, ownPiece, out)
	}
	data, err := imagefile.Read(s.fsys, file)
	if err != nil {
		return err
	}
	if data, err = src.Kind.Strip(data); err != nil {
		out.Problems = append(out.Problems, Problem(diag.Place{File: file}, err))
		return nil
	}
	if src.Turned() && (s.options.Images != "builtin" || !src.resizes()) {
		out.Problems.Warnf(diag.Place{File: file}, "the picture is turned by its metadata alone, which is not published").Hintf("%s", imagefile.ExportAgain)
	}
	_, err = out.Write(data)
	if err == nil && len(s.pieces(src)) > 0 {
		_, err = s.made(src) // a picture that cannot be decoded is told of here too
		err = s.told(src, err, out)
	}
	return err
}

// render renders what is made of a picture.
func (s *Set) render(src *source, name string, out *output.Out) error {
	data, err := s.piece(src, name)
	if err != nil {
		return s.told(src, err, out)
	}
	_, err = out.Write(data)
	return err
}

// told puts what is wrong with a picture among the problems of a file.
func (s *Set) told(src *source, err error, out *output.Out) error {
	if err == nil {
		return nil
	}
	if p := Problem(diag.Place{File: src.Name}, err); p.Hint != "" {
		out.Problems = append(out.Problems, p)
		return nil
	}
	return fmt.Errorf("%s: %w", src.Name, err)
}

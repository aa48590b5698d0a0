package picture

import (
	"image"
	"image/color"
	imagedraw "image/draw"
	"path"
	"strconv"
	"strings"

	"github.com/gohugoio/gift"
)

// SocialWidth and SocialHeight are the pixels of a picture for social networks (ogp.me
// says nothing; all of them show 1.91 : 1).
const SocialWidth, SocialHeight = 1200, 630

// socialName is the end of the name of a picture cut for social networks.
const socialName = ".og.jpg"

// Social asks for a file's picture to be cut for social networks as well, around the
// point that must stay ("", "top", "30% 40%"). It is to be called before Add. The path on
// the site is that of the cut; ok is false where none can be made, or the picture is
// too small to look well.
func (s *Set) Social(file, at, focus string) (cut string, ok bool) {
	src := s.probed[file]
	if src == nil || src.err != nil || s.options.Images == "none" || src.extra.kind == "svg" || src.extra.kind == "avif" {
		return "", false
	}
	if src.extra.kind == "webp" && src.extra.moving { // of which the decoder knows no picture
		return "", false
	}
	if src.info.Width < SocialWidth/2 || src.info.Height < SocialHeight/2 {
		return "", false
	}
	if _, asked := s.social[file]; !asked {
		s.social[file] = focus
	}
	return strings.TrimSuffix(at, path.Ext(at)) + socialName, true
}

// crop cuts a picture to the shape that social networks show, around a point.
func crop(m image.Image, orientation uint16, focus string) image.Image {
	b := gift.New(turns[orientation]...).Bounds(m.Bounds())
	w, h := SocialWidth, max(SocialHeight, b.Dy()*SocialWidth/b.Dx())
	if h == SocialHeight {
		w = max(SocialWidth, b.Dx()*SocialHeight/b.Dy())
	}
	x, y := pointOf(focus)
	cut := image.Rect(0, 0, SocialWidth, SocialHeight).Add(image.Pt((w-SocialWidth)*x/100, (h-SocialHeight)*y/100))
	if orientation >= 5 {
		w, h = h, w
	}
	filters := append([]gift.Filter{gift.Resize(w, h, gift.LanczosResampling)}, turns[orientation]...)
	scaled := draw(m, color.NRGBAModel, append(filters, gift.Crop(cut))...)
	onPaper := image.NewRGBA(scaled.Bounds())
	imagedraw.Draw(onPaper, onPaper.Bounds(), image.NewUniform(paper), image.Point{}, imagedraw.Src)
	imagedraw.Draw(onPaper, onPaper.Bounds(), scaled, scaled.Bounds().Min, imagedraw.Over)
	return onPaper
}

// paper is the ground of what pictures leave free.
var paper = color.RGBA{0xfc, 0xfc, 0xfa, 0xff}

// pointOf is a focus in percent from the left and the top.
func pointOf(focus string) (x, y int) {
	switch focus {
	case "top":
		return 50, 0
	case "bottom":
		return 50, 100
	case "left":
		return 0, 50
	case "right":
		return 100, 50
	}
	left, top, found := strings.Cut(strings.ReplaceAll(focus, "%", ""), " ")
	x, err := strconv.Atoi(left)
	y, err2 := strconv.Atoi(top)
	if !found || err != nil || err2 != nil {
		return 50, 50
	}
	return x, y
}

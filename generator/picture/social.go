package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	"path"
	"strings"

	"github.com/gohugoio/gift"

	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// socialName is the end of the name of a picture cut for social networks.
const socialName = ".og.jpg"

// Social asks for a file's picture to be cut for social networks as well, around the
// point that must stay ("", "top", "30% 40%"). It is to be called before Add. The path on
// the site is that of the cut; ok is false where none can be made, or the picture is
// too small to look well.
func (s *Set) Social(file, at, focus string) (cut string, ok bool) {
	src := s.probed[file]
	if src == nil || src.err != nil || s.options.Images == "none" || src.Kind == imagefile.SVG || src.Kind == imagefile.AVIF {
		return "", false
	}
	if src.Kind == imagefile.WebP && src.Animated { // of which the decoder knows no picture
		return "", false
	}
	if src.Width < card.Width/2 || src.Height < card.Height/2 {
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
	size, cut := card.Frame(b.Size(), focus)
	if orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	filters := append([]gift.Filter{gift.Resize(size.X, size.Y, gift.LanczosResampling)}, turns[orientation]...)
	scaled := draw(m, color.NRGBAModel, append(filters, gift.Crop(cut))...)
	onPaper := image.NewRGBA(scaled.Bounds())
	imagedraw.Draw(onPaper, onPaper.Bounds(), image.NewUniform(card.Paper), image.Point{}, imagedraw.Src)
	imagedraw.Draw(onPaper, onPaper.Bounds(), scaled, scaled.Bounds().Min, imagedraw.Over)
	return onPaper
}

// Typeface is what words on pictures are set in.
func (s *Set) Typeface() *card.Typeface {
	if s.options.Typeface != nil {
		return s.options.Typeface
	}
	return s.studio.goBold()
}

// Card is a card as PNG, drawn once.
func (s *Set) Card(c card.Card) ([]byte, error) {
	t := s.Typeface()
	sum := sha256.Sum256([]byte(fmt.Sprintf("card %s\n%s\n%s", t.Digest(), c.Name, c.Headline)))
	key := hex.EncodeToString(sum[:20])
	if data, err := s.kept(key + ".png"); err == nil && bytes.HasPrefix(data, []byte("\x89PNG")) {
		s.used(key+".png", data)
		return data, nil
	}
	data, err := t.Draw(c)
	if err != nil {
		return nil, err
	}
	return data, s.keep(key+".png", data)
}

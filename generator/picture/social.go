package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/draw"
	"path"
	"strings"

	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// socialName is the end of the name of a picture cut for social networks.
const socialName = ".og.jpg"

// SocialPath is the path on the site of a picture that is cut for social networks, where
// the picture itself is published at a path. ok is false where none can be made, or the
// picture is too small to look well.
func (s *Set) SocialPath(file, at string) (cut string, ok bool) {
	src := s.probed[file]
	switch {
	case src == nil, src.err != nil, s.options.Mode == None, src.Kind == imagefile.SVG, src.Kind == imagefile.AVIF:
		return "", false
	case src.Kind == imagefile.WebP && src.Animated: // the decoder finds no picture in it
		return "", false
	case src.Width < card.Width/2, src.Height < card.Height/2:
		return "", false
	}
	return strings.TrimSuffix(at, path.Ext(at)) + socialName, true
}

// social is a picture cut to the shape that social networks show, around a point.
func (l *ladder) social(focus string) image.Image {
	size, cut := card.Frame(upright(l.whole.Bounds().Size(), l.orientation), focus)
	scaled := scale(l.wide(size.X), size.X, size.Y)
	if m, ok := scaled.(*image.YCbCr); ok {
		return m.SubImage(cut)
	}
	onPaper := image.NewRGBA(image.Rect(0, 0, card.Width, card.Height))
	draw.Draw(onPaper, onPaper.Bounds(), image.NewUniform(card.Paper), image.Point{}, draw.Src)
	draw.Draw(onPaper, onPaper.Bounds(), scaled, scaled.Bounds().Min.Add(cut.Min), draw.Over)
	return onPaper
}

// Typeface returns the typeface of social pictures: that of the site, or Go Bold.
func (s *Set) Typeface() *card.Typeface {
	if s.options.Typeface != nil {
		return s.options.Typeface
	}
	return s.store.goBold()
}

// Card returns a card as PNG, from the cache or drawn.
func (s *Set) Card(c card.Card) ([]byte, error) {
	t := s.Typeface()
	sum := sha256.Sum256([]byte(fmt.Sprintf("card %s\n%s\n%s", t.Digest(), c.Name, c.Headline)))
	key := hex.EncodeToString(sum[:20])
	if data, err := s.load(key + ".png"); err == nil && bytes.HasPrefix(data, []byte("\x89PNG")) {
		s.touch(key+".png", data)
		return data, nil
	}
	data, err := t.Draw(c)
	if err != nil {
		return nil, err
	}
	return data, s.save(key+".png", data)
}

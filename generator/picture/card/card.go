// Package card draws the pictures that social networks show with a link, and knows how
// pictures are cut to their shape.
//
// A Card is a headline below the name of its site, in one Typeface; without a headline
// it is the mark of the site. A Typeface says which letters it lacks, so that a caller
// can leave out a card that would show boxes:
//
//	t, err := card.NewTypeface(font)
//	if t.Lacks(headline) == "" {
//		png, err := t.Draw(card.Card{Name: "Digest", Headline: headline})
//	}
//
// Frame says how a photograph is scaled and cut, Tone which colour of the style sheet
// stands in for it while it loads. All pictures are Width by Height pixels, and the same
// input gives the same bytes.
package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Card is the picture of a headline for social networks, or, without one, of a site.
type Card struct {
	Name     string // of the site
	Headline string
}

// shades are the colours of cards: from ink to paper, and an accent. With few colours a
// card has few bytes, and is encoded quickly.
var shades = func() color.Palette {
	var p color.Palette
	ink, paper := [3]int{0x14, 0x18, 0x1b}, [3]int{0xfc, 0xfc, 0xfa}
	for i := range levels {
		var c [3]uint8
		for j := range c {
			c[j] = uint8((ink[j]*(levels-1-i) + paper[j]*i) / (levels - 1))
		}
		p = append(p, color.RGBA{c[0], c[1], c[2], 0xff})
	}
	return append(p, color.RGBA{0x0a, 0x5a, 0x63, 0xff})
}()

const (
	levels = 64     // of shades between ink and paper
	accent = levels // the shade behind them
	soft   = 0x58   // as grey as data is on pages
	rule   = 0xd0   // as grey as a hairline
	margin = 80     // pixels
	column = Width - 2*margin
)

// sheet is a card that is being drawn, as the lightness of each pixel.
type sheet struct {
	grey     *image.Gray
	accented image.Rectangle
}

func (s *sheet) fill(r image.Rectangle, grey uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.grey.Pix[s.grey.PixOffset(r.Min.X, y):s.grey.PixOffset(r.Max.X, y)]
		for i := range row {
			row[i] = grey
		}
	}
}

// Draw draws a card as PNG.
func (t *Typeface) Draw(c Card) ([]byte, error) {
	s := &sheet{grey: image.NewGray(image.Rect(0, 0, Width, Height))}
	s.fill(s.grey.Bounds(), 0xff)
	s.accented = image.Rect(0, Height-20, Width, Height)
	var err error
	if c.Headline == "" {
		err = t.site(s, plainText(c.Name))
	} else {
		err = t.headline(s, plainText(c.Name), plainText(c.Headline))
	}
	if err != nil {
		return nil, err
	}
	m := image.NewPaletted(s.grey.Bounds(), shades)
	for i, v := range s.grey.Pix {
		m.Pix[i] = v / (256 / levels)
	}
	for y := s.accented.Min.Y; y < s.accented.Max.Y; y++ {
		for x := s.accented.Min.X; x < s.accented.Max.X; x++ {
			m.SetColorIndex(x, y, accent)
		}
	}
	var b bytes.Buffer
	err = png.Encode(&b, m)
	return b.Bytes(), err
}

// headline is the name of the site over a rule, and the headline as large as it fits.
func (t *Typeface) headline(s *sheet, name, headline string) error {
	top := margin
	if t.Lacks(name) == "" {
		if _, err := t.write(s, fit(name, 60), 34, top, 1, soft); err != nil {
			return err
		}
		top += 60
	}
	s.fill(image.Rect(margin, top, Width-margin, top+6), 0)
	top += 6 + 36
	_, err := t.largest(s, headline, []float64{88, 80, 72, 64, 56, 50, 44}, top, Height-20-40)
	return err
}

// site is the mark of a site in two languages, columns on both sides of a spine, beside
// its name where the typeface has its letters.
func (t *Typeface) site(s *sheet, name string) error {
	left := margin
	width := column
	if t.Lacks(name) == "" && name != "" {
		width = 380
		left = Width - margin - width
		if _, err := t.largestIn(s, name, []float64{96, 84, 72, 64, 56, 48, 40}, margin-12, Height-20-margin, left-margin-60); err != nil {
			return err
		}
	}
	middle, top, bottom := left+width/2, margin, Height-20-margin
	s.fill(image.Rect(left, top, left+width, top+6), 0)
	s.fill(image.Rect(middle-1, top+6, middle+2, bottom), rule)
	half := width/2 - 36
	for i, y := 0, top+44; y+14 < bottom; i, y = i+1, y+40 {
		grey := uint8(rule)
		if i%4 == 0 {
			grey = soft
		}
		length := half * [...]int{100, 92, 97, 60}[i%4] / 100
		s.fill(image.Rect(left, y, left+length, y+14), grey)
		length = half * [...]int{88, 96, 90, 45}[i%4] / 100
		s.fill(image.Rect(left+width-half, y, left+width-half+length, y+14), grey)
	}
	return nil
}

// fit shortens a text to a number of letters.
func fit(text string, letters int) string {
	if runes := []rune(text); len(runes) > letters {
		return string(runes[:letters-1]) + "…"
	}
	return text
}

func (t *Typeface) largest(s *sheet, text string, sizes []float64, top, bottom int) (int, error) {
	return t.largestIn(s, text, sizes, top, bottom, column)
}

// largestIn writes a text in the largest of some sizes in which it fits between two
// heights; in the smallest what does not fit is left out.
func (t *Typeface) largestIn(s *sheet, text string, sizes []float64, top, bottom, width int) (int, error) {
	for i, size := range sizes {
		face, err := opentype.NewFace(t.font, &opentype.FaceOptions{Size: size, DPI: 72})
		if err != nil {
			return 0, err
		}
		lines, whole := wrap(face, text, width)
		room := max(1, int(float64(bottom-top)/(size*leading)))
		last := i == len(sizes)-1
		if (len(lines) > room || !whole) && !last {
			continue
		}
		if len(lines) > room {
			lines = lines[:room]
			lines[room-1] = fit(lines[room-1]+" …", len([]rune(lines[room-1])))
		}
		return t.lines(s, face, lines, size, top, 0), nil
	}
	return top, nil
}

const leading = 1.18

// write writes a text in one size, on at most a number of lines.
func (t *Typeface) write(s *sheet, text string, size float64, top, most int, grey uint8) (int, error) {
	face, err := opentype.NewFace(t.font, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		return 0, err
	}
	lines, _ := wrap(face, text, column)
	return t.lines(s, face, lines[:min(most, len(lines))], size, top, grey), nil
}

// lines writes lines below each other, and returns where the next would stand.
func (t *Typeface) lines(s *sheet, face font.Face, lines []string, size float64, top int, grey uint8) int {
	d := font.Drawer{Dst: s.grey, Src: image.NewUniform(color.Gray{grey}), Face: face}
	for i, line := range lines {
		d.Dot = fixed.Point26_6{X: fixed.I(margin), Y: fixed.Int26_6((float64(top) + size*(0.86+leading*float64(i))) * 64)}
		d.DrawString(line)
	}
	return top + int(size*leading*float64(len(lines)))
}

// wrap cuts a text into lines of a width in pixels. It is not whole where a word had to
// be cut.
func wrap(face font.Face, text string, width int) (lines []string, whole bool) {
	whole = true
	line := ""
	for _, word := range strings.Split(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " "), " ") {
		if longer := strings.TrimPrefix(line+" "+word, " "); font.MeasureString(face, longer).Ceil() <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = ""
		for _, r := range word {
			if line != "" && font.MeasureString(face, line+string(r)).Ceil() > width {
				lines, line, whole = append(lines, line), "", false
			}
			line += string(r)
		}
	}
	return append(lines, line), whole
}

package card

import (
	"image"
	"image/color"
	"strconv"
	"strings"
)

// Width and Height are the pixels of a picture for social networks. The Open Graph
// protocol (ogp.me) names no size; all networks show 1.91 : 1.
const Width, Height = 1200, 630

// Frame says how a picture of some pixels becomes one for social networks: it is scaled
// to a width and height, and cut. The point of the focus ("", "top", "30% 40%" from the
// left and the top) stays in it.
func Frame(size image.Point, focus string) (scaled image.Point, cut image.Rectangle) {
	w, h := Width, max(Height, size.Y*Width/size.X)
	if h == Height {
		w = max(Width, size.X*Height/size.Y)
	}
	x, y := pointOf(focus)
	return image.Pt(w, h), image.Rect(0, 0, Width, Height).Add(image.Pt((w-Width)*x/100, (h-Height)*y/100))
}

// Paper is the colour behind what pictures leave transparent.
var Paper = color.RGBA{0xfc, 0xfc, 0xfa, 0xff}

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

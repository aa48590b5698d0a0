package imagefile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"qostil/generator/diag"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
)

// isSVG says whether the first element is that of a drawing.
func isSVG(head []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(head))
	for {
		token, err := d.Token()
		if err != nil {
			return false
		}
		if t, ok := token.(xml.StartElement); ok {
			return t.Name.Local == "svg"
		}
	}
}

// readSVG reads the size of a drawing and refuses one that is more than a drawing: one
// with scripts, event handlers or references to other addresses could do, when a browser
// opens it by itself, what no article may.
func readSVG(r io.Reader) (Info, error) {
	var info Info
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, diag.NewError("drawing.encoding", charset)
	}
	root := true
	var style strings.Builder // a style sheet, all parts of it in one, as browsers read it
	inStyle := 0              // elements deep
	for {
		token, err := d.Token()
		if err == io.EOF && !root {
			return info, nil
		}
		if err != nil {
			return info, illFormed(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(string(t), "ENTITY") {
				return info, forbidden("drawing.entities")
			}
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				return info, forbidden("drawing.style-sheet")
			}
		case xml.StartElement:
			if root {
				if err := checkRoot(t); err != nil {
					return info, err
				}
				info = sizeSVG(t)
			}
			root = false
			if inStyle > 0 || t.Name.Local == "style" {
				inStyle++
			}
			if err := checkElement(t); err != nil {
				return info, err
			}
		case xml.EndElement:
			if inStyle = max(0, inStyle-1); inStyle > 0 {
				continue
			}
			if css := style.String(); hasExternalURL(css) || strings.Contains(unescaped(css), "@import") {
				return info, forbidden("drawing.style-fetches")
			}
			style.Reset()
		case xml.CharData:
			if inStyle > 0 {
				style.Write(t)
			}
		}
	}
}

func illFormed(err error) error {
	var e *diag.Error
	if errors.As(err, &e) {
		return e
	}
	if err == io.EOF {
		return diag.NewError("drawing.no-svg")
	}
	return diag.NewError("drawing.ill-formed", strings.TrimPrefix(err.Error(), "XML syntax error on "))
}

func checkRoot(root xml.StartElement) error {
	if root.Name.Local != "svg" {
		return diag.NewError("drawing.not-svg", root.Name.Local)
	}
	if root.Name.Space != svgSpace { // cut out of a page; browsers show nothing
		return diag.NewError("drawing.namespace", svgSpace)
	}
	return nil
}

func forbidden(what diag.Code, args ...any) error {
	return diag.NewError("drawing.unclean", diag.Say(what, args...))
}

func checkElement(t xml.StartElement) error {
	switch strings.ToLower(t.Name.Local) {
	case "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler":
		return forbidden("drawing.element", t.Name.Local)
	}
	if t.Name.Space == xhtmlSpace {
		return forbidden("drawing.html", t.Name.Local)
	}
	for _, a := range t.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case a.Name.Space == "" && strings.HasPrefix(name, "on"):
			return forbidden("drawing.handler", a.Name.Local)
		case name == "href" && !isInternal(value):
			return forbidden("drawing.reference", "href")
		case name == "attributename" && strings.HasSuffix(strings.ToLower(value), "href"):
			return forbidden("drawing.reference-changes", t.Name.Local)
		case strings.Contains(withoutSpace(value), "javascript:"):
			return forbidden("drawing.script")
		case hasExternalURL(value):
			return forbidden("drawing.reference", a.Name.Local)
		}
	}
	return nil
}

// isInternal reports whether a reference leads to a part of the drawing, or to a picture
// inside it.
func isInternal(href string) bool {
	for _, prefix := range []string{"#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"} {
		if strings.HasPrefix(href, prefix) {
			return true
		}
	}
	return false
}

// withoutSpace is an address as browsers read it: they skip white space and controls.
func withoutSpace(address string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address))
}

// cssEscape is an escaped character of CSS (CSS Syntax 3, 4.3.7).
var cssEscape = regexp.MustCompile(`\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|[ \t\r\n\f])?|([^\r\n\f]))`)

// unescaped is CSS in lower case and without escapes: \75rl() is url().
func unescaped(css string) string {
	if strings.Contains(css, `\`) {
		css = cssEscape.ReplaceAllStringFunc(css, func(escape string) string {
			parts := cssEscape.FindStringSubmatch(escape)
			if n, err := strconv.ParseUint(parts[1], 16, 32); err == nil {
				return string(rune(n))
			}
			return parts[2]
		})
	}
	return strings.ToLower(css)
}

// hasExternalURL reports whether CSS has a url() of more than a part of the drawing or data, or
// an image-set(), which names its pictures without one.
func hasExternalURL(css string) bool {
	css = unescaped(css)
	if strings.Contains(css, "image-set(") {
		return true
	}
	for {
		_, rest, found := strings.Cut(css, "url(")
		if !found {
			return false
		}
		css = strings.TrimLeft(rest, " \t\r\n\"'")
		if !strings.HasPrefix(css, "#") && !strings.HasPrefix(css, "data:") {
			return true
		}
	}
}

// sizeSVG is the size of a drawing in CSS pixels, from width and height; what of
// these is missing, from its viewBox.
func sizeSVG(t xml.StartElement) Info {
	var w, h, boxW, boxH float64
	for _, a := range t.Attr {
		switch a.Name {
		case xml.Name{Local: "width"}:
			w = pixels(a.Value)
		case xml.Name{Local: "height"}:
			h = pixels(a.Value)
		case xml.Name{Local: "viewBox"}:
			if box := strings.Fields(strings.ReplaceAll(a.Value, ",", " ")); len(box) == 4 {
				boxW, boxH = pixels(box[2]), pixels(box[3])
			}
		}
	}
	if boxW > 0 && boxH > 0 {
		switch {
		case w == 0 && h == 0:
			w, h = boxW, boxH
		case w == 0:
			w = h * boxW / boxH
		case h == 0:
			h = w * boxH / boxW
		}
	}
	if w == 0 || h == 0 || max(w, h) > maxPixels {
		return Info{}
	}
	return Info{Width: max(1, int(math.Round(w))), Height: max(1, int(math.Round(h)))}
}

// maxPixels is the largest size of a drawing that is believed.
const maxPixels = 1e6

// units are those of CSS that do not depend on the page, in pixels.
var units = map[string]float64{
	"": 1, "px": 1, "pt": 96. / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}

// pixels is a length in pixels, or 0.
func pixels(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	unit, known := units[s[len(number):]]
	f, err := strconv.ParseFloat(number, 64)
	if !known || err != nil || f < 0 || f*unit > maxPixels {
		return 0
	}
	return f * unit
}

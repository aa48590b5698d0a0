package picture

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// readSVG reads the size of a drawing and sees to it that it is only that: a
// drawing with scripts, event handlers or references to other places could do,
// opened by itself, what no article may.
func readSVG(r io.Reader) (Info, error) {
	var info Info
	d := xml.NewDecoder(r)
	root := true
	for {
		token, err := d.Token()
		if err == io.EOF && !root {
			return info, nil
		}
		if err != nil {
			return info, &hinted{fmt.Sprintf("the drawing is not well-formed: %v", err), "export it again"}
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(string(t), "ENTITY") {
				return info, unclean("entities")
			}
		case xml.StartElement:
			if root && t.Name.Local != "svg" {
				return info, &hinted{"the file is not an SVG drawing", "rename it to what it is"}
			}
			if root {
				info = sizeSVG(t)
			}
			root = false
			if err := cleanSVG(t); err != nil {
				return info, err
			}
		}
	}
}

func unclean(what string) error {
	return &hinted{"the drawing holds " + what, "export it as plain SVG, or as PNG"}
}

func cleanSVG(t xml.StartElement) error {
	switch strings.ToLower(t.Name.Local) {
	case "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler":
		return unclean("a <" + t.Name.Local + "> element")
	}
	for _, a := range t.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return unclean("an event handler (" + a.Name.Local + ")")
		case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png") && !strings.HasPrefix(value, "data:image/jpeg"):
			return unclean("a reference to another place (href)")
		case strings.Contains(strings.ToLower(value), "javascript:"):
			return unclean("a script")
		}
	}
	return nil
}

// sizeSVG is the size of a drawing in CSS pixels, from width and height, or from
// its viewBox.
func sizeSVG(t xml.StartElement) Info {
	var info Info
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "width":
			info.Width = pixels(a.Value)
		case "height":
			info.Height = pixels(a.Value)
		}
	}
	if info.Width > 0 && info.Height > 0 {
		return info
	}
	for _, a := range t.Attr {
		if box := strings.Fields(strings.ReplaceAll(a.Value, ",", " ")); a.Name.Local == "viewBox" && len(box) == 4 {
			return Info{Width: pixels(box[2]), Height: pixels(box[3])}
		}
	}
	return Info{}
}

func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return int(f + 0.5)
}

package imagefile

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// stripSVG returns a drawing without what is not drawn: comments, metadata, and the
// elements and attributes in which editors keep notes, names of folders and people among
// them. Everything else stays as it is, byte by byte.
//
// The minifier of package asset has a part for SVG, which is no substitute: it joins the
// words of <text>a <tspan>b</tspan></text>, empties a drawing whose elements have a
// prefix (<s:svg>), knows XLink by the prefix xlink alone, keeps the elements of editors
// that declare a default namespace, and takes half a drawing for a whole one.
func stripSVG(data []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	c := cutter{data: data}
	depth := 0 // inside an element that is left out
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return append(c.out, data[c.at:]...), nil
		}
		if err != nil {
			return nil, illFormed(err)
		}
		to := int(d.InputOffset())
		out := depth > 0
		switch t := token.(type) {
		case xml.StartElement:
			if out || !isDrawn(t.Name) || t.Name.Local == "metadata" {
				depth++
				out = true
			} else {
				c.attributes(from, to, t.Attr)
			}
		case xml.EndElement:
			depth = max(0, depth-1)
		case xml.Comment:
			out = true
		case xml.ProcInst:
			out = out || t.Target != "xml"
		}
		if out {
			c.cut(from, to)
		}
	}
}

// isDrawn reports whether elements and attributes of a name may change what is seen:
// those of SVG, XLink and XML may. Attributes are of no namespace unless they say so.
func isDrawn(n xml.Name) bool {
	switch n.Space {
	case "", svgSpace, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace", "xml", "xmlns":
		return true
	}
	return false
}

// cutter copies data without the parts that are cut out of it, in their order.
type cutter struct {
	data, out []byte
	at        int
}

func (c *cutter) cut(from, to int) {
	c.out = append(c.out, c.data[c.at:from]...)
	c.at = to
}

// attributes cuts out of a start tag the attributes that are not drawn, with the space
// before them, and the declarations of their namespaces.
func (c *cutter) attributes(from, to int, list []xml.Attr) {
	at := from + bytes.IndexAny(c.data[from:to], " \t\r\n/>")
	for _, a := range list { // in the order of the tag; their values are quoted, since the drawing is well-formed
		quote := at + bytes.IndexByte(c.data[at:to], '=')
		quote += bytes.IndexAny(c.data[quote:to], `"'`)
		end := quote + 1 + bytes.IndexByte(c.data[quote+1:to], c.data[quote]) + 1
		if !isDrawn(a.Name) || a.Name.Space == "xmlns" && !isDrawn(xml.Name{Space: strings.TrimSpace(a.Value)}) {
			c.cut(at, end)
		}
		at = end
	}
}

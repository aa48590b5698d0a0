package imagefile

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// stripSVG is a drawing without what nobody sees: comments, metadata, and what editors
// note for themselves in elements and attributes of their own, names of folders and
// people among it. All else stays as it is, byte by byte.
func stripSVG(data []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	s := cutter{data: data}
	depth := 0 // inside an element that is left out
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return append(s.out, data[s.at:]...), nil
		}
		if err != nil {
			return nil, illFormed(err)
		}
		to := int(d.InputOffset())
		out := depth > 0
		switch t := token.(type) {
		case xml.StartElement:
			if out || !drawn(t.Name) || t.Name.Local == "metadata" {
				depth++
				out = true
			} else {
				s.attributes(from, to, t.Attr)
			}
		case xml.EndElement:
			depth = max(0, depth-1)
		case xml.Comment:
			out = true
		case xml.ProcInst:
			out = out || t.Target != "xml"
		}
		if out {
			s.cut(from, to)
		}
	}
}

// drawn says whether a name may mean something to who draws: it is of SVG, of XLink, or
// of XML. Attributes are of no namespace unless they say so.
func drawn(n xml.Name) bool {
	switch n.Space {
	case "", svgSpace, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace", "xml", "xmlns":
		return true
	}
	return false
}

// cutter copies data but for what is cut out of it, from the beginning to the end.
type cutter struct {
	data, out []byte
	at        int
}

func (s *cutter) cut(from, to int) {
	s.out = append(s.out, s.data[s.at:from]...)
	s.at = to
}

// attributes cuts those out of a start tag that nobody sees, with the space before them,
// and the declarations of the namespaces that they were in.
func (s *cutter) attributes(from, to int, list []xml.Attr) {
	at := from + bytes.IndexAny(s.data[from:to], " \t\r\n/>")
	for _, a := range list { // as they stand in the tag, quoted: it is well-formed
		quote := at + bytes.IndexByte(s.data[at:to], '=')
		quote += bytes.IndexAny(s.data[quote:to], `"'`)
		end := quote + 1 + bytes.IndexByte(s.data[quote+1:to], s.data[quote]) + 1
		if !drawn(a.Name) || a.Name.Space == "xmlns" && !drawn(xml.Name{Space: strings.TrimSpace(a.Value)}) {
			s.cut(at, end)
		}
		at = end
	}
}

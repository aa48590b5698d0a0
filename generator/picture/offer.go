package picture

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"qostil/generator/picture/imagefile"
)

// Offer is a picture as a page offers it. All of it follows from what probing the file
// told: no page waits for a picture to be decoded.
type Offer struct {
	imagefile.Info
	Src     string   // for clients that ignore srcset
	Srcset  string   // the sizes in the picture's own kind; "" where there is one
	Sources []Source // the same in other kinds, the lightest first
	Tone    string   // the colour that stands in for it while it loads (card.Tone); "" where not known
}

// Source is one kind of an Offer: an element <source>.
type Source struct{ Type, Srcset string }

// Offer returns the picture of a file, published at a path of the site, as pages offer
// it. href makes an address of such a path. ok is false where the picture cannot be shown;
// one whose pixels prove to be broken is a problem of the files that are made of it.
func (s *Set) Offer(file, at string, href func(path string) string) (o Offer, ok bool) {
	src := s.probed[file]
	if src == nil || src.err != nil {
		return Offer{}, false
	}
	o = Offer{Info: src.Info, Src: href(at), Tone: src.tone}
	if s.options.Mode == Netlify && src.scales() {
		o.Src, o.Srcset = netlify(src, o.Src)
		return o, true
	}
	sizes := s.sizes(src)
	if len(sizes) == 1 && sizes[0].original {
		return o, true
	}
	_, ext := src.format()
	stem := strings.TrimSuffix(at, path.Ext(at))
	address := func(z size, suffix string) string {
		if z.original && suffix == "" {
			return href(at)
		}
		return href(stem + z.suffix(ext) + suffix)
	}
	srcset := func(suffix string) string {
		var list []string
		for _, z := range sizes {
			list = append(list, candidate(address(z, suffix), z.width))
		}
		return strings.Join(list, ", ")
	}
	o.Srcset = srcset("")
	for _, z := range sizes {
		if z.width <= fallbackWidth || z == sizes[0] {
			o.Src = address(z, "")
		}
	}
	for _, e := range s.encoders(src) {
		o.Sources = append(o.Sources, Source{e.Type, srcset("." + e.Name)})
	}
	return o, true
}

// candidate is one address of a srcset, in which commas separate.
func candidate(address string, width int) string {
	return strings.NewReplacer(",", "%2C", " ", "%20").Replace(address) + " " + strconv.Itoa(width) + "w"
}

// netlifyImages is the path of Netlify's service that scales pictures when browsers ask
// for them, and chooses the kind by the browser.
const netlifyImages = "/.netlify/images"

// netlify offers the sizes that Netlify makes of a picture.
func netlify(src *source, address string) (fallback, srcset string) {
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
		one := host + netlifyImages + "?url=" + url.QueryEscape(at) + "&w=" + strconv.Itoa(w)
		list = append(list, candidate(one, w))
		if w <= fallbackWidth || fallback == "" {
			fallback = one
		}
	}
	return fallback, strings.Join(list, ", ")
}

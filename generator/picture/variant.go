package picture

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/picture/imagefile"
)

// variant is one file that is made of a picture.
type variant struct {
	name  string // what follows the picture's stem: ".800.jpg", ".800.jpg.webp"
	media string
	size  size     // none of the upright original and of the social picture
	by    *Encoder // nil: the standard library
}

// uprightName is the name of the variant that is the original, turned as it is shown. It
// is published in place of the original.
const uprightName = ".own"

// published is a picture at its path of the site, with all that is made of it.
type published struct {
	*source
	at       string // path on the site
	variants []variant
	focus    string // of its social picture
}

// path is the path on the site of a variant.
func (p *published) path(v variant) string {
	if v.name == uprightName {
		return p.at
	}
	return strings.TrimSuffix(p.at, path.Ext(p.at)) + v.name
}

// file is the path of a variant's file (output.File.Path).
func (p *published) file(v variant) string { return output.PathOf(p.path(v)) }

// variants are all files that are made of a picture; none, where it is served as it is.
func (s *Set) variants(src *source, social bool) []variant {
	kind, ext := src.format()
	var list []variant
	if src.Turned() && src.Kind != imagefile.WebP {
		list = append(list, variant{name: uprightName, media: src.Type})
	}
	sizes := s.sizes(src)
	if len(sizes) == 1 && sizes[0].original {
		sizes = nil
	}
	encoders := s.encoders(src)
	for _, z := range sizes {
		name := z.suffix(ext)
		if !z.original {
			list = append(list, variant{name: name, media: kind.MediaType(), size: z})
		}
		for i := range encoders {
			e := &encoders[i]
			list = append(list, variant{name + "." + e.Name, e.Type, z, e})
		}
	}
	if social {
		list = append(list, variant{name: socialName, media: imagefile.JPEG.MediaType()})
	}
	return list
}

// Claim is a picture that is published.
type Claim struct {
	File   string // of the site's folder
	Path   string // on the site: "/media/2026/11/23/port.jpg"
	Social bool   // it is also cut for social networks
	Focus  string // the point that the cut keeps: "", "top", "30% 40%" from the left and the top
}

// Add claims the paths of a picture and of its variants. Each is made when it is asked
// for.
func (s *Set) Add(tree *output.Tree, c Claim) {
	p := &published{source: s.probed[c.File], at: c.Path, focus: c.Focus}
	from := []diag.Place{{File: c.File}}
	claim := func(at, media string, render func(*output.Out) error) {
		tree.Add(&output.File{Path: strings.TrimPrefix(at, "/"), Type: media, From: from, Render: render})
	}
	if p.source == nil || p.err != nil {
		claim(c.Path, output.TypeOf(c.File), func(out *output.Out) error { return s.Copy(c.File, out) })
		return
	}
	p.variants = s.variants(p.source, c.Social)
	s.published = append(s.published, p)
	if !p.Turned() || p.Kind == imagefile.WebP {
		claim(c.Path, output.TypeOf(c.File), func(out *output.Out) error { return s.original(p, out) })
	}
	for _, v := range p.variants {
		media := v.media
		if v.name == uprightName {
			media = output.TypeOf(c.File)
		}
		claim(p.path(v), media, func(out *output.Out) error { return s.render(p, v, out) })
	}
}

// original renders a picture without what it says besides its pixels.
func (s *Set) original(p *published, out *output.Out) error {
	data, err := imagefile.Read(s.fsys, p.Name)
	if err != nil {
		return err
	}
	at := diag.Place{File: p.Name}
	if data, err = p.Kind.Strip(data); err != nil {
		out.Problems = append(out.Problems, *diag.FromError(at, err))
		return nil
	}
	if p.Turned() && (s.options.Mode != Builtin || !p.scales()) {
		out.Problems.Add(at, "picture.turned")
	}
	_, err = out.Write(data)
	return err
}

// render renders a variant. What is wrong with the pixels is a problem of the picture.
func (s *Set) render(p *published, v variant, out *output.Out) error {
	data, err := s.variant(p, v)
	if err == nil {
		_, err = out.Write(data)
		return err
	}
	if errors.As(err, new(*diag.Error)) {
		out.Problems = append(out.Problems, *diag.FromError(diag.Place{File: p.Name}, err))
		return nil
	}
	return fmt.Errorf("%s: %w", p.Name, err)
}

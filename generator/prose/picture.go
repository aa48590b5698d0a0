package prose

import (
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/picture"
	"qostil/generator/site"
)

// picture finds the picture that a text names, with its size.
func (p *Prose) picture(a *site.Article, r markdown.Ref, form Form) (markdown.Picture, *diag.Problem) {
	t := p.split(a, r.Dest)
	if t.err != nil {
		return markdown.Picture{}, problem(r, "image.ill-formed", r.Dest)
	}
	if t.Name == "" {
		return markdown.Picture{}, problem(r, "image.empty")
	}
	file := beside(a, t.Name)
	u, there := p.site.MediaPath(file)
	if strings.HasPrefix(t.Name, "/") {
		u, there = t.Name, p.exists(t.Name)
	}
	switch {
	case there && !content.IsPicture(u):
		return markdown.Picture{}, problem(r, "image.not-picture", t.Name, r.Dest)
	case strings.HasPrefix(t.Name, "/") && !there:
		return markdown.Picture{}, problem(r, "image.no-site-file", t.Name)
	case strings.HasPrefix(t.Name, "/"):
		return markdown.Picture{Src: p.href(u, form) + t.suffix()}, withoutAlt(r)
	case !there:
		return markdown.Picture{}, p.missing(a, r, t.Name)
	}
	o, ok := p.pictures.Offer(file, u, func(path string) string { return p.href(path, form) })
	if !ok {
		return markdown.Picture{}, nil // its problem is reported by package picture
	}
	pic := markdown.Picture{Src: o.Src + t.suffix(), Width: o.Width, Height: o.Height}
	if form != Feed { // feed readers choose no sizes
		pic.Srcset, pic.Tone = o.Srcset, o.Tone
		for _, s := range o.Sources {
			pic.Sources = append(pic.Sources, markdown.Source(s))
		}
	}
	return pic, withoutAlt(r)
}

// withoutAlt returns the problem of a picture that has no alternative text, or nil.
func withoutAlt(r markdown.Ref) *diag.Problem {
	if r.Alt != "" {
		return nil
	}
	return problem(r, "image.no-alt-in-text", r.Dest)
}

// Image returns the picture of an article for a page or a feed; ok is false if it has none
// that can be shown.
func (p *Prose) Image(a *site.Article, form Form) (o picture.Offer, ok bool) {
	if a.Image == nil {
		return o, false
	}
	u, published := p.site.MediaPath(a.Image.File)
	if !published {
		return o, false
	}
	return p.pictures.Offer(a.Image.File, u, func(path string) string { return p.href(path, form) })
}

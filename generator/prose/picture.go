package prose

import (
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// picture finds the picture of a reference, with its size.
func (p *Prose) picture(a *site.Article, r markdown.Ref, form Form) (markdown.Picture, *diag.Problem) {
	t := p.split(a, r.Dest)
	if t.err != nil {
		return markdown.Picture{}, problem(r, false, "the name "+quote(r.Dest)+" is not well-formed", "a % is written %25")
	}
	if t.name == "" {
		return markdown.Picture{}, problem(r, false, "a picture without a file", "write its name in the round brackets")
	}
	file := beside(a, t.name)
	u, there := p.site.MediaPath(file)
	if strings.HasPrefix(t.name, "/") {
		u, there = t.name, p.exists(t.name)
	}
	switch {
	case there && !content.IsPicture(u):
		return markdown.Picture{}, problem(r, false, quote(t.name)+" is not a picture", "link to it: [words]("+r.Dest+")")
	case strings.HasPrefix(t.name, "/") && !there:
		return markdown.Picture{}, problem(r, false, "this site has no file "+quote(t.name), "pictures stand beside the story, or in static/")
	case strings.HasPrefix(t.name, "/"):
		return markdown.Picture{Src: p.href(u, form) + t.suffix()}, nil
	case !there:
		return markdown.Picture{}, p.missing(a, r, t.name, "picture")
	}
	info, ok := p.pictures.Info(file)
	if !ok {
		return markdown.Picture{}, nil // a broken picture is told where it is probed
	}
	return markdown.Picture{Src: p.href(u, form) + t.suffix(), Width: info.Width, Height: info.Height}, nil
}

package prose

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// problem is one problem at the place of a reference.
func problem(r markdown.Ref, warning bool, text, hint string) *diag.Problem {
	return &diag.Problem{Place: r.At, Warning: warning, Text: text, Hint: hint}
}

// href is a path of the site as a page or, away from the site, as a feed writes it.
func (p *Prose) href(path string, form Form) string {
	if form == Feed {
		return p.site.Config.BaseURL + strings.TrimPrefix(path, "/")
	}
	return p.site.Config.BasePath + strings.TrimPrefix(path, "/")
}

// resolve finds where a link leads. Links to stories name their files or ids;
// they lead to the page in the article's language, or, where there is none, to
// the page that there is.
func (p *Prose) resolve(a *site.Article, r markdown.Ref, form Form) (markdown.Link, *diag.Problem) {
	dest, anchor, _ := strings.Cut(r.Dest, "#")
	switch {
	case r.Dest == "":
		return markdown.Link{}, problem(r, true, "a link without an address", "")
	case strings.HasPrefix(dest, "id:"):
		return p.byID(a, r, strings.TrimPrefix(dest, "id:"), anchor, form)
	case hasScheme(dest):
		return markdown.Link{Href: r.Dest}, nil
	case dest == "":
		l := markdown.Link{Href: r.Dest}
		if form != Page {
			l.Href = p.href(a.Path, form) + "#" + anchor
		}
		return l, p.anchor(a, r, anchor)
	case strings.HasPrefix(dest, "/"):
		return p.byPath(a, r, dest, anchor, form)
	}
	name, err := url.PathUnescape(dest)
	if err != nil {
		return markdown.Link{}, problem(r, false, "the address "+quote(dest)+" is not well-formed", "a % is written %25")
	}
	file := path.Join(path.Dir(a.File), name)
	if strings.HasSuffix(name, ".md") {
		d := p.site.Document(file)
		if d == nil {
			return markdown.Link{}, problem(r, false, "there is no file "+quote(name), p.site.NearestFile(name))
		}
		return p.document(a, r, d, anchor, form)
	}
	return p.file(a, r, name, file, form)
}

func quote(s string) string { return `"` + s + `"` }

func hasScheme(dest string) bool {
	for _, scheme := range []string{"http:", "https:", "mailto:", "tel:"} {
		if len(dest) >= len(scheme) && strings.EqualFold(dest[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// byID links to the version of a story in the language of the article, or in the
// first declared language in which it is out.
func (p *Prose) byID(a *site.Article, r markdown.Ref, id, anchor string, form Form) (markdown.Link, *diag.Problem) {
	var found *content.Document
	for _, lang := range append([]string{a.Lang}, p.site.Config.Languages...) {
		d := p.site.Version(id, lang)
		if d != nil && (found == nil || p.site.Article(found) == nil && p.site.Article(d) != nil) {
			found = d
		}
	}
	if found == nil {
		return markdown.Link{}, problem(r, false, "there is no story with the id "+quote(id), p.site.NearestID(id))
	}
	return p.document(a, r, found, anchor, form)
}

// document links to the page of a document, or of its version in the language of
// the article.
func (p *Prose) document(a *site.Article, r markdown.Ref, d *content.Document, anchor string, form Form) (markdown.Link, *diag.Problem) {
	if d.Lang != a.Lang {
		if own := p.site.Version(d.ID, a.Lang); own != nil && p.site.Article(own) != nil {
			l, worse := p.document(a, r, own, anchor, form)
			if worse != nil || strings.HasPrefix(r.Dest, "id:") {
				return l, worse
			}
			return l, problem(r, true, "the link names the version in "+quote(d.Lang)+"; it leads to the one in "+quote(a.Lang),
				"write "+strings.TrimSuffix(r.Dest, path.Base(d.File))+path.Base(own.File))
		}
	}
	target := p.site.Article(d)
	if target == nil {
		return markdown.Link{}, p.held(r, d)
	}
	l := markdown.Link{Href: p.href(target.Path, form)}
	if target.Lang != a.Lang {
		l.Lang = target.Lang
	}
	if anchor == "" {
		return l, nil
	}
	l.Href += "#" + anchor
	return l, p.anchor(target, r, anchor)
}

// held says why a link leads to nothing: the story is not out.
func (p *Prose) held(r markdown.Ref, d *content.Document) *diag.Problem {
	h := p.site.Why(d)
	switch {
	case h == nil || h.State == site.Broken:
		return nil // its own problem is told already
	case h.State == site.Expired:
		return problem(r, true, "the link leads to a story that has expired ("+d.File+"); the words stay", "")
	case h.State == site.Draft:
		return problem(r, false, "the link leads to a draft ("+d.File+")", "publish it first, or take the link out")
	default:
		return problem(r, false, "the link leads to a story that is "+h.State.String()+" for "+h.Until.Format("2006-01-02 15:04")+" ("+d.File+")",
			"let both come out together, or take the link out")
	}
}

// anchor checks that a text has the heading that a link leads to.
func (p *Prose) anchor(target *site.Article, r markdown.Ref, anchor string) *diag.Problem {
	facts, err := p.Facts(target)
	if err != nil || anchor == "" {
		return nil
	}
	ids := p.headings(target.Document, facts)
	if name, err := url.PathUnescape(anchor); err == nil && slices.Contains(ids, name) {
		return nil
	}
	hint := diag.DidYouMean(anchor, ids)
	if hint == "" && len(ids) > 0 {
		hint = "its headings are #" + strings.Join(ids, " #")
	} else if hint == "" {
		hint = "the text has no headings"
	}
	return problem(r, false, "there is no heading "+quote("#"+anchor)+" in "+target.File, hint)
}

// byPath links to a page or a file of this site by its path.
func (p *Prose) byPath(a *site.Article, r markdown.Ref, dest, anchor string, form Form) (markdown.Link, *diag.Problem) {
	name, _, _ := strings.Cut(dest, "?")
	plain, err := url.PathUnescape(name)
	if err != nil || !p.exists(plain) {
		hint := "links to stories name their file (../24/x.ru.md) or their id (id:2026/11/24/x)"
		if !strings.HasSuffix(plain, "/") && p.exists(plain+"/") {
			hint = "did you mean " + plain + "/?"
		}
		return markdown.Link{}, problem(r, false, "this site has no page "+quote(name), hint)
	}
	l := markdown.Link{Href: p.href(r.Dest, form)}
	if first, _, _ := strings.Cut(strings.TrimPrefix(plain, "/"), "/"); first != a.Lang && p.site.Language(first) != nil {
		l.Lang = first
	}
	return l, nil
}

// file links to a file beside the story.
func (p *Prose) file(a *site.Article, r markdown.Ref, name, file string, form Form) (markdown.Link, *diag.Problem) {
	if u, ok := p.site.MediaPath(file); ok {
		return markdown.Link{Href: p.href(u, form)}, nil
	}
	return markdown.Link{}, p.missing(a, r, name, file, "file")
}

func (p *Prose) missing(a *site.Article, r markdown.Ref, name, file, what string) *diag.Problem {
	if p.site.Kept(file) {
		return problem(r, false, "the "+what+" "+quote(name)+" belongs to a story that is held back", "put a copy beside this story")
	}
	hint := p.store.NearestFile(a.Document, name)
	if hint == "" && what == "file" {
		hint = "links to stories name their file (../24/x.ru.md), addresses elsewhere begin with https://"
	}
	return problem(r, false, "there is no "+what+" "+quote(name)+" beside the story", hint)
}

// picture finds the picture of a reference, with its size.
func (p *Prose) picture(a *site.Article, r markdown.Ref, form Form) (markdown.Picture, *diag.Problem) {
	if strings.Contains(r.Dest, "://") {
		return markdown.Picture{}, nil // package markdown has said it
	}
	name, err := url.PathUnescape(r.Dest)
	if err != nil || name == "" {
		return markdown.Picture{}, problem(r, false, "a picture without a file", "write its name in the round brackets")
	}
	if strings.HasPrefix(name, "/") {
		if !p.exists(name) {
			return markdown.Picture{}, problem(r, false, "this site has no file "+quote(name), "pictures stand beside the story, or in static/")
		}
		return markdown.Picture{Src: p.href(name, form)}, nil
	}
	file := path.Join(path.Dir(a.File), name)
	u, ok := p.site.MediaPath(file)
	if !ok || !content.IsPicture(file) {
		return markdown.Picture{}, p.missing(a, r, name, file, "picture")
	}
	info, ok := p.pictures.Info(file)
	if !ok {
		return markdown.Picture{}, nil // a broken picture is told where it is probed
	}
	return markdown.Picture{Src: p.href(u, form), Width: info.Width, Height: info.Height}, nil
}

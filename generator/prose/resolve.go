package prose

import (
	"net/url"
	"path"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// problem returns a problem at the place of a reference.
func problem(r markdown.Ref, code diag.Code, args ...any) *diag.Problem {
	return diag.New(r.At, code, args...)
}

// href returns a path of the site as a page links to it, or as a feed does: absolute.
func (p *Prose) href(path string, form Form) string {
	if form == Feed {
		return p.site.Addresses.URL(site.Escape(path))
	}
	return p.site.Addresses.Link(site.Escape(path))
}

// Target is the address of a reference, taken apart. One of the first three fields says
// where it leads. If none does, Name is a file beside the text, a path of the site, or
// neither.
type Target struct {
	ID       string            // of the story, if it names one by its id
	Document *content.Document // the document, if it names one by its file
	Outside  bool              // it leads to another site

	Name   string // of a file, or a path of the site, nothing escaped
	Query  string // from its ?
	Anchor string // without its #

	err error // of percent-encoding
}

// suffix returns what follows the name.
func (t Target) suffix() string {
	if t.Anchor == "" {
		return t.Query
	}
	return t.Query + "#" + t.Anchor
}

// Target takes an address of an article's text apart.
func (p *Prose) Target(a *site.Article, dest string) Target {
	if id, ok := strings.CutPrefix(dest, "id:"); ok {
		id, anchor, _ := strings.Cut(id, "#")
		return Target{ID: id, Anchor: anchor}
	}
	if hasScheme(dest) {
		return Target{Outside: true}
	}
	t := p.split(a, dest)
	if strings.HasSuffix(t.Name, ".md") && !strings.HasPrefix(t.Name, "/") {
		t.Document = p.site.Document(beside(a, t.Name))
	}
	return t
}

// split takes the name of a file, or a path, apart. A file that exists under the name as it
// is written is meant: <график #1.png>, <рост 5%.pdf>.
func (p *Prose) split(a *site.Article, dest string) Target {
	file := beside(a, dest)
	if p.store.Has(file) || p.site.Document(file) != nil || strings.HasPrefix(dest, "/") && p.exists(dest) {
		return Target{Name: dest}
	}
	rest, anchor, _ := strings.Cut(dest, "#")
	i := strings.IndexByte(rest, '?')
	if i < 0 {
		i = len(rest)
	}
	name, err := url.PathUnescape(rest[:i])
	return Target{Name: name, Query: rest[i:], Anchor: anchor, err: err}
}

// beside returns the path of a file that an article's text names.
func beside(a *site.Article, name string) string { return path.Join(path.Dir(a.File), name) }

// resolve finds where a link leads. Links to stories name files or ids. They lead to the
// page in the article's language, or, if there is none, to the page of the named version.
func (p *Prose) resolve(a *site.Article, r markdown.Ref, form Form) (markdown.Link, *diag.Problem) {
	if r.Dest == "" {
		return markdown.Link{}, problem(r, "link.empty")
	}
	t := p.Target(a, r.Dest)
	switch {
	case strings.HasPrefix(r.Dest, "id:"):
		return p.byID(a, r, t, form)
	case t.Outside:
		return markdown.Link{Href: r.Dest}, nil
	case t.err != nil:
		return markdown.Link{}, problem(r, "link.ill-formed", r.Dest)
	case t.Name == "":
		id, problem := p.anchor(a, r, t.Anchor)
		l := markdown.Link{Href: strings.TrimSuffix(r.Dest, t.Anchor) + id}
		switch {
		case form == Page:
		case form == Pair && t.Anchor != "":
			l.Href = "#" + a.Lang + "-" + id
		default:
			l.Href = p.href(a.Path, form) + l.Href
		}
		return l, problem
	case strings.HasPrefix(t.Name, "/"):
		return p.byPath(a, r, t, form)
	case t.Document != nil:
		return p.document(a, r, t.Document, t, form)
	case strings.HasSuffix(t.Name, ".md"):
		return markdown.Link{}, problem(r, "link.no-text", t.Name).WithHintMessage(p.site.NearestFile(a.Document, t.Name))
	}
	u, ok := p.site.MediaPath(beside(a, t.Name))
	if !ok {
		return markdown.Link{}, p.missing(a, r, t.Name)
	}
	return markdown.Link{Href: p.href(u, form) + t.suffix()}, nil
}

func hasScheme(dest string) bool {
	for _, scheme := range []string{"http:", "https:", "mailto:", "tel:"} {
		if len(dest) >= len(scheme) && strings.EqualFold(dest[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// byID links to the version of a story in the language of the article, or in the first
// declared language in which it is published.
func (p *Prose) byID(a *site.Article, r markdown.Ref, t Target, form Form) (markdown.Link, *diag.Problem) {
	var found *content.Document
	for _, lang := range append([]string{a.Lang}, p.site.Config.Languages...) {
		d := p.site.Version(t.ID, lang)
		if d != nil && (found == nil || p.site.Article(found) == nil && p.site.Article(d) != nil) {
			found = d
		}
	}
	if found == nil {
		return markdown.Link{}, problem(r, "link.no-id", t.ID).WithHintMessage(p.site.NearestID(t.ID))
	}
	return p.document(a, r, found, t, form)
}

// document links to the page of a document, or of its version in the language of the
// article.
func (p *Prose) document(a *site.Article, r markdown.Ref, d *content.Document, t Target, form Form) (markdown.Link, *diag.Problem) {
	if d.Lang != a.Lang {
		if own := p.site.Version(d.ID, a.Lang); own != nil && p.site.Article(own) != nil {
			l, worse := p.document(a, r, own, t, form)
			if worse != nil || strings.HasPrefix(r.Dest, "id:") {
				return l, worse
			}
			return l, problem(r, "link.other-language", d.Lang, a.Lang, site.Relative(a.File, own.File)+t.suffix())
		}
	}
	to := p.site.Article(d)
	if to == nil {
		return markdown.Link{}, p.held(r, d)
	}
	var problem *diag.Problem
	t.Anchor, problem = p.anchor(to, r, t.Anchor)
	l := markdown.Link{Href: p.href(to.Path, form) + t.suffix()}
	if to.Lang != a.Lang {
		l.Lang = to.Lang
	}
	return l, problem
}

// held returns the problem of a link to a story that is held back.
func (p *Prose) held(r markdown.Ref, d *content.Document) *diag.Problem {
	h := p.site.Why(d)
	switch {
	case h == nil || h.State == site.Broken:
		return nil // its own problem is reported already
	case h.State == site.Expired:
		return problem(r, "link.expired", d.File)
	case h.State == site.Draft:
		return problem(r, "link.draft", d.File)
	case h.State == site.Embargoed:
		return problem(r, "link.embargoed", h.Until.Format("2006-01-02 15:04"), d.File)
	default:
		return problem(r, "link.scheduled", h.Until.Format("2006-01-02 15:04"), d.File)
	}
}

// byPath links to a page or a file of this site by its path.
func (p *Prose) byPath(a *site.Article, r markdown.Ref, t Target, form Form) (markdown.Link, *diag.Problem) {
	if !p.exists(t.Name) {
		wrong := problem(r, "link.no-page", t.Name)
		if !strings.HasSuffix(t.Name, "/") && p.exists(t.Name+"/") {
			wrong.WithHint("hint.did-you-mean-file", t.Name+"/")
		}
		return markdown.Link{}, wrong
	}
	l := markdown.Link{Href: p.href(t.Name, form) + t.suffix()}
	if first, _, _ := strings.Cut(strings.TrimPrefix(t.Name, "/"), "/"); first != a.Lang && p.site.Language(first) != nil {
		l.Lang = first
	}
	return l, nil
}

// missing returns the problem of a file that does not exist or is not published.
func (p *Prose) missing(a *site.Article, r markdown.Ref, name string) *diag.Problem {
	if p.site.HeldFile(beside(a, name)) {
		if r.Image {
			return problem(r, "image.held-back", name)
		}
		return problem(r, "link.held-back", name)
	}
	if r.Image {
		return problem(r, "image.missing", name).WithHintMessage(p.store.NearestFile(a.Document, name))
	}
	return problem(r, "link.no-file", name).WithHintMessage(p.store.NearestFile(a.Document, name))
}

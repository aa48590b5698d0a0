package prose

import (
	"net/url"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// anchor finds the heading that a link leads to, and returns its id. Writers may name a
// heading by its words as well as by its id, which a translation takes from its original:
// #деньги, #money and #h-dengi are the same heading.
func (p *Prose) anchor(to *site.Article, r markdown.Ref, anchor string) (string, *diag.Problem) {
	facts, err := p.Facts(to)
	if err != nil || anchor == "" {
		return anchor, nil
	}
	ids := p.headings(to.Document, facts)
	name, err := url.PathUnescape(anchor)
	if err != nil {
		name = anchor
	}
	if slices.Contains(ids, name) {
		return anchor, nil
	}
	byWords := "h-" + p.key(to.Document).locale.Slug(name)
	for i, h := range facts.Headings {
		if h.ID == name || h.ID == byWords {
			return ids[i], nil
		}
	}
	wrong := problem(r, "link.no-heading", "#"+anchor, to.File)
	if near := nearest(ids, name, byWords); near != "" {
		wrong.WithHint("hint.did-you-mean", "#"+near)
	} else if len(ids) > 0 {
		wrong.WithHint("hint.headings", "#"+strings.Join(ids, " #"))
	}
	return anchor, wrong
}

// nearest returns the id that is nearest to one of the names, or "".
func nearest(ids []string, names ...string) string {
	for _, name := range names {
		if near := diag.Nearest(name, ids); near != "" {
			return near
		}
	}
	return ""
}

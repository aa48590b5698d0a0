// Package feed turns a site into the files that machines read: feeds (RSS 2.0, Atom, JSON
// Feed, and OPML that lists them), sitemaps, robots.txt, and the files that the host of the
// site obeys (_headers, _redirects, CNAME).
//
// Add claims their paths:
//
//	problems := feed.Add(tree, feed.Input{Site: s, Prose: p, Assets: assets, Redirects: tree.Redirects()})
//
// A feed is written for all stories of a language, and for every member of a list page that
// has a site.Feed. A list says what a feed holds; one function for each format writes it.
// Ids of feeds and entries are tag URIs, which stay when addresses change. In all these
// files, URLs are absolute and percent-encoded.
package feed

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Input is what the files are made of.
type Input struct {
	Site      *site.Site
	Prose     *prose.Prose
	Assets    *asset.Set
	Redirects []output.Redirect // of pages that have moved
	NoIndex   bool              // search engines are asked to stay away: the site is a preview
}

// writer makes the files of one build.
type writer struct {
	Input
	lists    map[*site.Language][]list
	problems diag.List
}

// Add claims the paths of all files for machines, and the redirects of feeds and of
// site.yaml.
func Add(tree *output.Tree, in Input) diag.List {
	in.Redirects = slices.Clip(in.Redirects) // what is appended is not for the caller
	w := &writer{Input: in, lists: map[*site.Language][]list{}}
	for _, l := range in.Site.Languages {
		w.lists[l] = w.listsOf(l)
		w.feeds(tree, l)
	}
	w.opmlFile(tree)
	if !in.NoIndex {
		w.sitemaps(tree)
	}
	w.robots(tree)
	w.host(tree)
	return w.problems
}

// absolute returns the URL of a path of the site: percent-encoded, ASCII.
func (w *writer) absolute(path string) string { return w.Site.Addresses.URL(site.Escape(path)) }

// escaped returns an address of another site percent-encoded, in ASCII.
func escaped(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// marshal writes a value as an XML document.
func marshal(out *output.Out, v any) error { return marshalStyled(out, v, "") }

// marshalStyled writes an XML document that browsers show in a style (xml-stylesheet, W3C
// 2010).
func marshalStyled(out *output.Out, v any, style string) error {
	out.WriteString(xml.Header)
	if style != "" {
		fmt.Fprintf(out, "<?xml-stylesheet type=\"text/css\" href=\"%s\"?>\n", style)
	}
	e := xml.NewEncoder(out)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return out.WriteByte('\n')
}

package feed

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/output"
)

// robots claims robots.txt (RFC 9309). It is ASCII: Yandex takes nothing else.
func (w *writer) robots(tree *output.Tree) {
	text := "User-agent: *\nAllow: /\n\nSitemap: " + w.absolute("/sitemap.xml") + "\n"
	if w.NoIndex {
		text = "User-agent: *\nDisallow: /\n"
	}
	w.plain(tree, "robots.txt", text)
}

// redirects claims _redirects, which Netlify and Cloudflare obey: addresses that
// moved, then the site's own lines, then, on Netlify, the page for addresses not
// found in each language (Cloudflare finds the nearest 404.html by itself). The
// first line that fits wins, and the last ones fit everything.
// Other hosts know no such file: there an alias leads nowhere, and it is said.
func (w *writer) redirects(tree *output.Tree) {
	for i, r := range w.Site.Config.Redirects {
		at := diag.Place{File: config.File("site.yaml"), Key: "redirects." + strconv.Itoa(i)}
		tree.Redirect(output.Redirect{From: r.From, To: r.To, At: at})
	}
	host := w.Site.Config.Host
	if host != "netlify" && host != "cloudflare" {
		for _, r := range tree.Redirects() {
			tree.Problems.Warnf(r.At, "the host %q knows no redirects: %s leads nowhere", host, r.From)
		}
		return
	}
	base := strings.TrimSuffix(w.Site.Config.BasePath, "/")
	tree.Add(&output.File{
		Path: "_redirects", Type: output.TypeOf("_redirects.txt"), What: "the host's redirects",
		Render: func(out *output.Out) error {
			for _, r := range tree.Redirects() {
				to := r.To
				if strings.HasPrefix(to, "/") {
					to = base + to
				}
				fmt.Fprintf(out, "%s%s %s 301\n", base, r.From, to)
			}
			if own := bytes.TrimSpace(w.Assets.Redirects); len(own) > 0 {
				fmt.Fprintf(out, "%s\n", own)
			}
			if host == "netlify" {
				for _, l := range w.Site.Languages {
					fmt.Fprintf(out, "%s%s* %s%s404.html 404\n", base, l.Home, base, l.Home)
				}
			}
			return nil
		},
	})
}

// plain claims a path for a text.
func (w *writer) plain(tree *output.Tree, path, text string) {
	tree.Add(&output.File{
		Path: path, Type: output.TypeOf(path), What: path,
		Render: func(out *output.Out) error {
			out.WriteString(text)
			return nil
		},
	})
}

package feed

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"path"
	"strconv"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
)

// robots claims robots.txt (RFC 9309). It is ASCII, since Yandex accepts nothing else.
func (w *writer) robots(tree *output.Tree) {
	text := "User-agent: *\nAllow: /\n\nSitemap: " + w.absolute("/sitemap.xml") + "\n"
	if w.NoIndex {
		text = "User-agent: *\nDisallow: /\n"
	}
	w.plain(tree, "robots.txt", text)
}

// host claims the files that the host of the site obeys. Hosts without redirects get a page
// at each old address.
func (w *writer) host(tree *output.Tree) {
	for i, r := range w.Site.Config.Redirects {
		at := diag.Place{File: config.File("site.yaml"), Key: "redirects." + strconv.Itoa(i)}
		w.redirect(tree, output.Redirect{From: r.From, To: r.To, At: at})
	}
	switch w.Site.Config.Host {
	case config.HostNetlify, config.HostCloudflare:
		w.movedFeeds(tree)
		w.redirects(tree)
		w.headers(tree)
	case config.HostGitHub:
		w.plain(tree, ".nojekyll", "")
		if u, err := url.Parse(w.Site.Config.BaseURL); err == nil && w.Site.Config.BasePath == "/" && !strings.HasSuffix(u.Hostname(), ".github.io") {
			w.plain(tree, "CNAME", u.Hostname()+"\n")
		}
		w.stubs(tree)
	default:
		w.stubs(tree)
	}
}

// redirect adds a redirect to the tree, and to those of the pages.
func (w *writer) redirect(tree *output.Tree, r output.Redirect) {
	tree.Redirect(r)
	w.Redirects = append(w.Redirects, r)
}

// movedFeeds redirects the feeds of pages that have moved. Hosts without redirects cannot.
func (w *writer) movedFeeds(tree *output.Tree) {
	for _, l := range w.Site.Languages {
		for _, of := range w.lists[l] {
			for _, old := range of.moved {
				for _, kind := range w.Site.Config.Feeds.Kinds() {
					w.redirect(tree, output.Redirect{From: old + kind.File, To: of.path + kind.File, At: of.movedAt})
				}
			}
		}
	}
}

// The limits of Cloudflare: of fixed redirects, and of files on its free plan.
const (
	cloudflareRedirects = 2000
	cloudflareFiles     = 20_000
)

// redirects claims _redirects, whose first matching line wins: from "/" to the reader's
// language, if the site wants it; addresses that have moved; the site's own lines; and, on
// Netlify, each language's page for addresses that do not exist (Cloudflare finds the
// nearest 404.html by itself).
func (w *writer) redirects(tree *output.Tree) {
	host, link := w.Site.Config.Host, w.Site.Addresses.Link
	if n := len(w.Redirects); host == config.HostCloudflare && n > cloudflareRedirects {
		w.problems.Add(w.Redirects[cloudflareRedirects].At, "host.redirects-limit", cloudflareRedirects, n)
	}
	if n := tree.Len(); host == config.HostCloudflare && n > cloudflareFiles {
		w.problems.Add(diag.Place{File: config.File("site.yaml")}, "host.files-limit", cloudflareFiles, n)
	}
	if host == config.HostCloudflare && w.Site.Config.LangRedirect {
		w.problems.Add(diag.Place{File: config.File("site.yaml")}, "host.no-language-choice", host)
	}
	tree.Add(&output.File{
		Path: "_redirects", Type: output.TypeOf("_redirects.txt"), What: "the host's redirects",
		Render: func(out *output.Out) error {
			if host == config.HostNetlify && w.Site.Config.LangRedirect {
				for _, l := range w.Site.Languages {
					fmt.Fprintf(out, "%s %s 302! Language=%s\n", link("/"), link(l.Home), l.Tag)
				}
			}
			for _, r := range tree.Redirects() {
				fmt.Fprintf(out, "%s %s 301\n", link(r.From), w.target(r))
			}
			if own := bytes.TrimSpace(w.Assets.Redirects); len(own) > 0 {
				fmt.Fprintf(out, "%s\n", own)
			}
			if host == config.HostNetlify {
				for _, l := range w.Site.Languages {
					fmt.Fprintf(out, "%s* %s 404\n", link(l.Home), link(l.Home+site.NotFound))
				}
			}
			return nil
		},
	})
}

// target returns the target of a redirect as a page would link to it.
func (w *writer) target(r output.Redirect) string {
	if strings.HasPrefix(r.To, "/") {
		return w.Site.Addresses.Link(r.To)
	}
	return r.To
}

// stubs claims a page at the old address of each redirect, which sends readers on. An
// address that is neither a folder nor a page cannot have one.
func (w *writer) stubs(tree *output.Tree) {
	for _, r := range w.Redirects {
		at := r.From
		switch path.Ext(at) {
		case "":
			at = strings.TrimSuffix(at, "/") + "/"
		case ".html", ".htm":
		default:
			w.problems.Add(r.At, "host.no-redirect", w.Site.Config.Host, r.From)
			continue
		}
		tree.Add(&output.File{
			Path: output.PathOf(at), Type: "text/html; charset=utf-8", From: []diag.Place{r.At}, Stub: true,
			Render: func(out *output.Out) error {
				to, absolute := html.EscapeString(w.target(r)), r.To
				if strings.HasPrefix(r.To, "/") {
					absolute = w.absolute(r.To)
				}
				fmt.Fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n"+
					"<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"%s\">\n<meta http-equiv=\"refresh\" content=\"0; url=%s\">\n</head>\n"+
					"<body><p><a href=\"%s\">%s</a></p></body>\n</html>\n",
					w.languageOf(r.To), to, html.EscapeString(absolute), to, to, html.EscapeString(absolute))
				return nil
			},
		})
	}
}

// languageOf returns the language of a path of the site.
func (w *writer) languageOf(to string) string {
	for _, l := range w.Site.Languages {
		if strings.HasPrefix(to, l.Home) {
			return l.Tag
		}
	}
	return w.Site.Config.XDefault
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

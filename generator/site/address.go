package site

import (
	"net/url"
	"strings"

	"qostil/generator/config"
)

// Addresses turns the paths of a site into links and URLs. A path begins with a slash, is
// written without the base path, and is not percent-encoded: "/ru/2026/11/aktau-port/".
//
// All paths and URLs of pages are made by this type and by Language.PathOf, so that three
// wishes of later have one place each:
//
//   - a domain for each language: base becomes a map by language, and Link returns the
//     whole URL of a path that another domain serves;
//   - no prefix for the default language: Home returns "/" for it;
//   - the names of lists in each language: Language.PathOf asks for the name in its
//     language.
type Addresses struct {
	base   string // URL of the home of the site: "https://digest.example/repo/"
	root   string // its path: "/repo/"
	feedID string // authority and date of tag URIs: "digest.example,2026"
}

func addressesOf(cfg *config.Site) Addresses {
	return Addresses{base: cfg.BaseURL, root: cfg.BasePath, feedID: cfg.FeedID}
}

// Link returns a path as pages of the site link to it: with the base path, without the
// host.
func (a Addresses) Link(path string) string { return a.root + strings.TrimPrefix(path, "/") }

// URL returns a path as other sites link to it: with the host.
func (a Addresses) URL(path string) string { return a.base + strings.TrimPrefix(path, "/") }

// Absolute returns the URL of a link that Link has made.
func (a Addresses) Absolute(link string) string { return a.URL(strings.TrimPrefix(link, a.root)) }

// Permanent returns an id that stays when slugs, dates, the host and the base URL of the
// site change: a tag URI (RFC 4151).
func (a Addresses) Permanent(name string) string { return "tag:" + a.feedID + ":" + Escape(name) }

// Home returns the path of the home page of a language.
func (a Addresses) Home(lang string) string { return "/" + lang + "/" }

// parallel returns the path of the page that shows two versions side by side. It has the
// path of the first one, with both languages in place of one.
func (a Addresses) parallel(first, second *Article) string {
	return a.Home(first.Lang+"-"+second.Lang) + strings.TrimPrefix(first.Path, first.Language.Home)
}

// media returns the path of a file beside a story; name is the path of the file below
// content/, in NFC.
func (a Addresses) media(name string) string { return "/media/" + name }

// NotFound is the name of the pages for addresses that do not exist, one at the root and
// one below the home page of each language. Hosts know them by this name.
const NotFound = "404.html"

// Escape percent-encodes a path, or a part of one, so that it is ASCII, and no character
// of it (#, ?, %) ends it.
func Escape(path string) string { return (&url.URL{Path: path}).EscapedPath() }

package feed

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/output"
)

// policy is the Content-Security-Policy (CSP Level 3) of a site that loads nothing from
// other sites and runs no script but that of its search page. It does not apply to JSON-LD,
// which is data.
var policy = []struct{ directive, sources string }{
	{"default-src", "'none'"},
	{"style-src", "'self'"},
	{"img-src", "'self'"},
	{"media-src", "'self'"},
	{"font-src", "'self'"},
	{"script-src", "'self'"},
	{"connect-src", "'self'"},
	{"manifest-src", "'self'"},
	{"base-uri", "'none'"},
	{"form-action", "'self'"},
	{"frame-ancestors", "'none'"},
}

// Policy returns the Content-Security-Policy of a site's pages, with the additions of
// site.yaml.
func Policy(cfg *config.Site) string {
	additions := cfg.CSP
	var parts []string
	for _, p := range policy {
		sources := p.sources
		if script := p.directive == "script-src"; cfg.Search == config.SearchNone && (script || p.directive == "connect-src") {
			sources = "'none'"
		} else if cfg.Search == config.SearchPagefind && script {
			sources += " 'wasm-unsafe-eval'"
		}
		if more := strings.Join(additions[p.directive], " "); more != "" {
			sources = strings.TrimPrefix(sources+" "+more, "'none' ")
		}
		parts = append(parts, p.directive+" "+sources)
	}
	for _, directive := range slices.Sorted(maps.Keys(additions)) {
		if !slices.ContainsFunc(policy, func(p struct{ directive, sources string }) bool { return p.directive == directive }) {
			parts = append(parts, directive+" "+strings.Join(additions[directive], " "))
		}
	}
	return strings.Join(parts, "; ")
}

// headers claims _headers, which Netlify and Cloudflare obey: security headers for all
// pages, caching of hashed files, and the types of feeds. The site's own lines follow.
func (w *writer) headers(tree *output.Tree) {
	var b bytes.Buffer
	rule := func(path string, headers ...string) {
		fmt.Fprintf(&b, "%s\n", w.Site.Addresses.Link(path))
		for _, h := range headers {
			fmt.Fprintf(&b, "  %s\n", h)
		}
	}
	all := []string{
		"Strict-Transport-Security: max-age=63072000; includeSubDomains",
		"X-Content-Type-Options: nosniff",
		"Referrer-Policy: strict-origin-when-cross-origin",
		"Permissions-Policy: camera=(), microphone=(), geolocation=(), browsing-topics=()",
		"Content-Security-Policy: " + Policy(w.Site.Config),
	}
	if w.NoIndex {
		all = append(all, "X-Robots-Tag: noindex")
	}
	rule("/*", all...)
	for _, path := range w.Assets.Hashed {
		rule(path, "Cache-Control: public, max-age=31536000, immutable")
	}
	for _, f := range w.feedRules() {
		rule(f.path, "Content-Type: "+f.mime, "Access-Control-Allow-Origin: *")
	}
	if own := bytes.TrimSpace(w.Assets.Headers); len(own) > 0 {
		fmt.Fprintf(&b, "%s\n", own)
	}
	w.plain(tree, "_headers", b.String())
}

// feedRule is the media type of the feeds that match a path of _headers.
type feedRule struct{ path, mime string }

// feedRules has a rule for each feed. Cloudflare takes at most a hundred rules, so it gets
// one pattern for each format.
func (w *writer) feedRules() []feedRule {
	var rules []feedRule
	kinds := w.Site.Config.Feeds.Kinds()
	if w.Site.Config.Host == config.HostCloudflare {
		for _, kind := range kinds {
			rules = append(rules, feedRule{"/*/" + kind.File, kind.Served + "; charset=utf-8"})
		}
		return rules
	}
	for _, l := range w.Site.Languages {
		for _, of := range w.lists[l] {
			for _, kind := range kinds {
				rules = append(rules, feedRule{of.path + kind.File, kind.Served + "; charset=utf-8"})
			}
		}
	}
	return rules
}

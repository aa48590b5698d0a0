package preview

import (
	"net"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxPath is how long the path of a page may be, in bytes.
const maxPath = 2000

// requestGuard refuses requests that the writer's own browser would not send: with other
// names for this computer (DNS rebinding), from pages of other sites, and with invalid
// addresses.
type requestGuard struct {
	hosts map[string]bool // names with the port, in lower case
}

// newRequestGuard allows the names of the loopback interface on a port, and more.
func newRequestGuard(port string, more []string) *requestGuard {
	g := &requestGuard{hosts: map[string]bool{}}
	for _, name := range append([]string{"localhost", "127.0.0.1", "::1"}, more...) {
		name = strings.Trim(strings.ToLower(name), "[]")
		host := net.JoinHostPort(name, port)
		g.hosts[host] = true
		if port == "80" {
			g.hosts[strings.TrimSuffix(host, ":80")] = true
		}
	}
	return g
}

// refusal is the answer to a request that is refused.
type refusal struct {
	status int
	text   string
}

// check returns why a request is refused, or nil.
func (g *requestGuard) check(r *http.Request) *refusal {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{http.StatusMethodNotAllowed, "only GET and HEAD"}
	case r.ContentLength != 0:
		return &refusal{http.StatusBadRequest, "nothing can be sent here"}
	}
	return g.address(r)
}

// address returns why a request is refused because of its host, its path or the page that
// sent it, or nil.
func (g *requestGuard) address(r *http.Request) *refusal {
	switch {
	case !g.hosts[strings.ToLower(r.Host)]:
		return &refusal{http.StatusForbidden, "this server does not answer to the name " + r.Host + "; allow it with --allow-host"}
	case r.URL.IsAbs() || r.URL.Host != "" || r.URL.Opaque != "" || strings.Contains(r.RequestURI, "#"):
		return &refusal{http.StatusBadRequest, "a path is wanted"}
	case !validPath(r.URL.Path):
		return &refusal{http.StatusBadRequest, "no page has such an address"}
	}
	// Another port of this machine is the same site to browsers.
	site := r.Header.Get("Sec-Fetch-Site")
	if (site == "cross-site" || site == "same-site") && (r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document") {
		return &refusal{http.StatusForbidden, "only this site's own pages may load its files"}
	}
	return nil
}

// own says whether a request comes from a page of this server.
func (g *requestGuard) own(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin, found := strings.CutPrefix(strings.ToLower(r.Header.Get("Origin")), "http://")
	return found && g.hosts[origin]
}

func validPath(p string) bool {
	if len(p) > maxPath || !strings.HasPrefix(p, "/") || !utf8.ValidString(p) {
		return false
	}
	for part := range strings.SplitSeq(p[1:], "/") {
		name, _, _ := strings.Cut(part, ";")
		if strings.Trim(name, ".") == "" && part != "" || strings.HasSuffix(part, " ") {
			return false
		}
	}
	return !strings.Contains(p, "//") && !shortName.MatchString(p) && !strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' || r == ':' })
}

// shortName is a name as Windows shortens it: ENV~1.
var shortName = regexp.MustCompile(`~[0-9]`)

// setSecurityHeaders sets the headers of every answer. There are no CORS headers, so that no
// other site may read anything.
func setSecurityHeaders(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "SAMEORIGIN")
}

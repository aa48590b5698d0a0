package preview

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"qostil/generator/output"
)

//go:embed client
var client embed.FS

// ownPath begins the addresses of the preview itself.
const ownPath = "/_qostil/"

// previewPolicy returns the Content-Security-Policy of a page, extended by what our script
// needs.
func previewPolicy(policy string) string {
	if policy == "" {
		return ""
	}
	var directives []string
	missing := map[string]bool{"script-src": true, "connect-src": true, "worker-src": true}
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		if len(words) == 0 {
			continue
		}
		name, sources := words[0], words[1:]
		if name == "frame-ancestors" || missing[name] {
			delete(missing, name)
			sources = slices.DeleteFunc(sources, func(s string) bool { return s == "'none'" || s == "'self'" })
			sources = append(sources, "'self'")
		}
		directives = append(directives, name+" "+strings.Join(sources, " "))
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		directives = append(directives, name+" 'self'")
	}
	return strings.Join(directives, "; ")
}

// inject adds our script to a page.
func (p *Preview) inject(body []byte, g *generation, etag string) []byte {
	script := fmt.Appendf(nil, `<script src="%s%s/client.js" data-qostil data-etag="%s" data-build="%d"%s async></script>`,
		ownPath, p.token, html.EscapeString(etag), g.number, p.flags())
	at := bytes.LastIndex(body, []byte("</body>"))
	if at < 0 {
		at = len(body)
	}
	whole := make([]byte, 0, len(body)+len(script))
	return append(append(append(whole, body[:at]...), script...), body[at:]...)
}

func (p *Preview) flags() string {
	if p.o.Navigate {
		return " data-navigate"
	}
	return ""
}

// noSite answers as long as there is no site to show.
func (p *Preview) noSite(w http.ResponseWriter, g *generation) {
	if g == nil {
		g = &generation{}
	}
	p.ownPage(w, g, http.StatusServiceUnavailable, "The site cannot be shown yet")
}

// pageError answers for a page that cannot be rendered.
func (p *Preview) pageError(w http.ResponseWriter, g *generation) {
	p.ownPage(w, g, http.StatusInternalServerError, "This page cannot be shown")
}

// ownPage answers with a page of the preview, which shows the panel of problems.
func (p *Preview) ownPage(w http.ResponseWriter, g *generation, status int, title string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", previewPolicy("default-src 'none'; style-src 'self'; frame-ancestors 'none'"))
	w.WriteHeader(status)
	page := fmt.Sprintf("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n</body>\n</html>\n", title, title)
	_, _ = w.Write(p.inject([]byte(page), g, "")) // it fails if the browser has gone
}

// serveOwn answers with the preview's own files. Only pages of this server get them,
// because no other page can know their names.
func (p *Preview) serveOwn(w http.ResponseWriter, r *http.Request) {
	name, ours := strings.CutPrefix(r.URL.Path, ownPath+p.token+"/")
	if !ours {
		http.NotFound(w, r)
		return
	}
	switch name {
	case "events":
		if !p.guard.own(r) {
			http.Error(w, "only this site's own pages may listen", http.StatusForbidden)
			return
		}
		p.hub.stream(w, r, p.number)
	case "state":
		p.gate.wait(r.Context())
		p.serveState(w)
	case "client.js", "worker.js", "panel.css":
		data, err := client.ReadFile("client/" + name)
		if err != nil {
			panic(err) // it is embedded
		}
		w.Header().Set("Content-Type", output.TypeOf(name))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	default:
		http.NotFound(w, r)
	}
}

func (p *Preview) number() uint64 {
	if g := p.current.Load(); g != nil {
		return g.number
	}
	return 0
}

// problem is a problem as the panel shows it.
type problem struct {
	At      string `json:"at"`
	Warning bool   `json:"warning"`
	Text    string `json:"text"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Width   int    `json:"width"`
	Excerpt string `json:"excerpt"`
	Hint    string `json:"hint"`
}

// maxProblems is how many problems the panel gets.
const maxProblems = 30

// serveState answers what pages ask after a build: its problems, and which pages were
// saved.
func (p *Preview) serveState(w http.ResponseWriter) {
	p.buildMutex.Lock()
	g := p.current.Load()
	p.buildMutex.Unlock()
	state := struct {
		Build    uint64    `json:"build"`
		Saved    []string  `json:"saved"`
		Problems []problem `json:"problems"`
		More     int       `json:"more"`
	}{Saved: []string{}, Problems: []problem{}}
	if g != nil {
		state.Build = g.number
		for _, url := range g.saved {
			state.Saved = append(state.Saved, strings.TrimSuffix(g.Base, "/")+url)
		}
	}
	p.mu.Lock()
	list := p.problems.all()
	p.mu.Unlock()
	for i, one := range list {
		if i == maxProblems {
			state.More = len(list) - i
			break
		}
		state.Problems = append(state.Problems, problem{
			one.Place.String(), one.Warning, one.Text(), one.Line, max(one.Column, 1), max(one.Width, 1), one.Excerpt, one.Hint(),
		})
	}
	data, err := json.Marshal(state)
	if err != nil {
		panic(err) // strings and numbers cannot fail
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // it fails if the browser has gone
}

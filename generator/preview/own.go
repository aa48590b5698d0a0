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

// previewPolicy is the policy of the site's pages, and what our script needs.
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

// inject puts our script into a page.
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

// nothing answers before there is a site that could be shown.
func (p *Preview) nothing(w http.ResponseWriter, g *generation) {
	if g == nil {
		g = &generation{}
	}
	p.bare(w, g, http.StatusServiceUnavailable, "The site cannot be shown yet")
}

// fault answers for a page that cannot be made.
func (p *Preview) fault(w http.ResponseWriter, g *generation) {
	p.bare(w, g, http.StatusInternalServerError, "This page cannot be shown")
}

// bare is a page of our own, with the panel of problems on it.
func (p *Preview) bare(w http.ResponseWriter, g *generation, status int, title string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", previewPolicy("default-src 'none'; style-src 'self'; frame-ancestors 'none'"))
	w.WriteHeader(status)
	page := fmt.Sprintf("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n</body>\n</html>\n", title, title)
	_, _ = w.Write(p.inject([]byte(page), g, "")) // who has gone does not read
}

// own answers with the preview's own files. Only pages of this server get them, by
// a name that no other page can know.
func (p *Preview) own(w http.ResponseWriter, r *http.Request) {
	name, ours := strings.CutPrefix(r.URL.Path, ownPath+p.token+"/")
	if !ours {
		http.NotFound(w, r)
		return
	}
	switch name {
	case "events":
		if !p.guard.own(r) {
			http.Error(w, "only this site's own pages are told", http.StatusForbidden)
			return
		}
		p.hub.stream(w, r, p.number)
	case "state":
		p.gate.wait(r.Context())
		p.state(w)
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

// shownProblems is how many problems the panel gets.
const shownProblems = 30

// state is what pages ask for after a build: its problems, and which pages were
// saved.
func (p *Preview) state(w http.ResponseWriter) {
	p.telling.Lock()
	g := p.current.Load()
	p.telling.Unlock()
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
		if i == shownProblems {
			state.More = len(list) - i
			break
		}
		state.Problems = append(state.Problems, problem{
			one.Place.String(), one.Warning, one.Text, one.Line, max(one.Column, 1), max(one.Width, 1), one.Excerpt, one.Hint,
		})
	}
	data, err := json.Marshal(state)
	if err != nil {
		panic(err) // strings and numbers cannot fail
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // who has gone does not read
}

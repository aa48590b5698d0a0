package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"qostil/generator/diag"
	"qostil/generator/output"
)

//go:embed client
var client embed.FS

// ownPath begins the addresses of the preview itself.
const ownPath = "/_qostil/"

// rendered is a page as it would be published, and what was found on the way.
type rendered struct {
	body []byte
	etag string
	err  error
}

// ServeHTTP answers a browser.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	shield(w.Header())
	if no := p.guard.check(r); no != nil {
		if no.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		http.Error(w, no.text, no.status)
		return
	}
	if strings.HasPrefix(r.URL.Path, ownPath) {
		p.own(w, r)
		return
	}
	// A page that takes longer than this to read is not being read.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute))
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	p.gate.wait(ctx)
	g := p.current.Load()
	if g == nil || g.Tree == nil {
		p.nothing(w, g)
		return
	}
	p.page(w, r, g)
}

// page answers with a file of the site.
func (p *Preview) page(w http.ResponseWriter, r *http.Request, g *generation) {
	base := strings.TrimSuffix(g.Base, "/")
	url, below := strings.CutPrefix(r.URL.Path, base)
	if !below || url == "" {
		http.Redirect(w, r, g.Base, http.StatusFound)
		return
	}
	f := g.Tree.File(url)
	if f == nil && !strings.HasSuffix(url, "/") && g.Tree.File(url+"/") != nil {
		http.Redirect(w, r, base+url+"/", http.StatusMovedPermanently)
		return
	}
	if f == nil || f.Stub {
		for _, redirect := range g.Tree.Redirects() {
			if redirect.From == url {
				to := redirect.To
				if strings.HasPrefix(to, "/") {
					to = base + to
				}
				http.Redirect(w, r, to, http.StatusMovedPermanently)
				return
			}
		}
	}
	if f == nil {
		p.notFound(w, r, g, url)
		return
	}
	p.remember(url, f)
	p.send(w, r, g, f, http.StatusOK)
}

// notFound answers with the nearest page for what is not found, and says where the
// page has gone that stood here before.
func (p *Preview) notFound(w http.ResponseWriter, r *http.Request, g *generation, url string) {
	if moved := p.moved(g, url); moved != "" {
		w.Header().Set("X-Qostil-Moved", strings.TrimSuffix(g.Base, "/")+moved)
	}
	for dir := path.Dir(url); ; dir = path.Dir(dir) {
		if f := g.Tree.File(strings.TrimSuffix(dir, "/") + "/404.html"); f != nil {
			p.send(w, r, g, f, http.StatusNotFound)
			return
		}
		if dir == "/" {
			http.NotFound(w, r)
			return
		}
	}
}

// remember notes which source a page on screen was made of.
func (p *Preview) remember(url string, f *output.File) {
	if len(f.From) == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown[url] = f.From[0].File
}

// moved is where the page of a source stands now that was shown at an address, or
// "".
func (p *Preview) moved(g *generation, url string) string {
	p.mu.Lock()
	source, known := p.shown[url]
	p.mu.Unlock()
	if !known {
		return ""
	}
	if urls := pagesOf(g.Tree, []string{source}); len(urls) > 0 {
		return urls[0]
	}
	return ""
}

// send answers with a file. Of a page the bytes are those that would be published,
// with our script put in on the way out; its ETag is that of the published ones.
func (p *Preview) send(w http.ResponseWriter, r *http.Request, g *generation, f *output.File, status int) {
	page := p.rendered(g, f)
	if errors.Is(page.err, errOvertaken) {
		p.gate.wait(r.Context())
		if next := p.current.Load(); next != g && r.Context().Err() == nil {
			p.page(w, r, next)
			return
		}
	}
	if page.err != nil {
		p.fault(w, g)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("ETag", page.etag)
	body := page.body
	if isPage(f) {
		h.Set("Content-Security-Policy", previewPolicy(g.Policy))
		body = p.inject(body, g, page.etag)
	}
	if status != http.StatusOK {
		w.WriteHeader(status)
		if r.Method == http.MethodGet {
			_, _ = w.Write(body) // who has gone does not read
		}
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

func isPage(f *output.File) bool { return strings.HasPrefix(f.Type, "text/html") }

// rendered is a file that somebody asks for, made once a generation.
func (p *Preview) rendered(g *generation, f *output.File) rendered {
	make := sync.OnceValue(func() rendered { return p.render(g, f) })
	actual, _ := g.pages.LoadOrStore(f, make)
	return actual.(func() rendered)()
}

// render makes a file, and notes what is wrong with it.
func (p *Preview) render(g *generation, f *output.File) rendered {
	var out output.Out
	err := f.Make(&out)
	found := out.Problems
	if err != nil && p.overtaken(g) {
		return rendered{err: errOvertaken}
	}
	if err != nil {
		found.Errorf(f.Source(), "the page %s cannot be made: %v", f.URL(), err)
	}
	if g.Found != nil {
		found = append(found, g.Found()...)
	}
	p.add(g, found)
	sum := sha256.Sum256(out.Bytes())
	return rendered{out.Bytes(), `"` + hex.EncodeToString(sum[:8]) + `"`, err}
}

// errOvertaken is the error of a page whose source changed after its site was built.
var errOvertaken = errors.New("there is a newer build")

// overtaken waits a little for a change that the system may not have told of yet.
func (p *Preview) overtaken(g *generation) bool {
	for range 20 {
		if p.gate.shut() || p.current.Load() != g {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}

// previewPolicy is the policy of the site's pages, and what our script needs.
func previewPolicy(policy string) string {
	if policy == "" {
		return ""
	}
	for _, directive := range []string{"script-src", "connect-src", "worker-src"} {
		if strings.Contains(policy, directive+" ") {
			policy = strings.Replace(policy, directive+" 'none'", directive, 1)
			policy = strings.Replace(policy, directive+" ", directive+" 'self' ", 1)
		} else {
			policy += "; " + directive + " 'self'"
		}
	}
	return strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors 'self'", 1)
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
		p.hub.stream(w, r, p.number())
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
	g := p.current.Load()
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
	list := append(diag.List(nil), p.problems...)
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

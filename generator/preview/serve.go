package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"qostil/generator/output"
)

// rendered is a file as it would be published.
type rendered struct {
	body []byte
	etag string
	err  error
}

// ServeHTTP answers a browser.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSecurityHeaders(w.Header())
	check := p.guard.check
	if r.Method == http.MethodPost && p.isMounted(r) {
		check = p.guard.checkForm
	}
	if no := check(r); no != nil {
		if no.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		http.Error(w, no.text, no.status)
		return
	}
	if strings.HasPrefix(r.URL.Path, ownPath) {
		p.serveOwn(w, r)
		return
	}
	if p.isMounted(r) {
		p.serveMount(w, r)
		return
	}
	// A browser that needs longer than this has stopped reading.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute))
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	p.gate.wait(ctx)
	g := p.current.Load()
	if g == nil || g.Tree == nil {
		p.noSite(w, g)
		return
	}
	p.servePage(w, r, g)
}

// netlifyImages is the address at which Netlify scales pictures. Here it serves the
// originals.
const netlifyImages = "/.netlify/images"

// servePage answers with a file of the site.
func (p *Preview) servePage(w http.ResponseWriter, r *http.Request, g *generation) {
	base := strings.TrimSuffix(g.Base, "/")
	asked := r.URL.Path
	if asked == netlifyImages {
		asked = r.URL.Query().Get("url")
	}
	address, below := strings.CutPrefix(asked, base)
	switch {
	case base != "" && (asked == "/" || address == "" && below):
		http.Redirect(w, r, g.Base, http.StatusFound)
		return
	case !below || !strings.HasPrefix(address, "/"):
		p.serveNotFound(w, r, g, "/") // the host has nothing outside of the base path either
		return
	}
	f := g.Tree.File(address)
	if f == nil && !strings.HasSuffix(address, "/") && g.Tree.File(address+"/") != nil {
		http.Redirect(w, r, p.address(g, address+"/"), http.StatusMovedPermanently)
		return
	}
	if f == nil || f.Stub {
		for _, redirect := range g.Tree.Redirects() {
			if redirect.From == address {
				http.Redirect(w, r, p.address(g, redirect.To), http.StatusMovedPermanently)
				return
			}
		}
	}
	if f == nil {
		p.notFound(w, r, g, address)
		return
	}
	p.noteShown(address, f)
	p.send(w, r, g, f, http.StatusOK)
}

// address returns a path of the site as headers have it. Addresses of other sites stay as
// they are.
func (p *Preview) address(g *generation, to string) string {
	if !strings.HasPrefix(to, "/") {
		return to
	}
	path, fragment, found := strings.Cut(to, "#")
	path = (&url.URL{Path: strings.TrimSuffix(g.Base, "/") + path}).EscapedPath()
	if found {
		path += "#" + fragment
	}
	return path
}

// notFound answers for an address without a page. If a page was shown there before, a
// header says where it is now.
func (p *Preview) notFound(w http.ResponseWriter, r *http.Request, g *generation, address string) {
	if moved := p.movedTo(g, address); moved != "" {
		w.Header().Set("X-Qostil-Moved", p.address(g, moved))
	}
	p.serveNotFound(w, r, g, address)
}

// serveNotFound answers with the 404 page of the nearest folder.
func (p *Preview) serveNotFound(w http.ResponseWriter, r *http.Request, g *generation, address string) {
	for dir := path.Dir(address); ; dir = path.Dir(dir) {
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

// noteShown notes which source the page at an address was made of.
func (p *Preview) noteShown(address string, f *output.File) {
	if len(f.From) == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown[address] = f.From[0].File
}

// movedTo returns where the page is now that was shown at an address before, or "".
func (p *Preview) movedTo(g *generation, address string) string {
	p.mu.Lock()
	source, known := p.shown[address]
	p.mu.Unlock()
	if !known {
		return ""
	}
	if urls := pagesOf(g.Tree, []string{source}); len(urls) > 0 {
		return urls[0]
	}
	return ""
}

// send answers with a file. A page gets our script; its ETag is that of the bytes without
// the script.
func (p *Preview) send(w http.ResponseWriter, r *http.Request, g *generation, f *output.File, status int) {
	page := p.rendered(g, f)
	if errors.Is(page.err, errOutdated) {
		p.gate.wait(r.Context())
		if next := p.current.Load(); next != g && r.Context().Err() == nil {
			p.servePage(w, r, next)
			return
		}
		g.pages.Delete(f) // there was no newer build after all
		page = p.rendered(g, f)
	}
	if page.err != nil {
		p.pageError(w, g)
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
			_, _ = w.Write(body) // it fails if the browser has gone
		}
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

func isPage(f *output.File) bool { return strings.HasPrefix(f.Type, "text/html") }

// rendered returns a file, rendered once for each build.
func (p *Preview) rendered(g *generation, f *output.File) rendered {
	make := sync.OnceValue(func() rendered { return p.render(g, f) })
	actual, _ := g.pages.LoadOrStore(f, make)
	return actual.(func() rendered)()
}

// render renders a file and notes its problems.
func (p *Preview) render(g *generation, f *output.File) rendered {
	var out output.Out
	err := f.Make(&out)
	found := out.Problems
	if err != nil && p.isOutdated(g) {
		return rendered{err: errOutdated}
	}
	if err != nil {
		found.Add(f.Source(), "page.failed-at", f.URL(), err)
	}
	source := ""
	if len(f.From) > 0 && err == nil {
		source = f.From[0].File
	}
	if g.Found != nil {
		found = append(found, g.Found(source)...)
	}
	p.note(g, found, source)
	return rendered{out.Bytes(), etagOf(out.Bytes()), err}
}

// etagOf returns the ETag of a page: the beginning of its hash, in quotes.
func etagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}

// errOutdated is the error of a page whose source changed after its site was built.
var errOutdated = errors.New("there is a newer build")

// isOutdated says whether there is a newer build, or soon will be. It waits for a moment,
// because events of the system may come late.
func (p *Preview) isOutdated(g *generation) bool {
	for range 20 {
		if p.gate.closed() || p.current.Load() != g {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}

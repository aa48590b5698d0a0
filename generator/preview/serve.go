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

// rendered is a page as it would be published, and what was found on the way.
type rendered struct {
	body []byte
	etag string
	err  error
}

// ServeHTTP answers a browser.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	shield(w.Header())
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
		p.own(w, r)
		return
	}
	if p.isMounted(r) {
		p.mount(w, r)
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

// netlifyImages is where Netlify makes pictures smaller when they are asked for; here
// they are as large as they are.
const netlifyImages = "/.netlify/images"

// page answers with a file of the site.
func (p *Preview) page(w http.ResponseWriter, r *http.Request, g *generation) {
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
		p.nearest(w, r, g, "/") // what is beside the site is nobody's, as on its host
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
	p.remember(address, f)
	p.send(w, r, g, f, http.StatusOK)
}

// address is a path on the site as headers hold it; an address elsewhere is left as
// it is.
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

// notFound answers for what is not there, and says where the page has gone that
// stood here before.
func (p *Preview) notFound(w http.ResponseWriter, r *http.Request, g *generation, address string) {
	if moved := p.moved(g, address); moved != "" {
		w.Header().Set("X-Qostil-Moved", p.address(g, moved))
	}
	p.nearest(w, r, g, address)
}

// nearest answers with the 404 page of the nearest folder.
func (p *Preview) nearest(w http.ResponseWriter, r *http.Request, g *generation, address string) {
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

// remember notes which source a page on screen was made of.
func (p *Preview) remember(address string, f *output.File) {
	if len(f.From) == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown[address] = f.From[0].File
}

// moved is where the page of a source stands now that was shown at an address, or
// "".
func (p *Preview) moved(g *generation, address string) string {
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
		g.pages.Delete(f) // nothing came after all
		page = p.rendered(g, f)
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
	source := ""
	if len(f.From) > 0 && err == nil {
		source = f.From[0].File
	}
	if g.Found != nil {
		found = append(found, g.Found(source)...)
	}
	p.note(g, found, source)
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

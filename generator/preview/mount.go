package preview

import (
	"bytes"
	"context"
	"crypto/subtle"
	"net/http"
	"strings"
	"time"
)

// Mount is a handler of pages beside the site's. They reload after each build as the
// site's pages do. They alone may change something: the handler gets only forms that come
// from pages of this server and hold the token of this run.
type Mount struct {
	path    string
	handler func(token string, changed func(files ...string)) http.Handler
}

// NewMount returns a Mount for the addresses that begin with path ("/__desk/"). The
// function makes the handler from the token of this run and from a function that the
// handler calls for files it has changed, because the watcher notices them only later.
func NewMount[H http.Handler](path string, handler func(token string, changed func(files ...string)) H) *Mount {
	return &Mount{path, func(token string, changed func(files ...string)) http.Handler { return handler(token, changed) }}
}

// maxForm is how long a form may be, in bytes.
const maxForm = 256 << 10

func (p *Preview) isMounted(r *http.Request) bool {
	return p.mounted != nil && strings.HasPrefix(r.URL.Path, p.o.Mount.path)
}

// serveMount answers with a page of the Mount.
func (p *Preview) serveMount(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute)) // as for other pages
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	p.gate.wait(ctx)
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if subtle.ConstantTimeCompare([]byte(r.PostFormValue("token")), []byte(p.token)) != 1 {
			http.Error(w, "this form is of another run of the preview; load the page again", http.StatusForbidden)
			return
		}
	}
	a := recorder{header: http.Header{}, status: http.StatusOK}
	g := p.current.Load()
	p.mounted.ServeHTTP(&a, r)
	for name, values := range a.header {
		w.Header()[name] = values
	}
	body := a.body.Bytes()
	if g != nil && strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		etag := etagOf(body)
		w.Header().Set("ETag", etag)
		w.Header().Set("Content-Security-Policy", previewPolicy(a.header.Get("Content-Security-Policy")))
		body = p.inject(body, g, etag)
		if a.status == http.StatusOK {
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
			return
		}
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // it fails if the browser has gone
	}
}

// recorder is a http.ResponseWriter that keeps the answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header            { return r.header }
func (r *recorder) WriteHeader(status int)         { r.status = status }
func (r *recorder) Write(data []byte) (int, error) { return r.body.Write(data) }

// checkForm returns why a form is refused, or nil.
func (g *requestGuard) checkForm(r *http.Request) *refusal {
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	switch {
	case !g.own(r):
		return &refusal{http.StatusForbidden, "only pages of this server can send anything here"}
	case strings.TrimSpace(strings.ToLower(kind)) != "application/x-www-form-urlencoded":
		return &refusal{http.StatusUnsupportedMediaType, "a form is wanted"}
	case r.ContentLength < 0 || r.ContentLength > maxForm:
		return &refusal{http.StatusRequestEntityTooLarge, "the form is too long"}
	}
	return g.address(r)
}

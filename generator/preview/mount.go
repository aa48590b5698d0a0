package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// Mount is pages that stand beside the site's and are no part of it. They follow the
// builds as its pages do, and are all that can ask the preview to change anything:
// by forms that send back the token of this run, from pages of this server alone.
type Mount struct {
	Path    string // that its addresses begin with: "/__desk/"
	Handler func(token string) http.Handler
}

// NewMount is a Mount of a handler of any kind.
func NewMount[H http.Handler](path string, handler func(token string) H) *Mount {
	return &Mount{path, func(token string) http.Handler { return handler(token) }}
}

// maxForm is the length of a form in bytes.
const maxForm = 256 << 10

// Changed says that something that is mounted has changed files, which the watcher
// would be told of a moment later.
func (p *Preview) Changed(files ...string) { p.gate.add(files) }

func (p *Preview) isMounted(r *http.Request) bool {
	return p.mounted != nil && strings.HasPrefix(r.URL.Path, p.o.Mount.Path)
}

// mount answers with a page that is mounted.
func (p *Preview) mount(w http.ResponseWriter, r *http.Request) {
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
	a := answer{header: http.Header{}, status: http.StatusOK}
	g := p.current.Load()
	p.mounted.ServeHTTP(&a, r)
	for name, values := range a.header {
		w.Header()[name] = values
	}
	body := a.body.Bytes()
	if g != nil && strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		sum := sha256.Sum256(body)
		etag := `"` + hex.EncodeToString(sum[:8]) + `"`
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
		_, _ = w.Write(body) // who has gone does not read
	}
}

// answer is what a handler answers, kept.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header            { return a.header }
func (a *answer) WriteHeader(status int)         { a.status = status }
func (a *answer) Write(data []byte) (int, error) { return a.body.Write(data) }

// checkForm returns why a form is refused, or nil.
func (g *guard) checkForm(r *http.Request) *refusal {
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

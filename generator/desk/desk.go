// Package desk is the translators' desk over HTTP: how all stories stand, and an
// original beside its translation, with what has changed since and what does not
// agree.
//
// It is a handler that the preview mounts, and never part of a build. All that it can
// change goes through the two functions that it is given: recording that a translation
// was checked, and asking for one. Guarding requests is the preview's business.
package desk

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"time"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// Path is where the desk stands.
const Path = "/__desk/"

//go:embed desk.css *.html
var files embed.FS

// Options is what a desk works with.
type Options struct {
	Token   string                                // that forms send back, as "token"
	Current func() (*site.Site, *prose.Prose)     // the latest build; nil where there is none
	Finish  func(diag.List) diag.List             // finds the lines of problems
	History ledger.Versions                       // what files were; nil where nobody knows
	Accept  func(file, row string) error          // records a row in a translation; nil where nothing may be changed
	Ask     func(original, language string) error // asks for a translation; nil where nothing may be changed
}

// Desk answers browsers.
type Desk struct {
	o      Options
	pages  *template.Template
	memory memory
}

// New prepares a desk.
func New(o Options) *Desk {
	pages := template.Must(template.New("desk").Funcs(template.FuncMap{"query": query}).ParseFS(files, "*.html"))
	return &Desk{o: o, pages: pages}
}

// query is the query of an address, of names and their values.
func query(pairs ...string) template.URL {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return template.URL("?" + v.Encode())
}

// ServeHTTP answers with a page of the desk, or does what a form of it asks for.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s, p := d.o.Current()
	if s == nil {
		http.Error(w, "the site cannot be shown yet", http.StatusServiceUnavailable)
		return
	}
	var err error
	switch view := (view{d, s, p}); {
	case r.Method == http.MethodPost && r.URL.Path == Path+"accept":
		err = view.accept(w, r)
	case r.Method == http.MethodPost && r.URL.Path == Path+"ask":
		err = view.ask(w, r)
	case r.Method == http.MethodPost:
		err = errNothing
	case r.URL.Path == Path:
		err = view.table(w, r)
	case r.URL.Path == Path+"story":
		err = view.story(w, r)
	case r.URL.Path == Path+"desk.css":
		d.style(w, r)
	default:
		err = errNothing
	}
	if err != nil {
		d.fail(w, err)
	}
}

// view is the desk as of one build.
type view struct {
	*Desk
	site  *site.Site
	prose *prose.Prose
}

// refusal is an error with the status that it is answered with.
type refusal struct {
	status int
	text   string
}

func (r *refusal) Error() string { return r.text }

var (
	errNothing = &refusal{http.StatusNotFound, "There is nothing at this address."}
	errNoStory = &refusal{http.StatusNotFound, "There is no such story any more."}
	errLocked  = &refusal{http.StatusForbidden, "Nothing can be changed here: the preview runs read-only."}
	errMoved   = &refusal{http.StatusConflict, "The files have changed since you looked. Go back, look again, and press the button once more."}
)

func (d *Desk) style(w http.ResponseWriter, r *http.Request) {
	data, err := files.ReadFile("desk.css")
	if err != nil {
		panic(err) // it is embedded
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// policy is what pages of the desk may load. Their texts may show pictures from
// elsewhere.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (d *Desk) page(w http.ResponseWriter, status int, name string, data any) error {
	var b bytes.Buffer
	if err := d.pages.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // who has gone does not read
	return nil
}

func (d *Desk) fail(w http.ResponseWriter, err error) {
	status, text := http.StatusInternalServerError, err.Error()
	if r := (*refusal)(nil); errors.As(err, &r) {
		status = r.status
	}
	if err := d.page(w, status, "fault.html", text); err != nil {
		http.Error(w, text, status)
	}
}

// back leads from a form to a page of the desk.
func back(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// Package desk serves the translators' desk over HTTP. Its pages are a table with the
// state of every story in every language, and an original beside its translation, block
// beside block, with what has changed since and what does not agree.
//
// A Desk is an http.Handler that the preview mounts at Path. It is never part of a build.
// It changes files only through two functions of its Options: Accept records that a
// translation was checked, Ask requests a translation. The preview checks where
// a request comes from, and that a form holds the token, before it calls the Desk.
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

// Path is the path of the desk on the preview's server.
const Path = "/__desk/"

//go:embed desk.css *.html
var files embed.FS

// Options are the inputs of a Desk.
type Options struct {
	Token   string                                // sent back by forms, as "token"
	Current func() (*site.Site, *prose.Prose)     // returns the latest build; nil if there is none
	Finish  func(diag.List) diag.List             // adds the lines of problems to them
	History ledger.History                        // earlier contents of files; nil if there is none
	Accept  func(file, fingerprint string) error  // records a fingerprint in a translation; nil if the desk is read-only
	Ask     func(original, language string) error // requests a translation; nil if the desk is read-only
}

// Desk is the desk of one site. It is safe for concurrent use.
type Desk struct {
	o     Options
	pages *template.Template
	cache recallCache
}

// New returns a Desk.
func New(o Options) *Desk {
	pages := template.Must(template.New("desk").Funcs(template.FuncMap{"query": query}).ParseFS(files, "*.html"))
	return &Desk{o: o, pages: pages}
}

// query returns the query of an address from names and their values, with its "?". Empty
// values are left out.
func query(pairs ...string) template.URL {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return template.URL("?" + v.Encode())
}

// ServeHTTP serves a page of the desk, or carries out a form of it and redirects.
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
		err = errNotFound
	case r.URL.Path == Path:
		err = view.table(w, r)
	case r.URL.Path == Path+"story":
		err = view.story(w, r)
	case r.URL.Path == Path+"desk.css":
		d.style(w, r)
	default:
		err = errNotFound
	}
	if err != nil {
		d.fail(w, err)
	}
}

// view is the desk with one build.
type view struct {
	*Desk
	site  *site.Site
	prose *prose.Prose
}

// statusError is an error with the HTTP status of its answer.
type statusError struct {
	status int
	text   string
}

func (e *statusError) Error() string { return e.text }

var (
	errNotFound = &statusError{http.StatusNotFound, "There is nothing at this address."}
	errNoStory  = &statusError{http.StatusNotFound, "There is no such story any more."}
	errReadOnly = &statusError{http.StatusForbidden, "Nothing can be changed here: the preview runs read-only."}
	errConflict = &statusError{http.StatusConflict, "The files have changed since you looked. Go back, look again, and press the button once more."}
)

// style answers with the style sheet.
func (d *Desk) style(w http.ResponseWriter, r *http.Request) {
	data, err := files.ReadFile("desk.css")
	if err != nil {
		panic(err) // it is embedded
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// policy is the Content-Security-Policy of the pages. The texts on them may show pictures
// of other sites.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// page answers with a page of the desk.
func (d *Desk) page(w http.ResponseWriter, status int, name string, data any) error {
	var b bytes.Buffer
	if err := d.pages.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the browser may have gone
	return nil
}

// fail answers with an error.
func (d *Desk) fail(w http.ResponseWriter, err error) {
	status, text := http.StatusInternalServerError, err.Error()
	if e := (*statusError)(nil); errors.As(err, &e) {
		status = e.status
	}
	if err := d.page(w, status, "fault.html", text); err != nil {
		http.Error(w, text, status)
	}
}

// redirect leads from a form to a page of the desk.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, to, http.StatusSeeOther)
}

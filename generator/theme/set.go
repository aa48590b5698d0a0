package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/site"
)

// Set is the templates of one language.
type Set struct {
	pages    map[string]*template.Template
	snippets *template.Template
}

// setKey is what the templates of a Set are compiled for.
type setKey struct {
	locale    *locale.Locale
	addresses site.Addresses
}

// For compiles the templates for a language of a site with these addresses. It returns
// the same Set when it is called again, since most builds of the preview need the same.
func (t *Theme) For(l *locale.Locale, addresses site.Addresses) (*Set, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := setKey{l, addresses}
	if s := t.sets[key]; s != nil {
		return s, nil
	}
	s := &Set{pages: map[string]*template.Template{}}
	for name, page := range t.pages {
		clone, err := page.Clone()
		if err != nil {
			return nil, err
		}
		constantFolder{t, l, addresses}.fold(clone)
		s.pages[name] = clone.Funcs(t.functions(l, addresses, clone))
		for _, partial := range t.fragments {
			if p := clone.Lookup(partial); p != nil { // nil where only another page defines it
				_ = p.Execute(io.Discard, nil) // escapes it now, in one goroutine; the error is that there is no value
			}
		}
	}
	if t.snippets != nil {
		clone, err := t.snippets.Clone()
		if err != nil {
			return nil, err
		}
		s.snippets = clone.Funcs(t.functions(l, addresses, clone))
	}
	t.sets[key] = s
	return s, nil
}

// functions are the functions that templates can call.
func (t *Theme) functions(l *locale.Locale, addresses site.Addresses, set *template.Template) template.FuncMap {
	return template.FuncMap{
		// T is an interface string: {{T "nav.home"}}, {{T "feed.tag" "tag" .Label}}.
		"T": func(key string, args ...string) string { return l.T(key, args...) },
		// N is an interface string in the plural form of a number: {{N "n.stories" .Count}}.
		"N": func(key string, n int, args ...string) string { return l.N(key, n, args...) },
		// asset is the address of a file of static/: {{asset "css/site.css"}}.
		"asset": func(name string) (string, error) { return t.asset(name, addresses) },
		// comma is what stands between the members of a list.
		"comma": func() string { return l.Comma() },
		// once is a partial, rendered once for all pages: {{once "partials/card.html" .}}.
		"once": func(name string, v Fragmented) (template.HTML, error) { return once(set, name, v) },
		// dir is the direction that the page is written in: ltr, rtl.
		"dir": func() string { return l.Direction },
	}
}

// asset returns the address of a static file, as pages link to it.
func (t *Theme) asset(name string, addresses site.Addresses) (string, error) {
	url, ok := t.assets.URL(name)
	if !ok {
		return "", fmt.Errorf("there is no static file %q", name)
	}
	return addresses.Link(url), nil
}

// Execute renders a page into memory. If it fails, out gets a Problem of the template
// and nothing of the page.
func (s *Set) Execute(out *output.Out, page string, data any) {
	start := out.Len()
	if err := s.pages[page].ExecuteTemplate(out, base, data); err != nil {
		out.Truncate(start)
		out.Problems = append(out.Problems, Problem(err))
		return
	}
	if bytes.Contains(out.Bytes()[start:], []byte(unsafeAddress)) {
		out.Problems.Add(diag.Place{File: Folder + "/" + page + ".html"}, "template.unsafe-address", page)
	}
}

// unsafeAddress is what html/template writes in place of an address of a scheme that
// could run code.
const unsafeAddress = "ZgotmplZ"

package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/prose"
)

// Folder is where templates are, relative to the site's folder.
const Folder = "templates"

// base is the frame of every page: it calls "main", which a page's own file
// defines.
const base = "base.html"

// Templates is the templates of a site, parsed and looked through.
type Templates struct {
	Problems diag.List
	Keys     []KeyUse // the interface strings that they ask for

	sources map[string]string             // by path in templates/
	sets    map[string]*template.Template // by name of the page, functions not bound yet
	pieced  *template.Template            // the snippets, in one set
	params  map[string][]prose.Param      // of the snippets, by name
	assets  *asset.Set
	pieces  []string // the partials that are made once for a value
	fields  map[string]bool
	calls   map[definition][]string // the templates that one asks for

	mu    sync.Mutex
	bound map[binding]bound
}

// KeyUse is an interface string that a template asks for.
type KeyUse struct {
	Key string
	At  diag.Place
}

// LoadTemplates reads the layers of templates; a file of a later layer replaces
// its namesake of an earlier one. What can be found without rendering is found
// here: syntax errors, missing partials, static files and strings, and actions
// in places where escaping cannot be trusted.
func LoadTemplates(assets *asset.Set, layers ...fs.FS) *Templates {
	t := &Templates{sources: map[string]string{}, fields: map[string]bool{}, calls: map[definition][]string{}, sets: map[string]*template.Template{}, assets: assets}
	for _, layer := range layers {
		t.read(layer)
	}
	var pages, partials, snippets []string
	for name := range t.sources {
		switch {
		case strings.HasPrefix(name, "partials/"):
			partials = append(partials, name)
		case strings.HasPrefix(name, snippetFolder):
			snippets = append(snippets, name)
		case !strings.Contains(name, "/") && name != base:
			pages = append(pages, name)
		}
	}
	slices.Sort(pages)
	slices.Sort(partials)
	frame := t.emptySet()
	for _, name := range append([]string{base}, partials...) {
		if _, err := frame.New(name).Parse(t.sources[name]); err != nil {
			t.broken(err)
		}
	}
	if len(t.Problems) > 0 {
		return t
	}
	t.inspect(frame, "")
	for _, name := range pages {
		set := template.Must(frame.Clone())
		if _, err := set.New(name).Parse(t.sources[name]); err != nil {
			t.broken(err)
			continue
		}
		t.inspect(set, name)
		t.sets[strings.TrimSuffix(name, ".html")] = t.reached(set)
	}
	slices.Sort(snippets)
	t.loadSnippets(snippets)
	t.Problems.Sort()
	return t
}

// emptySet is a set without templates, whose functions are not bound yet.
func (t *Templates) emptySet() *template.Template {
	return template.New("").Option("missingkey=error").Funcs(t.functions(nil, "", nil))
}

// definition is where a template is defined: in a file, under a name.
type definition struct{ file, name string }

// reached is what of a set a page comes to from its frame. The rest would be copied for
// every language: of fifty partials most pages show a dozen.
func (t *Templates) reached(set *template.Template) *template.Template {
	pruned := t.emptySet()
	for names := []string{base}; len(names) > 0; names = names[1:] {
		found := set.Lookup(names[0])
		if found == nil || found.Tree == nil || pruned.Lookup(names[0]) != nil {
			continue
		}
		template.Must(pruned.AddParseTree(names[0], found.Tree)) // nothing of it has been executed
		names = append(names, t.calls[definition{found.Tree.ParseName, found.Tree.Name}]...)
	}
	return pruned
}

func (t *Templates) read(layer fs.FS) {
	err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
		at := diag.Place{File: Folder + "/" + name}
		switch {
		case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			t.Problems.Errorf(at, "cannot be read: %v", err)
			return nil
		case d.IsDir() && name == "strings":
			return fs.SkipDir // package locale reads it
		case d.IsDir() || path.Ext(name) != ".html" || strings.HasPrefix(path.Base(name), "."):
			return nil
		case !d.Type().IsRegular():
			t.Problems.Errorf(at, "not a regular file; links are not followed").Hintf("put the file itself here")
			return nil
		}
		source, err := fs.ReadFile(layer, name)
		if err != nil {
			t.Problems.Errorf(at, "cannot be read: %v", err)
		}
		t.sources[name] = strings.TrimPrefix(string(source), "\ufeff")
		return nil
	})
	if err != nil {
		t.Problems.Errorf(diag.Place{File: Folder}, "cannot be read: %v", err)
	}
}

// Has says whether there is a template for a kind of page.
func (t *Templates) Has(name string) bool { return t.sets[name] != nil }

// ask says whether any template asks for a field of this name: what costs much and is
// asked for by none is not made.
func (t *Templates) ask(field string) bool { return t.fields[field] }

// functions are what templates can call. They are bound to a language, and to
// the path that the site lives at, before a template is used.
func (t *Templates) functions(l *locale.Locale, basePath string, set *template.Template) template.FuncMap {
	return template.FuncMap{
		// T is an interface string: {{T "nav.home"}}, {{T "feed.tag" "tag" .Label}}.
		"T": func(key string, args ...string) string { return l.T(key, args...) },
		// N is an interface string in the plural form of a number: {{N "n.stories" .Count}}.
		"N": func(key string, n int, args ...string) string { return l.N(key, n, args...) },
		// asset is the address of a file of static/: {{asset "css/site.css"}}.
		"asset": func(name string) (string, error) { return t.asset(name, basePath) },
		// comma is what stands between the members of a list.
		"comma": func() string { return l.Comma() },
		// once is a partial, made once for all pages: {{once "partials/card.html" .}}.
		"once": func(name string, v shared) (template.HTML, error) { return once(set, name, v) },
		// dir is the direction that the page is written in: ltr, rtl.
		"dir": func() string { return l.Direction },
	}
}

// asset is the address of a static file.
func (t *Templates) asset(name, basePath string) (string, error) {
	url, ok := t.assets.URL(name)
	if !ok {
		return "", fmt.Errorf("there is no static file %q", name)
	}
	return basePath + strings.TrimPrefix(url, "/"), nil
}

// position is the beginning of what html/template and text/template say.
var position = regexp.MustCompile(`^(?:html/)?template: ?([^:]+\.html):(\d+)(?::(\d+))?: (?s:(.*))$`)

// broken turns an error of a template into a Problem at its line.
func (t *Templates) broken(err error) { t.Problems = append(t.Problems, problemOf(err)) }

func problemOf(err error) diag.Problem {
	m := position.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.Problem{Place: diag.Place{File: Folder}, Text: err.Error()}
	}
	at := diag.Place{File: Folder + "/" + m[1]}
	at.Line, _ = strconv.Atoi(m[2])
	at.Column, _ = strconv.Atoi(m[3])
	if m[3] != "" {
		at.Column++ // the library counts from 0
	} else {
		at.Column = 1
	}
	text := m[4]
	if inner := errors.Unwrap(errors.Unwrap(err)); inner != nil && position.MatchString(inner.Error()) {
		return problemOf(inner) // of a partial that this one asked for
	}
	if _, rest, found := strings.Cut(text, ">: "); found && strings.HasPrefix(text, "executing") {
		text = rest
	}
	p := diag.Problem{Place: at, Text: text}
	if m := noField.FindStringSubmatch(text); m != nil {
		p.Text = fmt.Sprintf("there is no field %q", m[1])
		p.Hint = fmt.Sprintf("docs/templates.md lists the fields of %s", m[2])
	}
	return p
}

// noField is what text/template says of a field that its data does not have.
var noField = regexp.MustCompile(`^can't evaluate field (\w+) in type \*?render\.(\w+)$`)

// bound is the templates of one language.
type bound map[string]*template.Template

// binding is what templates are bound to.
type binding struct {
	locale   *locale.Locale
	basePath string
}

// bind returns the templates of a language. They are kept: the next build of the
// preview mostly needs the same.
func (t *Templates) bind(l *locale.Locale, basePath string) (bound, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if b := t.bound[binding{l, basePath}]; b != nil {
		return b, nil
	}
	b := bound{}
	for name, set := range t.sets {
		clone, err := set.Clone()
		if err != nil {
			return nil, err
		}
		folder{t, l, basePath}.set(clone)
		b[name] = clone.Funcs(t.functions(l, basePath, clone))
		for _, partial := range t.pieces {
			if t := clone.Lookup(partial); t != nil { // another page may have it for itself
				_ = t.Execute(io.Discard, nil) // escapes it before any page is made; there is no card to show
			}
		}
	}
	if t.pieced != nil {
		clone, err := t.pieced.Clone()
		if err != nil {
			return nil, err
		}
		b[snippetFolder] = clone.Funcs(t.functions(l, basePath, clone))
	}
	if t.bound == nil {
		t.bound = map[binding]bound{}
	}
	t.bound[binding{l, basePath}] = b
	return b, nil
}

// execute renders a page into memory. What goes wrong is a Problem of the
// template, and nothing of the page is kept.
func (b bound) execute(out *output.Out, name string, data any) {
	start := out.Len()
	if err := b[name].ExecuteTemplate(out, base, data); err != nil {
		out.Truncate(start)
		out.Problems = append(out.Problems, problemOf(err))
		return
	}
	if bytes.Contains(out.Bytes()[start:], []byte("ZgotmplZ")) {
		out.Problems.Errorf(diag.Place{File: Folder + "/" + name + ".html"}, "an address in the page %s was not safe and has been replaced", name).
			Hintf("a template may link to http, https, mailto and relative addresses")
	}
}

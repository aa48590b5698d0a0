// Package theme loads, checks and compiles the templates of a site.
//
// A theme is the folder templates/: base.html, the frame of every page; one file for
// each kind of page, which defines "main"; partials/, which pages share; and snippets/,
// which texts fill in. It is read in layers: first the templates that the command brings
// with it, then the site's own, file by file.
//
// Load finds all that can be found before a page is rendered: syntax errors, partials,
// static files and strings that do not exist, and actions at places of the HTML where
// escaping cannot be trusted. For compiles the templates for one language. A Set renders
// pages:
//
//	th := theme.Load(assets, embedded, own)
//	if th.Problems.Errors() == 0 {
//		set, err := th.For(language.Locale, s.Addresses)
//		...
//		set.Execute(out, "story", page)
//	}
//
// A Theme does not change after Load. Its methods may be called by several goroutines.
package theme

import (
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Folder is the folder of the templates, relative to the site's folder.
const Folder = "templates"

// base is the frame of every page: it calls "main", which the file of a page defines.
const base = "base.html"

// HTML is a text that is HTML already. Templates print it as it is.
type HTML = template.HTML

// Theme is the templates of a site, parsed and checked.
type Theme struct {
	Problems diag.List
	Keys     []KeyUse // the interface strings that the templates ask for

	assets    *asset.Set
	sources   map[string]string             // text of a file, by its path in templates/
	pages     map[string]*template.Template // by the name of the page: "story"
	snippets  *template.Template            // all snippets, in one set
	params    map[string][]prose.Param      // of a snippet, by its name
	fragments []string                      // the partials that are called by once
	fields    map[string]bool               // the names of all fields that templates ask for
	calls     map[definition][]string       // the templates that a template calls

	mu   sync.Mutex
	sets map[setKey]*Set
}

// KeyUse is an interface string that a template asks for.
type KeyUse struct {
	Key string
	At  diag.Place
}

// definition says where a template is defined: the file and its name there.
type definition struct{ file, name string }

// Load reads the layers of a theme. A file of a later layer replaces the file of the
// same path in an earlier one.
func Load(assets *asset.Set, layers ...fs.FS) *Theme {
	t := &Theme{
		assets: assets, sources: map[string]string{}, pages: map[string]*template.Template{},
		fields: map[string]bool{}, calls: map[definition][]string{}, sets: map[setKey]*Set{},
	}
	for _, layer := range layers {
		t.read(layer)
	}
	var pages, partials, snippets []string
	for _, name := range slices.Sorted(maps.Keys(t.sources)) {
		switch {
		case strings.HasPrefix(name, "partials/"):
			partials = append(partials, name)
		case strings.HasPrefix(name, snippetFolder):
			snippets = append(snippets, name)
		case !strings.Contains(name, "/") && name != base:
			pages = append(pages, name)
		}
	}
	frame := t.emptySet()
	for _, name := range append([]string{base}, partials...) {
		if _, err := frame.New(name).Parse(t.sources[name]); err != nil {
			t.addError(err)
		}
	}
	if len(t.Problems) > 0 {
		return t
	}
	t.inspect(frame, "")
	for _, name := range pages {
		set := template.Must(frame.Clone())
		if _, err := set.New(name).Parse(t.sources[name]); err != nil {
			t.addError(err)
			continue
		}
		t.inspect(set, name)
		t.pages[strings.TrimSuffix(name, ".html")] = t.reachable(set)
	}
	t.loadSnippets(snippets)
	t.Problems.Sort()
	return t
}

// emptySet returns a set without templates, whose functions have no language yet.
func (t *Theme) emptySet() *template.Template {
	return template.New("").Option("missingkey=error").Funcs(t.functions(nil, site.Addresses{}, nil))
}

// reachable returns the templates of a set that its frame calls, directly or not. The
// others would be copied for every language: most pages use a dozen of fifty partials.
func (t *Theme) reachable(set *template.Template) *template.Template {
	pruned := t.emptySet()
	for names := []string{base}; len(names) > 0; names = names[1:] {
		found := set.Lookup(names[0])
		if found == nil || found.Tree == nil || pruned.Lookup(names[0]) != nil {
			continue
		}
		template.Must(pruned.AddParseTree(names[0], found.Tree)) // fails only for a set that has been executed
		names = append(names, t.calls[definition{found.Tree.ParseName, found.Tree.Name}]...)
	}
	return pruned
}

// read reads the files of a layer.
func (t *Theme) read(layer fs.FS) {
	err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
		at := diag.Place{File: Folder + "/" + name}
		switch {
		case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			t.Problems.Add(at, "file.unreadable", err)
			return nil
		case d.IsDir() && name == "strings":
			return fs.SkipDir // package locale reads it
		case d.IsDir() || path.Ext(name) != ".html" || strings.HasPrefix(path.Base(name), "."):
			return nil
		case !d.Type().IsRegular():
			t.Problems.Add(at, "file.not-regular")
			return nil
		}
		source, err := fs.ReadFile(layer, name)
		if err != nil {
			t.Problems.Add(at, "file.unreadable", err)
		}
		t.sources[name] = strings.TrimPrefix(string(source), "\ufeff")
		return nil
	})
	if err != nil {
		t.Problems.Add(diag.Place{File: Folder}, "file.unreadable", err)
	}
}

// Has reports whether there is a template for a kind of page.
func (t *Theme) Has(page string) bool { return t.pages[page] != nil }

// Pages returns the names of the templates of pages, sorted.
func (t *Theme) Pages() []string { return slices.Sorted(maps.Keys(t.pages)) }

// Uses reports whether any template asks for a field of this name. What is expensive to
// make and is asked for by no template need not be made.
func (t *Theme) Uses(field string) bool { return t.fields[field] }

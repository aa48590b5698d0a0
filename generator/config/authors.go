package config

import (
	"io/fs"
	"maps"
	"slices"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Author is an entry of authors.yaml: a writer or translator.
type Author struct {
	Key  string
	Name map[string]string
	URL  string
	Bio  map[string]string
}

// Authors is the list of authors. Given says whether there is an authors.yaml; without it
// any name is valid.
type Authors struct {
	List   []*Author
	Given  bool
	byName map[string]*Author
}

// Find returns the author of a key, or of a name in any language, or nil.
func (a *Authors) Find(name string) *Author { return a.byName[locale.Fold(name)] }

// Hint returns the hint for a name that Find does not find.
func (a *Authors) Hint(name string) diag.Message {
	names := slices.Sorted(maps.Keys(a.byName))
	if near := diag.Nearest(locale.Fold(name), names); near != "" {
		return diag.Say("hint.did-you-mean", a.byName[near].Key)
	}
	return diag.Say("hint.add-author", File("authors.yaml"))
}

var authorKeys = []fields.Key[Author]{
	fields.ByLanguage("name", "The name in each language.", 80, func(a *Author) *map[string]string { return &a.Name }).AsRequired(),
	fields.Text("url", "A page of theirs elsewhere.", 300, func(a *Author) *string { return &a.URL }),
	fields.ByLanguage("bio", "One sentence on them.", 500, func(a *Author) *map[string]string { return &a.Bio }),
}

func loadAuthors(fsys fs.FS, site *Site, problems *diag.List) *Authors {
	authors := &Authors{byName: map[string]*Author{}}
	doc := optional(fsys, "authors.yaml", problems)
	if doc == nil {
		return authors
	}
	authors.Given = true
	for e := range entries(doc) {
		a := &Author{Key: e.Key}
		fields.Read(doc, e.Value, a, authorKeys)
		checkAddress(doc, e.Value.Get("url"), a.URL)
		for _, lang := range site.Languages {
			if len(a.Name) > 0 && a.Name[lang] == "" {
				doc.Problems.Add(e.Place, "author.name-missing", a.Key, lang)
			}
		}
		authors.List = append(authors.List, a)
		names := append([]string{a.Key}, slices.Sorted(maps.Values(a.Name))...)
		for _, name := range names {
			if other := authors.byName[locale.Fold(name)]; other != nil && other != a {
				doc.Problems.Add(e.Place, "author.name-twice", name, other.Key, a.Key)
				continue
			}
			authors.byName[locale.Fold(name)] = a
		}
	}
	*problems = append(*problems, doc.Problems...)
	return authors
}

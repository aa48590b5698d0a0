package config

import (
	"io/fs"
	"slices"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Name is the spelling of a person, a place or a body in each language: an entry of
// names.yaml, or a tag of such a group.
type Name struct {
	Key   string
	Group Group
	Label map[string]string   // the spelling, in the nominative
	Forms map[string][]string // other valid spellings: short names, irregular forms
	Avoid map[string][]string // spellings that are not to be used
}

// named are the groups of tags that are names too.
var named = []Group{GroupPerson, GroupPlace, GroupCountry, GroupBody}

var nameKeys = []fields.Key[Name]{
	fields.Text("group", "What it is: person, place, country, body, or the site's own.", 40, func(n *Name) *Group { return &n.Group }),
	wordsByLanguage("forms", "What else may stand for it: short names, and forms that no ending makes.", func(n *Name) *map[string][]string { return &n.Forms }),
	wordsByLanguage("avoid", "Spellings that are not wanted.", func(n *Name) *map[string][]string { return &n.Avoid }),
}

// loadNames reads names.yaml. Tags of persons, places, countries and bodies are names too;
// an entry with the key of a tag adds to it.
func loadNames(fsys fs.FS, s *Site, problems *diag.List) []*Name {
	var names []*Name
	for _, t := range s.Tags.List {
		if slices.Contains(named, t.Group) {
			names = append(names, &Name{Key: t.Key, Group: t.Group, Label: t.Label, Forms: t.Synonyms, Avoid: map[string][]string{}})
		}
	}
	doc := optional(fsys, "names.yaml", problems)
	if doc == nil {
		return names
	}
	for e := range entries(doc) {
		n := &Name{Key: e.Key}
		var rest *fields.Value
		n.Label, rest = labels(doc, e.Value)
		fields.Read(doc, rest, n, nameKeys)
		if len(n.Label) == 0 {
			doc.Problems.Add(e.Place, "name.no-spelling", e.Key)
		}
		if i := slices.IndexFunc(names, func(o *Name) bool { return o.Key == n.Key }); i >= 0 {
			names[i] = names[i].with(n)
			continue
		}
		for _, lang := range s.Languages {
			if len(n.Label) > 0 && e.Value.Get(lang) == nil {
				doc.Problems.Add(e.Place, "name.spelling-missing", n.Key, lang)
			}
		}
		names = append(names, n)
	}
	*problems = append(*problems, doc.Problems...)
	return names
}

// with returns a tag's name with what names.yaml adds. If the label differs, the tag's
// label becomes one of the forms.
func (n *Name) with(more *Name) *Name {
	all := &Name{Key: n.Key, Group: n.Group, Label: map[string]string{}, Forms: map[string][]string{}, Avoid: more.Avoid}
	for lang, label := range n.Label {
		all.Label[lang] = label
	}
	for lang, forms := range n.Forms {
		all.Forms[lang] = slices.Clone(forms)
	}
	for lang, label := range more.Label {
		if old := all.Label[lang]; old != "" && old != label {
			all.Forms[lang] = append(all.Forms[lang], old)
		}
		all.Label[lang] = label
	}
	for lang, forms := range more.Forms {
		all.Forms[lang] = append(all.Forms[lang], forms...)
	}
	return all
}

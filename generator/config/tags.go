package config

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Tag is an entry of tags.yaml: what stories are about, with a name in each language.
type Tag struct {
	Key         string // a-z, 0-9, dashes
	Group       Group
	Slug        string // the last part of its address, the same in every language
	Label       map[string]string
	Description map[string]string
	Synonyms    map[string][]string
	Aliases     []string // keys that it had before, the oldest first
}

// Tags is the glossary of tags, in the order of tags.yaml.
type Tags struct {
	List    []*Tag
	partial bool            // some entries could not be read
	byName  map[string]*Tag // by folded key, label or synonym in any language
}

// key matches keys and slugs.
var key = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsKey reports whether a text is a valid key of a glossary, or a valid slug.
func IsKey(s string) bool { return len(s) <= 80 && key.MatchString(s) }

// Find returns the tag of a key, label or synonym in any language, or nil.
func (t *Tags) Find(name string) *Tag { return t.byName[locale.Fold(name)] }

// Lacks reports whether a name that Find does not find is an error. If the glossary could
// not be read as a whole, only a name that is like a known one is: otherwise one mistake in
// the glossary would be one in each story.
func (t *Tags) Lacks(name string) bool { return !t.partial || t.near(name) != "" }

func (t *Tags) near(name string) string {
	return diag.Nearest(locale.Fold(name), slices.Sorted(maps.Keys(t.byName)))
}

// Hint returns the hint for a name that Find does not find: the tag that was probably
// meant, or to add it.
func (t *Tags) Hint(name string) diag.Message {
	if near := t.near(name); near != "" {
		tag := t.byName[near]
		return diag.Say("hint.did-you-mean", tag.spelling(near))
	}
	return diag.Say("hint.add-tag", File("tags.yaml"))
}

// spelling returns a folded name as the glossary writes it.
func (t *Tag) spelling(folded string) string {
	for _, lang := range slices.Sorted(maps.Keys(t.Label)) {
		for _, name := range append([]string{t.Label[lang]}, t.Synonyms[lang]...) {
			if locale.Fold(name) == folded {
				return name
			}
		}
	}
	return t.Key
}

func loadTags(fsys fs.FS, s *Site, problems *diag.List) *Tags {
	tags := &Tags{byName: map[string]*Tag{}}
	var doc *fields.Document
	if s.OpenTags {
		doc = optional(fsys, "tags.yaml", problems)
	} else {
		doc = read(fsys, "tags.yaml", problems)
	}
	if doc == nil {
		tags.partial = true
		return tags
	}
	slugs := map[string]*Tag{}
	for e := range entries(doc) {
		tag := readTag(doc, e)
		tags.List = append(tags.List, tag)
		for _, lang := range s.Languages {
			if e.Value.Get(lang) == nil {
				doc.Problems.Add(e.Place, "tag.name-missing", tag.Key, lang)
			}
		}
		if first := slugs[tag.Slug]; first != nil {
			doc.Problems.Add(e.Place, "tag.slug-twice", first.Key, tag.Key, tag.Slug)
			tag.Slug = tag.Key // one error, and not one for each page and feed of the two
		}
		slugs[tag.Slug] = tag
		for i, alias := range tag.Aliases {
			if first := slugs[alias]; first != nil && first != tag {
				doc.Problems.Add(e.Value.Get("aliases").Place, "tag.alias-taken", alias, first.Key)
				tag.Aliases = slices.Delete(slices.Clone(tag.Aliases), i, i+1)
				break
			}
			slugs[alias] = tag
		}
		tags.index(doc, e.Place, tag)
	}
	tags.partial = doc.Broken || len(tags.List) < len(doc.Root.Entries) || doc.Root.Kind != fields.Mapping && doc.Root.Kind != fields.Null
	*problems = append(*problems, doc.Problems...)
	return tags
}

// index adds the names of a tag to the index. A name of two tags is an error.
func (t *Tags) index(doc *fields.Document, at diag.Place, tag *Tag) {
	names := append([]string{tag.Key}, tag.Aliases...)
	for _, lang := range slices.Sorted(maps.Keys(tag.Label)) {
		names = append(names, tag.Label[lang])
	}
	for _, lang := range slices.Sorted(maps.Keys(tag.Synonyms)) {
		names = append(names, tag.Synonyms[lang]...)
	}
	for _, name := range names {
		folded := locale.Fold(name)
		if folded == "" {
			continue // from a label that could not be read
		}
		if other := t.byName[folded]; other != nil && other != tag {
			doc.Problems.Add(at, "tag.name-twice", name, other.Key, tag.Key)
			continue
		}
		t.byName[folded] = tag
	}
}

// entries ranges over the valid entries of a glossary and adds errors for the others.
func entries(doc *fields.Document) func(yield func(fields.Entry) bool) {
	return func(yield func(fields.Entry) bool) {
		if doc.Root.Kind != fields.Mapping && doc.Root.Kind != fields.Null {
			doc.TypeError(doc.Root, "want.entries")
			return
		}
		for _, e := range doc.Root.Entries {
			if !IsKey(e.Key) {
				doc.Problems.Add(e.Place, "key.form", e.Key)
				continue
			}
			if e.Value.Kind != fields.Mapping {
				doc.TypeError(e.Value, "want.plain-mapping").WithHint("hint.by-language", e.Key)
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}

// tagKeys are the keys of an entry of tags.yaml besides its labels.
var tagKeys = []fields.Key[Tag]{
	fields.Text("group", "What kind of thing it is: section, country, topic, thread, place, person, body, or the site's own.", 40, func(t *Tag) *Group { return &t.Group }).WithDefault("topic"),
	fields.Text("slug", "The last part of its address; the key by default.", 80, func(t *Tag) *string { return &t.Slug }),
	fields.ByLanguage("description", "One sentence on it, at the head of its page.", 500, func(t *Tag) *map[string]string { return &t.Description }),
	fields.OneOrMore("aliases", "Keys that it had before: stories may still say them, and the old addresses lead here.", 80, func(t *Tag) *[]string { return &t.Aliases }),
	wordsByLanguage("synonyms", "Other names that writers give it.", func(t *Tag) *map[string][]string { return &t.Synonyms }),
}

// wordsByLanguage is a key with a list of words for each language: {ru: [РК]}.
func wordsByLanguage[T any](name, doc string, at func(*T) *map[string][]string) fields.Key[T] {
	return fields.Custom(name, "lists by language", doc, func(d *fields.Document, t *T, v *fields.Value) {
		if v.Kind != fields.Mapping {
			d.TypeError(v, "want.lists-by-language").WithHint("hint.lists-by-language", name)
			return
		}
		words := map[string][]string{}
		for _, e := range v.Entries {
			if knownLanguage(d, e.Place, e.Key) {
				words[e.Key] = d.Texts(e.Value, 60, true)
			}
		}
		*at(t) = words
	}).WithSchema(fields.ByLanguageSchema(fields.OneOrMoreSchema(fields.TextSchema(60))))
}

// labels returns the names of an entry by language, and the entry without them.
func labels(doc *fields.Document, v *fields.Value) (map[string]string, *fields.Value) {
	texts, rest := map[string]string{}, *v
	rest.Entries = nil
	for _, label := range v.Entries {
		if locale.Knows(label.Key) {
			texts[label.Key], _ = doc.Text(label.Value, 60)
			continue
		}
		rest.Entries = append(rest.Entries, label)
	}
	return texts, &rest
}

func readTag(doc *fields.Document, e fields.Entry) *Tag {
	tag := &Tag{Key: e.Key}
	var rest *fields.Value
	tag.Label, rest = labels(doc, e.Value)
	fields.Read(doc, rest, tag, tagKeys)
	if tag.Slug == "" {
		tag.Slug = tag.Key
	} else if !IsKey(tag.Slug) {
		doc.Problems.Add(e.Value.Get("slug").Place, "slug.form", tag.Slug)
		tag.Slug = tag.Key
	}
	for _, alias := range tag.Aliases {
		if !IsKey(alias) {
			doc.Problems.Add(e.Value.Get("aliases").Place, "tag.alias-form", alias)
			tag.Aliases = nil
			break
		}
	}
	if tag.Group == "" {
		tag.Group = GroupTopic
	} else if !IsKey(string(tag.Group)) {
		doc.Problems.Add(e.Value.Get("group").Place, "tag.group-form", tag.Group)
		tag.Group = GroupTopic
	}
	if len(tag.Label) == 0 {
		doc.Problems.Add(e.Place, "tag.no-name", e.Key)
	}
	return tag
}

// FirstKey returns the tag's oldest key, which permanent ids use.
func (t *Tag) FirstKey() string {
	if len(t.Aliases) > 0 {
		return t.Aliases[0]
	}
	return t.Key
}

// Open makes a tag of a name that is not in the glossary (tags: open).
func Open(name, slug string, languages []string) *Tag {
	tag := &Tag{Key: slug, Slug: slug, Group: GroupTopic, Label: map[string]string{}}
	for _, lang := range languages {
		tag.Label[lang] = strings.TrimSpace(name)
	}
	return tag
}

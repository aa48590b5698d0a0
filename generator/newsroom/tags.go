package newsroom

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
	"qostil/generator/site"
)

// glossary is the file of tags.
var glossary = config.File("tags.yaml")

// NewTag is a tag that was added.
type NewTag struct {
	Changes
	Key     string
	Unnamed []string // languages of the site in which it has no name
}

// AddTag adds a tag to the glossary, with labels written as "ru=порты". The group may be
// "".
func (t *Task) AddTag(tagKey, group string, labels []string) (NewTag, error) {
	cfg := t.Site.Config
	problems := &t.batch.Problems
	t.checkFree(tagKey)
	if group != "" && !config.IsKey(group) {
		problems.Add(diag.Place{File: "--group"}, "tag.group-form", group)
	}
	var entry []edit.Pair
	if group != "" {
		entry = append(entry, key("group", group))
	}
	for _, text := range labels {
		lang, label, found := strings.Cut(text, "=")
		label = strings.TrimSpace(label)
		if !found || label == "" {
			return NewTag{}, ArgumentError{fmt.Sprintf("%q is no name in a language; write it as ru=порты", text)}
		}
		if !locale.Knows(lang) {
			t.declared(diag.CommandLine, lang)
			continue
		}
		if tag := cfg.Tags.Find(label); tag != nil {
			problems.Add(diag.Place{File: glossary, Key: tag.Key}, "tag.name-taken", label, tag.Key)
		}
		entry = append(entry, key(lang, edit.Text(label)))
	}
	if f := t.glossary(); f != nil && problems.Errors() == 0 {
		f.Add(tagKey, edit.Mapping(entry...))
	}
	r := NewTag{Changes: t.write(), Key: tagKey}
	for _, lang := range cfg.Languages {
		if !slices.ContainsFunc(entry, func(p edit.Pair) bool { return p.Key == lang }) {
			r.Unnamed = append(r.Unnamed, lang)
		}
	}
	return r, nil
}

// checkFree adds a problem if a text cannot be the key of one more tag.
func (t *Task) checkFree(key string) {
	problems := &t.batch.Problems
	if !config.IsKey(key) {
		p := problems.Add(diag.Place{File: diag.CommandLine}, "key.form", key)
		if slug := t.Site.Languages[0].Slug(key); slug != "" {
			p.WithHint("hint.key-would-be", slug)
		}
	} else if tag := t.Site.Config.Tags.Find(key); tag != nil {
		problems.Add(diag.Place{File: glossary, Key: tag.Key}, "tag.name-taken", key, tag.Key)
	}
}

// glossary opens tags.yaml, or begins it.
func (t *Task) glossary() *edit.File {
	if _, err := t.folder.Lstat(glossary); errors.Is(err, fs.ErrNotExist) {
		return t.batch.Create(glossary, nil)
	}
	return t.batch.Open(glossary)
}

// RenamedTag is a tag that has another key.
type RenamedTag struct {
	Changes
	Old, New string
	Kept     []string // TOML files that still name it by its old key
	Moved    bool     // its addresses have changed
}

// RenameTag gives a tag another key, in the glossary, the menu and all texts that name it
// by the old one. The old key becomes an alias.
func (t *Task) RenameTag(name, key string) RenamedTag {
	problems := &t.batch.Problems
	tag := t.Site.Config.Tags.Find(name)
	if tag == nil {
		problems.Add(diag.Place{File: glossary}, "tag.unknown", name).WithHintMessage(t.Site.Config.Tags.Hint(name))
		return RenamedTag{Changes: t.write()}
	}
	unchanged := tag.Key == key
	if !unchanged && !slices.Contains(tag.Aliases, key) {
		t.checkFree(key)
	}
	if unchanged || problems.Errors() > 0 {
		return RenamedTag{Changes: t.write()}
	}
	if f := t.batch.Open(glossary); f != nil {
		aliases := append(slices.DeleteFunc(slices.Clone(tag.Aliases), func(a string) bool { return a == key }), tag.Key)
		f.Set(tag.Key+".aliases", edit.List(aliases...))
		f.Rename(tag.Key, key)
	}
	t.renameInMenu(tag, key)
	r := RenamedTag{Old: tag.Key, New: key, Moved: tag.Slug == tag.Key}
	for _, d := range t.built.Store.Documents {
		if !t.renameIn(d, tag, key) {
			r.Kept = append(r.Kept, d.File)
		}
	}
	r.Changes = t.write()
	return r
}

// renameInMenu renames a tag in the menu of site.yaml.
func (t *Task) renameInMenu(tag *config.Tag, key string) {
	f := t.batch.Open(config.File("site.yaml"))
	if f == nil || f.Value("menu") == nil {
		return
	}
	for i, item := range f.Value("menu").Items {
		if item.Kind == fields.Scalar && item.Text == "tag:"+tag.Key {
			f.Replace(f.Value("menu").Items[i], edit.Text("tag:"+key))
		}
	}
}

// renameIn renames a tag in a text that names it by its key, and in links to its page. It
// returns false if the front matter cannot be changed.
func (t *Task) renameIn(d *content.Document, tag *config.Tag, key string) bool {
	body, err := t.built.Store.Body(d)
	moves := tag.Slug == tag.Key && err == nil && bytes.Contains(body, []byte("/"+site.Tags.Name+"/"+tag.Key+"/"))
	named := slices.Contains(d.Header.Tags, tag.Key)
	if !moves && !named && locale.Fold(d.Header.Dateline) != tag.Key {
		return true
	}
	f := t.batch.Open(d.File)
	if f == nil {
		return true
	}
	if moves {
		for _, l := range t.Site.Languages {
			list := l.PathOf(site.Tags)
			f.ReplaceInText(list+tag.Key+"/", list+key+"/")
		}
	}
	if place := f.Value("dateline"); place != nil && locale.Fold(place.Text) == tag.Key && !f.TOML() {
		f.Replace(place, key)
	}
	list := f.Value("tags")
	if list == nil {
		return true
	}
	for i, item := range list.Items {
		if locale.Fold(item.Text) != tag.Key {
			continue
		}
		if f.TOML() {
			return false
		}
		f.Replace(f.Value("tags").Items[i], key)
	}
	return true
}

// UnusedTags returns the tags of the glossary that no text has.
func (t *Task) UnusedTags() []*config.Tag {
	used := map[string]bool{}
	for _, d := range t.built.Store.Documents {
		for _, key := range d.Header.Tags {
			used[key] = true
		}
	}
	var unused []*config.Tag
	for _, tag := range t.Site.Config.Tags.List {
		if !used[tag.Key] {
			unused = append(unused, tag)
		}
	}
	return unused
}

package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// glossary is the file of tags.
var glossary = config.File("tags.yaml")

func tagsCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	c := &cobra.Command{
		Use:   "tags",
		Short: "Add, rename and find tags",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SuggestionsMinimumDistance = 2
	var add, rename, unused taskOptions
	var group string
	adding := &cobra.Command{
		Use:   "add KEY LANG=LABEL...",
		Short: "Add a tag to the glossary",
		Long:  "Add a tag to the glossary, with its name in each language: qostil tags add ports ru=порты en=ports.",
		Args:  arguments(2, -1, "a key and its name in each language, as ru=порты en=ports"),
		RunE: func(_ *cobra.Command, args []string) error {
			return withTask(t, embedded, add, func(k *task) error { return k.addTag(args[0], group, args[1:]) })
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	add.flags(adding)
	adding.Flags().StringVar(&group, "group", "", "section, country, topic (if not given), thread, place, person, body, or the site's own")
	renaming := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Give a tag another key, in all files",
		Long: "Give a tag another key, in the glossary and in all files that name it by the old one. Its old\n" +
			"addresses and feeds lead to the new ones, and the old key goes on being understood.",
		Args: arguments(2, 2, "the key of a tag and its new one"),
		RunE: func(_ *cobra.Command, args []string) error {
			return withTask(t, embedded, rename, func(k *task) error { return k.renameTag(args[0], args[1]) })
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return valuesOf(&rename, tagNames), cobra.ShellCompDirectiveNoFileComp
		},
	}
	rename.flags(renaming)
	idle := &cobra.Command{
		Use:   "unused",
		Short: "List the tags that no text has",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			return withTask(t, embedded, unused, func(k *task) error { return k.unusedTags() })
		},
	}
	unused.flags(idle)
	c.AddCommand(adding, renaming, idle)
	return c
}

// withTask does something with a site.
func withTask(t *console.Terminal, embedded fs.FS, o taskOptions, do func(*task) error) error {
	k, err := begin(t, embedded, o)
	if err != nil {
		return err
	}
	defer k.close()
	return do(k)
}

func (k *task) addTag(key, group string, labels []string) error {
	cfg := k.Site.Config
	problems := &k.batch.Problems
	k.freeKey(key)
	if group != "" && !config.IsKey(group) {
		problems.Errorf(diag.Place{File: "--group"}, "the group %q is not made of a-z, 0-9 and single dashes", group)
	}
	var entry []edit.Pair
	if group != "" {
		entry = append(entry, edit.Pair{Key: "group", Value: group})
	}
	for _, text := range labels {
		lang, label, found := strings.Cut(text, "=")
		label = strings.TrimSpace(label)
		if !found || label == "" {
			return usage{fmt.Errorf("%q is no name in a language; write it as ru=порты", text)}
		}
		if !locale.Knows(lang) {
			k.declared("LANG", lang)
			continue
		}
		if tag := cfg.Tags.Find(label); tag != nil {
			problems.Errorf(diag.Place{File: glossary, Key: tag.Key}, "%q is a name of the tag %q already", label, tag.Key)
		}
		entry = append(entry, edit.Pair{Key: lang, Value: edit.Text(label)})
	}
	if f := k.glossary(); f != nil && problems.Errors() == 0 {
		f.Add(key, edit.Mapping(entry...))
	}
	if err := k.write(); err != nil {
		return err
	}
	for _, lang := range cfg.Languages {
		if !slices.ContainsFunc(entry, func(p edit.Pair) bool { return p.Key == lang }) {
			k.say("it has no name in %q yet: add %s: ... to its line", lang, lang)
		}
	}
	k.next("stories have it with tags: [%s]", key)
	return nil
}

// freeKey says why a text cannot be the key of one more tag.
func (k *task) freeKey(key string) {
	problems := &k.batch.Problems
	if !config.IsKey(key) {
		p := problems.Errorf(diag.Place{File: "KEY"}, "the key %q is not made of a-z, 0-9 and single dashes", key)
		if slug := k.Site.Languages[0].Slug(key); slug != "" {
			p.Hintf("%s would be one", slug)
		}
	} else if tag := k.Site.Config.Tags.Find(key); tag != nil {
		problems.Errorf(diag.Place{File: glossary, Key: tag.Key}, "%q is a name of the tag %q already", key, tag.Key)
	}
}

// glossary opens tags.yaml; one that does not exist is begun.
func (k *task) glossary() *edit.File {
	if _, err := k.root.Lstat(glossary); errors.Is(err, fs.ErrNotExist) {
		return k.batch.Create(glossary, nil)
	}
	return k.batch.Open(glossary)
}

func (k *task) renameTag(name, key string) error {
	problems := &k.batch.Problems
	tag := k.Site.Config.Tags.Find(name)
	if tag == nil {
		problems.Errorf(diag.Place{File: glossary}, "there is no tag %q", name).Hintf("%s", k.Site.Config.Tags.Hint(name))
		return k.write()
	}
	again := tag.Key == key // nothing to do
	if !again && !slices.Contains(tag.Aliases, key) {
		k.freeKey(key)
	}
	if again || problems.Errors() > 0 {
		return k.write()
	}
	if f := k.batch.Open(glossary); f != nil {
		aliases := append(slices.DeleteFunc(slices.Clone(tag.Aliases), func(a string) bool { return a == key }), tag.Key)
		f.Set(tag.Key+".aliases", edit.List(aliases...))
		f.Rename(tag.Key, key)
	}
	k.renameInSite(tag, key)
	var kept []string
	for _, d := range k.Store.Documents {
		if !k.renameIn(d, tag, key) {
			kept = append(kept, d.File)
		}
	}
	if err := k.write(); err != nil {
		return err
	}
	for _, file := range kept {
		k.say("%s is TOML and goes on saying %q, which is understood", k.shown(file), tag.Key)
	}
	if tag.Slug == tag.Key {
		k.say("/%s/tags/%s/ leads to /%s/tags/%s/ now, and so in each language", k.Site.Config.Languages[0], tag.Key, k.Site.Config.Languages[0], key)
	}
	return nil
}

// renameInSite renames a tag in the menu.
func (k *task) renameInSite(tag *config.Tag, key string) {
	f := k.batch.Open(config.File("site.yaml"))
	if f == nil || f.Value("menu") == nil {
		return
	}
	for i, item := range f.Value("menu").Items {
		if item.Kind == fields.Scalar && item.Text == "tag:"+tag.Key {
			f.Replace(f.Value("menu").Items[i], edit.Text("tag:"+key))
		}
	}
}

// renameIn renames a tag in a text, where it is named by its key. It says no where the
// front matter cannot be changed.
func (k *task) renameIn(d *content.Document, tag *config.Tag, key string) bool {
	body, err := k.Store.Body(d)
	moves := tag.Slug == tag.Key && err == nil && bytes.Contains(body, []byte("/tags/"+tag.Key+"/"))
	named := slices.Contains(d.Header.Tags, tag.Key)
	if !moves && !named && locale.Fold(d.Header.Dateline) != tag.Key {
		return true
	}
	f := k.batch.Open(d.File)
	if f == nil {
		return true
	}
	if moves {
		for _, lang := range k.Site.Config.Languages {
			f.ReplaceInText("/"+lang+"/tags/"+tag.Key+"/", "/"+lang+"/tags/"+key+"/")
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

func (k *task) unusedTags() error {
	used := map[string]bool{}
	for _, d := range k.Store.Documents {
		for _, key := range d.Header.Tags {
			used[key] = true
		}
	}
	for _, tag := range k.Site.Config.Tags.List {
		if !used[tag.Key] {
			k.say("%s  %s", tag.Key, k.Site.Config.Text(tag.Label, k.Site.Config.Languages[0]))
		}
	}
	return nil
}

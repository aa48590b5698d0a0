package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
)

func tagsCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	c := group("tags", "Add, rename and find tags",
		tagsAddCommand(t, embedded), tagsRenameCommand(t, embedded), tagsUnusedCommand(t, embedded))
	c.SuggestionsMinimumDistance = 2
	return c
}

func tagsAddCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	var tagGroup string
	c := &cobra.Command{
		Use:               "add KEY LANG=LABEL...",
		Short:             "Add a tag to the glossary",
		Long:              "Add a tag to the glossary, with its name in each language: qostil tags add ports ru=порты en=ports.",
		Args:              arguments(2, -1, "a key and its name in each language, as ru=порты en=ports"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r, err := s.task.AddTag(args[0], tagGroup, args[1:])
			if err != nil {
				return err
			}
			if err := s.written(r.Changes); err != nil {
				return err
			}
			for _, lang := range r.Unnamed {
				s.Printf("it has no name in %q yet: add %s: ... to its line", lang, lang)
			}
			s.Next("stories have it with tags: [%s]", r.Key)
			return nil
		}),
	}
	o.add(c)
	c.Flags().StringVar(&tagGroup, "group", "", "section, country, topic (if not given), thread, place, person, body, or the site's own")
	return c
}

func tagsRenameCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Give a tag another key, in all files",
		Long: "Give a tag another key, in the glossary and in all files that name it by the old one. Its old\n" +
			"addresses and feeds lead to the new ones, and the old key is still understood.",
		Args: arguments(2, 2, "the key of a tag and its new one"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return valuesOf(&o, tagNames), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r := s.task.RenameTag(args[0], args[1])
			if err := s.written(r.Changes); err != nil {
				return err
			}
			for _, file := range r.Kept {
				s.Printf("%s is TOML and goes on saying %q, which is understood", s.path(file), r.Old)
			}
			if r.Moved {
				lang := s.task.Site.Config.Languages[0]
				s.Printf("/%s/tags/%s/ leads to /%s/tags/%s/ now, and so in each language", lang, r.Old, lang, r.New)
			}
			return nil
		}),
	}
	o.add(c)
	return c
}

func tagsUnusedCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "unused",
		Short: "List the tags that no text has",
		Args:  noArguments,
		RunE: withTask(t, embedded, &o, func(s *session, _ []string) error {
			for _, tag := range s.task.UnusedTags() {
				s.Printf("%s  %s", tag.Key, s.task.Site.Config.Text(tag.Label, s.task.Site.Config.Languages[0]))
			}
			return nil
		}),
	}
	o.add(c)
	return c
}

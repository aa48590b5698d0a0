package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/newsroom"
)

func newCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	c := group("new", "Begin an article, a translation or a site",
		newArticleCommand(t, embedded), newTranslationCommand(t, embedded), newSiteCommand(t, embedded))
	c.SuggestionsMinimumDistance = 2
	return c
}

func newArticleCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	var a newsroom.ArticleOptions
	c := &cobra.Command{
		Use:   `article "HEADLINE"`,
		Short: "Begin an article",
		Long: "Begin an article: a draft in the folder of the day, under a short name made of the headline.\n" +
			"Warnings name articles of the last days with the same source or nearly the same headline.",
		Args:              arguments(1, 1, "one headline, in quotes"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			r, err := s.task.NewArticle(args[0], a)
			if err != nil {
				return err
			}
			if err := s.written(r.Changes); err != nil {
				return err
			}
			s.Next("write it, see it with qostil serve, then: %s", s.command("publish", s.path(r.File)))
			return nil
		}),
	}
	o.add(c)
	f := c.Flags()
	f.StringVar(&a.Lang, "lang", "", "its language (default: the site's first)")
	f.StringSliceVar(&a.Tags, "tags", nil, "its tags, by key or label, with commas between them")
	f.StringVar(&a.Source, "source", "", "the address of the report, or own")
	f.StringSliceVar(&a.Translate, "translate", nil, "the languages into which a translation is asked for")
	f.StringVar(&a.ID, "id", "", "its short name (default: the first words of the headline)")
	complete(c, "tags", &o, tagNames)
	complete(c, "lang", &o, languageNames)
	complete(c, "translate", &o, languageNames)
	return c
}

func newTranslationCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	var translator string
	c := &cobra.Command{
		Use:   "translation FILE LANG",
		Short: "Begin a translation",
		Long: "Begin a translation beside its original: a draft with the keys that are its own, and each\n" +
			"paragraph of the original as a comment to write under. It records what it was made from.",
		Args: arguments(2, 2, "the file of an article and a language"),
		ValidArgsFunction: func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return valuesOf(&o, languageNames), cobra.ShellCompDirectiveNoFileComp
			}
			return texts(c, args, word)
		},
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			file := s.file(args[0])
			r, err := s.task.NewTranslation(file, args[1], translator)
			if err != nil {
				return err
			}
			if err := s.written(r.Changes); err != nil {
				return err
			}
			if r.Original != file {
				s.Printf("%s is a translation itself; this one is made from the original, %s", s.path(file), s.path(r.Original))
			}
			s.Next("write it under the comments and delete them, then: %s", s.command("publish", s.path(r.File)))
			return nil
		}),
	}
	o.add(c)
	c.Flags().StringVar(&translator, "translator", "", "who translates: a key of authors.yaml, or a name")
	return c
}

package command

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/newsroom"
	"qostil/generator/translation/ledger"
)

// translationOptions is what the flags of new translation say.
type translationOptions struct {
	taskOptions
	translator string
}

func newTranslationCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o translationOptions
	c := &cobra.Command{
		Use:   "translation FILE LANG",
		Short: "Begin a translation",
		Long: "Begin a translation beside its original: a draft with the keys that are its own, and each\n" +
			"paragraph of the original as a comment to write under. It records what it was made from.",
		Args: arguments(2, 2, "the file of an article and a language"),
		ValidArgsFunction: func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return valuesOf(&o.taskOptions, languageNames), cobra.ShellCompDirectiveNoFileComp
			}
			return texts(c, args, word)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o.taskOptions)
			if err != nil {
				return err
			}
			defer k.close()
			return k.newTranslation(args[0], args[1], o.translator)
		},
	}
	o.flags(c)
	c.Flags().StringVar(&o.translator, "translator", "", "who translates: a key of authors.yaml, or a name")
	return c
}

func (k *task) newTranslation(name, lang, translator string) error {
	d := k.document(name)
	if d == nil {
		return k.write()
	}
	o := k.original(d)
	problems := &k.batch.Problems
	switch there := k.Site.Version(d.ID, lang); {
	case !k.declared("LANG", lang):
	case there != nil:
		problems.Errorf(there.Top(), "there is a version in %q already", lang).Hintf("it was not touched")
	case o.Broken || k.Site.Article(o) == nil:
		problems.Errorf(o.Top(), "the original has mistakes; mend them first").Hintf("qostil build says what they are")
	}
	if translator != "" && k.Site.Config.Authors.Given && k.Site.Config.Authors.Find(translator) == nil {
		problems.Errorf(diag.Place{File: "--translator"}, "authors.yaml has no %q", translator).Hintf("%s", k.Site.Config.Authors.Hint(translator))
	}
	if problems.Errors() > 0 {
		return k.write()
	}
	t, err := k.translationOf(o)
	if err != nil {
		return err
	}
	t.Translator = translator
	file := versionFile(o, lang)
	k.batch.Create(file, t.Text())
	if err := k.write(); err != nil {
		return err
	}
	if o != d {
		k.say("%s is a translation itself; this one is made from the original, %s", k.shown(d.File), k.shown(o.File))
	}
	k.next("write it under the comments and delete them, then: %s", k.command("publish", k.shown(file)))
	return nil
}

// definition is the line of Markdown that defines a link for the whole text.
var definition = regexp.MustCompile(`(?m)^ {0,3}\[[^\]^][^\]]*\]:[ \t]+\S.*$`)

// translationOf is the beginning of a translation of an original.
func (k *task) translationOf(o *content.Document) (t newsroom.Translation, err error) {
	a := k.Site.Article(o)
	facts, err := k.Prose.Facts(a)
	if err != nil {
		return t, err
	}
	row, err := ledger.FingerprintOf(k.Prose, a)
	if err != nil {
		return t, err
	}
	body, err := k.Store.Body(o)
	if err != nil {
		return t, err
	}
	h := &o.Header
	t = newsroom.Translation{Lang: o.Lang, Title: locale.Breakable(h.Title), Description: locale.Breakable(h.Description), Row: row.String()}
	if h.Image != nil {
		t.Alt, t.Caption = locale.Breakable(h.Image.Alt), locale.Breakable(h.Image.Caption)
	}
	for _, b := range facts.Blocks {
		t.Blocks = append(t.Blocks, string(body[b.Start:b.End]))
	}
	for _, d := range definition.FindAll(body, -1) {
		t.Definitions = append(t.Definitions, string(d))
	}
	return t, nil
}

// versionFile is the path of a version of a document in another language.
func versionFile(d *content.Document, lang string) string {
	stem := strings.TrimSuffix(d.File, ".md")
	parts := strings.Split(stem, "/")
	if len(parts) > 2 && parts[1] == d.Lang {
		parts[1] = lang
		stem = strings.Join(parts, "/")
	}
	if rest, ok := strings.CutSuffix(stem, "."+d.Lang); ok {
		stem = rest + "." + lang
	}
	return stem + ".md"
}

// missing are the languages that a story is asked for and has no version in.
func (k *task) missing(o *content.Document) []string {
	asked := o.Header.Translate
	if k.Site.Config.Translate == config.TranslateAll && o.Kind == content.Story {
		asked = k.Site.Config.Languages
	}
	var missing []string
	for _, lang := range k.Site.Config.Languages {
		if lang != o.Lang && slices.Contains(asked, lang) && k.Site.Version(o.ID, lang) == nil {
			missing = append(missing, lang)
		}
	}
	return missing
}

// address is a path of the site as readers type it.
func (k *task) address(path string) string {
	return strings.TrimSuffix(k.Site.Config.BaseURL, "/") + path
}

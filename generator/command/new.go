package command

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/newsroom"
)

func newCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Begin an article, a translation or a site",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(newArticleCommand(t, embedded), newTranslationCommand(t, embedded), newSiteCommand(t, embedded))
	return c
}

// articleOptions is what the flags of new article say.
type articleOptions struct {
	taskOptions
	lang, source, id string
	tags, translate  []string
}

func newArticleCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o articleOptions
	c := &cobra.Command{
		Use:   `article "HEADLINE"`,
		Short: "Begin an article",
		Long: "Begin an article: a draft in the folder of the day, under a short name made of the headline.\n" +
			"It is said where the same report, or nearly the same headline, was used in the last days.",
		Args:              arguments(1, 1, "one headline, in quotes"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o.taskOptions)
			if err != nil {
				return err
			}
			defer k.close()
			return k.newArticle(args[0], o)
		},
	}
	o.flags(c)
	f := c.Flags()
	f.StringVar(&o.lang, "lang", "", "its language (default: the site's first)")
	f.StringSliceVar(&o.tags, "tags", nil, "its tags, by key or label, with commas between them")
	f.StringVar(&o.source, "source", "", "the address of the report, or own")
	f.StringSliceVar(&o.translate, "translate", nil, "the languages that a translation is asked for")
	f.StringVar(&o.id, "id", "", "its short name (default: the first words of the headline)")
	complete(c, "tags", &o.taskOptions, tagNames)
	complete(c, "lang", &o.taskOptions, languageNames)
	complete(c, "translate", &o.taskOptions, languageNames)
	return c
}

// shortName is the length in letters of the short name that a headline gives.
const shortName = 40

func (k *task) newArticle(headline string, o articleOptions) error {
	cfg := k.Site.Config
	lang := o.lang
	if lang == "" {
		lang = cfg.Languages[0]
	}
	k.declared("--lang", lang)
	a := newsroom.Article{Title: strings.TrimSpace(headline), Source: o.source, Tags: k.tags(o.tags)}
	if a.Title == "" {
		return usage{errors.New("the headline is empty")}
	}
	if o.source != "" && o.source != "own" && !config.IsAddress(o.source) {
		k.batch.Problems.Errorf(diag.Place{File: "--source"}, "%q is not an address", o.source).Hintf("write it as https://..., or own for the newsroom's own reporting")
	}
	for _, to := range o.translate {
		if k.declared("--translate", to); to == lang {
			k.batch.Problems.Errorf(diag.Place{File: "--translate"}, "%q is the language of the article itself", to)
		} else if !slices.Contains(a.Translate, to) {
			a.Translate = append(a.Translate, to)
		}
	}
	if k.batch.Problems.Errors() > 0 {
		return k.write()
	}
	file := k.newFile(o.id, a.Title, lang)
	k.used(a, lang)
	k.batch.Create(file, a.Text())
	if err := k.write(); err != nil {
		return err
	}
	k.next("write it, see it with qostil serve, then: %s", k.command("publish", k.shown(file)))
	return nil
}

// declared says of a language that is none of the site's that it is none.
func (k *task) declared(flag, lang string) bool {
	if slices.Contains(k.Site.Config.Languages, lang) {
		return true
	}
	k.batch.Problems.Errorf(diag.Place{File: flag}, "%q is not one of the site's languages", lang).Hintf("they are %s", strings.Join(k.Site.Config.Languages, ", "))
	return false
}

// tags are the keys of tags that were named in any way.
func (k *task) tags(names []string) []string {
	cfg := k.Site.Config
	var keys []string
	for _, name := range names {
		name = strings.TrimSpace(name)
		key := name
		if tag := cfg.Tags.Find(name); tag != nil {
			key = tag.Key
		} else if !cfg.OpenTags || name == "" {
			k.batch.Problems.Errorf(diag.Place{File: "--tags"}, "there is no tag %q", name).Hintf("%s", cfg.Tags.Hint(name))
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// newFile is the path of a new article, of which nothing on the site has the id or
// would have the address.
func (k *task) newFile(id, headline, lang string) string {
	flag := "--id"
	l := k.Site.Language(lang)
	if id == "" {
		id = short(l.Slug(headline))
		if id == "" {
			k.batch.Problems.Errorf(diag.Place{File: flag}, "no short name can be made of the headline").Hintf("give it one of a-z, 0-9 and dashes: --id aktau-port")
			return ""
		}
	} else {
		before := len(k.batch.Problems)
		content.CheckSlug(&k.batch.Problems, diag.Place{File: flag}, id)
		if len(k.batch.Problems) > before {
			return ""
		}
	}
	day := k.now.Format("2006/01/02")
	file := path.Join(config.Folder, day, id+"."+lang+".md")
	if k.byFolder() {
		file = path.Join(config.Folder, lang, day, id+".md")
	}
	for _, d := range k.Store.Documents {
		switch sameDay := d.ID == day+"/"+id; {
		case d.File == file: // which is told when the file is to be made
		case sameDay && d.Lang == lang:
			k.batch.Problems.Errorf(d.Top(), "this article has the short name %q on that day", id).Hintf("choose another with --id")
		case sameDay:
			k.batch.Problems.Errorf(d.Top(), "this article has the short name %q on that day, and the new one would be its translation", id).
				Hintf("choose another with --id; or, for a translation: qostil new translation %s %s", k.shown(d.File), lang)
		case d.Lang == lang && k.slug(d) == id && d.Kind == content.Story && k.month(d) == k.now.Format("2006/01"):
			k.batch.Problems.Errorf(d.Top(), "this article of the same month has the address %q", id).Hintf("choose another name with --id")
		}
	}
	return file
}

// short cuts a slug between words.
func short(slug string) string {
	if len(slug) <= shortName {
		return slug
	}
	if cut := strings.LastIndexByte(slug[:shortName+1], '-'); cut > 0 {
		return slug[:cut]
	}
	return slug[:shortName]
}

// byFolder says whether the site keeps a tree of folders for each language.
func (k *task) byFolder() bool {
	for _, d := range k.Store.Documents {
		if strings.HasPrefix(d.File, config.Folder+"/"+d.Lang+"/") {
			return true
		}
	}
	return false
}

// slug is the last part of a document's address.
func (k *task) slug(d *content.Document) string {
	if d.Header.Slug != "" {
		return d.Header.Slug
	}
	return k.Site.Language(d.Lang).Slug(path.Base(d.ID))
}

func (k *task) month(d *content.Document) string {
	at := d.Header.Date
	if at.IsZero() {
		at = d.Day(k.Site.Config.Zone)
	}
	return at.In(k.Site.Config.Zone).Format("2006/01")
}

// recently is how long a report or a headline is remembered.
const recently = 7 * 24 * time.Hour

// used warns of articles of the last days that have the same source or nearly the
// same headline.
func (k *task) used(a newsroom.Article, lang string) {
	for _, d := range k.Store.Documents {
		at := d.Header.Date
		if at.IsZero() {
			at = d.Day(k.Site.Config.Zone)
		}
		if d.Kind != content.Story || at.Before(k.now.Add(-recently)) || at.After(k.now.Add(recently)) {
			continue
		}
		of := d.At("title")
		for _, s := range d.Header.Sources {
			if s.URL != "" && plainAddress(s.URL) == plainAddress(a.Source) {
				k.batch.Problems.Warnf(d.At("source"), "this report was used for %q", locale.Breakable(d.Header.Title))
			}
		}
		if d.Lang == lang && near(a.Title, d.Header.Title) {
			k.batch.Problems.Warnf(of, "a headline that is nearly the same")
		}
	}
}

// plainAddress is an address without what does not matter: the scheme, www, a slash
// at its end, a fragment, and what only counts clicks.
func plainAddress(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(strings.TrimPrefix(rest, "www."), "?")
	host, p, _ := strings.Cut(rest, "/")
	var matters []string
	for part := range strings.SplitSeq(query, "&") {
		if part != "" && !strings.HasPrefix(part, "utm_") && !strings.HasPrefix(part, "fbclid=") && !strings.HasPrefix(part, "yclid=") {
			matters = append(matters, part)
		}
	}
	slices.Sort(matters)
	return strings.TrimSuffix(strings.ToLower(host)+"/"+strings.Trim(p, "/")+"?"+strings.Join(matters, "&"), "?")
}

// near says whether two headlines share so many words that they may tell the same:
// at least three fifths of the longer one, and three. Words are compared by their
// first five letters, since languages decline.
func near(a, b string) bool {
	x, y := stems(a), stems(b)
	same := 0
	for w := range x {
		if y[w] {
			same++
		}
	}
	longer := max(len(x), len(y))
	return longer > 0 && (same == longer || same >= 3 && same*5 >= longer*3)
}

func stems(text string) map[string]bool {
	stems := map[string]bool{}
	for _, word := range strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return !isLetterOrDigit(r) }) {
		if r := []rune(word); len(r) > 2 {
			stems[string(r[:min(len(r), 5)])] = true
		} else if isDigits(word) {
			stems[word] = true
		}
	}
	return stems
}

// complete offers values of a flag while somebody types.
func complete(c *cobra.Command, flag string, o *taskOptions, values func(*config.Site) []string) {
	err := c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return valuesOf(o, values), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(fmt.Sprint("the flag ", flag, " does not exist: ", err))
	}
}

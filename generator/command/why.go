package command

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/pipeline"
	"qostil/generator/site"
	"qostil/generator/theme"
	"qostil/generator/translation/ledger"
)

func whyCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	c := &cobra.Command{
		Use:   "why FILE",
		Short: "Say why a file is, or is not, on the site",
		Long: "Say whether a file is on the public site and why, or why not: a draft, scheduled and for\n" +
			"when, under embargo, expired, broken. Every address that it has is printed.",
		Args: arguments(1, 1, "a file of the site"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.why(args[0])
		},
	}
	o.flags(c)
	return c
}

func (k *task) why(name string) error {
	file := k.root.SitePath(name)
	if info, err := k.root.Lstat(file); err != nil || info.IsDir() {
		k.document(name) // says so
		return k.refuse()
	}
	public := pipeline.Build(k.source, pipeline.Options{Now: k.o.now})
	d := k.Site.Document(file)
	k.say("%s", k.shown(file))
	switch {
	case d != nil:
		k.whyText(public, d)
	case strings.HasPrefix(file, config.Folder+"/"):
		k.whyFile(public, file)
	case strings.HasPrefix(file, asset.Folder+"/") && len(k.addresses(public, file)) > 0:
		k.say("  on the site, as all files of %s/ are", asset.Folder)
	case strings.HasPrefix(file, theme.Folder+"/"):
		k.say("  not on the site itself: pages are made with it")
	default:
		k.say("  not on the site: sites are made of what is in %s/, %s/ and %s/", config.Folder, theme.Folder, asset.Folder)
	}
	for _, line := range k.addresses(public, file) {
		k.say("  %s", line)
	}
	own := k.source.Finish(problemsOf(public.Problems, []string{file}))
	k.t.Problems(own, k.o.site)
	if errors := public.Problems.Errors(); errors > 0 && own.Errors() == 0 {
		k.t.Note("nothing new is published while the site has %s: qostil build names them", console.Count(errors, "error", "errors"))
	}
	return verdict(own, false)
}

// whyText says whether a text is on the public site.
func (k *task) whyText(public *pipeline.Result, d *content.Document) {
	now := public.Site.Document(d.File)
	a, all := public.Site.Article(now), k.Site.Article(d)
	if all != nil {
		k.say("  %s", k.describe(all))
	}
	switch held := public.Site.Why(now); {
	case d.Broken:
		k.say("  not on the site: the file has errors")
	case a != nil && a.Withdrawn != nil:
		k.say("  withdrawn at %s: its address keeps a note, and no list shows it", locale.Moment(a.Withdrawn.Date.In(k.now.Location()), k.now))
	case a != nil && a.Date.IsZero():
		k.say("  on the site, as a standing page")
	case a != nil:
		k.say("  on the site since %s", locale.Moment(a.Date, k.now))
	case held == nil:
		k.say("  not on the site: see what is wrong with it")
	default:
		k.say("  not on the site: %s", k.reason(held))
		if all != nil && held.State != site.Expired {
			k.say("  it will be at %s", k.address(all.Path))
		}
	}
}

// reason says why a document is held back.
func (k *task) reason(h *site.Held) string {
	switch h.State {
	case site.Draft:
		return "a draft (draft: true); qostil publish makes it ready"
	case site.Scheduled:
		return "scheduled; the first build after " + locale.Moment(h.Until, k.now) + " shows it"
	case site.Embargoed:
		return "under embargo; the first build after " + locale.Moment(h.Until, k.now) + " shows it"
	case site.Expired:
		return "expired at " + locale.Moment(h.Until, k.now)
	}
	return h.State.String()
}

// describe says what a text is to its story.
func (k *task) describe(a *site.Article) string {
	what := "the version in " + a.Lang + " of " + a.Story.ID
	if a.Kind == content.Page {
		what = "the version in " + a.Lang + " of the standing page " + a.Story.ID
	}
	s, err := ledger.StatusOf(k.Prose, a)
	switch {
	case err != nil:
	case s.Reference != nil:
		what += "; its original is " + k.shown(s.Reference.File) + ": " + s.State.String()
	case len(a.Story.Versions) > 1 && a.Document == a.Story.Original:
		what += ", which the others translate"
	}
	return what
}

// whyFile says whether a file below content/ that is no text is on the public site.
func (k *task) whyFile(public *pipeline.Result, file string) {
	has := func(s *site.Site) bool {
		return slices.ContainsFunc(s.Media, func(m site.Media) bool { return m.Path == file })
	}
	switch {
	case has(public.Site):
		k.say("  on the site, as the files beside stories are")
	case has(k.Site):
		k.say("  not on the site: no version of its story is")
	default:
		k.say("  not on the site itself: it is read, or has no place there")
	}
}

// addresses are what the public site has of a file, a line each.
func (k *task) addresses(public *pipeline.Result, file string) []string {
	if public.Tree == nil {
		return nil
	}
	var lines []string
	for _, f := range public.Tree.Files() {
		if !f.Stub && slices.ContainsFunc(f.From, func(at diag.Place) bool { return at.File == file }) {
			lines = append(lines, k.address(f.URL()))
		}
	}
	for _, r := range public.Tree.Redirects() {
		if r.At.File == file {
			lines = append(lines, k.address(r.From)+" leads to "+r.To)
		}
	}
	return lines
}

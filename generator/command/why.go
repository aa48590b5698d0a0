package command

import (
	"io/fs"

	"github.com/spf13/cobra"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/language/locale"
	"qostil/generator/newsroom"
	"qostil/generator/site"
	"qostil/generator/theme"
)

func whyCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	c := &cobra.Command{
		Use:   "why FILE",
		Short: "Say why a file is, or is not, on the site",
		Long: "Say whether a file is on the public site and why, or why not: a draft, scheduled and for\n" +
			"when, under embargo, expired, broken. Every address that it has is printed.",
		Args: arguments(1, 1, "a file of the site"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			e, problems := s.task.Why(s.file(args[0]))
			if e == nil {
				return s.refused(problems)
			}
			return s.explanation(e)
		}),
	}
	o.add(c)
	return c
}

func (s *session) explanation(e *newsroom.Explanation) error {
	s.Printf("%s", s.path(e.File))
	switch e.Kind {
	case newsroom.TextFile:
		s.textExplanation(&e.Text)
	case newsroom.MediaFile:
		s.Printf("  on the site, as the files beside stories are")
	case newsroom.HiddenMedia:
		s.Printf("  not on the site: no version of its story is")
	case newsroom.ContentFile:
		s.Printf("  not on the site itself: it is read, or has no place there")
	case newsroom.StaticFile:
		s.Printf("  on the site, as all files of %s/ are", asset.Folder)
	case newsroom.TemplateFile:
		s.Printf("  not on the site itself: pages are made with it")
	default:
		s.Printf("  not on the site: sites are made of what is in %s/, %s/ and %s/", config.Folder, theme.Folder, asset.Folder)
	}
	for _, a := range e.Addresses {
		if a.RedirectTo != "" {
			s.Printf("  %s leads to %s", a.URL, a.RedirectTo)
		} else {
			s.Printf("  %s", a.URL)
		}
	}
	own := s.task.Finish(e.Problems)
	s.Problems(own, s.site)
	if e.SiteErrors > 0 && own.Errors() == 0 {
		s.Note("nothing new is published while the site has %s: qostil build names them", console.Count(e.SiteErrors, "error", "errors"))
	}
	return verdict(own, false)
}

func (s *session) textExplanation(e *newsroom.TextExplanation) {
	if e.Article != nil {
		s.Printf("  %s", s.description(e))
	}
	switch a := e.Public; {
	case e.Broken:
		s.Printf("  not on the site: the file has errors")
	case a != nil && a.Withdrawn != nil:
		s.Printf("  withdrawn at %s: its address keeps a note, and no list shows it", locale.Moment(a.Withdrawn.Date.In(s.task.Now.Location()), s.task.Now))
	case a != nil && a.Date.IsZero():
		s.Printf("  on the site, as a standing page")
	case a != nil:
		s.Printf("  on the site since %s", locale.Moment(a.Date, s.task.Now))
	case e.Held == nil:
		s.Printf("  not published because of the problems below")
	default:
		s.Printf("  not on the site: %s", s.reason(e.Held))
		if e.Article != nil && e.Held.State != site.Expired {
			s.Printf("  it will be at %s", s.task.Address(e.Article.Path))
		}
	}
}

// reason returns why a document is held back.
func (s *session) reason(h *site.Held) string {
	switch h.State {
	case site.Draft:
		return "a draft (draft: true); qostil publish makes it ready"
	case site.Scheduled:
		return "scheduled; the first build after " + locale.Moment(h.Until, s.task.Now) + " shows it"
	case site.Embargoed:
		return "under embargo; the first build after " + locale.Moment(h.Until, s.task.Now) + " shows it"
	case site.Expired:
		return "expired at " + locale.Moment(h.Until, s.task.Now)
	}
	return h.State.String()
}

// description returns what a text is among the versions of its story.
func (s *session) description(e *newsroom.TextExplanation) string {
	a := e.Article
	what := "the version in " + a.Lang + " of " + a.Story.ID
	if a.Kind == content.Page {
		what = "the version in " + a.Lang + " of the standing page " + a.Story.ID
	}
	switch {
	case e.Unknown:
	case e.Translation != nil:
		what += "; its original is " + s.path(e.Translation.Reference.File) + ": " + e.Translation.State.String()
	case len(a.Story.Versions) > 1 && a.Document == a.Story.Original:
		what += ", which the others translate"
	}
	return what
}

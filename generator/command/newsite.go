package command

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/newsroom"
	"qostil/generator/pipeline"
	"qostil/generator/workspace"
)

func newSiteCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o newsroom.SiteOptions
	var host string
	c := &cobra.Command{
		Use:   "site DIR",
		Short: "Begin a site",
		Long: "Begin a site in a folder that is new or empty: its settings, its glossary of tags, a page about\n" +
			"it and three short stories in each language, and what its host reads. It can be built and\n" +
			"served at once.",
		Args: arguments(1, 1, "one folder"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.Host = config.Host(host)
			err := newSite(t, embedded, args[0], o)
			var argument newsroom.ArgumentError
			if errors.As(err, &argument) {
				return usage{err}
			}
			return err
		},
	}
	f := c.Flags()
	f.StringSliceVar(&o.Languages, "langs", []string{"ru", "en"}, "its languages, the first one's stories being the originals")
	f.StringVar(&host, "host", "netlify", "where it will be: "+newsroom.HostNames())
	f.StringVar(&o.BaseURL, "base-url", "https://news.example/", "its address")
	f.StringVar(&o.Zone, "time-zone", "UTC", "the newsroom's zone, as Asia/Almaty")
	f.StringVar(&o.Now, "now", "", "do it as of this time (2026-11-23 10:00)")
	_ = c.RegisterFlagCompletionFunc("langs", cobra.FixedCompletions(newsroom.Starters(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("host", cobra.FixedCompletions(strings.Split(newsroom.HostNames(), ", "), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func newSite(t *console.Terminal, embedded fs.FS, dir string, o newsroom.SiteOptions) error {
	plan, err := newsroom.PlanSite(o)
	if err != nil {
		return err
	}
	if err := workspace.CheckEmpty(dir); err != nil {
		return usage{err}
	}
	scratch, remove, err := workspace.Temporary()
	if err != nil {
		return err
	}
	defer remove()
	files, err := plan.Files(scratch.Root(), pipeline.NewSource(scratch.Root().FS(), embedded))
	if err != nil {
		return err
	}
	folder, closeFolder, err := workspace.Make(dir, "folder")
	if err != nil {
		return err
	}
	defer closeFolder()
	r := newsroom.WriteFiles(folder.Root(), files)
	if r.Problems.Errors() > 0 {
		t.Problems(r.Problems, dir)
		t.Refused(r.Problems, false, "written")
		return errSite
	}
	dir = strings.ReplaceAll(dir, "\\", "/")
	for _, name := range r.Written {
		t.Printf("%s", path.Join(dir, name))
	}
	t.Next("qostil serve -s %s shows it; then say in %s what it is called and where it will be", dir, path.Join(dir, config.File("site.yaml")))
	if text := firstPublication(o.Host); text != "" {
		t.Printf("to publish: %s", text)
	}
	return nil
}

// firstPublication returns what is left to do before a host shows a new site.
func firstPublication(host config.Host) string {
	switch host {
	case config.HostNetlify:
		return "put Qostil's repository into qostil/ (git submodule add ADDRESS qostil), push, and import the site in Netlify"
	case config.HostGitHub:
		return "put Qostil's repository into qostil/ (git submodule add ADDRESS qostil), push, and choose GitHub Actions under Settings, Pages"
	case config.HostCloudflare:
		return "qostil build, and: npx wrangler pages deploy public"
	case config.HostPlain:
		return "qostil build, and copy public/ to the server"
	}
	return ""
}

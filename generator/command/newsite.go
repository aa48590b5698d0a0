package command

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/newsroom"
	"qostil/generator/pipeline"
	"qostil/generator/translation/ledger"
)

// siteOptions is what the flags of new site say.
type siteOptions struct {
	languages           []string
	host, baseURL, zone string
	now                 string
}

func newSiteCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o siteOptions
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
		RunE: func(_ *cobra.Command, args []string) error { return newSite(t, embedded, args[0], o) },
	}
	f := c.Flags()
	f.StringSliceVar(&o.languages, "langs", []string{"ru", "en"}, "its languages, the first one's stories being the originals")
	f.StringVar(&o.host, "host", "netlify", "where it will be: "+strings.Join(newsroom.Hosts(), ", "))
	f.StringVar(&o.baseURL, "base-url", "https://news.example/", "its address")
	f.StringVar(&o.zone, "time-zone", "UTC", "the newsroom's zone, as Asia/Almaty")
	f.StringVar(&o.now, "now", "", "do it as of this time (2026-11-23 10:00)")
	_ = c.RegisterFlagCompletionFunc("langs", cobra.FixedCompletions(newsroom.Starters(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("host", cobra.FixedCompletions(newsroom.Hosts(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func newSite(t *console.Terminal, embedded fs.FS, dir string, o siteOptions) error {
	s, err := o.site()
	if err != nil {
		return err
	}
	if err := empty(dir); err != nil {
		return usage{err}
	}
	files, err := withRows(s, embedded, o.now)
	if err != nil {
		return err
	}
	_, err = os.Lstat(dir)
	made := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("the folder cannot be made: %w", err)
	}
	if made {
		defer os.Remove(dir) // fails, as it should, once anything has been written into it
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	batch := edit.NewBatch(root)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		batch.Create(name, files[name])
	}
	written := batch.Write()
	if batch.Problems.Errors() > 0 {
		t.Problems(batch.Problems, dir)
		t.Refused(batch.Problems, false, "written")
		return errSite
	}
	for _, name := range written {
		t.Printf("%s", path.Join(slashed(dir), name))
	}
	t.Printf("next: qostil serve -s %s shows it; then say in %s what it is called and where it will be", slashed(dir), path.Join(slashed(dir), config.File("site.yaml")))
	if text := publishing[o.host]; text != "" {
		t.Printf("to publish: %s", text)
	}
	return nil
}

// publishing is what is left to do for a host.
var publishing = map[string]string{
	"netlify":    "put Qostil's repository into qostil/ (git submodule add ADDRESS qostil), push, and import the site in Netlify",
	"github":     "put Qostil's repository into qostil/ (git submodule add ADDRESS qostil), push, and choose GitHub Actions under Settings, Pages",
	"cloudflare": "qostil build, and: npx wrangler pages deploy public",
	"plain":      "qostil build, and copy public/ to the server",
}

func slashed(dir string) string { return strings.ReplaceAll(dir, "\\", "/") }

// site is what the flags ask for.
func (o *siteOptions) site() (s newsroom.Site, err error) {
	known := newsroom.Starters()
	for i, lang := range o.languages {
		if !slices.Contains(known, lang) {
			return s, usage{fmt.Errorf("--langs: no site can begin in %q; it can in %s", lang, strings.Join(known, ", "))}
		}
		if slices.Contains(o.languages[:i], lang) {
			return s, usage{fmt.Errorf("--langs: %q stands there twice", lang)}
		}
	}
	if len(o.languages) == 0 {
		return s, usage{errors.New("--langs: a site has at least one language")}
	}
	if !slices.Contains(newsroom.Hosts(), o.host) {
		return s, usage{fmt.Errorf("--host takes %s, not %q", strings.Join(newsroom.Hosts(), ", "), o.host)}
	}
	if !config.IsAddress(o.baseURL) {
		return s, usage{fmt.Errorf("--base-url: %q is not an address; write it as https://digest.example/", o.baseURL)}
	}
	zone, err := time.LoadLocation(o.zone)
	if err != nil || o.zone == "Local" || o.zone == "" {
		return s, usage{fmt.Errorf("--time-zone: there is no time zone %q; write a name such as Asia/Almaty or Europe/Berlin", o.zone)}
	}
	now := time.Now()
	if o.now != "" {
		d := &fields.Document{Zone: zone}
		var ok bool
		if now, _, ok = d.Time(&fields.Value{Kind: fields.Scalar, Text: o.now, Name: "--now"}); !ok {
			return s, usage{fmt.Errorf("%s; %s", d.Problems[0].Text, d.Problems[0].Hint)}
		}
	}
	return newsroom.Site{Languages: o.languages, Host: o.host, BaseURL: o.baseURL, Zone: zone, Now: now}, nil
}

// empty refuses a folder that holds anything.
func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("the folder cannot be read: %w", err)
	case len(entries) > 0:
		return fmt.Errorf("the folder %s is not empty (%s is in it); name a new one", dir, entries[0].Name())
	}
	return nil
}

// withRows are the files of a new site, whose translations record what they were made
// from: the site is built in a folder of its own first. One that has problems is a
// mistake of ours, or an address that no site can have, and nothing is written.
func withRows(s newsroom.Site, embedded fs.FS, now string) (map[string][]byte, error) {
	s.Row = func(string) string { return "" }
	dir, err := os.MkdirTemp("", "qostil-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	batch := edit.NewBatch(root)
	for name, text := range s.Files() {
		batch.Create(name, text)
	}
	if batch.Write(); batch.Problems.Errors() > 0 {
		return nil, errors.New(batch.Problems[0].Text)
	}
	b := pipeline.Build(pipeline.Source{Site: root.FS(), Templates: sub(embedded, "templates"), Static: sub(embedded, "static")}, pipeline.Options{Now: now})
	if b.Problems.Errors() > 0 {
		return nil, usage{fmt.Errorf("%s: %s", b.Problems[0].Place, b.Problems[0].Text)}
	}
	rows := map[string]string{}
	for a := range b.Site.Published() {
		if a.Document == a.Story.Original {
			row, err := ledger.FingerprintOf(b.Prose, a)
			if err != nil {
				return nil, err
			}
			rows[a.ID] = row.String()
		}
	}
	s.Row = func(id string) string { return rows[id] }
	return s.Files(), nil
}

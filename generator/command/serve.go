package command

import (
	"context"
	"io/fs"
	"runtime/debug"
	"strconv"

	"github.com/spf13/cobra"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/pipeline"
	"qostil/generator/preview"
	"qostil/generator/theme"
	"qostil/generator/workspace"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	site, bind string
	port       int
	strictPort bool
	allowHosts []string
	baseURL    string
	now        string
	poll       bool
	open       bool
	navigate   bool
	readOnly   bool
}

// defaultPort is the port of the preview, if it is free.
const defaultPort = 1717

// previewGCPercent lets the heap of the preview grow to four times what is in use before
// garbage is collected. Each save makes all lists of the site again, and the page on
// screen waits while garbage is collected.
const previewGCPercent = 300

func serveCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write",
		Long: "Show the site in your browser, with drafts and what is held back, and every save at once.\n" +
			"It writes only what you change with the buttons of the translators' desk (/__desk/), and sizes of\n" +
			"pictures in .qostil/. Only this computer can see it, unless --allow-host is given.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return runServe(c.Context(), t, embedded, o) },
	}
	f := c.Flags()
	f.StringVarP(&o.site, "site", "s", ".", "the site's folder")
	f.IntVarP(&o.port, "port", "p", defaultPort, "the port; the next free one if it is busy")
	f.BoolVar(&o.strictPort, "strict-port", false, "fail if the port is busy")
	f.StringVar(&o.bind, "bind", "", "the address to listen on (default 127.0.0.1; all, with --allow-host)")
	f.StringArrayVar(&o.allowHosts, "allow-host", nil, "let other computers in, under this name or address of yours; stories under embargo are left out")
	f.StringVar(&o.baseURL, "base-url", "", "the address of the site, in place of base_url")
	f.StringVar(&o.now, "now", "", "show the site as of this time (2026-11-23 10:00)")
	f.BoolVar(&o.poll, "poll", false, "poll for changes (network drives, containers)")
	f.BoolVar(&o.open, "open", false, "open the browser")
	f.BoolVar(&o.readOnly, "read-only", false, "make the translators' desk read-only; it always is if other computers are let in")
	f.BoolVar(&o.navigate, "navigate", false, "go to a story in the browser when it is saved")
	return c
}

func runServe(ctx context.Context, t *console.Terminal, embedded fs.FS, o serveFlags) error {
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.Close()
	path, err := workspace.Resolve(o.site)
	if err != nil {
		return err
	}
	bind := o.bind
	if bind == "" {
		if bind = "127.0.0.1"; len(o.allowHosts) > 0 {
			bind = ""
		}
	}
	public := len(o.allowHosts) > 0 || !preview.IsLoopback(bind)
	l, err := preview.Listen(bind, o.port, o.strictPort)
	if err != nil {
		return err
	}
	if public {
		t.Note("others on the network can see this preview, drafts included; stories under embargo are left out")
	}
	port := preview.Port(l)
	if port != o.port && o.port != 0 {
		t.Note("port %d is busy; this is port %d", o.port, port)
	}
	debug.SetGCPercent(previewGCPercent)
	source := pipeline.NewSource(site.Root().FS(), embedded) // writers may move folders at any time
	source.Cache, source.Encoders = site.PictureCache(), workspace.Encoders()
	p := &previewed{
		Terminal: t, flags: o, root: site.Root(), address: "http://localhost:" + strconv.Itoa(port), source: source,
		builder: pipeline.NewBuilder(source, pipeline.Options{BaseURL: o.baseURL, Now: o.now, Drafts: true, Future: true, Embargoed: !public, SingleVariants: true}),
	}
	shown, err := preview.New(l, preview.Options{
		Root: path, Site: site.Root().FS(), Folders: []string{config.Folder, theme.Folder, asset.Folder}, Ignore: content.Ignored, Poll: o.poll,
		AllowHosts: o.allowHosts, Navigate: o.navigate,
		Mount: p.desk(ctx, o.readOnly || public),
		Build: p.build, Finish: source.Finish, Notify: p.notify,
	})
	if err != nil {
		return err
	}
	return shown.Run(ctx)
}

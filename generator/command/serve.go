package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/desk"
	"qostil/generator/feed"
	"qostil/generator/pipeline"
	"qostil/generator/preview"
	"qostil/generator/theme"
	"qostil/generator/workspace"
)

// serveOptions is what the flags of serve say.
type serveOptions struct {
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

// firstPort is where the preview is, if nobody else is there.
const firstPort = 1717

// garbage is how much the preview may leave lying about, in percent of what it
// holds, before it cleans up: each save makes the whole site's lists anew, and
// cleaning up takes the time that the page on screen waits.
const garbage = 300

// manyPorts is how many ports are tried.
const manyPorts = 50

func serveCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write",
		Long: "Show the site in your browser, with drafts and what is held back, and every save at once.\n" +
			"Nothing is written but what buttons of the translators' desk (/__desk/) say, and sizes of pictures in .qostil/.\nOnly this computer can see it, unless --allow-host is given.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return runServe(c.Context(), t, embedded, o) },
	}
	f := c.Flags()
	f.StringVarP(&o.site, "site", "s", ".", "the site's folder")
	f.IntVarP(&o.port, "port", "p", firstPort, "the port; the next free one if it is busy")
	f.BoolVar(&o.strictPort, "strict-port", false, "fail if the port is busy")
	f.StringVar(&o.bind, "bind", "", "the address to listen on (default 127.0.0.1; all, with --allow-host)")
	f.StringArrayVar(&o.allowHosts, "allow-host", nil, "let others in under this name or address of this computer; stories under embargo are left out")
	f.StringVar(&o.baseURL, "base-url", "", "the address of the site, in place of base_url")
	f.StringVar(&o.now, "now", "", "show the site as of this time (2026-11-23 10:00)")
	f.BoolVar(&o.poll, "poll", false, "look for changes all the time: for folders that tell of none (NFS, containers)")
	f.BoolVar(&o.open, "open", false, "open the browser")
	f.BoolVar(&o.readOnly, "read-only", false, "let the translators' desk change nothing; it never can where others are let in")
	f.BoolVar(&o.navigate, "navigate", false, "go to a story in the browser when it is saved")
	return c
}

func runServe(ctx context.Context, t *console.Terminal, embedded fs.FS, o serveOptions) error {
	site, err := workspace.Open(o.site)
	if err != nil {
		return usage{fmt.Errorf("the site's folder cannot be opened: %w", err)}
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
	public := len(o.allowHosts) > 0 || !loopback(bind)
	l, err := listen(bind, o.port, o.strictPort)
	if err != nil {
		return err
	}
	if public {
		t.Note("others on the network can see this preview, drafts included; stories under embargo are left out")
	}
	port := l.Addr().(*net.TCPAddr).Port
	if port != o.port && o.port != 0 {
		t.Note("port %d is busy; this is port %d", o.port, port)
	}
	source := pipeline.Source{Site: site.FS(), Templates: sub(embedded, "templates"), Static: sub(embedded, "static"), Cache: site.PictureCache(), Encoders: workspace.Encoders()}
	s := &served{
		Terminal: t, options: o, site: site, address: "http://localhost:" + strconv.Itoa(port),
		source:  source,
		builder: pipeline.NewBuilder(source, pipeline.Options{BaseURL: o.baseURL, Now: o.now, Drafts: true, Future: true, Embargoed: !public, SingleVariants: true}),
	}
	debug.SetGCPercent(garbage)
	s.readOnly = o.readOnly || public
	s.preview = preview.New(preview.Options{
		Root: path, Site: site.Root().FS(), Folders: []string{config.Folder, theme.Folder, asset.Folder}, Ignore: content.Ignored, Poll: o.poll,
		AllowHosts: o.allowHosts, Navigate: o.navigate,
		Mount: s.desk(ctx),
		Build: s.build, Finish: source.Finish, Say: s.say,
	})
	return s.preview.Run(ctx, l)
}

// loopback says whether an address is this computer's own alone.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// listen takes the port, or the next free one.
func listen(bind string, port int, strict bool) (net.Listener, error) {
	for try := port; ; try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(bind, strconv.Itoa(try)))
		if err == nil {
			return l, nil
		}
		if strict || !errors.Is(err, syscall.EADDRINUSE) || try-port == manyPorts {
			return nil, fmt.Errorf("no page can be shown: %w", err)
		}
	}
}

// served is the site that is shown.
type served struct {
	*console.Terminal
	options serveOptions
	site    *workspace.Folder
	address string
	source  pipeline.Source
	builder *pipeline.Builder
	built   *pipeline.Result
	opened  bool

	preview  *preview.Preview
	readOnly bool
	latest   atomic.Pointer[pipeline.Result] // that has a site
	editing  sync.Mutex
}

func (s *served) build(files []string) preview.Build {
	b := s.builder.Build(files)
	s.site.StopCaching() // the first build reads all files; from now on writers may move folders
	s.built = b
	if b.Site != nil && b.Prose != nil {
		s.latest.Store(b)
	}
	result := preview.Build{Problems: s.source.Finish(b.Problems)}
	if b.Site != nil && b.Renderable {
		result.Tree, result.Base = b.Tree, b.Site.Config.BasePath
		result.Policy = feed.Policy(b.Site.Config)
		result.Found = b.RenderProblems
	}
	return result
}

// say prints what the preview tells.
func (s *served) say(e preview.Event) {
	switch {
	case e.Text != "":
		s.Note("%s", e.Text)
	case e.First:
		base := "/"
		if s.built.Site != nil {
			base = s.built.Site.Config.BasePath
		}
		s.Ready(s.address+base, e.Took)
		if s.built.Site != nil && len(s.built.Site.Languages) > 1 {
			s.Desk(s.address + desk.Path)
		}
		if s.options.open && !s.opened {
			s.opened = true
			workspace.OpenBrowser(s.address + base)
		}
	case len(e.Files) > 0:
		s.Changed(e.Files, e.Took)
	}
	s.Problems(e.Problems, s.options.site)
	if e.Mended > 0 {
		s.Mended(e.Mended)
	}
}

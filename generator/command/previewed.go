package command

import (
	"os"
	"sync"
	"sync/atomic"

	"qostil/generator/console"
	"qostil/generator/desk"
	"qostil/generator/feed"
	"qostil/generator/pipeline"
	"qostil/generator/preview"
	"qostil/generator/workspace"
)

// previewed is the site that the preview shows.
type previewed struct {
	*console.Terminal
	flags   serveFlags
	root    *os.Root // of the site's folder
	address string   // of the preview, without a path
	source  pipeline.Source
	builder *pipeline.Builder

	built  *pipeline.Result                // the latest build
	shown  atomic.Pointer[pipeline.Result] // the latest build that has a site
	opened bool                            // the browser has been opened

	editing sync.Mutex // held while the desk changes a file
}

// build builds the site for the preview, which never calls it twice at once.
func (p *previewed) build(files []string) preview.Build {
	b := p.builder.Build(files)
	p.built = b
	if b.Site != nil && b.Prose != nil {
		p.shown.Store(b)
	}
	result := preview.Build{Problems: p.source.Finish(b.Problems)}
	if b.Site != nil && b.Renderable {
		result.Tree, result.Base = b.Tree, b.Site.Config.BasePath
		result.Policy = feed.Policy(b.Site.Config)
		result.Found = b.RenderProblems
	}
	return result
}

// notify prints an event of the preview.
func (p *previewed) notify(e preview.Event) {
	switch {
	case e.Text != "":
		p.Note("%s", e.Text)
	case e.First:
		base := "/"
		if p.built.Site != nil {
			base = p.built.Site.Config.BasePath
		}
		p.Ready(p.address+base, e.Took)
		if p.built.Site != nil && len(p.built.Site.Languages) > 1 {
			p.Desk(p.address + desk.Path)
		}
		if p.flags.open && !p.opened {
			p.opened = true
			workspace.OpenBrowser(p.address + base)
		}
	case len(e.Files) > 0:
		p.Changed(e.Files, e.Took)
	}
	p.Problems(e.Problems, p.flags.site)
	if e.Mended > 0 {
		p.Mended(e.Mended)
	}
}

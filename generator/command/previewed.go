package command

import (
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
	site    *workspace.Folder
	address string // of the preview, without a path
	source  pipeline.Source
	builder *pipeline.Builder

	built  *pipeline.Result                // the latest build
	shown  atomic.Pointer[pipeline.Result] // the latest build that has a site
	opened bool                            // the browser has been opened

	editing sync.Mutex // held while the desk changes a file
}

// build builds the site for the preview, which never calls it twice at once.
func (s *previewed) build(files []string) preview.Build {
	b := s.builder.Build(files)
	s.site.StopCaching() // the first build reads all files; from now on writers may move folders
	s.built = b
	if b.Site != nil && b.Prose != nil {
		s.shown.Store(b)
	}
	result := preview.Build{Problems: s.source.Finish(b.Problems)}
	if b.Site != nil && b.Renderable {
		result.Tree, result.Base = b.Tree, b.Site.Config.BasePath
		result.Policy = feed.Policy(b.Site.Config)
		result.Found = b.RenderProblems
	}
	return result
}

// notify prints an event of the preview.
func (s *previewed) notify(e preview.Event) {
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
		if s.flags.open && !s.opened {
			s.opened = true
			workspace.OpenBrowser(s.address + base)
		}
	case len(e.Files) > 0:
		s.Changed(e.Files, e.Took)
	}
	s.Problems(e.Problems, s.flags.site)
	if e.Mended > 0 {
		s.Mended(e.Mended)
	}
}

package command

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/pipeline"
	"qostil/generator/site"
)

func publishCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	c := &cobra.Command{
		Use:   "publish FILE...",
		Short: "Make drafts ready for publication",
		Long: "Make drafts ready for publication: hold them against all that a build holds them against,\n" +
			"drop the key draft, give those a date that have none or one that is still ahead, and write\n" +
			"down the last part of their address, so that it never moves. The next build shows them.",
		Args:              arguments(1, -1, "the files of articles"),
		ValidArgsFunction: texts,
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.publish(args)
		},
	}
	o.flags(c)
	return c
}

func (k *task) publish(names []string) error {
	var documents []*content.Document
	for _, name := range names {
		if d := k.document(name); d != nil {
			documents = append(documents, d)
		}
	}
	for _, d := range documents {
		if f := k.batch.Open(d.File); f != nil {
			k.release(f, d)
		}
	}
	if k.batch.Problems.Errors() > 0 {
		return k.write()
	}
	after := k.rehearse(documents)
	if err := k.write(); err != nil {
		return err
	}
	for _, d := range documents {
		k.released(after, d)
	}
	k.next("qostil build, or a push, puts it on the site")
	return nil
}

// release makes the changes of one document. What is not to be published at all is a
// Problem.
func (k *task) release(f *edit.File, d *content.Document) {
	h := &d.Header
	if w := k.withdrawn(d); w != nil {
		k.batch.Problems.Errorf(d.At("withdrawn"), "the story has been withdrawn").Hintf("delete the key withdrawn if it is to be published after all")
		return
	}
	if h.Translation != nil {
		for _, p := range content.Unfinished(f.Name, f.Clean()) {
			p.Warning = false
			k.batch.Problems = append(k.batch.Problems, p)
		}
	}
	f.Remove("draft")
	if d.Kind != content.Story && h.Date.IsZero() {
		return // a standing page has its address from its path, and no date
	}
	if h.Date.IsZero() || h.Date.After(k.now) {
		f.Set("date", k.stamp(k.now))
	}
	if h.Slug == "" {
		f.Set("slug", edit.Text(k.slug(d)))
	}
}

// withdrawn is what takes a document back, of its own or of its original.
func (k *task) withdrawn(d *content.Document) *content.Withdrawn {
	if d.Header.Withdrawn != nil {
		return d.Header.Withdrawn
	}
	return k.original(d).Header.Withdrawn
}

// rehearse builds the site as it will be, as of now and with nothing that is held
// back, and adds what is wrong with some of its documents then.
func (k *task) rehearse(documents []*content.Document) *pipeline.Result {
	source := k.source
	source.Site = k.batch.FS()
	built := pipeline.Build(source, pipeline.Options{Now: k.o.now})
	var files []string
	var found diag.List
	for _, d := range documents {
		files = append(files, d.File)
		if a := articleIn(built, d); a != nil && built.Renderable {
			if page := built.Tree.File(a.PageFile); page != nil && page.Render != nil {
				out := &output.Out{}
				if err := page.Render(out); err != nil {
					found.Errorf(diag.Place{File: d.File}, "its page cannot be made: %v", err)
				}
				found = append(found, out.Problems...)
			}
		}
	}
	found = append(found, built.Problems...)
	found = append(found, built.Prose.Problems()...)
	found = problemsOf(found, files)
	if found.Errors() > 0 { // and the files stay as they are
		for _, d := range documents {
			k.moveBack(found, d, built.Site.Document(d.File))
		}
	}
	k.batch.Problems = append(k.batch.Problems, found...)
	return built
}

// moveBack gives problems of a document as it would have been the places that they
// have in the document as it is.
func (k *task) moveBack(problems diag.List, is, would *content.Document) {
	old, _ := fs.ReadFile(k.root.Root().FS(), is.File)
	changed, _ := fs.ReadFile(k.batch.FS(), is.File)
	lines, changedLines := cleanLines(is.File, old), cleanLines(is.File, changed)
	for i := range problems {
		p := &problems[i]
		switch {
		case p.File != is.File || p.Line == 0 || p.Line > len(changedLines):
		case would != nil && p.Line >= would.BodyLine:
			p.Line += is.BodyLine - would.BodyLine
		default:
			p.Line = 1 + slices.Index(lines, changedLines[p.Line-1]) // 0: the file as a whole
		}
	}
}

func cleanLines(file string, raw []byte) []string {
	src, _ := fields.Clean(file, raw)
	return strings.Split(string(src), "\n")
}

// articleIn is the article of a document as another build of the site had it.
func articleIn(b *pipeline.Result, d *content.Document) *site.Article {
	return b.Site.Article(b.Site.Document(d.File))
}

// released says where a document stands now, or what still holds it back.
func (k *task) released(after *pipeline.Result, d *content.Document) {
	now := after.Site.Document(d.File)
	if a := after.Site.Article(now); a != nil {
		if k.Site.Article(d).State == site.Published && d.Header.Slug != "" {
			k.say("%s was published already", k.shown(d.File))
		}
		k.say("%s %s", a.Date.Format("2006-01-02 15:04"), k.address(a.Path))
		for _, lang := range k.missing(k.original(d)) {
			k.say("  its translation is asked for: %s", k.command("new translation", k.shown(d.File), lang))
		}
		return
	}
	held := after.Site.Why(now)
	switch {
	case held == nil:
	case held.State == site.Embargoed:
		k.say("  held until %s by its embargo", locale.Moment(held.Until, k.now))
	case held.State == site.Expired:
		k.say("  it expired at %s, and is not shown", locale.Moment(held.Until, k.now))
	default:
		k.say("  it is %s, and not shown", held.State)
	}
}

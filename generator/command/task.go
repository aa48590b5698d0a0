package command

import (
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
	"qostil/generator/edit"
	"qostil/generator/pipeline"
	"qostil/generator/workspace"
)

// taskOptions is what the flags of all commands of a writer's day say.
type taskOptions struct{ site, now string }

func (o *taskOptions) flags(c *cobra.Command) {
	c.Flags().StringVarP(&o.site, "site", "s", ".", "the site's folder")
	c.Flags().StringVar(&o.now, "now", "", "do it as of this time (2026-11-23 10:00)")
}

// task is one command of a writer's day at work: the site with all that is held
// back, and the files that the command is about to write.
type task struct {
	*pipeline.Result
	source pipeline.Source
	batch  *edit.Batch
	t      *console.Terminal
	o      taskOptions
	root   *workspace.Folder
	now    time.Time
}

// begin reads the site of a folder. A site that cannot be understood is told, and
// ends the command; what is wrong with single files does not.
func begin(t *console.Terminal, embedded fs.FS, o taskOptions) (*task, error) {
	root, err := workspace.Open(o.site)
	if err != nil {
		return nil, usage{fmt.Errorf("the site's folder cannot be opened: %w", err)}
	}
	source := pipeline.Source{Site: root.Root().FS(), Templates: sub(embedded, "templates"), Static: sub(embedded, "static")}
	all := pipeline.Options{Now: o.now, Drafts: true, Future: true, Expired: true, Embargoed: true}
	k := &task{batch: edit.NewBatch(root.Root()), Result: pipeline.NewBuilder(source, all).Build(nil), source: source, t: t, o: o, root: root}
	if k.Site == nil {
		defer root.Close()
		t.Problems(k.source.Finish(k.Problems), o.site)
		t.Refused(k.Problems, false, "written")
		return nil, verdictOr(k.Problems, errSite)
	}
	k.now = k.Site.Now.In(k.Site.Config.Zone)
	return k, nil
}

// verdictOr is the error that problems end a command with, or another.
func verdictOr(problems diag.List, otherwise error) error {
	if err := verdict(problems, false); err != nil {
		return err
	}
	return otherwise
}

func (k *task) close() { _ = k.root.Close() } // it was read, and written by Write

// document finds a text that somebody named and that can be read. What is none is a
// Problem, and nil.
func (k *task) document(name string) *content.Document {
	d := k.known(k.root.SitePath(name))
	if d == nil || !d.Broken {
		return d
	}
	for _, p := range problemsOf(k.Problems, []string{d.File}) {
		if !p.Warning {
			k.batch.Problems = append(k.batch.Problems, p)
		}
	}
	return nil
}

// known is the text of a file. What is none of the site's texts is a Problem, and nil.
func (k *task) known(file string) *content.Document {
	if d := k.Site.Document(file); d != nil {
		return d
	}
	at := diag.Place{File: file}
	switch info, err := k.root.Lstat(file); {
	case err != nil:
		k.batch.Problems.Errorf(at, "there is no such file").Hintf("%s", k.nearest(file))
	case info.IsDir():
		k.batch.Problems.Errorf(at, "is a folder").Hintf("name the file of a text in it")
	case !strings.HasPrefix(file, config.Folder+"/") || path.Ext(file) != ".md":
		k.batch.Problems.Errorf(at, "is no text of the site").Hintf("texts are the .md files below %s/", config.Folder)
	default: // its name or its place says why
		k.batch.Problems = append(k.batch.Problems, problemsOf(k.Problems, []string{file})...)
	}
	return nil
}

// story is document, for what has to be dated news.
func (k *task) story(name string) *content.Document {
	d := k.document(name)
	if d != nil && d.Kind != content.Story {
		k.batch.Problems.Errorf(d.Top(), "is a standing page, no story").Hintf("standing pages are changed by hand; they have no date and no corrections")
		return nil
	}
	return d
}

func (k *task) nearest(file string) string {
	var files []string
	for _, d := range k.Store.Documents {
		files = append(files, d.File)
		if path.Base(d.File) == path.Base(file) {
			return "did you mean " + k.shown(d.File) + "?"
		}
	}
	if near := diag.Nearest(file, files); near != "" {
		return "did you mean " + k.shown(near) + "?"
	}
	return "name it as ls does, or from the site's folder: content/..."
}

// shown is a file of the site as it is called from here.
func (k *task) shown(file string) string { return console.From(k.o.site, diag.Place{File: file}).File }

// stamp is a moment as front matter has it.
func (k *task) stamp(t time.Time) string { return t.In(k.Site.Config.Zone).Format("2006-01-02 15:04") }

// versions are the documents of a story, in declared order of languages.
func (k *task) versions(id string) []*content.Document {
	var all []*content.Document
	for _, lang := range k.Site.Config.Languages {
		if d := k.Site.Version(id, lang); d != nil {
			all = append(all, d)
		}
	}
	return all
}

// original is the version of a story that the others translate.
func (k *task) original(d *content.Document) *content.Document {
	if a := k.Site.Article(d); a != nil {
		return a.Story.Original
	}
	return d
}

// write writes what is changed and names it. Where something is wrong nothing is
// written, and all that is wrong is told.
func (k *task) write() error {
	var written []string
	if k.batch.Problems.Errors() == 0 {
		written = k.batch.Write()
	}
	problems := k.batch.Problems
	k.t.Problems(k.source.Finish(problems), k.o.site)
	if err := verdict(problems, false); err != nil {
		k.t.Refused(problems, false, "written")
		return err
	}
	for _, name := range written {
		k.say("%s", k.shown(name))
	}
	return nil
}

// say prints a line for whoever gave the command.
func (k *task) say(format string, args ...any) { k.t.Printf(format, args...) }

// next says what to do now.
func (k *task) next(format string, args ...any) { k.say("next: "+format, args...) }

// problemsOf are the problems of some files.
func problemsOf(list diag.List, files []string) diag.List {
	var own diag.List
	for _, p := range list {
		if slices.Contains(files, p.File) {
			own = append(own, p)
		}
	}
	return own
}

// arguments checks the arguments of a command that takes a few.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage{fmt.Errorf("%s needs %s", c.CommandPath(), what)}
		case most >= 0 && len(args) > most:
			return usage{fmt.Errorf("%s takes %s; what is %q?", c.CommandPath(), what, args[most])}
		}
		return nil
	}
}

// command is a command of ours as it is typed from here.
func (k *task) command(name string, rest ...string) string {
	words := []string{"qostil", name}
	if k.o.site != "." {
		words = append(words, "-s", k.o.site)
	}
	return strings.Join(append(words, rest...), " ")
}

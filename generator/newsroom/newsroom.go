// Package newsroom is what writers do with a site from day to day: begin an article or a
// translation, publish, correct and withdraw stories, keep tags and front matter in
// order, add photographs, and ask how stories stand.
//
// A [Task] is one verb at work. [Open] builds the site in memory with all that is held
// back; a method then does one thing and returns a typed result:
//
//	task, problems := newsroom.Open(source, folder, newsroom.Options{Now: "2026-11-23 10:00"})
//	if task == nil { … }                               // problems say why
//	r, err := task.Correct("content/2026/11/23/port.ru.md", "The port has nine berths.", "")
//
// Invariants:
//
//   - Nothing is printed. Results hold paths from the site's folder, times and documents;
//     the command line makes sentences of them.
//   - All files of a verb are written or none: if the Problems of a [Changes] have errors,
//     nothing was written.
//   - A problem of the input is in the result's Problems, an argument that no site could
//     take is an [ArgumentError], and any other error is one of the disk.
//   - The package opens no file except through the folder and file systems it is given.
package newsroom

import (
	"io/fs"
	"slices"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/pipeline"
	"qostil/generator/site"
)

// Options says how a site is opened for a verb.
type Options struct {
	Now string // the time of the task, written as in front matter; "" is the clock

	// Folder is the site's folder as the user named it. Hints name files from there.
	Folder string
}

// Task is one verb at work. It is used for one verb only, because it collects the
// problems and files of that verb.
type Task struct {
	Site     *site.Site // with drafts and all else that is held back
	Problems diag.List  // of the whole site, not finished
	Now      time.Time  // in the site's time zone

	built   *pipeline.Result
	source  pipeline.Source
	options Options
	folder  edit.Folder
	batch   *edit.Batch
}

// Changes is what a verb that writes has done.
type Changes struct {
	Problems diag.List // not finished; if there are errors, nothing was written
	Written  []string  // paths from the site's folder
}

// ArgumentError is an argument that no site could take, whatever its files say.
type ArgumentError struct{ Text string }

func (e ArgumentError) Error() string { return e.Text }

// Open builds the site of a folder. If the site cannot be built because its
// configuration cannot be read, it returns nil and the problems. Problems of single files
// do not keep a site from being opened; they are in the Task.
func Open(source pipeline.Source, folder edit.Folder, o Options) (*Task, diag.List) {
	all := pipeline.Options{Now: o.Now, Drafts: true, Future: true, Expired: true, Embargoed: true}
	built := pipeline.NewBuilder(source, all).Build(nil)
	if built.Site == nil {
		return nil, built.Problems
	}
	return &Task{
		Site: built.Site, Problems: built.Problems, Now: built.Site.Now.In(built.Site.Config.Zone),
		built: built, source: source, options: o, folder: folder, batch: edit.NewBatch(folder),
	}, built.Problems
}

// write writes the files of the batch, unless the batch has errors.
func (t *Task) write() Changes {
	var written []string
	if t.batch.Problems.Errors() == 0 {
		written = t.batch.Write()
	}
	return Changes{Problems: t.batch.Problems, Written: written}
}

// failed says whether a problem has kept the batch from being written.
func (c Changes) failed() bool { return c.Problems.Errors() > 0 }

// publicBuild builds the site as readers see it at the time of the task. Its files are
// read from a file system that may hold changes not yet written.
func (t *Task) publicBuild(files fs.FS) *pipeline.Result {
	source := t.source
	source.Site = files
	return pipeline.Build(source, pipeline.Options{Now: t.options.Now})
}

// shown returns a path of the site as seen from the user's working directory.
func (t *Task) shown(file string) string {
	return diag.Place{File: file}.From(t.options.Folder).File
}

// stamp returns a time as front matter has it.
func (t *Task) stamp(at time.Time) string {
	return at.In(t.Site.Config.Zone).Format("2006-01-02 15:04")
}

// Address returns a path of the site as readers type it.
func (t *Task) Address(path string) string {
	return strings.TrimSuffix(t.Site.Config.BaseURL, "/") + path
}

// versions returns the documents of a story, in the order of the site's languages.
func (t *Task) versions(id string) []*content.Document {
	var all []*content.Document
	for _, lang := range t.Site.Config.Languages {
		if d := t.Site.Version(id, lang); d != nil {
			all = append(all, d)
		}
	}
	return all
}

// original returns the document that a document is translated from; itself, if it is
// the original or is not on the site.
func (t *Task) original(d *content.Document) *content.Document {
	if a := t.Site.Article(d); a != nil {
		return a.Story.Original
	}
	return d
}

// missing returns the languages in which a translation of an original is asked for and
// does not exist.
func (t *Task) missing(original *content.Document) []string {
	asked := original.Header.Translate
	if t.Site.Config.Translate == config.TranslateAll && original.Kind == content.Story {
		asked = t.Site.Config.Languages
	}
	var missing []string
	for _, lang := range t.Site.Config.Languages {
		if lang != original.Lang && slices.Contains(asked, lang) && t.Site.Version(original.ID, lang) == nil {
			missing = append(missing, lang)
		}
	}
	return missing
}

// Finish completes problems for printing: places found, lines quoted, sorted.
func (t *Task) Finish(problems diag.List) diag.List { return t.source.Finish(problems) }

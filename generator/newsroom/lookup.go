package newsroom

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
)

// document returns the document of a file. If there is none, or if it cannot be read, it
// adds problems to the batch and returns nil.
func (t *Task) document(file string) *content.Document {
	d := t.lookup(file)
	if d == nil || !d.Broken {
		return d
	}
	for _, p := range problemsOf(t.Problems, []string{d.File}) {
		if !p.Warning {
			t.batch.Problems = append(t.batch.Problems, p)
		}
	}
	return nil
}

// lookup returns the document of a file, also one that cannot be read. If the file is not
// a text of the site it adds a problem and returns nil.
func (t *Task) lookup(file string) *content.Document {
	if d := t.Site.Document(file); d != nil {
		return d
	}
	at := diag.Place{File: file}
	switch info, err := t.folder.Lstat(file); {
	case err != nil:
		t.batch.Problems.Add(at, "task.no-file").WithHintMessage(t.nearest(file))
	case info.IsDir():
		t.batch.Problems.Add(at, "task.folder")
	case !strings.HasPrefix(file, config.Folder+"/") || path.Ext(file) != ".md":
		t.batch.Problems.Add(at, "task.not-text", config.Folder)
	default: // the build has a problem with its name or its place
		t.batch.Problems = append(t.batch.Problems, problemsOf(t.Problems, []string{file})...)
	}
	return nil
}

// story returns the document of a file that must be dated news.
func (t *Task) story(file string) *content.Document {
	d := t.document(file)
	if d != nil && d.Kind != content.Story {
		t.batch.Problems.Add(d.Top(), "task.standing-page")
		return nil
	}
	return d
}

// nearest returns a hint that names the file which was probably meant.
func (t *Task) nearest(file string) diag.Message {
	var files []string
	for _, d := range t.built.Store.Documents {
		files = append(files, d.File)
		if path.Base(d.File) == path.Base(file) {
			return diag.Say("hint.did-you-mean-file", t.shown(d.File))
		}
	}
	if near := diag.Nearest(file, files); near != "" {
		return diag.Say("hint.did-you-mean-file", t.shown(near))
	}
	return diag.Say("hint.name-file")
}

// problemsOf returns the problems of some files.
func problemsOf(list diag.List, files []string) diag.List {
	var own diag.List
	for _, p := range list {
		if slices.Contains(files, p.File) {
			own = append(own, p)
		}
	}
	return own
}

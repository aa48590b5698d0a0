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
		t.batch.Problems.Errorf(at, "there is no such file").Hintf("%s", t.nearest(file))
	case info.IsDir():
		t.batch.Problems.Errorf(at, "is a folder").Hintf("name the file of a text in it")
	case !strings.HasPrefix(file, config.Folder+"/") || path.Ext(file) != ".md":
		t.batch.Problems.Errorf(at, "is no text of the site").Hintf("texts are the .md files below %s/", config.Folder)
	default: // the build has a problem with its name or its place
		t.batch.Problems = append(t.batch.Problems, problemsOf(t.Problems, []string{file})...)
	}
	return nil
}

// story returns the document of a file that must be dated news.
func (t *Task) story(file string) *content.Document {
	d := t.document(file)
	if d != nil && d.Kind != content.Story {
		t.batch.Problems.Errorf(d.Top(), "is a standing page, no story").Hintf("standing pages are changed by hand; they have no date and no corrections")
		return nil
	}
	return d
}

// nearest returns a hint that names the file which was probably meant.
func (t *Task) nearest(file string) string {
	var files []string
	for _, d := range t.built.Store.Documents {
		files = append(files, d.File)
		if path.Base(d.File) == path.Base(file) {
			return "did you mean " + t.shown(d.File) + "?"
		}
	}
	if near := diag.Nearest(file, files); near != "" {
		return "did you mean " + t.shown(near) + "?"
	}
	return "name it as ls does, or from the site's folder: content/..."
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

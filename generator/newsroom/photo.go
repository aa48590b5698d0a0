package newsroom

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/picture"
)

// Photo is a picture that was brought to a story.
type Photo struct {
	Changes
	File    string          // path from the site's folder
	First   bool            // it is the story's lead picture
	Picture *picture.Shrunk // what was made of it; nil if that failed
}

// AddPhoto brings a picture to the story of a file: made smaller, turned upright, and
// without what the camera wrote about place, time and itself. The picture is the file
// name in a folder; problems call it source.
func (t *Task) AddPhoto(folder fs.FS, name, source, story string) Photo {
	d := t.document(story)
	s, err := picture.Shrink(folder, name)
	if err != nil {
		t.batch.Problems = append(t.batch.Problems, *diag.FromError(diag.Place{File: source}, err))
	}
	if d == nil || err != nil {
		return Photo{Changes: t.write()}
	}
	file, first := t.photoName(d, s.Extension)
	t.batch.Create(file, s.Data)
	t.batch.Problems = append(t.batch.Problems, s.CheckWeight(diag.Place{File: file})...)
	return Photo{Changes: t.write(), File: file, First: first, Picture: s}
}

// photoName returns the name of a new picture of a story. The first one is named like the
// story, or cover if the story has a folder of its own, unless the front matter names a
// picture already; the others have the story's name and a number.
func (t *Task) photoName(d *content.Document, extension string) (name string, first bool) {
	dir, stem := path.Dir(d.File), content.Stem(d.File)
	numbered := stem
	if stem == "index" {
		stem, numbered = "cover", path.Base(dir)
	}
	named := d.Header.Image != nil && d.Header.Image.Src != ""
	if !named && t.built.Store.ImageOf(d, "") == "" && !t.taken(dir, stem) {
		return path.Join(dir, stem+"."+extension), true
	}
	for n := 2; ; n++ {
		if stem := numbered + "-" + strconv.Itoa(n); !t.taken(dir, stem) {
			return path.Join(dir, stem+"."+extension), false
		}
	}
}

// taken says whether a folder has a picture with this name, whatever its format.
func (t *Task) taken(dir, stem string) bool {
	entries, _ := fs.ReadDir(t.folder.FS(), dir)
	for _, e := range entries {
		if name := strings.ToLower(e.Name()); content.IsPicture(name) && strings.TrimSuffix(name, path.Ext(name)) == strings.ToLower(stem) {
			return true
		}
	}
	return false
}

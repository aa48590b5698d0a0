package newsroom

import (
	"errors"
	"io/fs"
	"slices"

	"qostil/generator/config"
)

// Formatted lists the files that were not in order.
type Formatted struct {
	Changes
	Changed []string // paths from the site's folder; not written if they were only checked
}

// Format puts the keys of front matter and the entries of glossaries in order, and replaces
// names of tags by their keys. Without files it formats all. If check is set, it writes
// nothing.
func (t *Task) Format(files []string, check bool) Formatted {
	for _, file := range t.toFormat(files) {
		if f := t.batch.Open(file); f != nil {
			f.Format(t.keyOfTag)
		}
	}
	r := Formatted{Changed: t.batch.Changed()}
	if !check || t.batch.Problems.Errors() > 0 {
		r.Changes = t.write()
	}
	return r
}

// keyOfTag returns the key of a tag that is named in any way, "" if there is none.
func (t *Task) keyOfTag(name string) string {
	if tag := t.Site.Config.Tags.Find(name); tag != nil {
		return tag.Key
	}
	return ""
}

// toFormat returns those of the files that can be formatted, or all of the site.
func (t *Task) toFormat(named []string) []string {
	var files []string
	for _, file := range named {
		if slices.Contains(config.Glossaries(), file) {
			files = append(files, file)
		} else if d := t.lookup(file); d != nil {
			files = append(files, d.File)
		}
	}
	if len(named) > 0 {
		return files
	}
	for _, d := range t.built.Store.Documents {
		files = append(files, d.File)
	}
	for _, file := range config.Glossaries() {
		if _, err := t.folder.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
			files = append(files, file)
		}
	}
	return files
}

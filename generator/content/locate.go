package content

import (
	"io/fs"
	"strconv"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Locate sets the line of problems that name a front matter key (diag.Place.Key). It reads
// the file again. A key that the file does not have becomes its first line.
func Locate(fsys fs.FS, problems diag.List) {
	for i := range problems {
		locate(fsys, &problems[i].Place)
		for j := range problems[i].Also {
			locate(fsys, &problems[i].Also[j])
		}
	}
}

func locate(fsys fs.FS, at *diag.Place) {
	if at.Key == "" || at.Line != 0 {
		return
	}
	key := at.Key
	*at = diag.Place{File: at.File, Line: 1, Column: 1}
	raw, err := fs.ReadFile(fsys, at.File)
	if err != nil {
		return
	}
	src, _ := fields.Clean(at.File, raw)
	d := fields.YAML(at.File, src, 1)
	if strings.HasSuffix(at.File, ".md") {
		front, problems := ParseFront(at.File, src)
		if len(problems) > 0 {
			return
		}
		d = front.Document
	}
	v := d.Root
	for part := range strings.SplitSeq(key, ".") {
		if n, err := strconv.Atoi(part); err == nil && n >= 0 && n < len(v.Items) {
			v = v.Items[n]
		} else {
			v = v.Get(part)
		}
		if v == nil {
			return
		}
		*at = v.Place
	}
}

package content

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// Stem is the name of a file without its extensions and the language of a text:
// aktau-port of aktau-port.ru.md and of aktau-port.jpg.
func Stem(file string) string {
	base := path.Base(file)
	base = strings.TrimSuffix(base, path.Ext(base))
	if strings.HasSuffix(file, ".md") {
		if suffix := path.Ext(base); len(suffix) > 1 && locale.Knows(suffix[1:]) {
			base = strings.TrimSuffix(base, suffix)
		}
	}
	return base
}

// ImageOf is the path of the picture of a document: the file that src names,
// from the document's folder, or, where src is empty, the picture with the
// document's stem, or cover in the folder of a story. It is "" where there is none.
func (s *Store) ImageOf(d *Document, src string) string {
	if src != "" {
		dir := path.Dir(d.File)
		if file := path.Join(dir, src); s.Has(file) && IsPicture(file) {
			return file
		}
		return ""
	}
	if len(s.Files) == 0 {
		return ""
	}
	stem := Stem(d.File)
	if stem == "index" {
		stem = "cover"
	}
	prefix := path.Dir(d.File) + "/" + stem + "."
	first, _ := slices.BinarySearchFunc(s.Files, prefix, func(f File, p string) int { return strings.Compare(f.Path, p) })
	best, file := len(pictures), ""
	for _, f := range s.Files[first:] {
		kind, fits := strings.CutPrefix(f.Path, prefix)
		if !fits {
			break
		}
		if rank := slices.Index(pictures, strings.ToLower(kind)); rank >= 0 && rank < best && (kind == pictures[rank] || kind == strings.ToUpper(kind)) { // as cameras write it
			best, file = rank, f.Path
		}
	}
	return file
}

// Has says whether there is a file of a path, letter case included.
func (s *Store) Has(file string) bool {
	_, found := s.file(file)
	return found
}

// NearestFile suggests the file beside a document that a wrong name was meant to be.
func (s *Store) NearestFile(d *Document, src string) diag.Message {
	var names []string
	dir := path.Dir(path.Join(path.Dir(d.File), src))
	for _, f := range s.Files {
		if path.Dir(f.Path) == dir {
			names = append(names, path.Base(f.Path))
		}
	}
	return diag.DidYouMean(path.Base(src), names)
}

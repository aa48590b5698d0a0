package site

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
)

// nearestDocument suggests what a wrong path or id was meant to be.
func (s *Site) nearestDocument(from *content.Document, ref string) string {
	if id, ok := strings.CutPrefix(ref, "id:"); ok {
		return s.NearestID(id)
	}
	return s.NearestFile(from, ref)
}

// NearestFile suggests the Markdown file that a wrong path in a document was meant
// to be, as the document would name it.
func (s *Site) NearestFile(from *content.Document, ref string) string {
	n := s.nearest()
	if file := n.file(path.Base(ref)); file != "" {
		return "did you mean " + Relative(from.File, file) + "?"
	}
	return ""
}

// NearestID suggests the id that a wrong one was meant to be.
func (s *Site) NearestID(id string) string {
	if near := s.nearest().id(id); near != "" {
		return "did you mean id:" + near + "?"
	}
	return ""
}

// nearest is what wrong references are held against: a site that has moved here from
// elsewhere may have thousands of them.
type nearest struct {
	files map[string]string // the first by the last part of its path
	bases []string          // these parts, sorted
	byEnd map[string]string // the first id by its last part
	ids   []string          // sorted
}

func nearestOf(byFile, byID []*content.Document) *nearest {
	n := &nearest{files: map[string]string{}, byEnd: map[string]string{}}
	for _, d := range byFile {
		if base := path.Base(d.File); n.files[base] == "" {
			n.files[base] = d.File
			n.bases = append(n.bases, base)
		}
	}
	slices.Sort(n.bases)
	for _, d := range byID {
		n.ids = append(n.ids, d.ID)
		if end := path.Base(d.ID); n.byEnd[end] == "" {
			n.byEnd[end] = d.ID
		}
	}
	n.ids = slices.Compact(n.ids)
	return n
}

// file is the file of a name, else that of the nearest; "" where none is near.
func (n *nearest) file(base string) string {
	if n.files[base] == "" {
		base = diag.Nearest(base, n.bases)
	}
	return n.files[base]
}

// id is an id that ends as another does, else the nearest; "" where none is near.
func (n *nearest) id(id string) string {
	if same := n.byEnd[path.Base(id)]; same != "" {
		return same
	}
	return diag.Nearest(id, n.ids)
}

// Relative is the path of a file as another one, wherever it stands, names it.
func Relative(from, to string) string {
	here, there := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	for len(here) > 0 && len(there) > 1 && here[0] == there[0] {
		here, there = here[1:], there[1:]
	}
	return strings.Repeat("../", len(here)) + strings.Join(there, "/")
}

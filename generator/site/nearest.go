package site

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
)

// nearestDocument returns a hint for a path or id that does not exist, or "".
func (s *Site) nearestDocument(from *content.Document, ref string) diag.Message {
	if id, ok := strings.CutPrefix(ref, "id:"); ok {
		return s.NearestID(id)
	}
	return s.NearestFile(from, ref)
}

// NearestFile returns a hint for a path in a document that does not exist: the nearest
// Markdown file, as the document would name it, or "".
func (s *Site) NearestFile(from *content.Document, ref string) diag.Message {
	n := s.nearest()
	if file := n.file(path.Base(ref)); file != "" {
		return diag.Say("hint.did-you-mean-file", Relative(from.File, file))
	}
	return diag.Message{}
}

// NearestID returns a hint for an id that does not exist, or "".
func (s *Site) NearestID(id string) diag.Message {
	if near := s.nearest().id(id); near != "" {
		return diag.Say("hint.did-you-mean-file", "id:"+near)
	}
	return diag.Message{}
}

// nearest is an index of files and ids for hints. A site that was converted from another
// system may have thousands of wrong references.
type nearest struct {
	files map[string]string // the first file with a last part of its path
	bases []string          // these parts, sorted
	byEnd map[string]string // the first id with a last part
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

// file returns the file of a name, else that of the nearest name, else "".
func (n *nearest) file(base string) string {
	if n.files[base] == "" {
		base = diag.Nearest(base, n.bases)
	}
	return n.files[base]
}

// id returns an id with the same last part, else the nearest id, else "".
func (n *nearest) id(id string) string {
	if same := n.byEnd[path.Base(id)]; same != "" {
		return same
	}
	return diag.Nearest(id, n.ids)
}

// Relative returns the path to a file from the folder of another file.
func Relative(from, to string) string {
	here, there := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	for len(here) > 0 && len(there) > 1 && here[0] == there[0] {
		here, there = here[1:], there[1:]
	}
	return strings.Repeat("../", len(here)) + strings.Join(there, "/")
}

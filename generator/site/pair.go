package site

import (
	"slices"
	"strings"

	"qostil/generator/content"
)

// pair groups the documents of one id; each group is in declared order of
// languages, the groups in order of their ids. Of two files that claim to be one
// version the first by path is it.
func (k *linker) pair(documents []*content.Document) [][]*content.Document {
	if k.replace(documents) {
		return k.grouped()
	}
	byPath := func(a, b *content.Document) int { return strings.Compare(a.File, b.File) }
	k.byFile = documents
	if !slices.IsSortedFunc(documents, byPath) {
		k.byFile = slices.SortedFunc(slices.Values(documents), byPath)
	}
	versions := slices.Clone(k.byFile)
	slices.SortStableFunc(versions, k.compareVersions) // quick, where ids are paths: little is out of place
	for _, d := range versions {
		if n := len(k.byID); n > 0 && k.compareVersions(k.byID[n-1], d) == 0 {
			k.twins = true
			k.Problems.Errorf(d.At("id"), "two files are the version in %q of one story (id %q)", d.Lang, d.ID).
				With(k.byID[n-1].At("id")).Hintf("rename one of them, or give it an id of its own")
			continue
		}
		k.byID = append(k.byID, d)
	}
	var groups [][]*content.Document
	for start, i := 0, 1; start < len(k.byID); i++ {
		if i == len(k.byID) || k.byID[i].ID != k.byID[start].ID {
			groups = append(groups, k.byID[start:i:i])
			start = i
		}
	}
	return groups
}

// replace takes the order of the last site where the documents are the same but for
// new contents of some: to look at none of the others is half of the time of pairing.
func (k *linker) replace(documents []*content.Document) bool {
	if k.last == nil || k.last.twins || len(documents) != len(k.last.byFile) {
		return false
	}
	var changed []int
	for i, d := range documents {
		if old := k.last.byFile[i]; d == old {
			continue
		} else if d.File != old.File || d.ID != old.ID || d.Lang != old.Lang {
			return false
		}
		changed = append(changed, i)
	}
	k.byFile, k.byID = documents, slices.Clone(k.last.byID)
	for _, i := range changed {
		at, _ := k.version(documents[i].ID, documents[i].Lang)
		k.byID[at] = documents[i]
	}
	return true
}

// grouped are the groups of the last site, of the documents as they are now.
func (k *linker) grouped() [][]*content.Document {
	groups := make([][]*content.Document, len(k.last.stories))
	at := 0
	for i, p := range k.last.stories {
		groups[i] = k.byID[at : at+len(p.group) : at+len(p.group)]
		at += len(p.group)
	}
	return groups
}

package site

import (
	"slices"
	"strconv"
	"strings"

	"qostil/generator/content"
	"qostil/generator/language/locale"
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
			k.twin(k.byID[n-1], d)
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

// twin says that two files claim to be one version. Names that only the form of their
// letters tells apart look the same; a shell can be told which of them is meant.
func (k *linker) twin(first, second *content.Document) {
	p := k.Problems.Errorf(second.At("id"), "two files are the version in %q of one story (id %q)", second.Lang, second.ID).
		With(first.At("id")).Hintf("rename one of them, or give it an id of its own")
	if locale.NFC(first.File) != locale.NFC(second.File) {
		return
	}
	other := first.File
	if other == locale.NFC(other) {
		other = second.File
	}
	p.Text += ": their names differ in the Unicode form of their letters alone (NFC and NFD)"
	p.Hintf("keep one of them; the other is, to a shell, $'%s'", strings.Trim(strconv.QuoteToASCII(other), `"`))
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

package site

import (
	"slices"
	"strconv"
	"strings"

	"qostil/generator/content"
	"qostil/generator/language/locale"
)

// pair groups the documents of each id. A group is in the declared order of languages, the
// groups are in the order of ids. If two files claim to be the same version, it is the
// first by path.
func (l *linker) pair(documents []*content.Document) [][]*content.Document {
	if l.samePairs(documents) {
		return l.lastGroups()
	}
	byPath := func(a, b *content.Document) int { return strings.Compare(a.File, b.File) }
	l.byFile = documents
	if !slices.IsSortedFunc(documents, byPath) {
		l.byFile = slices.SortedFunc(slices.Values(documents), byPath)
	}
	versions := slices.Clone(l.byFile)
	slices.SortStableFunc(versions, l.compareVersions) // fast, since ids are mostly paths: few documents are out of place
	for _, d := range versions {
		if n := len(l.byID); n > 0 && l.compareVersions(l.byID[n-1], d) == 0 {
			l.hasDuplicateVersions = true
			l.duplicate(l.byID[n-1], d)
			continue
		}
		l.byID = append(l.byID, d)
	}
	var groups [][]*content.Document
	for start, i := 0, 1; start < len(l.byID); i++ {
		if i == len(l.byID) || l.byID[i].ID != l.byID[start].ID {
			groups = append(groups, l.byID[start:i:i])
			start = i
		}
	}
	return groups
}

// duplicate adds the Problem that two files claim to be one version. Names that differ in
// their Unicode form alone look the same, so the hint spells one of them in escapes.
func (l *linker) duplicate(first, second *content.Document) {
	if locale.NFC(first.File) != locale.NFC(second.File) {
		l.Problems.Add(second.At("id"), "story.two-versions", second.Lang, second.ID).With(first.At("id"))
		return
	}
	other := first.File
	if other == locale.NFC(other) {
		other = second.File
	}
	l.Problems.Add(second.At("id"), "story.same-name", second.Lang, second.ID, strings.Trim(strconv.QuoteToASCII(other), `"`)).With(first.At("id"))
}

// samePairs takes the pairs of the last Site over, if only the contents of documents have
// changed, and reports whether it did. Comparing no others halves the time of pairing.
func (l *linker) samePairs(documents []*content.Document) bool {
	if l.last == nil || l.last.hasDuplicateVersions || len(documents) != len(l.last.byFile) {
		return false
	}
	var changed []int
	for i, d := range documents {
		if old := l.last.byFile[i]; d == old {
			continue
		} else if d.File != old.File || d.ID != old.ID || d.Lang != old.Lang {
			return false
		}
		changed = append(changed, i)
	}
	l.byFile, l.byID = documents, slices.Clone(l.last.byID)
	for _, i := range changed {
		at, _ := l.version(documents[i].ID, documents[i].Lang)
		l.byID[at] = documents[i]
	}
	return true
}

// lastGroups returns the groups of the last Site, with the present documents.
func (l *linker) lastGroups() [][]*content.Document {
	groups := make([][]*content.Document, len(l.last.stories))
	at := 0
	for i, p := range l.last.stories {
		groups[i] = l.byID[at : at+len(p.group) : at+len(p.group)]
		at += len(p.group)
	}
	return groups
}

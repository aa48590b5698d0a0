package fields

import (
	"bytes"
	"strings"

	"qostil/generator/diag"
)

// unmerged finds the marks that git leaves where two versions collide (git-merge, "How
// conflicts are presented"), and names both.
func unmerged(file string, src []byte, problems *diag.List) {
	if !bytes.Contains(src, []byte("<<<<<<< ")) {
		return
	}
	lines := strings.Split(string(src), "\n")
	for n, line := range lines {
		ours, found := strings.CutPrefix(line, "<<<<<<< ")
		if !found {
			continue
		}
		theirs, between := otherSide(lines[n+1:])
		at := diag.Place{File: file, Line: n + 1, Column: 1, Width: 7}
		if theirs == "" {
			problems.Errorf(at, "an unresolved merge conflict (our side: %s)", strings.TrimSpace(ours)).
				Hintf("keep one side, or both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>")
			continue
		}
		p := problems.Errorf(at, "an unresolved merge conflict of %s with %s", strings.TrimSpace(ours), theirs).
			Hintf("keep one side, or both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>")
		if rowsAlone(between) {
			p.Hintf("both sides have recorded a state of the original: keep either line, read the translation against the original, then: qostil status --accept %s", file)
		}
	}
}

// otherSide is the name of the other side of a conflict whose lines follow, and what
// both say; "" where it never ends.
func otherSide(lines []string) (theirs string, between []string) {
	for _, line := range lines {
		if name, found := strings.CutPrefix(line, ">>>>>>> "); found {
			return strings.TrimSpace(name), between
		}
		between = append(between, line)
	}
	return "", nil
}

// rowsAlone says whether all that two sides differ in is the row of hashes that a
// translation records.
func rowsAlone(lines []string) bool {
	rows := 0
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "======="):
		case strings.HasPrefix(line, "|||||||"): // what both came from
		case strings.Contains(line, "source: b") && strings.Count(line, ".") > 1:
			rows++
		default:
			return false
		}
	}
	return rows > 1
}

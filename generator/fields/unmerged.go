package fields

import (
	"bytes"
	"strings"

	"qostil/generator/diag"
)

// unmerged reports the conflict markers of git (git-merge, "How conflicts are presented")
// with the names of both sides.
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
			problems.Add(at, "merge.conflict-ours", strings.TrimSpace(ours))
			continue
		}
		p := problems.Add(at, "merge.conflict", strings.TrimSpace(ours), theirs)
		if rowsAlone(between) {
			p.WithHint("hint.merge-source", file)
		}
	}
}

// otherSide returns the name of the other side of a conflict, and the lines of both, from
// the lines after its first marker. The name is "" if the conflict has no end.
func otherSide(lines []string) (theirs string, between []string) {
	for _, line := range lines {
		if name, found := strings.CutPrefix(line, ">>>>>>> "); found {
			return strings.TrimSpace(name), between
		}
		between = append(between, line)
	}
	return "", nil
}

// rowsAlone reports whether both sides of a conflict hold nothing but the hashes of the
// original that a translation records (translation.source).
func rowsAlone(lines []string) bool {
	rows := 0
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "======="):
		case strings.HasPrefix(line, "|||||||"): // the common ancestor
		case strings.Contains(line, "source: b") && strings.Count(line, ".") > 1:
			rows++
		default:
			return false
		}
	}
	return rows > 1
}

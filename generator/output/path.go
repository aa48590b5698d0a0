package output

import (
	"io/fs"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"qostil/generator/diag"
)

// key returns a path as file systems that ignore case and Unicode composition compare it.
func key(p string) string {
	for i := 0; i < len(p); i++ {
		if c := p[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return cases.Fold().String(norm.NFC.String(p))
		}
	}
	return p
}

// isPlain reports whether a path has only lower-case letters, digits, dashes and single
// dots, and no part or path that is too long. Nearly all paths are plain, and need no
// further check.
func isPlain(p string) bool {
	part := 0
	for i := range len(p) {
		switch c := p[i]; {
		case c == '/':
			if part == 0 || part > 255 {
				return false
			}
			part = 0
			continue
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '.' && part > 0 && p[i-1] != '.':
		default:
			return false
		}
		part++
	}
	return part > 0 && len(p) <= 255 && !strings.HasPrefix(p, manifestStem)
}

// pathProblem returns why a path cannot be published on every system, or "".
func pathProblem(p string) diag.Code {
	if isPlain(p) {
		return ""
	}
	if !fs.ValidPath(p) || p == "." || strings.ContainsAny(p, "\\\x00\n\r") {
		return "output.path-outside"
	}
	if first, _, _ := strings.Cut(key(p), "/"); isManifest(first) || first == stateFolder {
		return "output.path-reserved"
	}
	for part := range strings.SplitSeq(p, "/") {
		if len(part) > 255 {
			return "output.path-part-long"
		}
	}
	if len(p) > 1000 {
		return "output.path-long"
	}
	return ""
}

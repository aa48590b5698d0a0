package fields

import (
	"bytes"
	"unicode/utf8"

	"qostil/generator/diag"
)

// Clean returns the bytes of a text file as UTF-8 without byte order mark, with LF line
// ends. Lines keep their numbers. Anything else (UTF-16, invalid UTF-8, NUL, a file with
// merge conflicts, a Git LFS pointer) is an error, and the text is nil.
func Clean(file string, raw []byte) ([]byte, diag.List) {
	var problems diag.List
	head := diag.Place{File: file, Line: 1, Column: 1}
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		problems.Add(diag.Place{File: file}, "file.utf16")
		return nil, problems
	case bytes.HasPrefix(raw, []byte("version https://git-lfs.github.com/")):
		problems.Add(head, "file.lfs")
		return nil, problems
	}
	src := bytes.TrimPrefix(raw, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	if i := invalid(src); i >= 0 {
		at := placeAt(file, src, i)
		switch {
		case bytes.HasPrefix(src[i:], []byte("\ufeff")):
			problems.Add(at, "text.bom")
		case src[i] == 0:
			problems.Add(at, "text.nul")
		default:
			problems.Add(at, "text.not-utf8", src[i])
		}
		return nil, problems
	}
	unmerged(file, src, &problems)
	if problems.Errors() > 0 {
		return nil, problems
	}
	return src, problems
}

// invalid returns the offset of the first byte that a text must not have, or -1.
func invalid(src []byte) int {
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 && !bytes.Contains(src, []byte("\ufeff")) {
		return -1 // the fast path, for nearly all files
	}
	for i := 0; i < len(src); {
		if c := src[i]; c < utf8.RuneSelf {
			if c == 0 {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size <= 1 || r == '\ufeff' {
			return i
		}
		i += size
	}
	return -1
}

// placeAt converts a byte offset to a place.
func placeAt(file string, src []byte, offset int) diag.Place {
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	return diag.Place{
		File:   file,
		Line:   bytes.Count(src[:start], []byte("\n")) + 1,
		Column: utf8.RuneCount(src[start:offset]) + 1,
	}
}

package content

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"qostil/generator/diag"
)

// Unwritten is the placeholder for words that a new translation still needs.
const Unwritten = "…"

// OriginalComment is the first line of a comment with a block of the original in a new
// translation. Blocks are counted from 1.
func OriginalComment(lang string, block int) string { return fmt.Sprintf("<!-- %s ¶%d", lang, block) }

var originalComment = regexp.MustCompile(`(?m)^<!-- [A-Za-z-]+ ¶\d+$`)

// Unfinished warns of placeholders and of comments with the original's words that are
// still in the cleaned file of a translation.
func Unfinished(file string, src []byte) diag.List {
	front, problems := ParseFront(file, src)
	if front.Document == nil || front.Broken {
		return problems
	}
	return unfinished(file, front, src)
}

func unfinished(file string, front Front, src []byte) (problems diag.List) {
	for _, key := range []string{"title", "description", "image.alt", "image.caption"} {
		v := front.Root
		for part := range strings.SplitSeq(key, ".") {
			v = v.Get(part)
		}
		if v != nil && v.Text == Unwritten {
			problems.Add(v.Place, "unwritten.key", key)
		}
	}
	body := src[front.BodyAt:]
	if !bytes.Contains(body, []byte("<!-- ")) {
		return problems
	}
	left := originalComment.FindAllIndex(body, -1)
	if len(left) == 0 {
		return problems
	}
	line := 1 + bytes.Count(src[:front.BodyAt+left[0][0]], []byte("\n"))
	at := diag.Place{File: file, Line: line, Column: 1, Width: utf8.RuneCount(body[left[0][0]:left[0][1]])}
	if len(left) > 1 {
		problems.Add(at, "unwritten.paragraphs", len(left))
	} else {
		problems.Add(at, "unwritten.paragraph")
	}
	return problems
}

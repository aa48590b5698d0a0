package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// ref records a link or a picture. An address that may not stand on a page is a Problem
// instead.
func (t *Text) ref(n ast.Node, dest []byte, alt string) {
	_, isImage := n.(*ast.Image)
	from, written := n.Pos(), dest
	if bare, ok := n.(*ast.AutoLink); ok { // it begins at the space before it, or at its bracket
		written = bare.Label(t.source)
		from += max(0, bytes.Index(t.source[from:], written))
	}
	r := Ref{Dest: address(n, dest), Alt: alt, Image: isImage, At: t.place(from, t.width(from, written))}
	if scheme, ok := allowed(r.Dest, isImage); !ok {
		if isImage {
			t.facts.Problems.Add(r.At, "image.scheme", scheme)
		} else {
			t.facts.Problems.Add(r.At, "link.scheme", scheme)
		}
		return
	}
	t.refs[n] = r
	t.facts.Refs = append(t.facts.Refs, r)
}

// maxWidth is the greatest width of a link in messages, in bytes: no screen shows more.
const maxWidth = 2000

// width returns the length of a link from its bracket to the end of its address, for the
// caret; 1 if the address stands elsewhere.
func (t *Text) width(from int, dest []byte) int {
	if from < 0 || from >= len(t.source) {
		return 1
	}
	line, _, _ := bytes.Cut(t.source[from:min(len(t.source), from+maxWidth)], []byte("\n"))
	if i := bytes.Index(line, dest); i >= 0 && len(dest) > 0 {
		end := i + len(dest)
		if end < len(line) && line[end] == ')' {
			end++
		}
		return len([]rune(string(line[:end])))
	}
	return 1
}

// address returns the address of a link or a picture. In an autolink (<https://...>) a
// backslash is a backslash.
func address(n ast.Node, dest []byte) string {
	if n.Kind() == ast.KindAutoLink {
		return decode(dest)
	}
	return unescape(dest)
}

// unescape returns a text without the backslashes and entities of Markdown.
func unescape(text []byte) string { return decode(util.UnescapePunctuations(text)) }

// decode returns a text with its entities decoded.
func decode(text []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(text)))
}

var schemeForm = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

// Allowed reports whether a link that does not stand in Markdown may have an address; if not,
// it returns the kind of the address.
func Allowed(dest string) (scheme string, ok bool) { return allowed(dest, false) }

// allowed reports whether an address may stand in a page. Addresses that carry scripts or
// leave the browser may not. Browsers ignore control characters and spaces inside a scheme, so
// this function ignores them too.
func allowed(dest string, image bool) (scheme string, ok bool) {
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, dest)
	if strings.HasPrefix(bare, "//") || strings.HasPrefix(bare, `\\`) || strings.HasPrefix(bare, `/\`) {
		return "//", false
	}
	scheme = strings.ToLower(schemeForm.FindString(bare))
	switch scheme {
	case "":
		return "", true
	case "http:", "https:", "mailto:", "tel:", "id:": // id: is ours, for stories
		return scheme, !image
	}
	return scheme, false
}

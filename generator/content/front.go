package content

import (
	"bufio"
	"bytes"
	"errors"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// maxHeader is the greatest length of front matter in bytes. It bounds the time that a
// text without a closing fence is read as YAML.
const maxHeader = 64 << 10

// split cuts a cleaned file into its front matter and its text. The library
// finds the fences; what it would pass over in silence, an unclosed or an
// indented fence above all, which publishes a draft's header as text, is a
// Problem here.
func split(file string, src []byte) (front []byte, format string, bodyAt int, problems diag.List) {
	top := diag.Place{File: file, Line: 1, Column: 1}
	first, _, _ := bytes.Cut(src, []byte("\n"))
	fence := strings.TrimRight(string(first), " \t")
	if fence != "---" && fence != "+++" {
		noFence(&problems, top, src, fence)
		return nil, "", 0, problems
	}
	captured := false
	capture := func(data []byte, _ any) error {
		front, captured = data, true
		return nil
	}
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	begin := beginning(src)
	reader.Reset(bytes.NewReader(begin))
	body, err := frontmatter.MustParse(reader, nil, frontmatter.NewFormat(fence, fence, capture))
	if errors.Is(err, frontmatter.ErrNotFound) {
		begin = src
		reader.Reset(bytes.NewReader(begin))
		body, err = frontmatter.MustParse(reader, nil, frontmatter.NewFormat(fence, fence, capture))
	}
	if err != nil || !captured {
		top.Width = 3
		if errors.Is(err, frontmatter.ErrNotFound) || err == nil {
			problems.Add(top, "front.never-ends", fence)
		} else {
			problems.Add(top, "front.unreadable", err)
		}
		return nil, "", 0, problems
	}
	bodyAt = len(begin) - len(body)
	if n := len(front); n > maxHeader {
		problems.Add(top, "front.long", n>>10, maxHeader>>10)
		return nil, "", 0, problems
	}
	if closing := src[len(first)+1+len(front) : bodyAt]; len(closing) > 0 && closing[0] != fence[0] {
		line := 2 + bytes.Count(front, []byte("\n"))
		problems.Add(diag.Place{File: file, Line: line, Column: 1, Width: utf8.RuneCount(bytes.TrimRightFunc(closing, unicode.IsSpace))},
			"front.indented-fence", fence)
		return nil, "", 0, problems
	}
	return front, fence, bodyAt, problems
}

// readers are buffers for the library, which makes one for every file otherwise.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// usualHeader is the length in bytes that few headers reach.
const usualHeader = 1 << 10

// beginning is the lines of a file that mostly hold its header. The library copies
// what comes after it, and that is the whole text.
func beginning(src []byte) []byte {
	if len(src) <= usualHeader {
		return src
	}
	return src[:bytes.LastIndexByte(src[:usualHeader], '\n')+1]
}

// noFence says what stands where front matter should begin.
func noFence(problems *diag.List, top diag.Place, src []byte, first string) {
	top.Width = len([]rune(first))
	trimmed := strings.TrimSpace(first)
	switch {
	case len(trimmed) > 3 && (strings.Trim(trimmed, "-") == "" || strings.Trim(trimmed, "+") == ""):
		problems.Add(top, "front.fence-form", len(trimmed))
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, ";;;") || strings.HasPrefix(trimmed, "---"):
		problems.Add(top, "front.kind")
	case laterFence(src) > 0:
		at := diag.Place{File: top.File, Line: laterFence(src), Column: 1, Width: 3}
		problems.Add(at, "front.not-first")
	default:
		problems.Add(top, "front.missing")
	}
}

// laterFence finds the first line that would have been a fence, from 1; 0 where
// only text stands above it, which is a document that simply has none.
func laterFence(src []byte) int {
	n := 0
	for line := range bytes.Lines(src) {
		n++
		if text := strings.TrimRight(string(line), " \t\n"); text == "---" || text == "+++" {
			return n
		} else if n > 5 {
			break
		}
	}
	return 0
}

// Front is the front matter of a text.
type Front struct {
	*fields.Document
	TOML       bool
	Start, End int // offsets in the cleaned file of what stands between the fences
	BodyAt     int // offset of the text below them
}

// ParseFront reads the front matter of a cleaned file. A file whose fences are not
// in order has none: the Document is nil then, and the problems say why.
func ParseFront(file string, src []byte) (Front, diag.List) {
	front, fence, bodyAt, problems := split(file, src)
	if fence == "" {
		return Front{}, problems
	}
	start := bytes.IndexByte(src, '\n') + 1
	f := Front{TOML: fence == "+++", Start: start, End: start + len(front), BodyAt: bodyAt}
	if f.TOML {
		f.Document = fields.TOML(file, front, 2)
	} else {
		f.Document = fields.YAML(file, front, 2)
	}
	f.Root.Place = diag.Place{File: file, Line: 1, Column: 1, Width: 3}
	return f, problems
}

package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// isHashed reports whether a file gets its hash into the name.
func isHashed(name string) bool {
	kind := path.Ext(name)
	return (kind == ".css" || kind == ".js") && !slices.Contains(unhashed, name)
}

// unhashed are the scripts that hosts and browsers know by their addresses.
var unhashed = []string{"_worker.js", "sw.js", "service-worker.js"}

// textFile is a style or script, as written and as published.
type textFile struct{ source, minified []byte }

// addHashed minifies a style or script and adds it under a name that holds its hash.
func (s *Set) addHashed(layer fs.FS, name string) textFile {
	at, kind := diag.Place{File: path.Join(Folder, name)}, path.Ext(name)
	s.urls[name] = "/" + name // so that templates find it even if it is broken
	source, err := fs.ReadFile(layer, name)
	if err != nil {
		s.unreadable(at, err)
		return textFile{}
	}
	source = bytes.TrimPrefix(source, byteOrderMark)
	if name == styleSheet && len(s.fonts) > 0 {
		source = slices.Concat(source, []byte("\n"), s.fonts)
	}
	small, err := minifyText(kind, source)
	if err != nil {
		why := ""
		why, at.Line, at.Column = position(err)
		s.Problems.Add(at, "static.broken", strings.ToUpper(kind[1:]), why)
		return textFile{}
	}
	sum := sha256.Sum256(small)
	hashed := strings.TrimSuffix(name, kind) + "." + hex.EncodeToString(sum[:4]) + kind
	s.urls[name] = "/" + hashed
	s.Hashed = append(s.Hashed, "/"+hashed)
	s.files = append(s.files, &output.File{
		Path: hashed, Type: output.TypeOf(name), From: []diag.Place{at},
		Render: func(out *output.Out) error {
			out.Write(small)
			return nil
		},
	})
	return textFile{source, small}
}

func minifyText(kind string, data []byte) ([]byte, error) {
	m := minify.New()
	m.AddFunc("css", css.Minify)
	m.AddFunc("js", js.Minify)
	return m.Bytes(kind[1:], bytes.Clone(data)) // the minifier writes into its input
}

// position splits the line and column off the minifier's message.
func position(err error) (why string, line, column int) {
	why, _, _ = strings.Cut(err.Error(), "\n")
	m := lineColumn.FindStringSubmatch(why)
	if m == nil {
		return why, 0, 0
	}
	line, _ = strconv.Atoi(m[1])
	column, _ = strconv.Atoi(m[2])
	return strings.TrimSuffix(why, m[0]), line, column
}

var lineColumn = regexp.MustCompile(` on line (\d+) and column (\d+)$`)

// checkImports finds the styles and scripts that a style or script loads by their names in
// static/: nothing is published under these names.
func (s *Set) checkImports(name string, t textFile) {
	imports := scriptPaths
	if path.Ext(name) == ".css" {
		imports = styleImports
	}
	for _, m := range imports.FindAllSubmatch(t.minified, -1) { // which has no comments
		written := string(m[1])
		to, _, _ := strings.Cut(written, "?")
		if rooted, found := strings.CutPrefix(to, "/"); found {
			to = path.Clean(rooted)
		} else {
			to = path.Join(path.Dir(name), to)
		}
		if url, found := s.urls[to]; !found || url == "/"+to {
			continue
		}
		at := importPlace(t.source, imports, written)
		at.File = path.Join(Folder, name)
		s.Problems.Add(at, "static.hashed", written, to)
	}
}

// In styles only @import loads styles; in scripts, every string that looks like a path
// independent of the page may load a script.
var (
	styleImports = regexp.MustCompile(`(?i)@import\s*(?:url\(\s*)?["']*([^"')\s;]+)`)
	scriptPaths  = regexp.MustCompile("[\"'`](\\.{0,2}/[^\"'`\\s]+)[\"'`]")
	comment      = regexp.MustCompile(`(?s)/\*.*?\*/`)
)

// importPlace is where an import is written in a source, outside of comments.
func importPlace(source []byte, imports *regexp.Regexp, written string) (at diag.Place) {
	comments := comment.FindAllIndex(source, -1)
	for _, m := range imports.FindAllSubmatchIndex(source, -1) {
		start, end := m[2], m[3]
		if string(source[start:end]) != written || slices.ContainsFunc(comments, func(c []int) bool { return c[0] < start && start < c[1] }) {
			continue
		}
		before := source[:start]
		at.Line = bytes.Count(before, []byte("\n")) + 1
		at.Column = utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
		at.Width = utf8.RuneCountInString(written)
		break
	}
	return at
}

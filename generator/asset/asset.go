// Package asset is static files copied, or minified under a name that holds
// their hash.
//
// Styles and scripts keep their folder, so that url() inside them still holds,
// and get eight digits of their hash into the name: hosts may then let browsers
// keep them for ever. Everything else is copied as it is.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// Folder is where static files are, relative to the site's folder.
const Folder = "static"

// Set is the static files of a site.
type Set struct {
	Problems diag.List
	Hashed   []string // paths on the site of the files whose names hold a hash

	// Redirects and Headers are the site's own additions to the host's control
	// files, which package feed puts after ours.
	Redirects, Headers []byte

	files []*output.File
	urls  map[string]string // name in static/ to path on the site
}

// Load reads the layers of static files; a file of a later layer replaces its
// namesake of an earlier one. A layer that does not exist is empty.
func Load(layers ...fs.FS) *Set {
	s := &Set{urls: map[string]string{}}
	from := map[string]fs.FS{}
	for _, layer := range layers {
		s.walk(layer, from)
	}
	var names []string
	for name := range from {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s.add(from[name], name)
	}
	slices.Sort(s.Hashed)
	return s
}

func (s *Set) walk(layer fs.FS, from map[string]fs.FS) {
	err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
		at := diag.Place{File: Folder + "/" + name}
		switch {
		case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
		case err != nil:
			s.Problems.Errorf(at, "cannot be read: %v", err)
		case d.Type()&fs.ModeSymlink != 0:
			s.Problems.Errorf(at, "a symbolic link; links are not followed").Hintf("put the file itself here")
		case d.IsDir():
		case !d.Type().IsRegular():
			s.Problems.Errorf(at, "neither a file nor a folder (%s)", d.Type())
		case !litter.MatchString(path.Base(name)):
			from[name] = layer
		}
		return nil
	})
	if err != nil {
		s.Problems.Errorf(diag.Place{File: Folder}, "cannot be read: %v", err)
	}
}

// litter is what editors and operating systems leave behind. Other files whose
// names begin with a dot are published: static/ is the designer's own.
var litter = regexp.MustCompile(`(?i)^(\.ds_store|thumbs\.db|desktop\.ini|\.git(keep|ignore)|4913)$|~$|\.(swp|swx|swo|tmp|bak|orig)$`)

func (s *Set) add(layer fs.FS, name string) {
	at := diag.Place{File: Folder + "/" + name}
	kind := path.Ext(name)
	if kind != ".css" && kind != ".js" && name != "_redirects" && name != "_headers" {
		s.urls[name] = "/" + name
		s.files = append(s.files, &output.File{
			Path: name, Type: output.TypeOf(name), From: []diag.Place{at},
			Render: func(out *output.Out) error {
				data, err := fs.ReadFile(layer, name)
				out.Write(data)
				return err
			},
		})
		return
	}
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		s.Problems.Errorf(at, "cannot be read: %v", err)
		return
	}
	switch name {
	case "_redirects":
		s.Redirects = data
		return
	case "_headers":
		s.Headers = data
		return
	}
	small, err := minified(kind, data)
	if err != nil {
		p := s.Problems.Errorf(at, "cannot be read as %s: %s", strings.ToUpper(kind[1:]), firstLine(err.Error()))
		p.Line, p.Column = position(err)
		return
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
}

func minified(kind string, data []byte) ([]byte, error) {
	m := minify.New()
	m.AddFunc("css", css.Minify)
	m.AddFunc("js", js.Minify)
	return m.Bytes(kind[1:], data)
}

// position reads the line and column out of the minifier's message.
func position(err error) (line, column int) {
	m := lineColumn.FindStringSubmatch(err.Error())
	if m == nil {
		return 0, 0
	}
	return number(m[1]), number(m[2])
}

var lineColumn = regexp.MustCompile(`line (\d+) and column (\d+)`)

func number(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// Files are the files as the site publishes them.
func (s *Set) Files() []*output.File { return s.files }

// URL is the path on the site of a file of static/ ("css/site.css"), and whether
// there is one.
func (s *Set) URL(name string) (url string, ok bool) {
	url, ok = s.urls[name]
	return url, ok
}

// Names lists the files of static/.
func (s *Set) Names() []string {
	names := make([]string, 0, len(s.urls))
	for name := range s.urls {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

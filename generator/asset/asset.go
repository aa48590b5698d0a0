// Package asset publishes static files: as they are, or minified under a name that holds
// their hash.
//
// Load reads the layers of static/; a file of the site replaces the file of the program
// that has the same name. Files then claims their paths, and URL says where a file is
// published:
//
//	set := asset.Load(asset.Options{Site: fsys}, program, own)
//	url, ok := set.URL("css/site.css") // "/css/site.1f3a5c7e.css", true
//
// Invariants:
//   - A style or script keeps its folder, so that url() inside it still holds, and gets
//     eight hexadecimal digits of its SHA-256 into the name: browsers may keep it for ever.
//   - Everything else keeps its name and its bytes, service workers included, which
//     browsers know by their address.
//   - The control files of the host (_redirects, _headers) are not published: package feed
//     puts their lines among its own.
//   - Web fonts are files of npm packages; the style sheet declares them.
package asset

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// Folder is where static files are, relative to the site's folder.
const Folder = "static"

// Set is the static files of a site.
type Set struct {
	Problems diag.List
	Hashed   []string // paths on the site of the files whose names hold a hash

	// Redirects and Headers are the site's own lines of the host's control files.
	// Package feed puts Redirects after the addresses that moved and before the
	// pages for addresses not found, Headers after all of ours.
	Redirects, Headers []byte

	files    []*output.File
	urls     map[string]string // name in static/ to path on the site
	fonts    []byte            // the rules that declare the web fonts
	webFonts []webFont
}

// Options are what a site says of its static files.
type Options struct {
	Site    fs.FS  // the site's folder, in which its fonts stand
	Fonts   []Font // for the web
	Refused string // the characters that its host allows in no file name
}

// Load reads the layers of static files; a file of a later layer replaces its
// namesake of an earlier one. A layer that does not exist is empty.
func Load(o Options, layers ...fs.FS) *Set {
	s := &Set{urls: map[string]string{}}
	for _, f := range o.Fonts {
		s.fonts = append(s.fonts, s.declare(o.Site, f)...)
	}
	from := map[string]fs.FS{}
	for _, layer := range layers {
		s.walk(layer, from, o.Refused)
	}
	var names []string
	for name := range from {
		names = append(names, name)
	}
	slices.Sort(names)
	texts := map[string]textFile{}
	for _, name := range names {
		if isHashed(name) {
			texts[name] = s.addHashed(from[name], name)
		} else {
			s.addCopied(from[name], name)
		}
	}
	for _, name := range names {
		s.checkImports(name, texts[name])
	}
	slices.Sort(s.Hashed)
	return s
}

func (s *Set) walk(layer fs.FS, from map[string]fs.FS, refused string) {
	// Every error is a Problem, and none ends the walk.
	_ = fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
		at := diag.Place{File: path.Join(Folder, name)}
		switch {
		case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
		case err != nil:
			s.unreadable(at, err)
		case isLeftover(path.Base(name)):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case name == ".":
			s.Problems.Add(at, "static.not-folder")
		case d.Type()&fs.ModeSymlink != 0:
			s.Problems.Add(at, "file.link")
		case !d.Type().IsRegular():
			s.Problems.Add(at, "file.irregular", d.Type())
		case strings.ContainsAny(name, "?"+refused):
			sign := name[strings.IndexAny(name, "?"+refused):][:1]
			s.Problems.Add(at, "static.name-refused", sign)
		default:
			from[name] = layer
		}
		return nil
	})
}

// isLeftover reports whether a file was left behind by an editor, an operating system or
// version control, or is hidden and not for web servers: a .env holds secrets.
func isLeftover(base string) bool {
	return base != "." && base[0] == '.' && !slices.Contains([]string{".well-known", ".htaccess", ".nojekyll"}, base) ||
		leftovers.MatchString(base)
}

var leftovers = regexp.MustCompile(`(?i)^(thumbs\.db|desktop\.ini|4913)$|^(#|~\$)|~$|\.(swp|swx|swo|tmp|bak|bck|orig|rej|crswap|part)$`)

// unreadable adds the Problem of a file that cannot be read. It leaves out the path, with
// which every Problem begins.
func (s *Set) unreadable(at diag.Place, err error) {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	s.Problems.Add(at, "file.unreadable", err)
}

// addCopied adds a file that is published as it is, or reads a control file.
func (s *Set) addCopied(layer fs.FS, name string) {
	at := diag.Place{File: path.Join(Folder, name)}
	switch name {
	case "_redirects":
		s.Redirects = s.readControl(at, layer, name)
		return
	case "_headers":
		s.Headers = s.readControl(at, layer, name)
		return
	}
	s.urls[name] = "/" + name
	s.files = append(s.files, &output.File{
		Path: name, Type: output.TypeOf(name), From: []diag.Place{at},
		Render: func(out *output.Out) error {
			data, err := fs.ReadFile(layer, name)
			out.Write(data)
			return err
		},
	})
}

// readControl reads a control file, so that its lines can stand among others.
func (s *Set) readControl(at diag.Place, layer fs.FS, name string) []byte {
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		s.unreadable(at, err)
		return nil
	}
	return bytes.ReplaceAll(bytes.TrimPrefix(data, byteOrderMark), []byte("\r\n"), []byte("\n"))
}

var byteOrderMark = []byte("\ufeff")

// Add claims the paths of all static files, and returns the problems of the set.
func Add(tree *output.Tree, s *Set) diag.List {
	for _, f := range s.files {
		tree.Add(f)
	}
	return s.Problems
}

// Files returns the files as the site publishes them.
func (s *Set) Files() []*output.File { return s.files }

// URL returns the path on the site of a file of static/ ("css/site.css"). ok is false if
// there is none.
func (s *Set) URL(name string) (url string, ok bool) {
	url, ok = s.urls[name]
	return url, ok
}

// Names returns the names of the files in static/, sorted.
func (s *Set) Names() []string {
	names := make([]string, 0, len(s.urls))
	for name := range s.urls {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Package picture is pictures probed, cleaned, resized and kept, and the other
// files that stand beside a story copied.
//
// Load looks into every picture that is published: what kind it really is, how
// wide and high, and whether it may be shown at all. What is published of it says
// nothing of the camera, the hour and the place. Add claims the paths of a picture
// and of its smaller sizes, which are made when they are asked for, and once: what
// has been made is found in a cache, by its content and the settings.
package picture

import (
	"io/fs"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// heavy is how many bytes a picture is asked to stay below in a repository, which
// keeps every version of it for ever.
const heavy = 1_500_000

// Options says what is made of pictures.
type Options struct {
	Images   string           // who makes the smaller ones: builtin, netlify, none
	Cache    func() output.FS // where they are kept between builds, asked for when needed; nil, or of nothing: in memory
	Typeface *card.Typeface   // of words on pictures; nil: Go Bold
	Encoders []Encoder        // for kinds that this program cannot write by itself
}

// Set is the pictures of a site.
type Set struct {
	Problems diag.List
	fsys     fs.FS
	options  Options
	studio   *studio
	probed   map[string]*source
	social   map[string]string // pictures that have one for social networks, and their focus
}

// source is a picture's file, and what probing it gave.
type source struct {
	imagefile.File
	err error

	digest digest // of its bytes
}

// Info returns what is known of a file, and whether it is a picture that can be
// shown.
func (s *Set) Info(file string) (info imagefile.Info, ok bool) {
	if src := s.probed[file]; src != nil && src.err == nil {
		return src.Info, true
	}
	return imagefile.Info{}, false
}

// Copy renders a file as it is.
func (s *Set) Copy(file string, out *output.Out) error {
	f, err := s.fsys.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = out.ReadFrom(f)
	return err
}

// Load probes the pictures of the given paths, on all cores.
func Load(fsys fs.FS, o Options, files []string) *Set {
	return (&Set{fsys: fsys, studio: newStudio()}).Update(o, files, nil)
}

// Update is the set of the pictures of the given paths, of which those that are in
// this one and are not among the changed files are not probed again.
func (s *Set) Update(o Options, files, changed []string) *Set {
	next := &Set{fsys: s.fsys, options: o, studio: s.studio, probed: map[string]*source{}, social: map[string]string{}}
	results := make([]*source, len(files))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		if known := s.probed[file]; known != nil && !slices.Contains(changed, file) {
			results[i] = known
			continue
		}
		workers.Go(func() error {
			results[i] = probe(s.fsys, file)
			return nil
		})
	}
	_ = workers.Wait() // every file has its own error
	for i, file := range files {
		next.probed[file] = results[i]
		next.tell(results[i])
	}
	return next
}

func probe(fsys fs.FS, file string) *source {
	f, err := imagefile.Probe(fsys, file)
	if err != nil {
		return &source{File: imagefile.File{Name: file}, err: err}
	}
	return &source{File: *f}
}

// tell says what is wrong with a picture, or should not be in a repository.
func (s *Set) tell(src *source) {
	at := diag.Place{File: src.Name}
	const hint = "bring it in with qostil photo add, before it is committed"
	kind := src.Kind
	switch {
	case src.err != nil:
		s.Problems = append(s.Problems, Problem(at, src.err))
	case src.Place:
		s.Problems.Warnf(at, "the picture says where it was taken; what is published of it does not, but the file does").Hintf("%s", hint)
	case kind == imagefile.JPEG || kind == imagefile.PNG && !src.Animated:
		s.Problems = append(s.Problems, weighed(at, src.Bytes, hint)...)
	default:
		s.Problems = append(s.Problems, weighed(at, src.Bytes, lighter(kind))...)
	}
}

// weighed warns of a picture that is too heavy for a repository.
func weighed(at diag.Place, bytes int64, hint string) (problems diag.List) {
	if bytes > heavy {
		problems.Warnf(at, "the picture weighs %.1f MB; 1.5 are enough for any page", float64(bytes)/1e6).Hintf("%s", hint)
	}
	return problems
}

// lighter is what makes a picture lighter that this program cannot.
func lighter(kind imagefile.Kind) string {
	if kind == imagefile.SVG {
		return "export it in less detail, or as PNG"
	}
	return "export it smaller, or as JPEG"
}

// Problem is an error of this package as a problem, with the hint that it may have.
func Problem(at diag.Place, err error) diag.Problem { return imagefile.Problem(at, err) }

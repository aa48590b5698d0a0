// Package picture makes the variants of pictures: smaller sizes, other kinds, and cuts
// for social networks. It keeps them in a cache.
//
// A Set is the pictures of a site. Load probes each file: what kind it really is, how
// wide and high it is, whether it may be shown at all. Offer says how a page shows a
// picture, and Add claims the paths of its variants:
//
//	set := picture.Load(fsys, picture.Options{Mode: picture.Builtin}, files)
//	offer, ok := set.Offer("content/2026/11/23/port.jpg", "/media/2026/11/23/port.jpg", href)
//	set.Add(tree, picture.Claim{File: "content/2026/11/23/port.jpg", Path: "/media/2026/11/23/port.jpg"})
//
// Invariants:
//   - Load, Offer and Add decode and encode no picture: what a page says of a picture
//     follows from its header, its length and its thumbnail. A variant is made when its
//     own file is asked for, or by MakeAll.
//   - What is published of a picture does not name the camera, the hour and the place.
//   - A variant depends on the bytes of the original and the settings alone. It is found
//     in the cache by both.
//   - Pictures that are decoded at one time share a budget of memory.
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

// heavy is the weight in bytes above which a picture is warned of: a repository keeps
// every version of it for ever.
const heavy = 1_500_000

// Mode is who makes the smaller sizes of pictures.
type Mode string

// The program itself, Netlify's image service, or nobody.
const (
	Builtin Mode = "builtin"
	Netlify Mode = "netlify"
	None    Mode = "none"
)

// Options says what is made of pictures.
type Options struct {
	Mode     Mode             // who makes the smaller ones; "" makes none
	Cache    func() output.FS // the folder that keeps them between builds, called when it is needed; nil, or returning nil: memory
	Typeface *card.Typeface   // of words on pictures; nil: Go Bold
	Encoders []Encoder        // for kinds that this program cannot write by itself
	Single   bool             // a variant is made alone, as a preview wants it; else together with all of its picture
	Codec    Codec            // nil functions: those of the standard library
}

// Set is the pictures of a site.
type Set struct {
	Problems diag.List
	fsys     fs.FS
	options  Options
	store    *store
	probed   map[string]*source

	published []*published // by Add
}

// source is a picture's file, and what probing it gave.
type source struct {
	imagefile.File
	err  error
	tone string

	digest digest
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
	return (&Set{fsys: fsys, store: newStore()}).Update(o, files, nil)
}

// Update returns the Set of other paths. It probes again only what is new to it, or among
// the changed files.
func (s *Set) Update(o Options, files, changed []string) *Set {
	if o.Codec.Decode == nil {
		o.Codec.Decode = imagefile.Kind.Decode
	}
	if o.Codec.Encode == nil {
		o.Codec.Encode = imagefile.Kind.Encode
	}
	next := &Set{fsys: s.fsys, options: o, store: s.store, probed: map[string]*source{}}
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
		next.check(results[i])
	}
	return next
}

func probe(fsys fs.FS, file string) *source {
	f, err := imagefile.Probe(fsys, file)
	if err != nil {
		return &source{File: imagefile.File{Name: file}, err: err}
	}
	src := &source{File: *f, tone: toneOf(f)}
	src.Thumbnail = nil // which would keep all that was read of the file
	return src
}

// check adds the Problem of a picture that cannot be shown, or does not belong into a
// repository as it is.
func (s *Set) check(src *source) {
	at := diag.Place{File: src.Name}
	kind := src.Kind
	switch {
	case src.err != nil:
		s.Problems = append(s.Problems, *diag.FromError(at, src.err))
	case src.HasLocation:
		s.Problems.Add(at, "picture.location")
	case kind == imagefile.JPEG || kind == imagefile.PNG && !src.Animated:
		s.Problems = append(s.Problems, checkWeight(at, src.Bytes, "hint.photo-add")...)
	default:
		s.Problems = append(s.Problems, checkWeight(at, src.Bytes, lightenHint(kind))...)
	}
}

// checkWeight warns of a picture that is too heavy for a repository.
func checkWeight(at diag.Place, bytes int64, hint diag.Code) (problems diag.List) {
	if bytes > heavy {
		problems.Add(at, "picture.heavy", float64(bytes)/1e6).WithHint(hint)
	}
	return problems
}

// lightenHint is the advice for a picture that this program cannot make lighter.
func lightenHint(kind imagefile.Kind) diag.Code {
	if kind == imagefile.SVG {
		return "hint.less-detail"
	}
	return "hint.export-smaller"
}

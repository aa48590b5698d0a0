// Package output holds a site as a tree of files, which are rendered when asked for, and
// publishes it.
//
// A File is a path, a media type, its sources and a function that renders it. A Tree holds
// all files and redirects of a site. Add and Redirect fill it; Seal checks it, and it does
// not change after that:
//
//	tree := &output.Tree{}
//	tree.Add(&output.File{Path: "index.html", Type: output.TypeOf("index.html"), Render: render})
//	tree.Seal()
//	stage, err := tree.Stage(ctx, root, output.StageOptions{})
//	// stage.Problems holds the problems of pages.
//	report, err := stage.Publish()
//
// Two claims on one path are an error that names both sources. Paths are equal if file
// systems that ignore case or Unicode composition take them for one.
//
// A Stage is the rendered tree: files whose bytes differ from the published ones lie in
// .qostil/stage below the output folder. Publish moves them into place by renames: new
// files, then changed ones, then it deletes what is gone. The manifest
// (qostil-manifest.txt: sorted lines of sha256, size, path) lists the files that belong to
// the site; no other file is ever changed or deleted. A build that is killed leaves whole
// files and a manifest that lists them, so that the next build finishes it. A Shard is a
// part of a tree, for builds on several machines.
package output

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"qostil/generator/diag"
)

// File is one file of the site.
type File struct {
	Path   string       // from the site's root, without a leading slash: "ru/2026/11/slug/index.html"
	Type   string       // media type: "text/html; charset=utf-8"
	From   []diag.Place // the sources that it is made of, the main one first; none for lists
	What   string       // what it is, for files without sources: "the archive of a day"
	Render func(*Out) error
	Stub   bool // a page at the old address of a redirect that links to the new one

	key string // the path folded as file systems compare it
}

// Out is what a File renders into.
type Out struct {
	bytes.Buffer
	Problems diag.List // those that only rendering finds
}

// URL returns the path by which browsers ask for the file: "/ru/2026/11/slug/".
func (f *File) URL() string { return "/" + strings.TrimSuffix(f.Path, "index.html") }

// PathOf returns the path of the file at a URL path: "ru/index.html" for "/ru/".
func PathOf(url string) string {
	if strings.HasSuffix(url, "/") {
		url += "index.html"
	}
	return strings.TrimPrefix(url, "/")
}

// Source returns the place where problems of the file are reported: its main source, or
// the file itself if it has none.
func (f *File) Source() diag.Place {
	if len(f.From) > 0 {
		return f.From[0]
	}
	return diag.Place{File: f.Path}
}

func (f *File) claimant() string {
	if len(f.From) > 0 {
		return f.From[0].File
	}
	return f.What
}

// Make renders the file. A panic of a template or a library is an error of this file and
// does not end the build.
func (f *File) Make(out *Out) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: panic: %v", f.Path, r)
		}
	}()
	return f.Render(out)
}

// Tree holds all files of a site and its redirects. Add and Redirect fill it. It does not
// change after Seal. The zero value is an empty tree.
type Tree struct {
	Problems diag.List // filled by Seal and before

	files     []*File
	sorted    sync.Once
	byKey     map[string]*File
	bare      []*File // files whose names have no dot; usually only names of folders have none
	dotted    []*File // files in folders whose names have a dot; usually only names of files have one
	redirects []Redirect
}

// NewTree returns an empty tree with memory for a number of files.
func NewTree(files int) *Tree {
	return &Tree{files: make([]*File, 0, files), byKey: make(map[string]*File, files)}
}

// Add claims a path for a file. A second claim on a path, as any file system or host
// compares paths, is an error that names both sources, and the file is left out.
func (t *Tree) Add(f *File) {
	if t.byKey == nil {
		t.byKey = map[string]*File{}
	}
	if f.key = f.Path; !isPlain(f.Path) {
		f.key = key(f.Path)
		if why := pathProblem(f.Path); why != "" {
			t.Problems.Add(f.Source(), why, f.Path)
			return
		}
	}
	if first := t.byKey[f.key]; first != nil {
		t.collision(f, first)
		return
	}
	t.byKey[f.key] = f
	t.files = append(t.files, f)
	name := strings.LastIndexByte(f.key, '/') + 1
	if strings.IndexByte(f.key[name:], '.') < 0 {
		t.bare = append(t.bare, f)
	}
	if strings.IndexByte(f.key[:name], '.') >= 0 {
		t.dotted = append(t.dotted, f)
	}
}

func (t *Tree) collision(f, first *File) {
	if len(f.From) == 0 && len(first.From) > 0 {
		f, first = first, f // a source can be changed by writers, a list cannot
	}
	p := t.Problems.Add(f.Source(), "address.claimed-twice", f.URL(), first.claimant(), f.claimant())
	for _, other := range first.From {
		p.With(other)
	}
	if first.Path != f.Path {
		p.WithHint("hint.one-path", first.Path, f.Path)
	} else {
		p.WithHint("hint.other-slug")
	}
}

// Files lists the files, sorted by path. It may be called when the tree is sealed.
func (t *Tree) Files() []*File {
	t.sorted.Do(func() {
		slices.SortFunc(t.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	})
	return t.files
}

// Len is the number of files.
func (t *Tree) Len() int { return len(t.files) }

// MadeOf lists the files whose main source is one of the given, sorted by path.
func (t *Tree) MadeOf(sources []string) []*File {
	var files []*File
	for _, f := range t.files {
		if len(f.From) > 0 && slices.Contains(sources, f.From[0].File) {
			files = append(files, f)
		}
	}
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// File returns the file at a URL path ("/ru/"), or nil.
func (t *Tree) File(url string) *File {
	f := t.byKey[key(PathOf(url))]
	if f == nil || f.Path != norm.NFC.String(PathOf(url)) {
		return nil
	}
	return f
}

// Seal checks what needs the whole tree: whether a path is both a file and a folder, and
// whether every redirect ends at a page.
func (t *Tree) Seal() {
	t.checkFolders()
	t.sealRedirects()
}

// checkFolders finds paths that are both a file and a folder. Nearly all names of files
// have a dot and few names of folders have one, so that there are few files to look at.
func (t *Tree) checkFolders() {
	reported := map[*File]bool{}
	clash := func(file, in *File) {
		if !reported[file] {
			reported[file] = true
			t.Problems.Add(file.Source(), "output.file-and-folder", file.Path, in.Path).With(in.Source())
		}
	}
	for _, file := range t.bare {
		folder := file.key + "/"
		for _, f := range t.files {
			if strings.HasPrefix(f.key, folder) {
				clash(file, f)
				break
			}
		}
	}
	for _, f := range t.dotted {
		for dir := path.Dir(f.key); dir != "."; dir = path.Dir(dir) {
			if file := t.byKey[dir]; file != nil {
				clash(file, f)
			}
		}
	}
}

// Package edit makes and changes writers' files for the commands; it is the only
// writer below content/. A change is one value, one line or one new file: comments,
// order and line ends stay, nothing is overwritten, and a file that was changed
// since it was read is reported.
//
// A Batch is what one command writes. Its files are opened, changed and made in
// memory; Write then checks all of them before the first is written.
package edit

import (
	"bytes"
	"io/fs"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Batch is the files that one command changes and makes. Where it has errors
// nothing is written at all.
type Batch struct {
	Problems diag.List
	root     Folder
	files    []*File
	byName   map[string]*File
}

// NewBatch prepares to write into a site's folder.
func NewBatch(root Folder) *Batch { return &Batch{root: root, byName: map[string]*File{}} }

// File is a writer's file in a Batch: Markdown with front matter, or YAML.
type File struct {
	Name  string // from the site's folder
	batch *Batch
	raw   []byte // as it is to be
	old   []byte // as it was read; nil for a new one
}

// Open reads a file to be changed. One that cannot be read, or whose front matter
// is no YAML or TOML, is a Problem, and nil.
func (b *Batch) Open(name string) *File {
	if f := b.byName[name]; f != nil {
		return f
	}
	raw, err := fs.ReadFile(b.root.FS(), name)
	if err != nil {
		b.Problems.Errorf(diag.Place{File: name}, "cannot be read: %v", reason(err))
		return nil
	}
	f := &File{Name: name, batch: b, raw: raw, old: bytes.Clone(raw)}
	if _, problems := parse(name, raw); problems.Errors() > 0 {
		b.Problems = append(b.Problems, problems...)
		return nil
	}
	b.add(f)
	return f
}

func (b *Batch) add(f *File) { b.files, b.byName[f.Name] = append(b.files, f), f }

// Changed lists the files that are not as they were read.
func (b *Batch) Changed() []string {
	var names []string
	for _, f := range b.files {
		if f.changed() {
			names = append(names, f.Name)
		}
	}
	return names
}

func (f *File) changed() bool { return f.old == nil || !bytes.Equal(f.raw, f.old) }

// Clean is the file as it is to be, as readers want it (fields.Clean).
func (f *File) Clean() []byte {
	src, _ := fields.Clean(f.Name, f.raw)
	return src
}

// Create makes a file. One that exists is a Problem when the Batch is written.
func (b *Batch) Create(name string, text []byte) *File {
	f := &File{Name: name, batch: b, raw: text}
	b.add(f)
	return f
}

// header is the mapping of a file: its front matter, or all of a YAML file.
type header struct {
	*fields.Document
	src        []byte // the cleaned file
	start, end int    // of the mapping's text
	toml       bool
	body       []byte // the text below front matter
}

// parse reads the mapping of a file.
func parse(name string, raw []byte) (*header, diag.List) {
	src, problems := fields.Clean(name, raw)
	if problems.Errors() > 0 {
		return nil, problems
	}
	h := &header{src: src, end: len(src)}
	if strings.HasSuffix(name, ".md") {
		front, unsplit := content.ParseFront(name, src)
		if front.Document == nil {
			return nil, unsplit
		}
		h.Document, h.start, h.end, h.toml, h.body = front.Document, front.Start, front.End, front.TOML, src[front.BodyAt:]
	} else {
		h.Document = fields.YAML(name, src, 1)
	}
	if !h.Broken && h.Root.Kind != fields.Mapping && h.Root.Kind != fields.Null {
		h.TypeError(h.Root, "a mapping (key: value)")
	}
	return h, h.Problems
}

// order is the place of a key in a file: front matter has that of content.Keys,
// glossaries that of the alphabet.
func order(name, a, b string) int {
	if !strings.HasSuffix(name, ".md") {
		return strings.Compare(a, b)
	}
	return rank(a) - rank(b)
}

// rank is the place of a key in front matter; what is unknown stands before
// translation, which is the last.
func rank(key string) int {
	last := len(content.Keys) - 1
	for i, k := range content.Keys {
		if k.Name == key {
			return 2 * i
		}
	}
	return 2*last - 1
}

// Package edit changes and creates writers' files. It is the only package that writes
// below content/.
//
// A Batch is all that one command writes. A File of it is Markdown with front matter, or
// YAML. Changes are made in memory; Write then checks all files before it writes the
// first, and either all files are written or none:
//
//	b := edit.NewBatch(root)
//	if f := b.Open("content/2026/11/23/port.ru.md"); f != nil {
//		f.Set("slug", "port")
//		f.Remove("draft")
//	}
//	b.Create("content/2026/11/23/port.en.md", text)
//	written := b.Write()
//	// b.Problems holds all errors.
//
// Invariants: a change is one value, one line or one new file; comments, the order of keys
// and line ends stay. After each change the file is parsed again, and must say what was
// asked for; else the change is undone, and an error says what to type by hand. No file is
// overwritten that exists or was changed since it was read.
package edit

import (
	"bytes"
	"io/fs"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Batch is the files that one command changes and creates. If it has errors, nothing is
// written.
type Batch struct {
	Problems diag.List
	root     Folder
	files    []*File
	byName   map[string]*File
}

// NewBatch returns an empty batch for a site's folder.
func NewBatch(root Folder) *Batch { return &Batch{root: root, byName: map[string]*File{}} }

// File is a writer's file in a Batch: Markdown with front matter, or YAML.
type File struct {
	Name  string // from the site's folder
	batch *Batch
	raw   []byte // the bytes to be written
	old   []byte // the bytes that were read; nil for a new file
}

// Open reads a file to be changed. If it cannot be read or parsed, Open adds an error and
// returns nil. Opened twice, it is the same File.
func (b *Batch) Open(name string) *File {
	if f := b.byName[name]; f != nil {
		return f
	}
	raw, err := fs.ReadFile(b.root.FS(), name)
	if err != nil {
		b.Problems.Add(diag.Place{File: name}, "file.unreadable", reason(err))
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

// Changed lists the names of new files and of files whose bytes changed.
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

// Clean returns the text to be written, as fields.Clean returns it.
func (f *File) Clean() []byte {
	src, _ := fields.Clean(f.Name, f.raw)
	return src
}

// Create adds a new file. Write fails if the file exists then.
func (b *Batch) Create(name string, text []byte) *File {
	f := &File{Name: name, batch: b, raw: text}
	b.add(f)
	return f
}

// header is the mapping of a file: its front matter, or the whole of a YAML file.
type header struct {
	*fields.Document
	src        []byte // the cleaned file
	start, end int    // of the mapping's text
	toml       bool
	body       []byte // the text below front matter
}

// parse reads the mapping of a file. It returns nil if the file is not a text or has no
// front matter.
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
		h.TypeError(h.Root, "want.mapping")
	}
	return h, h.Problems
}

// order compares two keys of a file: in front matter by the order of content.Keys, in
// other files by the alphabet.
func order(name, a, b string) int {
	if !strings.HasSuffix(name, ".md") {
		return strings.Compare(a, b)
	}
	return rank(a) - rank(b)
}

// rank is the position of a key in front matter. Unknown keys come before translation,
// which is the last.
func rank(key string) int {
	last := len(content.Keys) - 1
	for i, k := range content.Keys {
		if k.Name == key {
			return 2 * i
		}
	}
	return 2*last - 1
}

// Package content reads the files of a site as their authors wrote them.
//
// A Store holds all files below content/. A Document is one Markdown file: its path gives
// its id and language (2026/11/23/aktau-port.ru.md), its front matter gives a Header, and
// a quick scan of its text gives the number of paragraphs and letters. A File is anything
// else that is published: a picture, a recording.
//
//	store := content.Load(os.DirFS("mysite"), cfg)
//	for _, d := range store.Documents {
//		fmt.Println(d.ID, d.Lang, d.Header.Title)
//	}
//	body, err := store.Body(store.Documents[0])
//
// Invariants: Documents and Files are sorted by path. Each file is read on its own, in
// parallel; relations between files (translations, shared tags) are made by package site.
// A Document holds no text: Body reads the file again and compares its hash. A file with
// errors stays in the Store as a Broken document. A Store never changes; Update returns a
// new one.
package content

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Kind is the kind of a Document.
type Kind uint8

// The kinds of Documents.
const (
	Story Kind = iota // dated news
	Page              // a standing page: no date, no date folder
)

// Document is one Markdown file: its front matter, and counts of its text. It depends
// only on its own bytes, its path and the configuration.
type Document struct {
	File   string // path from the site's folder: content/2026/11/23/aktau-port.ru.md
	ID     string // the path below content/ without language and extension, or the key id
	Lang   string // one of the site's languages
	Kind   Kind
	Header Header

	BodyAt   int      // offset of the text in the cleaned file
	BodyLine int      // line of the file on which the text begins, from 1
	Hash     [16]byte // of the file's bytes

	Paragraphs int  // of the text
	Letters    int  // letters and digits of the text
	Brief      bool // short and plain enough for lists to show it in full

	// Broken documents have errors. They stay in the model, so that a link to one is not
	// an error too.
	Broken bool

	standsIn bool // whether it replaces a broken version, see Store.StandIn
}

// Day returns the day of the document's folder (2026/11/23) at midnight in a zone. It is
// zero if the folder names no day.
func (d *Document) Day(zone *time.Location) time.Time {
	return folderDay(d.File, zone)
}

// At is the place of a front matter key. Locate finds its line when a problem is shown.
func (d *Document) At(key string) diag.Place { return diag.Place{File: d.File, Key: key} }

// Top is the place of the document's first line.
func (d *Document) Top() diag.Place { return diag.Place{File: d.File, Line: 1, Column: 1, Width: 3} }

// File is a file that is published beside a story: a picture, a recording.
type File struct {
	Path    string // from the site's folder
	Size    int64  // bytes
	Changed time.Time
}

// Store is all files of a site.
type Store struct {
	FS        fs.FS       // the site's folder
	Documents []*Document // by path
	Files     []File      // by path
	Problems  diag.List
}

// Body reads the text of a document, without front matter. It fails if the file cannot be
// read or has changed since it was loaded: its page would mix two versions.
func (s *Store) Body(d *Document) ([]byte, error) {
	raw, err := fs.ReadFile(s.FS, d.File)
	if err != nil {
		return nil, err
	}
	if hash(raw) != d.Hash {
		return nil, fmt.Errorf("%s changed during the build; build again", d.File)
	}
	src, _ := fields.Clean(d.File, raw)
	return d.body(src), nil
}

func hash(raw []byte) [16]byte {
	sum := sha256.Sum256(raw)
	return [16]byte(sum[:16])
}

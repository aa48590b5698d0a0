// Package content is the files of a site as their authors wrote them.
//
// Load reads the front matter of every Markdown file below content/ into a
// Document, each file for itself: what one file says of another (a tag shared,
// a translation of) is the business of package site. A Document holds no text;
// Store.Body reads it again when its page is asked for.
package content

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// Kind tells the Documents apart.
type Kind uint8

// The kinds of Documents.
const (
	Story Kind = iota // dated news
	Page              // a standing page: no date, no date folder
)

// Document is one Markdown file: its front matter, and what a glance at its
// text tells. It depends on its own bytes, its path and the configuration.
type Document struct {
	File   string // path from the site's folder: content/2026/11/23/aktau-port.ru.md
	ID     string // the path without language and extension, or what front matter says
	Lang   string // one of the site's languages
	Kind   Kind
	Header Header

	BodyAt   int      // offset of the text in the cleaned file
	BodyLine int      // line of the file on which the text begins, from 1
	Hash     [16]byte // of the file's bytes

	Paragraphs int  // of the text
	Letters    int  // letters and digits of the text
	Brief      bool // short and plain enough to be printed in full wherever lists show it

	// Broken documents have errors of their own. They stay in the model, so that
	// links to them do not turn one typo into ten messages.
	Broken bool

	standsIn bool // for a broken version of the file
}

// Day is the day that the document's folder names (2026/11/23), in a zone; it is
// zero where the folder names none.
func (d *Document) Day(zone *time.Location) time.Time {
	return folderDay(d.File, zone)
}

// At is the place of a front matter key, found when the problem is shown.
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

// Body reads the text of a document again. It fails where the file has changed
// since it was loaded: the page would be neither the old nor the new one.
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

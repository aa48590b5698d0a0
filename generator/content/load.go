package content

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// The bounds of files.
const (
	maxText = 2 << 20   // a Markdown file
	maxFile = 100 << 20 // a file beside a story
)

// pictures are the kinds of files that a page can show.
var pictures = []string{"jpg", "jpeg", "png", "webp", "avif", "gif", "svg"}

// elsewhere are formats of pictures that not every browser shows.
var elsewhere = []string{"heic", "heif", "tif", "tiff", "bmp", "jxl", "psd", "dng", "cr2", "nef", "arw"}

// IsPicture reports whether the name of a file is that of a picture.
func IsPicture(file string) bool { return slices.Contains(pictures, extension(file)) }

func extension(file string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
}

// Load reads the front matter of all files below content/, on all cores. An error in one
// file does not keep the others from being read.
func Load(fsys fs.FS, cfg *config.Site) *Store {
	w := newWalker(&Store{FS: fsys}, cfg)
	w.walk(config.Folder)
	w.finish()
	w.store.sort()
	return w.store
}

// sort orders the store by path. The walk visits the entries of each folder in order, but
// a.ru.md sorts before a/b.ru.md.
func (s *Store) sort() {
	slices.SortFunc(s.Documents, func(a, b *Document) int { return strings.Compare(a.File, b.File) })
	slices.SortFunc(s.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// load reads one Markdown file. It returns nil if the path does not say its id and its
// language.
func load(fsys fs.FS, file string, cfg *config.Site, problems *diag.List) *Document {
	n, ok := parseName(problems, file, cfg)
	if !ok {
		return nil
	}
	doc := &Document{File: file, ID: n.id, Lang: n.lang, Kind: Page, Broken: true}
	if dated(file) {
		doc.Kind = Story
	}
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		problems.Add(diag.Place{File: file}, "file.unreadable", diag.Reason(err))
		return doc
	}
	doc.read(raw, cfg, problems)
	return doc
}

// Past is what a file of the site said at another time, when its bytes were these:
// its front matter, as far as that is right, and its text.
func Past(file string, raw []byte, cfg *config.Site) (*Document, []byte) {
	doc := &Document{File: file, Broken: true}
	if n, ok := parseName(&diag.List{}, file, cfg); ok {
		doc.Lang = n.lang
	}
	return doc, doc.read(raw, cfg, &diag.List{})
}

// read reads the bytes of a document's file, and returns its text.
func (doc *Document) read(raw []byte, cfg *config.Site, problems *diag.List) []byte {
	file := doc.File
	if len(raw) > maxText {
		problems.Add(diag.Place{File: file}, "file.long", len(raw)>>10, maxText>>10)
		return nil
	}
	doc.Hash = hash(raw)
	src, unclean := fields.Clean(file, raw)
	*problems = append(*problems, unclean...)
	if len(unclean) > 0 {
		return nil
	}
	d, unsplit := ParseFront(file, src)
	*problems = append(*problems, unsplit...)
	if d.Document == nil {
		return nil
	}
	doc.BodyAt, doc.BodyLine = d.BodyAt, 1+bytes.Count(src[:d.BodyAt], []byte("\n"))
	d.Zone, d.Language = cfg.Zone, locale.Language
	readHeader(d.Document, doc, cfg)
	doc.Paragraphs, doc.Letters, doc.Brief = scan(src[d.BodyAt:])
	doc.Brief = doc.Brief && doc.Paragraphs <= briefParagraphs && doc.Letters <= briefLetters
	if h := &doc.Header; h.Translation != nil && !h.Draft {
		d.Problems = append(d.Problems, unfinished(file, d, src)...)
	}
	doc.Broken = d.Problems.Errors() > 0
	*problems = append(*problems, d.Problems...)
	return src[d.BodyAt:]
}

func readHeader(d *fields.Document, doc *Document, cfg *config.Site) {
	h := &doc.Header
	fields.Read(d, d.Root, h, Keys)
	for i, k := range Keys {
		if d.Root.Get(k.Name) != nil {
			h.given |= 1 << i
		}
	}
	if h.Image != nil && h.Image.Src == "" && d.Problems.Errors() > 0 {
		h.Image = nil // that it names no file may be the fault of what is reported already
	}
	if d.Broken || d.Root.Kind == fields.Scalar || d.Root.Kind == fields.List {
		h.Tags = nil
		return // there are no keys to hold against each other
	}
	if !h.Date.IsZero() {
		doc.Kind = Story
	}
	if h.Withdrawn != nil && doc.Kind == Page {
		d.Problems.Add(d.Root.Get("withdrawn").Place, "withdrawn.standing-page")
	}
	draft := d.Root.Get("draft") // whose value may be wrong
	if doc.Kind == Story && d.Root.Get("date") == nil && (draft == nil || draft.Text == "false") {
		d.Problems.Add(doc.Top(), "date.missing", dateExample(doc, cfg))
	}
	checkHeader(d, doc, cfg)
}

func dateExample(doc *Document, cfg *config.Site) string {
	return doc.Day(cfg.Zone).Format("2006-01-02") + " 09:00"
}

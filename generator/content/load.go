package content

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/locale"
)

// The bounds of files.
const (
	maxText = 2 << 20   // a Markdown file
	maxFile = 100 << 20 // a file beside a story
)

// pictures are the kinds of files that a page can show.
var pictures = []string{"jpg", "jpeg", "png", "webp", "avif", "gif", "svg"}

// IsPicture says whether a file is a picture, by its name.
func IsPicture(file string) bool { return slices.Contains(pictures, extension(file)) }

func extension(file string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
}

// Load reads the front matter of all files below content/. What is wrong with
// one file never keeps another from being read.
func Load(fsys fs.FS, cfg *config.Site) *Store {
	w := walker{store: &Store{FS: fsys}, cfg: cfg}
	w.folder(config.Folder)
	w.store.read(w.texts, cfg)
	w.store.sort()
	return w.store
}

// read reads texts and adds them to the store.
func (s *Store) read(texts []string, cfg *config.Site) {
	documents := make([]*Document, len(texts))
	problems := make([]diag.List, len(texts))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range texts {
		workers.Go(func() error {
			documents[i] = load(s.FS, file, cfg, &problems[i])
			return nil
		})
	}
	_ = workers.Wait() // what is wrong is in problems
	for i, d := range documents {
		if d != nil {
			s.Documents = append(s.Documents, d)
		}
		s.Problems = append(s.Problems, problems[i]...)
	}
}

// sort orders the store by paths: a folder's entries are in order, all paths are not
// yet, since a.ru.md stands before a/b.ru.md.
func (s *Store) sort() {
	slices.SortFunc(s.Documents, func(a, b *Document) int { return strings.Compare(a.File, b.File) })
	slices.SortFunc(s.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// walker lists the files below content/ by what they are.
type walker struct {
	store *Store
	cfg   *config.Site
	texts []string
}

func (w *walker) folder(dir string) {
	entries, err := fs.ReadDir(w.store.FS, dir)
	if err != nil {
		w.store.Problems.Errorf(diag.Place{File: dir}, "the folder cannot be read: %v", reason(err))
	}
	for _, e := range entries { // sorted by name
		if w.entry(dir, e) && e.IsDir() {
			w.folder(path.Join(dir, e.Name()))
		}
	}
}

// entry notes what a folder holds. It says whether a folder is to be gone into.
func (w *walker) entry(dir string, e fs.DirEntry) bool {
	problems := &w.store.Problems
	file := path.Join(dir, e.Name())
	at := diag.Place{File: file}
	base := e.Name()
	if conflicted(base) {
		problems.Warnf(at, "a conflicted copy; it is not read").Hintf("keep one of the two files and delete the other")
		return false
	}
	if base == ".well-known" {
		problems.Errorf(at, "a host would obey this name").Hintf("files for the host go into static/")
		return false
	}
	if Ignored(base) {
		return false
	}
	if why := badName(base); why != "" {
		problems.Errorf(at, "%s (%q)", why, base).Hintf("rename it with letters, digits and dashes")
		return false
	}
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		target, _ := fs.ReadLink(w.store.FS, file)
		problems.Errorf(at, "a symbolic link to %q; links are not followed", target).Hintf("put the file itself here")
	case e.IsDir() && dir == config.Folder && base == "editions":
		problems.Warnf(at, "the folder is kept for editions, which are not made yet; its files are not read")
	case e.IsDir():
		if strings.HasSuffix(base, ".md") {
			problems.Warnf(at, "a folder with the name of a text")
		}
		return true
	case !e.Type().IsRegular():
		problems.Errorf(at, "neither a file nor a folder (%s)", e.Type())
	default:
		w.file(file, e)
	}
	return false
}

// conflicted says whether a service that keeps folders in step has put a second
// version there.
func conflicted(base string) bool { return strings.Contains(strings.ToLower(base), "conflicted copy") }

// settings are the files of content/ itself that package config reads.
var settings = []string{"site.yaml", "tags.yaml", "sources.yaml", "authors.yaml", "names.yaml"}

func (w *walker) file(file string, e fs.DirEntry) {
	problems := &w.store.Problems
	at := diag.Place{File: file}
	top := path.Dir(file) == config.Folder
	kind := extension(file)
	switch {
	case Reserved(path.Base(file)):
		problems.Errorf(at, "a host would obey a file of this name").Hintf("files for the host go into static/")
	case strings.HasSuffix(file, ".md"):
		w.texts = append(w.texts, file)
	case top && slices.Contains(settings, path.Base(file)):
	case top && (kind == "yaml" || kind == "yml"):
		problems.Errorf(at, "no file of this name is known here").
			Hintf("%s", hintOr(diag.DidYouMean(path.Base(file), settings), "known files: "+strings.Join(settings, ", ")))
	case IsPicture(file) || slices.Contains(w.cfg.Attachments, kind):
		info, err := e.Info()
		switch {
		case err != nil:
			problems.Errorf(at, "cannot be read: %v", reason(err))
		case info.Size() > maxFile:
			problems.Errorf(at, "the file is %d MB long; at most %d are allowed", info.Size()>>20, maxFile>>20).Hintf("keep it elsewhere and link to it")
		default:
			w.store.Files = append(w.store.Files, File{file, info.Size(), info.ModTime()})
		}
	case kind == "md" || kind == "markdown":
		problems.Errorf(at, "the name of a text ends in .md").Hintf("rename it")
	default:
		p := problems.Errorf(at, "files of this kind are not published")
		if kind != "" {
			p.Hintf("move it out of content/, or add it in %s: attachments: [%s]", config.File("site.yaml"), strings.Join(append(slices.Clone(w.cfg.Attachments), kind), ", "))
		} else {
			p.Hintf("move it out of content/")
		}
	}
}

func hintOr(hint, otherwise string) string {
	if hint != "" {
		return hint
	}
	return otherwise
}

// reason is an error of the file system without its path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// load reads one Markdown file. It returns nil only where not even its id and
// its language are known.
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
	switch {
	case err != nil:
		problems.Errorf(diag.Place{File: file}, "cannot be read: %v", reason(err))
		return doc
	case len(raw) > maxText:
		problems.Errorf(diag.Place{File: file}, "the file is %d KB long; at most %d are allowed", len(raw)>>10, maxText>>10)
		return doc
	}
	doc.Hash = hash(raw)
	src, unclean := fields.Clean(file, raw)
	*problems = append(*problems, unclean...)
	if len(unclean) > 0 {
		return doc
	}
	front, format, bodyAt, unsplit := split(file, src)
	*problems = append(*problems, unsplit...)
	if format == "" {
		return doc
	}
	doc.BodyAt, doc.BodyLine = bodyAt, 1+bytes.Count(src[:bodyAt], []byte("\n"))
	d := parse(file, format, front)
	d.Zone, d.Language = cfg.Zone, locale.Language
	readHeader(d, doc, cfg)
	doc.Paragraphs, doc.Letters, doc.Brief = scan(src[bodyAt:])
	doc.Brief = doc.Brief && doc.Paragraphs <= briefParagraphs && doc.Letters <= briefLetters
	doc.Broken = d.Problems.Errors() > 0
	*problems = append(*problems, d.Problems...)
	return doc
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
		d.Problems.Errorf(d.Root.Get("withdrawn").Place, "a standing page cannot be withdrawn").Hintf("delete the file, or say in its text what has changed")
	}
	draft := d.Root.Get("draft") // whose value may be wrong
	if doc.Kind == Story && d.Root.Get("date") == nil && (draft == nil || draft.Text == "false") {
		d.Problems.Errorf(doc.Top(), `the key "date" is missing`).
			Hintf("a story below a folder of a year has a date: date: %s", dateExample(doc, cfg))
	}
	checkHeader(d, doc, cfg)
}

func dateExample(doc *Document, cfg *config.Site) string {
	return doc.Day(cfg.Zone).Format("2006-01-02") + " 09:00"
}

package content

import (
	"cmp"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"qostil/generator/config"
	"qostil/generator/diag"
)

// walker sorts the files below content/ by kind. Texts are read in batches while the walk
// goes on.
type walker struct {
	store   *Store
	cfg     *config.Site
	texts   []string // the current batch
	readers errgroup.Group
	read    []*Store
}

func newWalker(s *Store, cfg *config.Site) *walker {
	w := &walker{store: s, cfg: cfg}
	w.readers.SetLimit(runtime.GOMAXPROCS(0))
	return w
}

// batchSize is the number of texts that one reader gets at a time.
const batchSize = 50

// text adds a text to the current batch.
func (w *walker) text(file string) {
	w.texts = append(w.texts, file)
	if len(w.texts) == batchSize {
		w.flush()
	}
}

// flush starts a reader for the current batch.
func (w *walker) flush() {
	texts, read := w.texts, &Store{}
	w.texts, w.read = nil, append(w.read, read)
	w.readers.Go(func() error {
		for _, file := range texts {
			if d := load(w.store.FS, file, w.cfg, &read.Problems); d != nil {
				read.Documents = append(read.Documents, d)
			}
		}
		return nil
	})
}

// finish waits for the readers and adds their results in the order of the walk.
func (w *walker) finish() {
	w.flush()
	_ = w.readers.Wait() // errors are in their problems
	for _, read := range w.read {
		w.store.Documents = append(w.store.Documents, read.Documents...)
		w.store.Problems = append(w.store.Problems, read.Problems...)
	}
}

func (w *walker) walk(dir string) {
	entries, err := fs.ReadDir(w.store.FS, dir)
	if err != nil {
		w.store.Problems.Errorf(diag.Place{File: dir}, "the folder cannot be read: %v", diag.Reason(err))
	}
	for _, e := range entries { // sorted by name
		if w.entry(dir, e) && e.IsDir() {
			w.walk(path.Join(dir, e.Name()))
		}
	}
}

// entry handles one entry of a folder. It reports whether the entry is a folder to walk
// into.
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

// conflicted reports whether a file is a second version that a synchronising service
// (Dropbox and others) has written.
func conflicted(base string) bool { return strings.Contains(strings.ToLower(base), "conflicted copy") }

// settings are the files directly in content/ that package config reads.
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
		w.text(file)
	case top && slices.Contains(settings, path.Base(file)):
	case top && (kind == "yaml" || kind == "yml"):
		problems.Errorf(at, "no file of this name is known here").
			Hintf("%s", cmp.Or(diag.DidYouMean(path.Base(file), settings), "known files: "+strings.Join(settings, ", ")))
	case IsPicture(file) || slices.Contains(w.cfg.Attachments, kind):
		info, err := e.Info()
		switch {
		case err != nil:
			problems.Errorf(at, "cannot be read: %v", diag.Reason(err))
		case strings.ContainsAny(file, w.cfg.Refused()):
			problems.Errorf(at, "the site's host publishes no file with %s in its path", w.cfg.Refused()).Hintf("rename it with letters, digits and dashes")
		case info.Size() > maxFile:
			problems.Errorf(at, "the file is %d MB long; at most %d are allowed", info.Size()>>20, maxFile>>20).Hintf("keep it elsewhere and link to it")
		default:
			w.store.Files = append(w.store.Files, File{file, info.Size(), info.ModTime()})
		}
	case kind == "md" || kind == "markdown":
		problems.Errorf(at, "the name of a text ends in .md").Hintf("rename it")
	case slices.Contains(elsewhere, kind):
		problems.Errorf(at, "pictures of this kind are not published").Hintf("export it as JPEG or PNG, which every browser shows")
	default:
		p := problems.Errorf(at, "files of this kind are not published")
		if kind != "" {
			p.Hintf("move it out of content/, or add it in %s: attachments: [%s]", config.File("site.yaml"), strings.Join(append(slices.Clone(w.cfg.Attachments), kind), ", "))
		} else {
			p.Hintf("move it out of content/")
		}
	}
}

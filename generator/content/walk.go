package content

import (
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
		w.store.Problems.Add(diag.Place{File: dir}, "folder.unreadable", diag.Reason(err))
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
		problems.Add(at, "file.conflicted-copy")
		return false
	}
	if base == ".well-known" {
		problems.Add(at, "folder.host-reserved")
		return false
	}
	if Ignored(base) {
		return false
	}
	if why := badName(base); why != "" {
		problems.Add(at, why, base)
		return false
	}
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		target, _ := fs.ReadLink(w.store.FS, file)
		problems.Add(at, "file.link-to", target)
	case e.IsDir() && dir == config.Folder && base == "editions":
		problems.Add(at, "folder.editions")
	case e.IsDir():
		if strings.HasSuffix(base, ".md") {
			problems.Add(at, "folder.named-as-text")
		}
		return true
	case !e.Type().IsRegular():
		problems.Add(at, "file.irregular", e.Type())
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
		problems.Add(at, "file.host-reserved")
	case strings.HasSuffix(file, ".md"):
		w.text(file)
	case top && slices.Contains(settings, path.Base(file)):
	case top && (kind == "yaml" || kind == "yml"):
		problems.Add(at, "file.unknown-settings", strings.Join(settings, ", ")).WithHintMessage(diag.DidYouMean(path.Base(file), settings))
	case IsPicture(file) || slices.Contains(w.cfg.Attachments, kind):
		info, err := e.Info()
		switch {
		case err != nil:
			problems.Add(at, "file.unreadable", diag.Reason(err))
		case strings.ContainsAny(file, w.cfg.Refused()):
			problems.Add(at, "file.name-refused", w.cfg.Refused())
		case info.Size() > maxFile:
			problems.Add(at, "file.large", info.Size()>>20, maxFile>>20)
		default:
			w.store.Files = append(w.store.Files, File{file, info.Size(), info.ModTime()})
		}
	case kind == "md" || kind == "markdown":
		problems.Add(at, "file.not-md")
	case slices.Contains(elsewhere, kind):
		problems.Add(at, "file.picture-kind")
	default:
		p := problems.Add(at, "file.kind")
		if kind != "" {
			p.WithHint("hint.attachments", config.File("site.yaml"), strings.Join(append(slices.Clone(w.cfg.Attachments), kind), ", "))
		} else {
			p.WithHint("hint.move-out")
		}
	}
}

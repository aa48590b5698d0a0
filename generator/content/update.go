package content

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
)

// manyFiles is the number of changed files above which everything is read again.
const manyFiles = 500

// Update returns the store after files were added, changed or removed, given by their
// paths from the site's folder. The result equals that of Load; the Documents of other
// files are shared. The receiver does not change.
func (s *Store) Update(cfg *config.Site, files []string) *Store {
	if len(files) > manyFiles || !s.plainFolders(files) {
		return Load(s.FS, cfg)
	}
	changed := map[string]bool{}
	for _, f := range files {
		changed[f] = true
	}
	next := &Store{FS: s.FS, Documents: slices.Clone(s.Documents), Files: slices.Clone(s.Files)}
	for f := range changed {
		if i, found := next.document(f); found {
			next.Documents = slices.Delete(next.Documents, i, i+1)
		}
		if i, found := next.file(f); found {
			next.Files = slices.Delete(next.Files, i, i+1)
		}
	}
	for _, p := range s.Problems {
		if !changed[p.File] {
			next.Problems = append(next.Problems, p)
		}
	}
	fresh := &Store{FS: s.FS}
	w := newWalker(fresh, cfg)
	for _, f := range slices.Sorted(maps.Keys(changed)) {
		if info, err := fs.Lstat(s.FS, f); err == nil {
			w.entry(path.Dir(f), fs.FileInfoToDirEntry(info))
		}
	}
	w.finish()
	next.add(fresh)
	return next
}

// add inserts what another store has, in order.
func (s *Store) add(fresh *Store) {
	for _, d := range fresh.Documents {
		i, _ := s.document(d.File)
		s.Documents = slices.Insert(s.Documents, i, d)
	}
	for _, f := range fresh.Files {
		i, _ := s.file(f.Path)
		s.Files = slices.Insert(s.Files, i, f)
	}
	s.Problems = append(s.Problems, fresh.Problems...)
}

// document finds the place of a Markdown file among the documents.
func (s *Store) document(file string) (int, bool) {
	return slices.BinarySearchFunc(s.Documents, file, func(d *Document, file string) int { return strings.Compare(d.File, file) })
}

// file finds the place of a file that stands beside a story.
func (s *Store) file(name string) (int, bool) {
	return slices.BinarySearchFunc(s.Files, name, func(f File, name string) int { return strings.Compare(f.Path, name) })
}

// plainFolders reports whether all folders of the files are ordinary folders, which have
// no problems of their own.
func (s *Store) plainFolders(files []string) bool {
	wrong := map[string]bool{}
	for _, p := range s.Problems {
		wrong[p.File] = true
	}
	for _, f := range files {
		for dir := path.Dir(f); dir != "."; dir = path.Dir(dir) {
			info, err := fs.Lstat(s.FS, dir)
			if err != nil && dir == config.Folder || wrong[dir] || badName(path.Base(dir)) != "" || conflicted(path.Base(dir)) || strings.HasSuffix(dir, ".md") || dir == config.Folder+"/editions" {
				return false
			}
			if err == nil && !info.IsDir() {
				return false
			}
		}
	}
	return true
}

// StandIn returns the store with each broken document replaced by its last good version,
// if last has one: a half-typed header does not take the page from the preview. The text,
// the hash and the tags are those of the file and the glossary now. Problems stay.
func (s *Store) StandIn(last *Store, cfg *config.Site) *Store {
	if !slices.ContainsFunc(s.Documents, func(d *Document) bool { return d.Broken }) {
		return s
	}
	good := map[string]*Document{}
	for _, d := range last.Documents {
		if !d.Broken {
			good[d.File] = d
		}
	}
	next := *s
	next.Documents = slices.Clone(s.Documents)
	for i, d := range s.Documents {
		if before := good[d.File]; d.Broken && before != nil {
			stand := *before
			stand.Hash = d.Hash
			stand.standsIn = true
			stand.Header.Tags, stand.Header.Glossary = tagsAgain(before.Header.Tags, cfg)
			if d.BodyAt > 0 {
				stand.BodyAt, stand.BodyLine = d.BodyAt, d.BodyLine
			} else {
				stand.BodyAt = 0 // the header has no end any more: as many lines as it had are passed over
			}
			next.Documents[i] = &stand
		}
	}
	return &next
}

// tagsAgain looks up tags in another glossary and leaves out those that it lacks.
func tagsAgain(names []string, cfg *config.Site) (keys []string, glossary []*config.Tag) {
	for _, key := range names {
		tag := cfg.Tags.Find(key)
		if tag != nil {
			key = tag.Key
		} else if !cfg.OpenTags {
			continue
		}
		if !slices.Contains(keys, key) {
			keys, glossary = append(keys, key), append(glossary, tag)
		}
	}
	return keys, glossary
}

// body returns the text of a document from the cleaned bytes of its file.
func (d *Document) body(src []byte) []byte {
	at := d.BodyAt
	if d.standsIn && at == 0 {
		for range d.BodyLine - 1 {
			next := bytes.IndexByte(src[at:], '\n')
			if next < 0 {
				return nil
			}
			at += next + 1
		}
	}
	return bytes.TrimSuffix(src[min(at, len(src)):], []byte("\n"))
}

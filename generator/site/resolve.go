package site

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
)

// Document returns the document of a file, or nil.
func (s *Site) Document(file string) *content.Document {
	i, found := slices.BinarySearchFunc(s.byFile, file, func(d *content.Document, file string) int { return strings.Compare(d.File, file) })
	if !found {
		return nil
	}
	return s.byFile[i]
}

// version finds the index of an id and a language in byID.
func (s *Site) version(id, lang string) (int, bool) {
	return slices.BinarySearchFunc(s.byID, &content.Document{ID: id, Lang: lang}, s.compareVersions)
}

// Version returns the document of an id in a language, or nil.
func (s *Site) Version(id, lang string) *content.Document {
	i, found := s.version(id, lang)
	if !found {
		return nil
	}
	return s.byID[i]
}

// Article returns the article of a document, or nil if it is held back.
func (s *Site) Article(d *content.Document) *Article {
	if d == nil {
		return nil
	}
	i, found := s.version(d.ID, d.Lang)
	if !found || s.byID[i] != d {
		return nil
	}
	return s.pages[i]
}

// Why returns why a document is not on the site, or nil.
func (s *Site) Why(d *content.Document) *Held { return s.held[d] }

// reference finds the document that a header names by path (../x.ru.md) or by id.
func (s *Site) reference(d *content.Document, ref string) (*content.Document, bool) {
	if id, ok := strings.CutPrefix(ref, "id:"); ok {
		for _, lang := range s.Config.Languages {
			if found := s.Version(id, lang); found != nil {
				return found, true
			}
		}
		return nil, false
	}
	found := s.Document(path.Join(path.Dir(d.File), ref))
	if found == nil {
		found = s.Document(path.Join(config.Folder, ref))
	}
	return found, found != nil
}

// BasedOn returns the published stories that an adaptation is based on: its original, and
// those that translation.of names. It returns nothing for other articles.
func (s *Site) BasedOn(a *Article) []*Article {
	if !a.Header.Translation.Adapted() {
		return nil
	}
	var all []*Article
	add := func(d *content.Document) {
		if o := s.Article(d); o != nil && o != a && o.Withdrawn == nil && !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	add(a.Story.Original)
	for _, of := range a.Header.Translation.Of {
		if !slices.Contains(s.Config.Languages, of) {
			d, _ := s.reference(a.Document, of)
			add(d)
		}
	}
	return all
}

// Alternates returns the versions of the article's story for search engines, in the declared
// order of languages; nil if there is only one.
func (a *Article) Alternates() []*Article {
	if a.Withdrawn != nil || a.NoIndex {
		return nil
	}
	var all []*Article
	for _, v := range a.Story.Versions {
		if v.Withdrawn == nil && !v.NoIndex {
			all = append(all, v)
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// Original returns the published original of a translation; nil for originals, and if the
// original is held back.
func (a *Article) Original() *Article {
	if a.Document == a.Story.Original {
		return nil
	}
	for _, v := range a.Story.Versions {
		if v.Document == a.Story.Original {
			return v
		}
	}
	return nil
}

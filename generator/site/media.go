package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/language/locale"
)

// publishFiles decides which files beside the stories are published: those of stories with
// a published version. The picture of a story under embargo must not be found before the
// story is.
func (l *linker) publishFiles(store *content.Store) {
	l.media = map[string]string{}
	l.heldFiles = map[string]bool{}
	if len(store.Files) == 0 {
		return
	}
	o := owners{map[string][]*content.Document{}, map[string][]*content.Document{}}
	for _, d := range store.Documents {
		dir := path.Dir(d.File)
		stem := dir + "/" + content.Stem(d.File)
		o.folders[dir] = append(o.folders[dir], d)
		o.stems[stem] = append(o.stems[stem], d)
	}
	held, shown := l.images(store)
	for _, f := range store.Files {
		if !shown[f.Path] && (held[f.Path] || !l.published(o.of(f.Path))) {
			l.heldFiles[f.Path] = true
			continue
		}
		url := l.Addresses.media(locale.NFC(strings.TrimPrefix(f.Path, config.Folder+"/")))
		l.Media = append(l.Media, Media{f, url})
		l.media[f.Path] = url
	}
	l.checkAltTexts()
	slices.SortFunc(l.Media, func(a, b Media) int { return cmp.Compare(a.URL, b.URL) })
}

// checkAltTexts finds published pictures without an alternative text.
func (l *linker) checkAltTexts() {
	for _, lang := range l.Languages {
		for _, list := range [][]*Article{lang.Articles, lang.Pages} {
			for _, a := range list {
				if a.Image != nil && a.Image.Alt == "" {
					l.Problems.Add(a.At("image.alt"), "image.no-alt")
				}
			}
		}
	}
}

// images returns the pictures that articles show, and those that documents held back name
// in their front matter: in a folder of many stories their names do not tell whose they
// are.
func (l *linker) images(store *content.Store) (held, shown map[string]bool) {
	held, shown = map[string]bool{}, map[string]bool{}
	for _, d := range store.Documents {
		if a := l.Article(d); a != nil && a.Image != nil {
			shown[a.Image.File] = true
		} else if i := d.Header.Image; i != nil && i.Src != "" && !l.hasVersion(d.ID) {
			held[store.ImageOf(d, i.Src)] = true
		}
	}
	return held, shown
}

// hasVersion reports whether any version of a story is published.
func (l *linker) hasVersion(id string) bool {
	return slices.ContainsFunc(l.Languages, func(lang *Language) bool { return l.Article(l.Version(id, lang.Tag)) != nil })
}

// owners finds the documents that a file beside stories may belong to.
type owners struct {
	folders map[string][]*content.Document // by their folder
	stems   map[string][]*content.Document // by their folder and stem
}

// of returns the story that a file belongs to: of the stories in its folder (or in the
// nearest folder above that has any) the one whose name begins the file's name, else all
// of them.
func (o owners) of(file string) []*content.Document {
	dir, stem := path.Dir(file), content.Stem(file)
	for stem != "" {
		if found := o.stems[dir+"/"+stem]; found != nil {
			return found
		}
		stem = stem[:max(0, strings.LastIndexAny(stem, "-_."))]
	}
	for o.folders[dir] == nil && dir != config.Folder && dir != "." {
		dir = path.Dir(dir)
	}
	return o.folders[dir]
}

// published reports whether any of the documents is on the site.
func (l *linker) published(documents []*content.Document) bool {
	return slices.ContainsFunc(documents, func(d *content.Document) bool { return l.Article(d) != nil })
}

// MediaPath returns the path on the site of a file beside a story; ok is false if the file
// is not published.
func (s *Site) MediaPath(file string) (url string, ok bool) {
	url, ok = s.media[file]
	return url, ok
}

// HeldFile reports whether a file exists but belongs to a story that is held back.
func (s *Site) HeldFile(file string) bool { return s.heldFiles[file] }

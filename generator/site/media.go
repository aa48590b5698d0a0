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

// publishFiles decides which files beside the stories are published: those whose
// story has a published version. A picture of a story under embargo must not be
// found before the story is.
func (k *linker) publishFiles(store *content.Store) {
	k.media = map[string]string{}
	k.kept = map[string]bool{}
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
	held, shown := k.images(store)
	for _, f := range store.Files {
		if !shown[f.Path] && (held[f.Path] || !k.published(o.of(f.Path))) {
			k.kept[f.Path] = true
			continue
		}
		url := k.Addresses.media(locale.NFC(strings.TrimPrefix(f.Path, config.Folder+"/")))
		k.Media = append(k.Media, Media{f, url})
		k.media[f.Path] = url
	}
	k.checkWords()
	slices.SortFunc(k.Media, func(a, b Media) int { return cmp.Compare(a.URL, b.URL) })
}

// checkWords finds published pictures that say nothing to those who do not see them.
func (k *linker) checkWords() {
	for _, l := range k.Languages {
		for _, list := range [][]*Article{l.Articles, l.Pages} {
			for _, a := range list {
				if a.Image != nil && a.Image.Alt == "" {
					k.Problems.Warnf(a.At("image.alt"), "the picture says nothing to those who do not see it").
						Hintf("write what it shows: image: {alt: ...}")
				}
			}
		}
	}
}

// images are the pictures that articles show, and those that documents held back
// name as theirs: in a folder of many stories no name tells whose these are.
func (k *linker) images(store *content.Store) (held, shown map[string]bool) {
	held, shown = map[string]bool{}, map[string]bool{}
	for _, d := range store.Documents {
		if a := k.Article(d); a != nil && a.Image != nil {
			shown[a.Image.File] = true
		} else if i := d.Header.Image; i != nil && i.Src != "" && !k.out(d.ID) {
			held[store.ImageOf(d, i.Src)] = true
		}
	}
	return held, shown
}

// out says whether a version of a story is published.
func (k *linker) out(id string) bool {
	return slices.ContainsFunc(k.Languages, func(l *Language) bool { return k.Article(k.Version(id, l.Tag)) != nil })
}

// owners are the documents that files beside stories may belong to.
type owners struct {
	folders map[string][]*content.Document // by their folder
	stems   map[string][]*content.Document // by their folder and stem
}

// of finds the story that a file belongs to: of the stories in its folder (or in the
// nearest folder above that has any) the one whose name begins the file's name, else
// all of them.
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

// published says whether any of some documents is on the site.
func (k *linker) published(documents []*content.Document) bool {
	return slices.ContainsFunc(documents, func(d *content.Document) bool { return k.Article(d) != nil })
}

// MediaPath is the path on the site of a file beside a story; ok is false where
// it is not published.
func (s *Site) MediaPath(file string) (url string, ok bool) {
	url, ok = s.media[file]
	return url, ok
}

// Kept says whether a file exists but belongs to a story that is held back.
func (s *Site) Kept(file string) bool { return s.kept[file] }

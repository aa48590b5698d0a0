package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/locale"
)

// publishFiles decides which files beside the stories are published: those whose
// story has a published version. A picture of a story under embargo must not be
// found before the story is.
func (k *linker) publishFiles(store *content.Store) {
	k.media = map[string]string{}
	k.kept = map[string]bool{}
	folders := map[string][]*content.Document{}
	if len(store.Files) == 0 {
		return
	}
	for _, d := range store.Documents {
		folders[path.Dir(d.File)] = append(folders[path.Dir(d.File)], d)
	}
	held, shown := k.images(store)
	for _, f := range store.Files {
		if !shown[f.Path] && (held[f.Path] || !k.published(folders, f.Path)) {
			k.kept[f.Path] = true
			continue
		}
		url := "/media/" + locale.NFC(strings.TrimPrefix(f.Path, config.Folder+"/"))
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

// published finds the story that a file belongs to: of the stories in its folder
// (or in the nearest folder above that has any) the one whose name begins the
// file's name, else all of them.
func (k *linker) published(folders map[string][]*content.Document, file string) bool {
	dir := path.Dir(file)
	for folders[dir] == nil && dir != config.Folder && dir != "." {
		dir = path.Dir(dir)
	}
	owners := folders[dir]
	longest := 0
	for _, d := range folders[path.Dir(file)] {
		stem := content.Stem(d.File)
		rest, begins := strings.CutPrefix(content.Stem(file), stem)
		if !begins || rest != "" && !strings.ContainsAny(rest[:1], "-_.") || len(stem) < longest {
			continue
		}
		if len(stem) > longest {
			owners, longest = nil, len(stem)
		}
		owners = append(owners, d)
	}
	return slices.ContainsFunc(owners, func(d *content.Document) bool { return k.Article(d) != nil })
}

// MediaPath is the path on the site of a file beside a story; ok is false where
// it is not published.
func (s *Site) MediaPath(file string) (url string, ok bool) {
	url, ok = s.media[file]
	return url, ok
}

// Kept says whether a file exists but belongs to a story that is held back.
func (s *Site) Kept(file string) bool { return s.kept[file] }

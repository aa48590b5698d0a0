package site

import (
	"fmt"
	"strings"

	"qostil/generator/content"
)

// address gives an article its slug and its path. Where none can be made the
// article is a Problem, and false is returned.
func (k *linker) address(a *Article) bool {
	k.link(a)
	if a.Kind == content.Page {
		return k.pageAddress(a)
	}
	a.Slug = a.Header.Slug
	if a.Slug == "" {
		stem := a.ID[strings.LastIndexByte(a.ID, '/')+1:]
		a.Slug = a.Language.Slug(stem)
		if a.Slug == "" {
			k.Problems.Errorf(a.At("title"), "no address can be made of the name %q", stem).Hintf("add a slug: of a-z, 0-9 and dashes")
			return false
		}
	}
	section := ""
	if a.Section != nil {
		section = a.Section.Slug
	} else if strings.Contains(k.Config.Permalink, "{section}") {
		k.Problems.Errorf(a.At("tags"), "the story has no section, and its address (permalink) needs one").
			Hintf("add a tag of the group section")
		return false
	}
	a.Path = strings.NewReplacer(
		"{lang}", a.Lang,
		"{year}", fmt.Sprintf("%04d", a.Date.Year()),
		"{month}", fmt.Sprintf("%02d", a.Date.Month()),
		"{day}", fmt.Sprintf("%02d", a.Date.Day()),
		"{slug}", a.Slug,
		"{section}", section,
	).Replace(k.Config.Permalink)
	return true
}

// pageAddress makes the address of a standing page from its id, part by part.
func (k *linker) pageAddress(a *Article) bool {
	parts := strings.Split(a.ID, "/")
	for i, part := range parts {
		if i == len(parts)-1 && a.Header.Slug != "" {
			parts[i] = a.Header.Slug
		} else if parts[i] = a.Language.Slug(part); parts[i] == "" {
			k.Problems.Errorf(a.At("title"), "no address can be made of the name %q", part).Hintf("rename the file with letters and digits")
			return false
		}
	}
	a.Slug = parts[len(parts)-1]
	a.Path = a.Language.Home + strings.Join(parts, "/") + "/"
	return true
}

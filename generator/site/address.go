package site

import (
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
)

// address gives an article its slug and its path. Where none can be made the
// article is a Problem, and false is returned.
func (k *linker) address(a *Article, rubric *config.Tag) bool {
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
	if rubric != nil {
		section = rubric.Slug
	} else if strings.Contains(k.Config.Permalink, "{section}") {
		k.Problems.Errorf(a.At("tags"), "the story has no section, and its address (permalink) needs one").
			Hintf("add a tag of the group section")
		return false
	}
	a.Path = permalink(k.Config.Permalink, a, section)
	return true
}

// permalink fills the slots of a pattern.
func permalink(pattern string, a *Article, section string) string {
	path := make([]byte, 0, len(pattern)+len(a.Slug))
	year, month, day := a.Date.Date()
	for {
		before, rest, found := strings.Cut(pattern, "{")
		path = append(path, before...)
		if !found {
			return string(path)
		}
		slot, after, _ := strings.Cut(rest, "}")
		pattern = after
		switch slot {
		case "lang":
			path = append(path, a.Lang...)
		case "year":
			path = digits(path, year, 1000)
		case "month":
			path = digits(path, int(month), 10)
		case "day":
			path = digits(path, day, 10)
		case "slug":
			path = append(path, a.Slug...)
		case "section":
			path = append(path, section...)
		}
	}
}

// digits appends a number with zeros in front, as many digits as a power of ten has.
func digits(path []byte, n, power int) []byte {
	for ; power > 0; power /= 10 {
		path = append(path, byte('0'+n/power%10))
	}
	return path
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

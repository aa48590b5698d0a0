package site

import (
	"slices"
	"strings"

	"qostil/generator/content"
)

// address sets the slug and the path of an article. It returns false, and adds a Problem, if
// none can be made.
func (l *linker) address(a *Article) bool {
	if a.Kind == content.Page {
		return l.pageAddress(a)
	}
	a.Slug = a.Header.Slug
	if a.Slug == "" {
		stem := a.ID[strings.LastIndexByte(a.ID, '/')+1:]
		a.Slug = a.Language.Slug(stem)
		if a.Slug == "" {
			l.Problems.Add(a.At("title"), "address.slug-needed", stem)
			return false
		}
	}
	section := ""
	if slices.ContainsFunc(l.permalink, func(p part) bool { return p.slot == "section" }) {
		rubric := sectionOf(a)
		if rubric == nil {
			l.Problems.Add(a.At("tags"), "address.no-section")
			return false
		}
		section = rubric.Slug
	}
	a.setPath(l.permalink.fill(a, section))
	return true
}

// setPath sets the path and the file of an article's page.
func (a *Article) setPath(path string) {
	whole := path + "index.html"
	a.Path, a.PageFile = whole[:len(path)], whole[1:]
}

// pattern is the permalink of site.yaml, split at its slots.
type pattern []part

// part is a slot with the text before it; the last part has no slot.
type part struct{ before, slot string }

// parsePattern splits a permalink at its slots.
func parsePattern(permalink string) pattern {
	var parts pattern
	for {
		before, rest, found := strings.Cut(permalink, "{")
		if !found {
			return append(parts, part{before: before})
		}
		slot, after, _ := strings.Cut(rest, "}")
		parts = append(parts, part{before, slot})
		permalink = after
	}
}

// fill returns the path of an article.
func (p pattern) fill(a *Article, section string) string {
	path := make([]byte, 0, 100)
	year, month, day := a.Date.Date()
	for _, part := range p {
		path = append(path, part.before...)
		switch part.slot {
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
	return string(path)
}

// digits appends a number with leading zeros; power is 10 to the number of its digits less
// one.
func digits(path []byte, n, power int) []byte {
	for ; power > 0; power /= 10 {
		path = append(path, byte('0'+n/power%10))
	}
	return path
}

// pageAddress sets the slug and the path of a standing page. They are made of its id, part
// by part.
func (l *linker) pageAddress(a *Article) bool {
	parts := strings.Split(a.ID, "/")
	for i, part := range parts {
		if i == len(parts)-1 && a.Header.Slug != "" {
			parts[i] = a.Header.Slug
		} else if parts[i] = a.Language.Slug(part); parts[i] == "" {
			l.Problems.Add(a.At("title"), "address.file-name", part)
			return false
		}
	}
	a.Slug = parts[len(parts)-1]
	a.setPath(a.Language.Home + strings.Join(parts, "/") + "/")
	return true
}

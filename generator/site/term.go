package site

import (
	"cmp"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// glossary makes the terms of all tags of the glossary, so that stories, which are prepared
// in parallel, only look them up.
func (l *linker) glossary() {
	for _, tag := range l.Config.Tags.List {
		l.tagAt[tag.Slug] = tag
		for _, lang := range l.Languages {
			t := l.term(tag, lang)
			t.at = len(l.glossed)
			l.glossed = append(l.glossed, t)
		}
	}
}

// link sets the terms of an article, its own or its original's. It returns false if some
// tags are outside the glossary; linkOpen sets the terms then.
func (l *linker) link(a *Article) bool {
	tags := tagsOf(a).Header.Glossary
	if len(tags) == 0 {
		return true
	}
	a.Terms = make([]*Term, 0, len(tags))
	for _, tag := range tags {
		if tag == nil {
			return false
		}
		l.attach(a, l.terms[termKey{tag, a.Language}])
	}
	return true
}

// linkOpen sets the terms of an article that has tags outside the glossary.
func (l *linker) linkOpen(a *Article) {
	a.Terms, a.Section = nil, nil
	from := tagsOf(a)
	for i, name := range from.Header.Tags {
		tag := from.Header.Glossary[i]
		if tag == nil {
			tag = l.open(from, name)
		}
		if tag != nil {
			l.attach(a, l.term(tag, a.Language))
		}
	}
}

func (l *linker) attach(a *Article, t *Term) {
	if slices.Contains(a.Terms, t) {
		return
	}
	a.Terms = append(a.Terms, t)
	if t.Group == config.GroupSection && a.Section == nil {
		a.Section = t
	}
}

// tagsOf returns the document whose tags an article has: its own, or its original.
func tagsOf(a *Article) *content.Document {
	if a.Header.Has(keyTags) {
		return a.Document
	}
	return a.Story.Original
}

// open returns the tag of a name outside the glossary (tags: open). Names that differ only
// in case or in forms of letters are one tag. Its address is the same in all languages,
// whichever story names it first.
func (l *linker) open(d *content.Document, name string) *config.Tag {
	folded := locale.Fold(name)
	if tag := l.openTags[folded]; tag != nil {
		if label := tag.Label[l.Config.Languages[0]]; label != name {
			l.Problems.Add(d.At("tags"), "tag.spelt-otherwise", name, label)
		}
		return tag
	}
	slug := l.slugOf(name)
	if slug == "" {
		l.Problems.Add(d.At("tags"), "address.tag-name", name, config.File("tags.yaml"))
		return nil
	}
	if tag := l.tagAt[slug]; tag != nil {
		l.Problems.Add(d.At("tags"), "address.tags-equal", name, l.Config.Text(tag.Label, d.Lang), slug, config.File("tags.yaml"))
		return nil
	}
	tag := config.Open(name, slug, l.Config.Languages)
	l.openTags[folded], l.tagAt[slug] = tag, tag
	return tag
}

// slugOf returns the slug of a name for all languages: that of the first of the site's
// languages that knows its letters.
func (l *linker) slugOf(name string) string {
	for _, lang := range l.Languages {
		if slug := lang.Slug(name); slug != "" {
			return slug
		}
	}
	return ""
}

func (l *linker) term(tag *config.Tag, lang *Language) *Term {
	key := termKey{tag, lang}
	t := l.terms[key]
	if t == nil {
		t = &Term{Tag: tag, Language: lang, Label: l.Config.Text(tag.Label, lang.Tag), Path: lang.PathOf(Tags) + tag.Slug + "/"}
		l.terms[key] = t
	}
	return t
}

// collectTerms gives the terms their articles and lists them in alphabetical order.
func (l *Language) collectTerms() {
	l.terms = map[string]*Term{}
	for _, a := range l.Articles {
		for _, t := range a.Terms {
			if t.Articles == nil {
				l.Terms, l.terms[t.Slug] = append(l.Terms, t), t
				l.addList(t.Path)
			}
			t.Articles = append(t.Articles, a)
		}
	}
	compare := l.Compare()
	slices.SortFunc(l.Terms, func(a, b *Term) int {
		return cmp.Or(compare(a.Label, b.Label), strings.Compare(a.Key, b.Key))
	})
}

// In returns the same term in another language, or nil if it has no article there.
func (t *Term) In(lang *Language) *Term { return lang.terms[t.Slug] }

// Moved returns the paths that the term had under its earlier keys.
func (t *Term) Moved() []string {
	list := strings.TrimSuffix(t.Path, t.Slug+"/")
	var old []string
	for _, alias := range t.Aliases {
		if alias != t.Slug {
			old = append(old, list+alias+"/")
		}
	}
	return old
}

// AliasesAt returns the place of the earlier keys in the glossary.
func (t *Term) AliasesAt() diag.Place {
	return diag.Place{File: config.File("tags.yaml"), Key: t.Key + ".aliases"}
}

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

// glossary makes the terms of all tags of the glossary, so that linking stories
// only looks them up.
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

// link gives an article its terms, its own or its original's. It says whether all of
// them are of the glossary; if not, linkOpen has to.
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

// linkOpen gives an article its terms where some are outside the glossary.
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

// tagsOf is the document whose tags an article has: its own, or its original.
func tagsOf(a *Article) *content.Document {
	if a.Header.Has(keyTags) {
		return a.Document
	}
	return a.Story.Original
}

// open is the tag of a name outside the glossary (tags: open). Names that differ
// only as people's typing differs are one tag. Its address is made in one language
// for all, whichever story has it first.
func (l *linker) open(d *content.Document, name string) *config.Tag {
	folded := locale.Fold(name)
	if tag := l.openTags[folded]; tag != nil {
		if label := tag.Label[l.Config.Languages[0]]; label != name {
			l.Problems.Warnf(d.At("tags"), "the tag %q is written %q elsewhere; they are taken for one", name, label)
		}
		return tag
	}
	slug := l.slugOf(name)
	if slug == "" {
		l.Problems.Errorf(d.At("tags"), "no address can be made of the tag %q", name).Hintf("add it to %s with a slug", config.File("tags.yaml"))
		return nil
	}
	if tag := l.tagAt[slug]; tag != nil {
		l.Problems.Errorf(d.At("tags"), "the tags %q and %q have one address, %q", name, l.Config.Text(tag.Label, d.Lang), slug).
			Hintf("write both in one way, or add one to %s with a slug", config.File("tags.yaml"))
		return nil
	}
	tag := config.Open(name, slug, l.Config.Languages)
	l.openTags[folded], l.tagAt[slug] = tag, tag
	return tag
}

// slugOf is a name for all languages as addresses write it: as the first of the site's
// languages does that knows its letters.
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

// collectTerms fills the terms with their articles and sorts them by the alphabet.
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

// In is the same term in another language, or nil where it has no article there.
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

// AliasesAt is where the glossary says so.
func (t *Term) AliasesAt() diag.Place {
	return diag.Place{File: config.File("tags.yaml"), Key: t.Key + ".aliases"}
}

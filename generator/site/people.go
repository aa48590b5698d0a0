package site

import (
	"cmp"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
)

// credit sets the authors of an article (its own, or its original's), its translators and
// its reviewers.
func (l *linker) credit(a *Article) {
	from := authorsOf(a)
	a.Authors = l.people(a, from.At("authors"), from.Header.Authors)
	if t := a.Header.Translation; t != nil {
		a.Translators = l.people(a, a.At("translation.translator"), t.Translator)
		a.Reviewers = l.people(a, a.At("translation.reviewed_by"), t.ReviewedBy)
	}
}

// authorsOf returns the document whose authors an article has: its own, or its original.
func authorsOf(a *Article) *content.Document {
	if a.Header.Has(keyAuthors) {
		return a.Document
	}
	return a.Story.Original
}

func (l *linker) people(a *Article, at diag.Place, names []string) []*Author {
	var people []*Author
	for _, name := range names {
		if p := l.person(a, at, name); p != nil && !slices.Contains(people, p) {
			people = append(people, p)
		}
	}
	return people
}

// person returns the author with a key of authors.yaml, or with any other name. The address
// of such a name is the same in all languages; if it is a key of authors.yaml, the name
// belongs to that author.
func (l *linker) person(a *Article, at diag.Place, name string) *Author {
	entry := l.Config.Authors.Find(name)
	if entry == nil {
		entry = &config.Author{Key: l.slugOf(name), Name: map[string]string{a.Lang: name}}
		if entry.Key == "" {
			l.Problems.Add(at, "address.author-name", name, config.File("authors.yaml"))
			return nil
		}
		if known := l.Config.Authors.Find(entry.Key); known != nil {
			entry = known
		}
	}
	byLanguage := l.authors[entry.Key]
	if byLanguage == nil {
		byLanguage = map[*Language]*Author{}
		l.authors[entry.Key] = byLanguage
	}
	p := byLanguage[a.Language]
	if p == nil {
		p = &Author{
			Key: entry.Key, Language: a.Language,
			Name: l.Config.Text(entry.Name, a.Lang), Path: a.Language.PathOf(Authors) + entry.Key + "/",
			URL: entry.URL, Bio: entry.Bio[a.Lang],
		}
		byLanguage[a.Language] = p
	}
	return p
}

func (l *Language) collectAuthors() {
	seen := func(p *Author) {
		if p.Wrote == nil && p.Translated == nil {
			l.Authors = append(l.Authors, p)
			l.addList(p.Path)
		}
	}
	for _, a := range l.Articles {
		for _, p := range a.Authors {
			seen(p)
			p.Wrote = append(p.Wrote, a)
		}
		for _, p := range a.Translators {
			seen(p)
			p.Translated = append(p.Translated, a)
		}
	}
	compare := l.Compare()
	slices.SortFunc(l.Authors, func(a, b *Author) int {
		return cmp.Or(compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
}

// collectSources lists the sources, the most cited first.
func (l *Language) collectSources(cfg *config.Site) {
	byName := map[string]*Cited{}
	for _, a := range l.Articles {
		for _, s := range a.Sources {
			c := byName[cmp.Or(s.Key, s.Name)]
			if c == nil {
				c = &Cited{Key: s.Key, Name: s.Name, Lang: s.Lang}
				if known := cfg.Sources.Key(s.Key); known != nil {
					c.Name, c.URL = cfg.Text(known.Name, l.Tag), known.URL
				}
				byName[cmp.Or(s.Key, s.Name)] = c
				l.Sources = append(l.Sources, c)
			}
			if len(c.Articles) == 0 || c.Articles[len(c.Articles)-1] != a {
				c.Articles = append(c.Articles, a)
			}
		}
	}
	compare := l.Compare()
	slices.SortFunc(l.Sources, func(a, b *Cited) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
}

func (l *Language) collectCorrections() {
	for _, a := range l.Articles {
		for i := range a.Corrections {
			l.Corrected = append(l.Corrected, Corrected{&a.Corrections[i], a})
		}
	}
	slices.SortStableFunc(l.Corrected, func(a, b Corrected) int { return b.Date.Compare(a.Date) })
}

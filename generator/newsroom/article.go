package newsroom

import (
	"path"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
)

// ArticleOptions is what is known of a new article besides its headline.
type ArticleOptions struct {
	Lang      string   // "": the site's first language
	Source    string   // address of the report, "own", or ""
	ID        string   // its short name; "": made of the headline
	Tags      []string // keys, labels or synonyms
	Translate []string // languages in which a translation is asked for
}

// NewFile is a text that was begun.
type NewFile struct {
	Changes
	File string // path from the site's folder
}

// maxShortName is the length of the short name that is made of a headline, in bytes.
const maxShortName = 40

// NewArticle begins an article: a draft in the folder of the day. Warnings name articles
// of the last days with the same source or nearly the same headline.
func (t *Task) NewArticle(headline string, o ArticleOptions) (NewFile, error) {
	cfg := t.Site.Config
	lang := o.Lang
	if lang == "" {
		lang = cfg.Languages[0]
	}
	t.declared("--lang", lang)
	a := articleText{Title: strings.TrimSpace(headline), Source: o.Source, Tags: t.tagKeys(o.Tags)}
	if a.Title == "" {
		return NewFile{}, ArgumentError{"the headline is empty"}
	}
	if o.Source != "" && o.Source != "own" && !config.IsAddress(o.Source) {
		t.batch.Problems.Add(diag.Place{File: "--source"}, "source.address-form", o.Source)
	}
	for _, to := range o.Translate {
		if t.declared("--translate", to); to == lang {
			t.batch.Problems.Add(diag.Place{File: "--translate"}, "translate.same-language", to)
		} else if !slices.Contains(a.Translate, to) {
			a.Translate = append(a.Translate, to)
		}
	}
	if t.batch.Problems.Errors() > 0 {
		return NewFile{Changes: t.write()}, nil
	}
	file := t.newFile(o.ID, a.Title, lang)
	t.warnOfUse(a, lang)
	t.batch.Create(file, a.text())
	return NewFile{Changes: t.write(), File: file}, nil
}

// declared says whether a language is one of the site's. If it is not, it adds a problem
// of the flag or argument that named it.
func (t *Task) declared(flag, lang string) bool {
	if slices.Contains(t.Site.Config.Languages, lang) {
		return true
	}
	t.batch.Problems.Add(diag.Place{File: flag}, "language.not-declared", lang, strings.Join(t.Site.Config.Languages, ", "))
	return false
}

// tagKeys returns the keys of tags that are named in any way.
func (t *Task) tagKeys(names []string) []string {
	cfg := t.Site.Config
	var keys []string
	for _, name := range names {
		name = strings.TrimSpace(name)
		key := name
		if tag := cfg.Tags.Find(name); tag != nil {
			key = tag.Key
		} else if !cfg.OpenTags || name == "" {
			t.batch.Problems.Add(diag.Place{File: "--tags"}, "tag.unknown", name).WithHintMessage(cfg.Tags.Hint(name))
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// newFile returns the path of a new article. It adds problems if another article has its
// id or its address.
func (t *Task) newFile(id, headline, lang string) string {
	flag := "--id"
	l := t.Site.Language(lang)
	if id == "" {
		id = shorten(l.Slug(headline))
		if id == "" {
			t.batch.Problems.Add(diag.Place{File: flag}, "article.no-name")
			return ""
		}
	} else {
		before := len(t.batch.Problems)
		content.CheckSlug(&t.batch.Problems, diag.Place{File: flag}, id)
		if len(t.batch.Problems) > before {
			return ""
		}
	}
	day := t.Now.Format("2006/01/02")
	file := path.Join(config.Folder, day, id+"."+lang+".md")
	if t.byFolder() {
		file = path.Join(config.Folder, lang, day, id+".md")
	}
	for _, d := range t.built.Store.Documents {
		switch sameDay := d.ID == day+"/"+id; {
		case d.File == file: // Create has a problem for it
		case sameDay && d.Lang == lang:
			t.batch.Problems.Add(d.Top(), "article.name-taken", id)
		case sameDay:
			t.batch.Problems.Add(d.Top(), "article.name-taken-translation", id, t.shown(d.File), lang)
		case d.Lang == lang && t.slug(d) == id && d.Kind == content.Story && t.month(d) == t.Now.Format("2006/01"):
			t.batch.Problems.Add(d.Top(), "article.address-taken", id)
		}
	}
	return file
}

// shorten cuts a slug between words.
func shorten(slug string) string {
	if len(slug) <= maxShortName {
		return slug
	}
	if cut := strings.LastIndexByte(slug[:maxShortName+1], '-'); cut > 0 {
		return slug[:cut]
	}
	return slug[:maxShortName]
}

// byFolder says whether the site has a folder for each language.
func (t *Task) byFolder() bool {
	for _, d := range t.built.Store.Documents {
		if strings.HasPrefix(d.File, config.Folder+"/"+d.Lang+"/") {
			return true
		}
	}
	return false
}

// slug returns the last part of a document's address.
func (t *Task) slug(d *content.Document) string {
	if d.Header.Slug != "" {
		return d.Header.Slug
	}
	return t.Site.Language(d.Lang).Slug(path.Base(d.ID))
}

// month returns the month in a document's address, as 2026/11.
func (t *Task) month(d *content.Document) string {
	at := d.Header.Date
	if at.IsZero() {
		at = d.Day(t.Site.Config.Zone)
	}
	return at.In(t.Site.Config.Zone).Format("2006/01")
}

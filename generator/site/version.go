package site

import (
	"slices"
	"time"

	"qostil/generator/content"
	"qostil/generator/diag"
)

// original returns the version that the others translate: the one without translation:. If
// several lack it, it is the earliest, else that of the first declared language; if all
// have it, the one that translation.of names.
func (l *linker) original(group []*content.Document) *content.Document {
	var first *content.Document
	for _, d := range group {
		switch {
		case d.Header.Translation != nil:
		case first == nil, !d.Header.Date.IsZero() && (first.Header.Date.IsZero() || d.Header.Date.Before(first.Header.Date)):
			first = d
		}
	}
	if first == nil {
		for _, d := range group {
			for _, of := range d.Header.Translation.Of {
				if i := slices.IndexFunc(group, func(o *content.Document) bool { return o.Lang == of && o != d }); i >= 0 {
					return group[i]
				}
			}
		}
		return group[0]
	}
	return first
}

// checkTranslation checks that translation.of names versions and stories that exist.
func (l *linker) checkTranslation(story *Story, d *content.Document, versions int) {
	t := d.Header.Translation
	if t == nil {
		return
	}
	for _, of := range t.Of {
		at := d.At("translation.of")
		if slices.Contains(l.Config.Languages, of) {
			if l.Version(d.ID, of) == nil {
				l.Problems.Add(at, "translation.no-version", of)
			} else if of == d.Lang {
				l.Problems.Add(at, "translation.of-itself")
			}
			continue
		}
		if !t.Adapted() {
			l.Problems.Add(at, "translation.language-not-declared", of)
		} else if _, found := l.reference(d, of); !found {
			l.Problems.Add(at, "translation.no-story", of).WithHintMessage(l.nearestDocument(d, of))
		}
	}
	switch {
	case d != story.Original || len(t.Of) > 0:
	case versions > 1:
		l.Problems.Add(d.At("translation"), "story.no-original")
	default:
		l.Problems.Add(d.At("translation"), "translation.no-original")
	}
}

// The keys that a translation may take from its original.
var (
	keyAuthors = content.KeyOf("authors")
	keyEmbargo = content.KeyOf("embargo")
	keyExpires = content.KeyOf("expires")
	keyKind    = content.KeyOf("kind")
	keyLayout  = content.KeyOf("layout")
	keyLead    = content.KeyOf("lead")
	keyNoIndex = content.KeyOf("noindex")
	keySource  = content.KeyOf("source")
	keySources = content.KeyOf("sources")
	keyTags    = content.KeyOf("tags")
	keyWeight  = content.KeyOf("weight")
)

// article fills an article from its document and its original.
func (l *linker) article(a *Article, story *Story, d *content.Document, store *content.Store) {
	h, o := &d.Header, &story.Original.Header
	lang := l.languages[d.Lang]
	// from returns the header whose value of a key counts: its own, if it has the key.
	from := func(key content.KeyBit) *content.Header {
		if h.Has(key) {
			return h
		}
		return o
	}
	*a = Article{
		Document: d, Story: story, Language: lang,
		Title: h.Title, Description: h.Description,
		Lead: from(keyLead).Lead, Weight: from(keyWeight).Weight, NoIndex: from(keyNoIndex).NoIndex,
		Layout: from(keyLayout).Layout, Corrections: h.Corrections,
		Aliases: h.Aliases, From: []diag.Place{d.At("slug")},
	}
	a.Date, a.DateOnly = l.date(d)
	a.Updated, a.UpdatedDay = h.Updated, h.UpdatedDay
	for _, c := range h.Corrections {
		if c.Date.After(a.Updated) {
			a.Updated, a.UpdatedDay = c.Date, c.DateOnly
		}
	}
	if !a.Updated.IsZero() {
		a.Updated = a.Updated.In(l.Config.Zone)
	}
	if w := withdrawn(h, o); w != nil && !w.Date.After(l.Now) {
		a.Withdrawn = w
	}
	sources := h
	if !h.Has(keySource | keySources) {
		sources = o
	}
	a.Own = sources.Own
	for i, s := range sources.Sources {
		source, known := l.source(s, lang)
		if a.Sources = append(a.Sources, source); !known && sources == h {
			l.unknownSource(d, i, source.Name)
		}
	}
	l.dateline(a, o)
	l.image(a, story, store)
	kind := from(keyKind).Kind
	a.Brief = d.Kind == content.Story && (kind == content.FormBrief || kind == "" && story.Original.Brief && a.Image == nil)
}

func withdrawn(h, o *content.Header) *content.Withdrawn {
	if h.Withdrawn != nil {
		return h.Withdrawn
	}
	return o.Withdrawn
}

// date returns the document's date in the site's zone; zero of a standing page. A draft
// may have no date. It has that of its folder then, for without a date it is a story only
// because of the folder's year.
func (l *linker) date(d *content.Document) (t time.Time, dateOnly bool) {
	h := &d.Header
	switch {
	case !h.Date.IsZero():
		t, dateOnly = h.Date, h.DateOnly
	case d.Kind == content.Page:
		return t, false
	default:
		t, dateOnly = d.Day(l.Config.Zone), true
	}
	return t.In(l.Config.Zone), dateOnly
}

// dateline sets the dateline. A translation takes it from its original only if it names a
// tag, since a place has another name in another language; then it is the tag's label.
func (l *linker) dateline(a *Article, o *content.Header) {
	text := a.Header.Dateline
	if text == "" {
		if text = o.Dateline; text == "" {
			return
		}
		if tag := l.Config.Tags.Find(text); tag == nil {
			return
		}
	}
	if tag := l.Config.Tags.Find(text); tag != nil {
		text = l.Config.Text(tag.Label, a.Lang)
	}
	a.Dateline = text
}

// image sets the picture of an article: the file that image.src names, else the file with
// the story's stem, or cover.* in the folder of a story.
func (l *linker) image(a *Article, story *Story, store *content.Store) {
	own, from := a.Header.Image, story.Original
	if own != nil && own.Src != "" {
		from = a.Document
	}
	named := from.Header.Image
	src := ""
	if named != nil {
		src = named.Src
	}
	file := store.ImageOf(from, src)
	if file == "" {
		if src != "" && from == a.Document {
			l.Problems.Add(from.At("image.src"), "image.missing", src).WithHintMessage(store.NearestFile(from, src))
		} else if src == "" && own != nil && a.Document == story.Original {
			l.Problems.Add(from.At("image"), "image.no-src")
		}
		return
	}
	img := &Image{File: file}
	for _, i := range []*content.Image{named, own} { // the article's own words last
		if i == nil {
			continue
		}
		if i.Credit != nil {
			img.Credit = i.Credit.In(a.Lang)
		}
		if i.Focus != "" {
			img.Focus = i.Focus
		}
	}
	if own != nil {
		img.Alt, img.Caption = own.Alt, own.Caption
	}
	a.Image = img
}

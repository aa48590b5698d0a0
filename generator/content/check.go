package content

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// checkHeader checks what can be checked with one file alone.
func checkHeader(d *fields.Document, doc *Document, cfg *config.Site) {
	checkNames(d, doc, cfg)
	checkLists(d, doc, cfg)
	checkPaths(d, doc)
	checkDates(d, doc, cfg.Zone)
}

// place is the place of a key in a document's front matter, such as "image.src".
func (doc *Document) place(d *fields.Document, key string) diag.Place {
	v := d.Root
	for part := range strings.SplitSeq(key, ".") {
		v = v.Get(part)
	}
	if v == nil {
		return doc.Top()
	}
	return v.Place
}

// checkNames checks title, slug, id and layout.
func checkNames(d *fields.Document, doc *Document, cfg *config.Site) {
	h := &doc.Header
	h.Title = locale.NFC(h.Title)
	if word, letter := locale.MixedScript(h.Title); word != "" {
		d.Problems.Add(doc.place(d, "title"), "letters.mixed", word, letter, letter)
	}
	typeset(h, doc.Lang, cfg)
	if h.Slug != "" {
		CheckSlug(&d.Problems, doc.place(d, "slug"), h.Slug)
	}
	if h.id != "" {
		checkID(&d.Problems, doc.place(d, "id"), h.id)
		doc.ID = locale.NFC(h.id)
	}
	if h.Layout != "" && !config.IsKey(h.Layout) {
		d.Problems.Add(doc.place(d, "layout"), "layout.form", h.Layout)
		h.Layout = "" // told once, and not of each translation
	}
}

// checkLists looks up tags, people and languages in the site's lists.
func checkLists(d *fields.Document, doc *Document, cfg *config.Site) {
	h := &doc.Header
	h.Tags, h.Glossary = resolveTags(d, h.Tags, cfg)
	h.Authors = resolveAuthors(d, d.Root.Get("authors"), h.Authors, cfg)
	if t := h.Translation; t != nil {
		t.Translator = resolveAuthors(d, d.Root.Get("translation").Get("translator"), t.Translator, cfg)
		reader := d.Root.Get("translation").Get("reviewed_by") // whose value may be wrong
		if t.MachineEdited() && (reader == nil || reader.Kind == fields.List && len(reader.Items) == 0) {
			d.Problems.Add(doc.place(d, "translation.method"), "translation.no-reviewer")
		}
	}
	for _, lang := range h.Translate {
		if !slices.Contains(cfg.Languages, lang) {
			d.Problems.Add(placeOf(d.Root.Get("translate"), lang), "language.not-declared", lang, strings.Join(cfg.Languages, ", "))
		}
	}
}

// checkPaths checks aliases and the path of the picture.
func checkPaths(d *fields.Document, doc *Document) {
	h := &doc.Header
	for _, alias := range h.Aliases {
		if !config.LocalPath(alias) {
			d.Problems.Add(placeOf(d.Root.Get("aliases"), alias), "path.form", alias)
		}
	}
	if i := h.Image; i != nil && (strings.Contains(i.Src, "://") || strings.HasPrefix(i.Src, "/") || strings.Contains(i.Src, `\`)) {
		d.Problems.Add(doc.place(d, "image.src"), "image.not-beside", i.Src)
	}
}

// checkDates compares the dates of a document with each other.
func checkDates(d *fields.Document, doc *Document, zone *time.Location) {
	h := &doc.Header
	if !h.Expires.IsZero() && !h.Date.IsZero() && !h.Expires.After(h.Date) {
		d.Problems.Add(doc.place(d, "expires"), "date.expires-early")
	}
	if v := d.Root.Get("updated"); !h.Updated.IsZero() && h.Updated.Before(h.Date) &&
		v.Text != h.Date.In(zone).Format(time.DateOnly) { // a day without a time is not earlier than that day
		d.Problems.Add(v.Place, "date.updated-early")
	}
	for i, c := range h.Corrections {
		if !c.Date.IsZero() && !h.Date.IsZero() && c.Date.Before(h.Date) && !c.DateOnly {
			d.Problems.Add(d.Root.Get("corrections").Items[i].Place, "correction.early")
		}
	}
}

// CheckSlug reports a slug that is not made of a-z, 0-9 and single dashes, is longer than
// 80 characters or is a reserved name. It changes no slug.
func CheckSlug(problems *diag.List, at diag.Place, slug string) {
	switch {
	case strings.Contains(slug, "/") || strings.Contains(slug, `\`) || strings.Contains(slug, ".."):
		problems.Add(at, "slug.path", slug)
	case utf8.RuneCountInString(slug) > 80:
		problems.Add(at, "slug.long", utf8.RuneCountInString(slug))
	case !config.IsKey(slug):
		problems.Add(at, "slug.form", slug).WithHintMessage(slugHint(slug))
	case slices.Contains(reserved, slug):
		problems.Add(at, "slug.reserved", slug)
	}
}

func slugHint(slug string) diag.Message {
	if l, _ := locale.Load("ru", locale.Style{}); l != nil {
		if s := l.Slug(slug); s != "" {
			return diag.Say("hint.write-slug", s)
		}
	}
	return diag.Say("hint.no-slug")
}

var idForm = regexp.MustCompile(`^[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}._-]*(/[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}._-]*)*$`)

func checkID(problems *diag.List, at diag.Place, id string) {
	if !idForm.MatchString(id) {
		problems.Add(at, "id.form", id)
	}
}

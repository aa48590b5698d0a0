package render

import (
	"encoding/json"
	"html/template"
	"time"

	"qostil/generator/site"
)

// Structured data for search engines (schema.org), as one whole script element.
// It is made in Go and not in templates: a script is no place for actions.

// Social is Open Graph (ogp.me), which social networks and messengers read.
type Social struct {
	Type       string // article, website
	Locale     string // ru_RU
	Locales    []string
	Image      *Picture
	Published  string // RFC 3339
	Modified   string
	Section    string
	Tags       []string
	AuthorURLs []string
}

func (r *renderer) social(a *site.Article, image *Picture) Social {
	s := Social{Type: "article", Locale: a.Language.OpenGraph, Image: image, Published: a.Date.Format(time.RFC3339)}
	if image != nil && image.Type == "image/svg+xml" {
		s.Image = nil // no network takes drawings
	}
	for _, v := range a.Alternates() {
		if v != a {
			s.Locales = append(s.Locales, v.Language.OpenGraph)
		}
	}
	if a.Updated.After(a.Date) {
		s.Modified = a.Updated.Format(time.RFC3339)
	}
	if a.Section != nil {
		s.Section = a.Section.Label
	}
	for _, t := range a.Terms {
		s.Tags = append(s.Tags, t.Label)
	}
	for _, p := range a.Authors {
		if path, ok := p.Language.Counterpart(p.Language, p.Path); ok {
			s.AuthorURLs = append(s.AuthorURLs, r.absolute(path))
		}
	}
	return s
}

// ld is one object of JSON-LD; encoding/json writes its keys in order.
type ld map[string]any

// crumb is one step of a breadcrumb trail.
type crumb struct{ title, path string }

func element(graph ...ld) template.HTML {
	data := ld{"@context": "https://schema.org", "@graph": graph}
	text, err := json.Marshal(data) // escapes <, > and &: nothing can end the element
	if err != nil {
		panic(err) // strings, numbers, maps and slices of them cannot fail
	}
	return trusted(`<script type="application/ld+json">` + string(text) + `</script>`)
}

func (r *renderer) organization(l *site.Language) ld {
	cfg := r.Site.Config
	o := ld{"@type": "NewsMediaOrganization", "@id": r.absolute("/") + "#org", "name": cfg.PublisherName(l.Tag), "url": r.absolute("/")}
	if cfg.Publisher.URL != "" {
		o["url"] = cfg.Publisher.URL
	}
	if path, ok := r.Assets.URL(cfg.Publisher.Logo); ok {
		o["logo"] = r.absolute(path)
	}
	if path, ok := l.Counterpart(l, l.Home+"corrections/"); ok {
		o["correctionsPolicy"] = r.absolute(path)
	}
	return o
}

// articleID is the permanent @id of a version of a story.
func (r *renderer) articleID(a *site.Article) ld { return ld{"@id": r.absolute(a.Path) + "#article"} }

// storyLD describes a story: a NewsArticle and the way to it.
func (r *renderer) storyLD(p *StoryPage, a *site.Article) template.HTML {
	l := a.Language
	trail := []crumb{}
	if a.Section != nil {
		if path, ok := l.Counterpart(l, a.Section.Path); ok {
			trail = append(trail, crumb{a.Section.Label, path})
		}
	}
	trail = append(trail, crumb{a.Title, a.Path})
	if a.Withdrawn != nil {
		return element(r.breadcrumbs(l, trail))
	}
	modified := a.Date
	if a.Updated.After(a.Date) {
		modified = a.Updated
	}
	n := r.articleID(a)
	n["@type"] = "NewsArticle"
	n["headline"] = a.Title
	n["description"] = p.Description
	n["inLanguage"] = l.Tag
	n["url"] = r.absolute(a.Path)
	n["mainEntityOfPage"] = r.absolute(a.Path)
	n["datePublished"] = a.Date.Format(time.RFC3339)
	n["dateModified"] = modified.Format(time.RFC3339)
	n["publisher"] = r.organization(l)
	n["author"] = r.persons(a.Authors, l)
	if a.Dateline != "" {
		n["dateline"] = a.Dateline
	}
	if a.Section != nil {
		n["articleSection"] = a.Section.Label
	}
	if tags := p.Social.Tags; len(tags) > 0 {
		n["keywords"] = tags
	}
	if p.Image != nil {
		n["image"] = []string{p.Image.Absolute}
	}
	r.translationLD(n, a)
	if c := citations(a); len(c) > 0 {
		n["citation"] = c
	}
	if c := corrections(a); len(c) > 0 {
		n["correction"] = c
	}
	if t := a.Header.Translation; t != nil && t.Method == "machine-edited" {
		n["backstory"] = p.Method
	}
	return element(n, r.breadcrumbs(l, trail))
}

// persons are the authors, or the publication where nobody is named.
func (r *renderer) persons(people []*site.Author, l *site.Language) []ld {
	if len(people) == 0 {
		return []ld{{"@type": "Organization", "@id": r.absolute("/") + "#org", "name": r.Site.Config.PublisherName(l.Tag)}}
	}
	var all []ld
	for _, p := range people {
		person := ld{"@type": "Person", "name": p.Name}
		if path, ok := p.Language.Counterpart(p.Language, p.Path); ok {
			person["url"] = r.absolute(path)
		}
		all = append(all, person)
	}
	return all
}

// translationLD ties the versions of a story together, from both sides. An
// adaptation is based on its original, and not a translation of it.
func (r *renderer) translationLD(n ld, a *site.Article) {
	if len(a.Translators) > 0 {
		n["translator"] = r.persons(a.Translators, a.Language)
	}
	var based []ld
	for _, o := range r.Site.BasedOn(a) {
		based = append(based, r.articleID(o))
	}
	if len(based) > 0 {
		n["isBasedOn"] = based
	}
	if o := a.Original(); o != nil && o.Withdrawn == nil && a.Header.Translation != nil && !adapted(a) {
		n["translationOfWork"] = r.articleID(o)
	}
	if a.Document != a.Story.Original {
		return
	}
	var translations []ld
	for _, v := range a.Story.Versions {
		if v != a && v.Withdrawn == nil && v.Header.Translation != nil && !adapted(v) {
			translations = append(translations, r.articleID(v))
		}
	}
	if len(translations) > 0 {
		n["workTranslation"] = translations
	}
}

func adapted(a *site.Article) bool {
	return a.Header.Translation != nil && a.Header.Translation.Method == "adapted"
}

// corrections are the mistakes owned up to.
func corrections(a *site.Article) []ld {
	var all []ld
	for _, c := range a.Corrections {
		date := c.Date.Format(time.RFC3339)
		if c.DateOnly {
			date = c.Date.Format(time.DateOnly)
		}
		all = append(all, ld{"@type": "CorrectionComment", "text": c.Text, "datePublished": date})
	}
	return all
}

// citations are the reports that a story cites.
func citations(a *site.Article) []ld {
	var all []ld
	for _, s := range a.Sources {
		c := ld{"@type": "CreativeWork", "name": s.Name, "publisher": ld{"@type": "Organization", "name": s.Name}}
		if s.URL != "" {
			c["url"] = s.URL
		}
		if s.Lang != "" {
			c["inLanguage"] = s.Lang
		}
		all = append(all, c)
	}
	return all
}

// breadcrumbs is the way from the home page.
func (r *renderer) breadcrumbs(l *site.Language, trail []crumb) ld {
	items := []ld{}
	for i, c := range append([]crumb{{l.T("nav.home"), l.Home}}, trail...) {
		items = append(items, ld{"@type": "ListItem", "position": i + 1, "name": c.title, "item": r.absolute(c.path)})
	}
	return ld{"@type": "BreadcrumbList", "itemListElement": items}
}

func (r *renderer) crumbsLD(l *site.Language, trail []crumb) template.HTML {
	return element(r.breadcrumbs(l, trail))
}

// listLD describes a page that lists: a CollectionPage with its items and the way
// to it.
func (r *renderer) listLD(b *Base, l *site.Language, trail []crumb, articles []*site.Article) template.HTML {
	page := ld{"@type": "CollectionPage", "@id": b.URL, "url": b.URL, "name": b.Title, "inLanguage": l.Tag, "isPartOf": ld{"@type": "WebSite", "@id": r.absolute("/") + "#site", "name": r.Site.Config.Title[l.Tag], "url": r.absolute("/")}}
	if b.Description != "" {
		page["description"] = b.Description
	}
	if len(articles) > 0 {
		items := []ld{}
		for i, a := range articles {
			items = append(items, ld{"@type": "ListItem", "position": i + 1, "url": r.absolute(a.Path)})
		}
		page["mainEntity"] = ld{"@type": "ItemList", "itemListElement": items}
	}
	if len(trail) == 0 {
		return element(page)
	}
	return element(page, r.breadcrumbs(l, trail))
}

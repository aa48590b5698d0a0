package render

import (
	"encoding/json"
	"time"

	"qostil/generator/site"
)

// Structured data for search engines (schema.org) is one whole script element. It is made
// here and not in templates, where html/template could not be trusted to escape it.

// crumb is one step of a breadcrumb trail; path is a path of the site.
type crumb struct{ title, path string }

// element returns a graph as a script element.
func element(graph ...any) HTML {
	data := struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", graph}
	text, err := json.Marshal(data) // escapes <, > and &: nothing can end the element
	if err != nil {
		panic(err) // strings, numbers and structures of them cannot fail
	}
	return trusted(`<script type="application/ld+json">` + string(text) + `</script>`)
}

// organization describes the publisher.
func (r *renderer) organization(l *site.Language) *thing {
	cfg := r.Site.Config
	o := &thing{Type: "NewsMediaOrganization", ID: r.absolute("/") + "#org", Name: cfg.PublisherName(l.Tag), URL: r.absolute("/")}
	if cfg.Publisher.URL != "" {
		o.URL = cfg.Publisher.URL
	}
	if path, ok := r.Assets.URL(cfg.Publisher.Logo); ok {
		o.Logo = r.absolute(path)
	}
	if path, ok := l.List(site.Corrections); ok {
		o.CorrectionsPolicy = r.absolute(path)
	}
	return o
}

// articleID returns the @id of a version of a story.
func (r *renderer) articleID(a *site.Article) reference {
	return reference{r.absolute(a.Path) + "#article"}
}

// storyLD describes a story: a NewsArticle and its breadcrumbs.
func (r *renderer) storyLD(p *StoryPage, a *site.Article) HTML {
	if !r.Theme.Uses("JSONLD") {
		return ""
	}
	l := a.Language
	trail := []crumb{}
	if a.Section != nil {
		if path := l.Listed(a.Section.Path); path != "" {
			trail = append(trail, crumb{a.Section.Label, path})
		}
	}
	trail = append(trail, crumb{a.Title, a.Path})
	if a.Withdrawn != nil {
		return element(r.breadcrumbs(l, trail))
	}
	n := newsArticle{
		Type: "NewsArticle", reference: r.articleID(a), URL: p.URL, MainEntityOfPage: p.URL,
		Headline: a.Title, Description: p.Description, InLanguage: l.Tag, Dateline: a.Dateline,
		DatePublished: a.Date.Format(time.RFC3339), Publisher: r.organization(l), Author: r.persons(a.Authors, l),
		Section: p.Social.Section, Keywords: p.Social.Tags, Citation: citations(a), Correction: corrections(a),
	}
	n.DateModified = n.DatePublished
	if a.Updated.After(a.Date) {
		n.DateModified = a.Updated.Format(time.RFC3339)
	}
	if p.Image != nil {
		n.Image = []string{p.Image.Absolute}
	}
	r.translationLD(&n, a)
	if t := a.Header.Translation; t.MachineEdited() {
		n.Backstory = p.Method
	}
	return element(&n, r.breadcrumbs(l, trail))
}

// persons describes people, or the publisher if there are none.
func (r *renderer) persons(people []*site.Author, l *site.Language) []thing {
	if len(people) == 0 {
		return []thing{{Type: "Organization", ID: r.absolute("/") + "#org", Name: r.Site.Config.PublisherName(l.Tag)}}
	}
	var all []thing
	for _, p := range people {
		person := thing{Type: "Person", Name: p.Name}
		if path := p.Language.Listed(p.Path); path != "" {
			person.URL = r.absolute(path)
		}
		all = append(all, person)
	}
	return all
}

// translationLD adds how the versions of a story belong together. An adaptation is based on
// its original, and is not a translation of it.
func (r *renderer) translationLD(n *newsArticle, a *site.Article) {
	if len(a.Translators) > 0 {
		n.Translator = r.persons(a.Translators, a.Language)
	}
	for _, o := range r.Site.BasedOn(a) {
		n.IsBasedOn = append(n.IsBasedOn, r.articleID(o))
	}
	if o := a.Original(); o != nil && o.Withdrawn == nil && a.Header.Translation != nil && !adapted(a) {
		id := r.articleID(o)
		n.TranslationOfWork = &id
	}
	if a.Document != a.Story.Original {
		return
	}
	for _, v := range a.Story.Versions {
		if v != a && v.Withdrawn == nil && v.Header.Translation != nil && !adapted(v) {
			n.WorkTranslation = append(n.WorkTranslation, r.articleID(v))
		}
	}
}

func adapted(a *site.Article) bool {
	return a.Header.Translation.Adapted()
}

// corrections describes the corrections of an article.
func corrections(a *site.Article) []thing {
	var all []thing
	for _, c := range a.Corrections {
		date := c.Date.Format(time.RFC3339)
		if c.DateOnly {
			date = c.Date.Format(time.DateOnly)
		}
		all = append(all, thing{Type: "CorrectionComment", Text: c.Text, DatePublished: date})
	}
	return all
}

// citations describes the reports that a story cites.
func citations(a *site.Article) []thing {
	var all []thing
	for _, s := range a.Sources {
		publisher := &thing{Type: "Organization", Name: s.Name}
		all = append(all, thing{Type: "CreativeWork", Name: s.Name, URL: s.URL, InLanguage: s.Lang, Publisher: publisher})
	}
	return all
}

// breadcrumbs describes the trail from the home page.
func (r *renderer) breadcrumbs(l *site.Language, trail []crumb) *list {
	items := []listItem{{"ListItem", 1, l.T("nav.home"), r.absolute(l.Home), ""}}
	for i, c := range trail {
		items = append(items, listItem{"ListItem", i + 2, c.title, r.absolute(c.path), ""})
	}
	return &list{"BreadcrumbList", items}
}

// crumbsLD describes the breadcrumbs of a page.
func (r *renderer) crumbsLD(l *site.Language, trail []crumb) HTML {
	return element(r.breadcrumbs(l, trail))
}

// listLD describes a page that lists articles: a CollectionPage with its items, and its
// breadcrumbs.
func (r *renderer) listLD(b *Base, l *site.Language, trail []crumb, articles []*site.Article) HTML {
	if !r.Theme.Uses("JSONLD") {
		return ""
	}
	page := &collectionPage{
		Type: "CollectionPage", reference: reference{b.URL}, URL: b.URL, Name: b.Title, Description: b.Description, InLanguage: l.Tag,
		IsPartOf: thing{Type: "WebSite", ID: r.absolute("/") + "#site", Name: r.Site.Config.Title[l.Tag], URL: r.absolute("/")},
	}
	if len(articles) > 0 {
		page.MainEntity = &list{Type: "ItemList"}
	}
	for i, a := range articles {
		page.MainEntity.Items = append(page.MainEntity.Items, listItem{"ListItem", i + 1, "", "", r.absolute(a.Path)})
	}
	if len(trail) == 0 {
		return element(page)
	}
	return element(page, r.breadcrumbs(l, trail))
}

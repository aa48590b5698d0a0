package feed

import (
	"cmp"
	"encoding/json"
	"time"

	"qostil/generator/output"
	"qostil/generator/site"
)

// jsonFeed is JSON Feed 1.1 (jsonfeed.org).
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonPerson `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonPerson struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	External  string       `json:"external_url,omitempty"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified,omitempty"`
	Authors   []jsonPerson `json:"authors"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language"`
	Qostil    *jsonQostil  `json:"_qostil,omitempty"`
}

// jsonQostil is an extension for what JSON Feed has no keys for: the versions in other
// languages, the original, the translators and the sources.
type jsonQostil struct {
	About         string            `json:"about"`
	Translations  map[string]string `json:"translations,omitempty"` // addresses by language
	TranslationOf string            `json:"translation_of,omitempty"`
	Translators   []string          `json:"translators,omitempty"`
	Sources       []jsonSource      `json:"sources,omitempty"`
}

type jsonSource struct {
	Name     string `json:"name"`
	URL      string `json:"url,omitempty"`
	Language string `json:"language,omitempty"`
}

// json writes a list as a JSON Feed, whose URL is self.
func (w *writer) json(out *output.Out, of *list, self string) error {
	l := of.language
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: of.title, Home: w.absolute(of.path), Self: self,
		Description: of.description, Language: l.Tag,
		Authors: []jsonPerson{{w.Site.Config.PublisherName(l.Tag), w.Site.Config.Publisher.URL}},
		Items:   []jsonItem{},
	}
	for _, a := range of.articles() {
		i, err := w.jsonItem(a)
		if err != nil {
			return err
		}
		f.Items = append(f.Items, i)
	}
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false) // a file of its own, in no script
	return e.Encode(f)
}

func (w *writer) jsonItem(a *site.Article) (jsonItem, error) {
	summary, text, err := w.texts(a)
	i := jsonItem{
		ID: w.id(a), URL: w.absolute(a.Path), Title: a.Title, HTML: text, Summary: summary,
		Published: a.Date.Format(time.RFC3339), Language: a.Lang, Qostil: w.extension(a),
	}
	if c := changed(a); c.After(a.Date) {
		i.Modified = c.Format(time.RFC3339)
	}
	for _, name := range w.authors(a) {
		i.Authors = append(i.Authors, jsonPerson{Name: name})
	}
	for _, t := range a.Terms {
		i.Tags = append(i.Tags, t.Label)
	}
	if a.Withdrawn == nil {
		i.Image = w.picture(a)
		for _, s := range a.Sources {
			i.External = cmp.Or(i.External, escaped(s.URL))
		}
	}
	return i, err
}

// extension returns the extension of an article.
func (w *writer) extension(a *site.Article) *jsonQostil {
	x := &jsonQostil{About: w.absolute(a.Language.PathOf(site.Feeds)), Translators: namesOf(a.Translators)}
	for _, v := range a.Alternates() {
		if v == a {
			continue
		}
		if x.Translations == nil {
			x.Translations = map[string]string{}
		}
		x.Translations[v.Lang] = w.absolute(v.Path)
	}
	if o := a.Original(); o != nil && a.Header.Translation != nil && o.Withdrawn == nil {
		x.TranslationOf = w.id(o)
	}
	if a.Withdrawn == nil {
		for _, s := range a.Sources {
			x.Sources = append(x.Sources, jsonSource{s.Name, escaped(s.URL), s.Lang})
		}
	}
	return x
}

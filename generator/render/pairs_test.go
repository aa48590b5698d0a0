package render_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// alternates: the versions of a page name each other, all of them in the same
// words; a page that search engines are to leave names none and is named by none.
func (b built) alternates(t *testing.T, pages []*page) {
	sets := map[string]map[string]string{} // of alternates, by path
	for _, p := range pages {
		set := map[string]string{}
		for _, e := range p.find("link", "rel", "alternate") {
			if lang := e.attr["hreflang"]; lang != "" && set[lang] != "" {
				t.Errorf("%s: two alternates in %q", p.url, lang)
			} else if lang != "" {
				set[lang] = "/" + strings.TrimPrefix(e.attr["href"], b.url)
			}
		}
		sets[p.url] = set
	}
	if len(sets["/ru/"]) < 3 {
		t.Error("the home page has no alternates")
	}
	for _, p := range pages {
		set := sets[p.url]
		if len(set) == 0 {
			continue
		}
		if p.hidden(t) {
			t.Errorf("%s: noindex, with alternates", p.url)
		}
		if len(set) < 3 || set["x-default"] == "" || p.url != "/" && set[p.lang()] != p.url {
			t.Errorf("%s: alternates %v", p.url, set)
		}
		for lang, path := range set {
			if diff := cmp.Diff(set, sets[path]); diff != "" {
				t.Errorf("%s and its version in %q disagree:\n%s", p.url, lang, diff)
			}
		}
	}
}

// node is an object of JSON-LD.
type node = map[string]any

// structured: the data for search engines is JSON, every story has what its kind
// must have, and what points at something points at what points back.
func (b built) structured(t *testing.T, pages []*page) {
	articles := map[string]node{} // by @id
	for _, p := range pages {
		for _, script := range p.find("script", "type", "application/ld+json") {
			var data struct {
				Context string `json:"@context"`
				Graph   []node `json:"@graph"`
			}
			if err := json.Unmarshal([]byte(script.text), &data); err != nil || data.Context != "https://schema.org" {
				t.Errorf("%s: %v in %s", p.url, err, script.text)
			}
			for _, n := range data.Graph {
				switch n["@type"] {
				case "NewsArticle":
					b.article(t, p, n)
					articles[n["@id"].(string)] = n
				case "CollectionPage":
					if n["url"] != b.url+p.url[1:] || n["inLanguage"] != p.lang() || n["name"] == "" {
						t.Errorf("%s: %v", p.url, n)
					}
				case "BreadcrumbList":
					b.trail(t, p, n)
				default:
					t.Errorf("%s: %v", p.url, n["@type"])
				}
			}
		}
		story := p.one(t, "content", "meta", "property", "og:type") == "article"
		withdrawn := strings.HasSuffix(p.url, "/gone/") || p.url == "/en/2026/11/half/"
		if _, told := articles[b.url+p.url[1:]+"#article"]; told != (story && !withdrawn) {
			t.Errorf("%s: structured data as of a story: %v", p.url, told)
		}
	}
	pairs := 0
	for id, n := range articles {
		pairs += b.back(t, articles, id, n, "workTranslation", "translationOfWork")
		b.back(t, articles, id, n, "translationOfWork", "workTranslation")
	}
	if pairs == 0 {
		t.Error("no story has a translation")
	}
}

func (b built) article(t *testing.T, p *page, n node) {
	for _, key := range []string{"headline", "description", "inLanguage", "url", "mainEntityOfPage", "datePublished", "dateModified", "publisher", "author"} {
		if n[key] == nil || n[key] == "" {
			t.Errorf("%s: a NewsArticle without %s", p.url, key)
		}
	}
	published, err := time.Parse(time.RFC3339, n["datePublished"].(string))
	modified, err2 := time.Parse(time.RFC3339, n["dateModified"].(string))
	if err != nil || err2 != nil || modified.Before(published) {
		t.Errorf("%s: published %v, modified %v", p.url, n["datePublished"], n["dateModified"])
	}
	if n["url"] != b.url+p.url[1:] || n["inLanguage"] != p.lang() || n["headline"] != p.find("h1")[0].text {
		t.Errorf("%s: the data tells of another page: %v", p.url, n)
	}
}

func (b built) trail(t *testing.T, p *page, n node) {
	items := n["itemListElement"].([]any)
	for i, item := range items {
		step := item.(node)
		path := "/" + strings.TrimPrefix(step["item"].(string), b.url)
		if _, ok := b.files[path]; !ok || step["position"] != float64(i+1) || step["name"] == "" {
			t.Errorf("%s: step %d: %v", p.url, i+1, step)
		}
		if i == len(items)-1 && !strings.HasPrefix(p.url, path) {
			t.Errorf("%s: the trail ends at %s", p.url, path)
		}
	}
}

// back counts what a property points at, and sees that each points back.
func (b built) back(t *testing.T, articles map[string]node, id string, n node, property, inverse string) int {
	targets := ids(n[property])
	for _, target := range targets {
		other, ok := articles[target]
		if !ok || !slices.Contains(ids(other[inverse]), id) {
			t.Errorf("%s: %s is %s, which does not say that it is its %s", id, property, target, inverse)
		}
	}
	return len(targets)
}

// ids are the @ids of one object or of a list of them.
func ids(v any) []string {
	var all []string
	switch v := v.(type) {
	case node:
		all = append(all, v["@id"].(string))
	case []any:
		for _, item := range v {
			all = append(all, ids(item)...)
		}
	}
	return all
}

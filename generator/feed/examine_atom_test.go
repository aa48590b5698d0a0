package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// examineAtom says what validator.w3.org/feed would refuse in an Atom feed, or
// warn of.
func examineAtom(text []byte, self string) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	var feed element
	if err := xml.Unmarshal(text, &feed); err != nil {
		return []string{"not well-formed: " + err.Error()}
	}
	report(feed.XMLName == xml.Name{Space: atomSpace, Local: "feed"}, "not Atom: %v", feed.XMLName)
	report(languageTag.MatchString(feed.attr("lang")), "InvalidLanguage: %q", feed.attr("lang"))
	seen := map[string]bool{}
	wrong = append(wrong, examineAtomParts(&feed, seen)...)
	selves := 0
	for _, l := range feed.all(atomSpace, "link") {
		if l.attr("rel") == "self" {
			selves++
			report(l.attr("href") == self, "SelfDoesntMatchLocation: %s, not %s", l.attr("href"), self)
		}
	}
	report(selves == 1, "MissingAtomSelfLink: %d", selves)
	for _, e := range feed.all(atomSpace, "entry") {
		wrong = append(wrong, examineAtomParts(&e, seen)...)
		published, _ := e.one(atomSpace, "published")
		updated, _ := e.one(atomSpace, "updated")
		report(stamped(published) && published <= updated, "published %q, updated %q", published, updated)
		report(len(e.all(atomSpace, "author")) > 0, "nobody wrote it")
		for _, c := range e.all(atomSpace, "category") {
			report(c.attr("term") != "" && absolute(c.attr("scheme")), "the category %q of %q", c.attr("term"), c.attr("scheme"))
		}
		content := e.all(atomSpace, "content")
		report(len(content) == 1 && content[0].attr("type") == "html", "no content of the type html")
		for _, c := range content {
			wrong = append(wrong, examineHTML(c.Text)...)
		}
	}
	return wrong
}

// examineAtomParts examines what feeds and entries have alike.
func examineAtomParts(e *element, seen map[string]bool) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	title, ok := e.one(atomSpace, "title")
	report(ok && !markup.MatchString(title), "ContainsHTML, or no title: %q", title)
	id, _ := e.one(atomSpace, "id")
	report(tagURI.MatchString(id), "InvalidFullLink: the id %q", id)
	report(!seen[id], "DuplicateIds: %q", id)
	seen[id] = true
	updated, _ := e.one(atomSpace, "updated")
	report(stamped(updated), "InvalidRFC3339Date: %q", updated)
	alternates := map[string]bool{}
	for _, l := range e.all(atomSpace, "link") {
		report(absolute(l.attr("href")), "UriNotIri: %q", l.attr("href"))
		switch rel := l.attr("rel"); rel {
		case "alternate":
			key := l.attr("type") + " " + l.attr("hreflang")
			report(!alternates[key], "DuplicateAtomLink: %s", key)
			alternates[key] = true
		case "self", "via":
		default:
			report(false, "UnregisteredAtomLinkRel: %q", rel)
		}
	}
	report(len(alternates) > 0, "no alternate link")
	return wrong
}

func examineHTML(html string) (wrong []string) {
	if risk.MatchString(html) {
		wrong = append(wrong, "SecurityRisk: "+risk.FindString(html))
	}
	for _, m := range address.FindAllStringSubmatch(html, -1) {
		if !absolute(strings.ReplaceAll(m[1], "&amp;", "&")) {
			wrong = append(wrong, "ContainsRelRef: "+m[1])
		}
	}
	return wrong
}

// stamped says whether a text is a date of RFC 3339.
func stamped(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

// examineJSON says what is against JSON Feed 1.1.
func examineJSON(text []byte, self string) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	var feed struct {
		Version, Title, Language string
		Home                     string `json:"home_page_url"`
		Self                     string `json:"feed_url"`
		Authors                  []struct{ Name string }
		Items                    []struct {
			ID, URL, Title, Summary, Language string
			External                          string `json:"external_url"`
			HTML                              string `json:"content_html"`
			Published                         string `json:"date_published"`
			Modified                          string `json:"date_modified"`
			Authors                           []struct{ Name string }
		}
	}
	if err := json.Unmarshal(text, &feed); err != nil {
		return []string{err.Error()}
	}
	report(feed.Version == "https://jsonfeed.org/version/1.1", "the version %q", feed.Version)
	report(feed.Title != "" && languageTag.MatchString(feed.Language) && len(feed.Authors) > 0, "no title, language or author")
	report(feed.Self == self && absolute(feed.Home), "the addresses %q and %q", feed.Self, feed.Home)
	report(feed.Items != nil, "items is null")
	seen := map[string]bool{}
	for _, i := range feed.Items {
		report(tagURI.MatchString(i.ID) && !seen[i.ID], "the id %q", i.ID)
		seen[i.ID] = true
		report(absolute(i.URL) && (i.External == "" || absolute(i.External)), "the addresses %q and %q", i.URL, i.External)
		report(stamped(i.Published) && (i.Modified == "" || stamped(i.Modified)), "the dates %q and %q", i.Published, i.Modified)
		report(len(i.Authors) > 0 && i.Language == feed.Language, "nobody wrote %q, or in another language", i.Title)
		wrong = append(wrong, examineHTML(i.HTML)...)
	}
	return wrong
}

// examineOPML says what is against OPML 2.0, and which feeds are not there.
func examineOPML(text []byte, base string, texts map[string]string) (wrong []string) {
	var doc element
	if err := xml.Unmarshal(text, &doc); err != nil {
		return []string{err.Error()}
	}
	var walk func(e *element)
	walk = func(e *element) {
		if e.XMLName.Local == "outline" && e.attr("type") == "rss" {
			if _, there := texts[strings.TrimPrefix(e.attr("xmlUrl"), base)]; !there || e.attr("text") == "" || !absolute(e.attr("htmlUrl")) {
				wrong = append(wrong, fmt.Sprintf("the outline %q leads to %s", e.attr("text"), e.attr("xmlUrl")))
			}
		}
		for i := range e.Elements {
			walk(&e.Elements[i])
		}
	}
	walk(&doc)
	return wrong
}

// readBack has a reader's library read a feed, and says what it did not find.
func readBack(text []byte) (wrong []string) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return []string{"gofeed: " + err.Error()}
	}
	if feed.Title == "" || feed.Link == "" || feed.FeedLink == "" || feed.Language == "" {
		wrong = append(wrong, "gofeed finds no title, link or language of the feed")
	}
	for _, i := range feed.Items {
		if i.Title == "" || i.Link == "" || i.GUID == "" || i.PublishedParsed == nil || i.Content == "" || len(i.Authors) == 0 {
			wrong = append(wrong, fmt.Sprintf("gofeed does not find all of %q", i.Title))
		}
	}
	return wrong
}

// TestExamineAtom: the examination of Atom feeds refuses what validator.w3.org/feed
// does, and that of JSON feeds what is against their specification.
func TestExamineAtom(t *testing.T) {
	valid := wanted(t, "testdata/formats/story.txtar", "ru/atom.xml")
	for _, r := range []refusal{
		{`xml:lang="ru"`, `xml:lang="ru_RU"`, "InvalidLanguage"},
		{"<id>tag:", "<id>", "InvalidFullLink"},
		{"<updated>2026-11-23T18:00:00+05:00", "<updated>2026-11-23 18:00", "InvalidRFC3339Date"},
		{`rel="self"`, `rel="source"`, "UnregisteredAtomLinkRel"},
		{`rel="self"`, `rel="via"`, "MissingAtomSelfLink"},
		{`hreflang="en"`, `hreflang="ru"`, "DuplicateAtomLink"},
		{"<title>Порт", "<title>&lt;b&gt;Порт&lt;/b&gt;", "ContainsHTML"},
		{`type="html"`, `type="text"`, "type html"},
		{"https://news.example/media/", "/media/", "ContainsRelRef"},
		{"&lt;/table&gt;", "&lt;/table&gt;&lt;script&gt;", "SecurityRisk"},
		{`scheme="https://news.example/`, `scheme="/`, "category"},
	} {
		r.test(t, valid, func(text string) []string { return examineAtom([]byte(text), "https://news.example/ru/atom.xml") })
	}
	valid = wanted(t, "testdata/formats/story.txtar", "ru/feed.json")
	for _, r := range []refusal{
		{"version/1.1", "version/1", "the version"},
		{`"id": "tag:`, `"id": "`, "the id"},
		{`"date_published": "2026-11-23T`, `"date_published": "2026-11-23 `, "the dates"},
		{`"feed_url": "https:`, `"feed_url": "http:`, "the addresses"},
		{`"language": "ru"`, `"language": "ru_RU"`, "language"},
		{`src=\"https://news.example`, `src=\"`, "ContainsRelRef"},
	} {
		r.test(t, valid, func(text string) []string { return examineJSON([]byte(text), "https://news.example/ru/feed.json") })
	}
}

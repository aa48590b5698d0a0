package feed_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	newsSpace    = "http://www.google.com/schemas/sitemap-news/0.9"
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	maxSitemap   = 52_428_800
)

var numbered = regexp.MustCompile(`/page/\d+/$`)

// examineSitemap says what breaks the protocol of sitemaps.org.
func examineSitemap(text []byte, base string, texts map[string]string) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	var root element
	if err := xml.Unmarshal(text, &root); err != nil {
		return []string{"not well-formed: " + err.Error()}
	}
	of, index := "url", root.XMLName.Local == "sitemapindex"
	if index {
		of = "sitemap"
	}
	report(root.XMLName.Space == sitemapSpace && (index || root.XMLName.Local == "urlset"), "the root is %v", root.XMLName)
	entries := root.all(sitemapSpace, of)
	news := bytes.Contains(text, []byte("xmlns:news="))
	report((news || len(entries) > 0) && len(entries) == len(root.Elements), "%d of %d entries", len(entries), len(root.Elements))
	report(!news || len(entries) <= 1000, "%d news", len(entries))
	report(len(entries) <= 50_000 && len(text) <= maxSitemap, "%d addresses, %d bytes", len(entries), len(text))
	seen := map[string]bool{}
	for _, e := range entries {
		loc, _ := e.one(sitemapSpace, "loc")
		report(absolute(loc) && strings.HasPrefix(loc, base) && len(loc) < 2048, "the address %q", loc)
		report(!seen[loc], "%s twice", loc)
		seen[loc] = true
		report(!strings.HasSuffix(loc, "404.html") && !strings.Contains(loc, "/search/") && !numbered.MatchString(loc), "%s is not for search engines", loc)
		for _, n := range e.all(newsSpace, "news") {
			publication, _ := n.one(newsSpace, "publication_date")
			_, err := time.Parse(time.RFC3339, publication)
			title, _ := n.one(newsSpace, "title")
			report(err == nil && title != "", "%s: publication date %q, title %q", loc, publication, title)
			for _, p := range n.all(newsSpace, "publication") {
				name, _ := p.one(newsSpace, "name")
				language, _ := p.one(newsSpace, "language")
				report(name != "" && len(language) == 2, "%s: publication %q, language %q", loc, name, language)
			}
			report(len(n.Elements) == 3, "%s: %d elements of news", loc, len(n.Elements))
		}
		report(!news || len(e.Elements) == 2, "%s: no news", loc)
		if index {
			_, there := texts[strings.TrimPrefix(loc, base)]
			report(there, "there is no %s", loc)
		}
		if modified := e.all(sitemapSpace, "lastmod"); len(modified) > 0 {
			_, err := time.Parse(time.RFC3339, modified[0].Text) // of the W3C's formats, the whole one
			report(err == nil, "%s: lastmod %q", loc, modified[0].Text)
		}
	}
	return wrong
}

// examineRobots says what robots.txt has that search engines, Yandex above all, do
// not take.
func examineRobots(text, base string, texts map[string]string) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	report(strings.Count(text, "User-agent: *\n") == 1, "not one group for all")
	for line := range strings.Lines(text) {
		report(strings.IndexFunc(line, func(r rune) bool { return r > '~' }) < 0, "not ASCII: %s", line)
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "User-agent", "":
		case "Allow", "Disallow":
			report(strings.HasPrefix(value, "/"), "the rule %s", line)
		case "Sitemap":
			_, there := texts[strings.TrimPrefix(value, base)]
			report(absolute(value) && there, "the sitemap %s", value)
		default:
			report(false, "what is %s", line)
		}
	}
	return wrong
}

package feed_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
)

// wanted is a file that an archive expects, without which the tests below are none.
func wanted(t *testing.T, archive, name string) string {
	t.Helper()
	f := golden.ReadArchive(t, archive)["want/"+name]
	if f == nil {
		t.Fatalf("%s has no want/%s", archive, name)
	}
	return string(f.Data)
}

// refusal is a change to a valid file that makes it one to be refused.
type refusal struct{ from, to, because string }

func (r refusal) test(t *testing.T, valid string, examine func(text string) []string) {
	t.Helper()
	if wrong := examine(valid); len(wrong) > 0 {
		t.Fatalf("valid, and refused: %q", wrong)
	}
	broken := strings.Replace(valid, r.from, r.to, 1)
	if broken == valid {
		t.Fatalf("there is no %q to replace", r.from)
	}
	if wrong := strings.Join(examine(broken), "\n"); !strings.Contains(wrong, r.because) {
		t.Errorf("%q for %q: found %q, want %s", r.to, r.from, wrong, r.because)
	}
}

// TestExamineRSS: the examination of feeds refuses what validator.w3.org/feed does.
func TestExamineRSS(t *testing.T) {
	valid := wanted(t, "testdata/rss/story.txtar", "ru/feed.xml")
	for _, r := range []refusal{
		{"<title>", "<title>\x01", "not well-formed"},
		{"</channel>", "", "not well-formed"},
		{`version="2.0"`, `version="1.0"`, "not RSS"},
		{"<language>ru", "<language>ru_RU", "InvalidLanguage"},
		{"<language>ru</language>", "", "InvalidLanguage"},
		{"<link>https://news.example/ru/2026", "<link>https://news.example/ру/2026", "UriNotIri"},
		{"<link>https://news.example/ru/2026", "<link>/ru/2026", "InvalidFullLink"},
		{`isPermaLink="false"`, "", "InvalidPermalink"},
		{"tag:news.example,2026:", "", "InvalidHttpGUID"},
		{"12:15:00 +0500", "12:15:00 ALMT", "InvalidRFC2822Date"},
		{"<pubDate>Mon", "<pubDate>Tue", "IncorrectDOW"},
		{"<pubDate>Mon, 23 Nov 2026", "<pubDate>Mon, 23 Nov 26", "InvalidRFC2822Date"},
		{"<dc:creator>", "<author>Айгүл</author><dc:creator>", "InvalidContact"},
		{"https://news.example/media/", "/media/", "ContainsRelRef"},
		{"&lt;/table&gt;", "&lt;/table&gt;&lt;script&gt;", "SecurityRisk"},
		{"&lt;/table&gt;", "&lt;/table&gt;&lt;p onclick=&#34;x&#34;&gt;", "SecurityRisk"},
		{"mailto:port@example.com", "javascript:alert(1)", "SecurityRisk"},
		{"<title>Порт", "<title>&lt;b&gt;Порт&lt;/b&gt;", "ContainsHTML"},
		{`rel="self"`, `rel="alternate"`, "MissingAtomSelfLink"},
		{"/ru/feed.xml", "/en/feed.xml", "SelfDoesntMatchLocation"},
		{"<description>Коротко о главном</description>", "", "needs one description"},
		{"<description>Порт", "<about>Порт", "not well-formed"},
		{"<lastBuildDate>Mon, 23", "<lastBuildDate>Sun, 22", "before the newest"},
		{`<category domain="https://news.example/`, `<category domain="/`, "category"},
		{"</item>", "</item>" + valid[strings.Index(valid, "<item>"):strings.Index(valid, "</item>")] + "</item>", "DuplicateItem"},
	} {
		r.test(t, valid, func(text string) []string { return examineRSS([]byte(text), "https://news.example/ru/feed.xml") })
	}
}

// TestExamineSitemap: and that of sitemaps what breaks their protocol.
func TestExamineSitemap(t *testing.T) {
	valid := wanted(t, "testdata/sitemap/pages.txtar", "sitemap-ru.xml")
	for _, r := range []refusal{
		{"https://news.example/ru/", "/ru/", "the address"},
		{"https://news.example/ru/", "https://elsewhere.example/ru/", "the address"},
		{"https://news.example/ru/", "https://news.example/ру/", "the address"},
		{"/ru/about/", "/ru/", "twice"},
		{"/ru/about/", "/ru/404.html", "not for search engines"},
		{"/ru/about/", "/ru/tags/economy/page/2/", "not for search engines"},
		{"2026-11-23T18:00:00+05:00", "2026-11-23 18:00", "lastmod"},
		{"/schemas/sitemap/0.9", "/schemas/sitemap/1.0", "the root"},
	} {
		r.test(t, valid, func(text string) []string { return examineSitemap([]byte(text), "https://news.example/", nil) })
	}
	robots := wanted(t, "testdata/sitemap/pages.txtar", "robots.txt")
	for _, r := range []refusal{
		{"https://news.example/sitemap.xml", "/sitemap.xml", "the sitemap"},
		{"/sitemap.xml", "/sitemap_index.xml", "the sitemap"},
		{"User-agent: *\n", "User-agent: *\nUser-agent: *\n", "not one group"},
		{"Allow: /", "Allow: ru", "the rule"},
		{"Allow: /", "Allow: /ру", "not ASCII"},
	} {
		r.test(t, robots, func(text string) []string {
			return examineRobots(text, "https://news.example/", map[string]string{"sitemap.xml": ""})
		})
	}
}

const story = "---\ntitle: Новость\ndate: 2026-11-23 12:00\nsource: own\ntags: [economy]\n---\n\nТекст.\n"

// TestAnyText: the stages before let none of this through; if ever they do, the
// feed is still XML.
func TestAnyText(t *testing.T) {
	fsys := over(t, fstest.MapFS{"content/2026/11/23/a.ru.md": {Data: []byte(story)}})
	for _, text := range []string{"a\x00b", "\x1b[31m", "]]>", "\xff\xfe", "\ufffe\uffff", "a\rb\nc\td", "&#0;&nbsp;<![CDATA[", "\u202e👩‍👩‍👧", "\xed\xa0\x80"} {
		s, store := link(t, fsys, options{now: "2026-11-24T09:00:00+05:00"})
		a := s.Languages[0].Articles[0]
		a.Title, a.Description, a.Terms[0].Label = text, text, text
		s.Config.Description["ru"] = text
		tree, _ := build(t, fsys, s, store, false)
		for name, wrong := range examine(s.Config.BaseURL, made(t, tree)) {
			t.Errorf("%q: %s: %q", text, name, wrong)
		}
	}
}

// TestLargeSite: a language with more pages than a sitemap may list has several.
func TestLargeSite(t *testing.T) {
	const pages = 50_000
	fsys := over(t, fstest.MapFS{"content/2026/11/23/a.ru.md": {Data: []byte(story)}})
	s, store := link(t, fsys, options{now: "2026-11-24T09:00:00+05:00"})
	ru := s.Languages[0]
	s.Config.Feeds.Formats = nil
	first := ru.Articles[0]
	for i := range pages {
		a := *first
		a.Path = fmt.Sprintf("/ru/2026/11/a-%d/", i)
		ru.Articles = append(ru.Articles, &a)
	}
	tree, _ := build(t, fsys, s, store, false)
	texts := made(t, tree)
	for name, wrong := range examine(s.Config.BaseURL, texts) {
		t.Errorf("%s: %.500q", name, wrong)
	}
	listed := 0
	for name, text := range texts {
		if strings.HasPrefix(name, "sitemap-ru") {
			listed += strings.Count(text, "/a-")
		}
	}
	if listed != pages || strings.Count(texts["sitemap.xml"], "/sitemap-ru") != 2 {
		t.Errorf("%d pages in %s", listed, texts["sitemap.xml"])
	}
}

package site

import (
	"slices"

	"qostil/generator/config"
	"qostil/generator/diag"
)

// List is a kind of page that a language has once, under a fixed name, and that lists
// other pages: all tags, all authors, the archive. Pages below it (one tag, one author,
// one day) are its Members.
//
// A new kind is a row of Lists, a file of package render, which has its page type and
// claims its paths, and a template. Footer, sitemap, feeds, redirects of feeds, the
// language switcher and the check of layouts read the row.
type List struct {
	Name      string   // its part of the address: "tags" of /ru/tags/; no slug can be the same
	Title     string   // key of the interface string that names it in menus and trails
	Templates []string // of the list and of its members
	Footer    bool     // the footer of every page links to it
	Sitemap   bool     // search engines are told of it and of its members
	Browse    bool     // the search page links to it, as a way to stories without a script

	exists  func(*Language, *config.Site) bool
	members func(*Language) []Member // nil if no pages are below it
}

// The list pages.
var (
	Tags = &List{
		Name: "tags", Title: "nav.topics", Templates: []string{"tags", "tag"}, Footer: true, Sitemap: true, Browse: true,
		exists:  func(l *Language, _ *config.Site) bool { return len(l.Terms) > 0 },
		members: termMembers,
	}
	Authors = &List{
		Name: "authors", Title: "nav.authors", Templates: []string{"authors", "author"}, Footer: true, Sitemap: true,
		exists:  func(l *Language, _ *config.Site) bool { return len(l.Authors) > 0 },
		members: authorMembers,
	}
	Sources = &List{
		Name: "sources", Title: "nav.sources", Templates: []string{"sources"}, Footer: true, Sitemap: true,
		exists: func(l *Language, _ *config.Site) bool { return len(l.Sources) > 0 },
	}
	Archive = &List{
		Name: "archive", Title: "nav.archive", Templates: []string{"archive", "home"}, Footer: true, Sitemap: true, Browse: true,
		exists:  func(l *Language, _ *config.Site) bool { return len(l.Years) > 0 },
		members: archiveMembers,
	}
	Corrections = &List{
		Name: "corrections", Title: "nav.corrections", Templates: []string{"corrections"}, Footer: true, Sitemap: true,
		exists: func(l *Language, _ *config.Site) bool { return len(l.Corrected) > 0 },
	}
	Feeds = &List{
		Name: "feeds", Title: "nav.feeds", Templates: []string{"feeds"}, Footer: true, Sitemap: true,
		exists: func(l *Language, cfg *config.Site) bool { return len(cfg.Feeds.Formats) > 0 && len(l.Articles) > 0 },
	}
	Search = &List{
		Name: "search", Title: "nav.search", Templates: []string{"search"},
		exists: func(l *Language, cfg *config.Site) bool {
			return cfg.Search != config.SearchNone && len(l.Articles) > 0
		},
	}
)

// Lists is the table of all list pages, in the order in which footers and sitemaps name
// them.
var Lists = []*List{Tags, Authors, Sources, Archive, Corrections, Feeds, Search}

// Member is a page below a List.
type Member struct {
	Path     string
	Articles [][]*Article // that it shows, list after list, each newest first; nil if it shows other pages
	Feed     *Feed        // nil if it has none
}

// Feed is what a Member offers to feed readers: its articles, and those of its articles
// that have been withdrawn since.
type Feed struct {
	Key         string // stays when the path of the page changes: "kazakhstan"
	Title       string
	Description string              // may be empty
	Has         func(*Article) bool // whether an article, withdrawn or not, belongs to it
	Moved       []string            // earlier paths of the page
	MovedAt     diag.Place          // where Moved is written
}

// Members returns the pages below a list, in the order of the sitemap.
func (l *List) Members(of *Language) []Member {
	if l.members == nil {
		return nil
	}
	return l.members(of)
}

// OPML returns the path of the list of all feeds, and the format of the feeds that it
// names: apps that read OPML read RSS and Atom, so it is the first of these that the site
// writes. ok is false if the site writes neither.
func (s *Site) OPML() (path string, format config.FeedFormat, ok bool) {
	for _, f := range s.Config.Feeds.Kinds() {
		if f.Key != config.FeedJSON {
			return "/feeds.opml", f, true
		}
	}
	return "", config.FeedFormat{}, false
}

// PathOf returns the path of a list in the language, whether the page exists or not.
func (l *Language) PathOf(list *List) string { return l.Home + list.Name + "/" }

// List returns the path of a list; ok is false if the language has no such page.
func (l *Language) List(list *List) (path string, ok bool) {
	path = l.PathOf(list)
	return path, l.lists[path]
}

// Listed returns a path that is one of the language's lists or of their members, and ""
// for any other path.
func (l *Language) Listed(path string) string {
	if l.lists[path] {
		return path
	}
	return ""
}

// index records which lists the language has.
func (l *Language) index(cfg *config.Site) {
	for _, list := range Lists {
		if list.exists(l, cfg) {
			l.addList(l.PathOf(list))
		}
	}
}

func termMembers(l *Language) []Member {
	members := make([]Member, len(l.Terms))
	for i, t := range l.Terms {
		members[i] = Member{Path: t.Path, Articles: [][]*Article{t.Articles}, Feed: &Feed{
			Key: t.FirstKey(), Title: t.Label, Description: t.Description[l.Tag],
			Has:   func(a *Article) bool { return slices.Contains(a.Terms, t) },
			Moved: t.Moved(), MovedAt: t.AliasesAt(),
		}}
	}
	return members
}

func authorMembers(l *Language) []Member {
	members := make([]Member, len(l.Authors))
	for i, p := range l.Authors {
		members[i] = Member{Path: p.Path, Articles: [][]*Article{p.Wrote, p.Translated}, Feed: &Feed{
			Key: p.Key, Title: p.Name, Description: p.Bio,
			Has: func(a *Article) bool { return slices.Contains(a.Authors, p) || slices.Contains(a.Translators, p) },
		}}
	}
	return members
}

func archiveMembers(l *Language) []Member {
	var members []Member
	for _, y := range l.Years {
		members = append(members, Member{Path: y.Path})
		for _, m := range y.Months {
			members = append(members, Member{Path: m.Path})
			for _, d := range m.Days {
				members = append(members, Member{Path: d.Path, Articles: [][]*Article{d.Articles}})
			}
		}
	}
	return members
}

package render

import (
	"strings"
	"time"
	"unicode"

	"qostil/generator/site"
	"qostil/generator/theme"
)

// Base is what every page has. The type of a page embeds it.
type Base struct {
	Site        *SiteInfo
	Lang        LanguageInfo
	Title       string // of the page
	FullTitle   string // of the browser's tab: with the site's name
	Description string
	URL         string // the page's own address with the host; "" for pages that have none, as 404
	Path        string // the same without the host, as links have it
	NoIndex     bool
	Alternates  []Alternate // for search engines: the versions of the page in all languages, its own included
	Social      Social
	Feeds       []FeedLink     // the most specific first
	JSONLD      HTML           // a whole script element
	Languages   []LanguageLink // the switcher
	Menu        *Menu          // the line of rubrics; nil if the site has no rubrics and no search
	Ribbon      *Ribbon        // nil for public pages
}

// SiteInfo is the site in the language of the page.
type SiteInfo struct {
	Title       string
	Description string
	Home        string // address of the language's home page
	Root        string // address of the bilingual front page
	Publisher   string
	Imprint     string
	Contact     string   // a link to write to: mailto:... or a page
	Zone        string   // what the time zone is called
	Footer      []Link   // standing pages and lists
	Search      string   // address of the search page, or ""
	Preload     []string // addresses of the web fonts of the first text that readers see
	Params      map[string]any

	fragments *theme.Fragments
}

// LanguageInfo is a language as templates see it.
type LanguageInfo struct {
	Tag     string // BCP 47
	Dir     string // ltr, rtl
	Endonym string // its own name
	Short   string // the same in three letters or so
}

// Alternate is one <link rel="alternate" hreflang>.
type Alternate struct{ Lang, URL string }

// FeedLink is one feed of the page.
type FeedLink struct{ Title, URL, Type string }

// LanguageLink is one entry of the language switcher.
type LanguageLink struct {
	LanguageInfo
	URL     string // of the same page in that language, else of the nearest page
	Title   string // of the story in that language, or ""
	Note    string // says that it is not the same page and where it leads, or ""
	Current bool
}

// Menu is the line of rubrics. The pages that its links lead to have one each, in which
// the link is marked; all other pages of a language share one.
type Menu struct {
	Links  []MenuLink
	Search *MenuLink

	fragments *theme.Fragments
}

// MenuLink is one rubric.
type MenuLink struct {
	Title, URL string
	Current    bool
}

// Link is a link, or a title alone if the URL is "".
type Link struct {
	Title, URL string

	fragments *theme.Fragments
}

// link returns the Link to an article, a term or a person. It is made once, since many
// pages link to them. The path may be empty.
func (r *renderer) link(to any, title, path string) Link {
	if known, ok := r.links.Load(to); ok {
		return known.(Link)
	}
	l := Link{Title: title, fragments: &theme.Fragments{}}
	if path != "" {
		l.URL = r.url(path)
	}
	known, _ := r.links.LoadOrStore(to, l)
	return known.(Link)
}

// Ribbon says that a page is not public, and why.
type Ribbon struct {
	State string // draft, scheduled, embargoed, expired
	Text  string
}

// shared makes the Base that all pages of a language start from.
func (r *renderer) shared(l *site.Language) *Base {
	cfg := r.Site.Config
	b := &Base{
		Site: &SiteInfo{
			fragments: &theme.Fragments{},
			Title:     cfg.Title[l.Tag], Description: cfg.Description[l.Tag],
			Home: r.url(l.Home), Root: r.url("/"),
			Publisher: cfg.PublisherName(l.Tag), Imprint: cfg.Imprint[l.Tag],
			Contact: contact(cfg.Contact), Zone: cfg.ZoneText(l.Tag, r.Site.Now), Params: cfg.Params,
		},
		Lang:    info(l),
		NoIndex: r.NoIndex,
		Menu:    r.menus[l].usual,
	}
	if path, ok := l.List(site.Search); ok {
		b.Site.Search = r.url(path)
	}
	for _, path := range r.Assets.Preload(letters(l)) {
		b.Site.Preload = append(b.Site.Preload, r.url(path))
	}
	for _, p := range l.Pages {
		if !strings.Contains(p.Story.ID, "/") {
			b.Site.Footer = append(b.Site.Footer, Link{Title: p.Title, URL: r.url(p.Path)})
		}
	}
	for _, list := range site.Lists {
		if path, ok := l.List(list); ok && list.Footer {
			b.Site.Footer = append(b.Site.Footer, Link{Title: l.T(list.Title), URL: r.url(path)})
		}
	}
	return b
}

// letters returns the letters of the names of months and weekdays: a sample of a language's
// letters that includes those that only this language has.
func letters(l *site.Language) string {
	var words strings.Builder
	for month := range time.Month(12) {
		words.WriteString(l.MonthName(month + 1))
	}
	for day := range 7 {
		words.WriteString(l.FullDate(time.Date(2026, 11, 23+day, 0, 0, 0, 0, time.UTC)))
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, words.String())
}

// contact returns the link to a contact, which may be an email address.
func contact(address string) string {
	if strings.Contains(address, "@") && !strings.Contains(address, ":") {
		return "mailto:" + address
	}
	return address
}

// info returns a language as templates see it.
func info(l *site.Language) LanguageInfo {
	return LanguageInfo{Tag: l.Tag, Dir: l.Direction, Endonym: l.Endonym, Short: l.Short}
}

// base returns the Base of one page. The caller adds Languages and Alternates: see
// counterpart.go.
func (r *renderer) base(l *site.Language, path, title string) Base {
	b := *r.bases[l]
	b.Title, b.Path, b.URL = title, r.url(path), r.absolute(path)
	b.FullTitle = b.Site.Title
	if title != "" && title != b.Site.Title {
		b.FullTitle = title + " — " + b.Site.Title
	}
	if menu := r.menus[l].at[b.Path]; menu != nil {
		b.Menu = menu
	}
	b.Feeds = r.feedLinks(l, "", "")
	b.Social = Social{Type: "website", Locale: l.OpenGraph, Image: r.socials.plain[l]}
	return b
}

// feedLinks returns the feeds that a page names: those of the list at a path, unless it is
// "", then those of the language.
func (r *renderer) feedLinks(l *site.Language, path, title string) []FeedLink {
	name := r.Site.Config.Title[l.Tag]
	var feeds []FeedLink
	if path != "" {
		feeds = r.feedsAt(path, l.T("feed.tag", "site", name, "tag", title))
	}
	return append(feeds, r.feedsAt(l.Home, l.T("feed.all", "site", name))...)
}

// feedsAt returns the feeds of the list at a path.
func (r *renderer) feedsAt(path, title string) []FeedLink {
	var feeds []FeedLink
	for _, kind := range r.Site.Config.Feeds.Kinds() {
		feeds = append(feeds, FeedLink{title, r.url(path + kind.File), kind.Type})
	}
	return feeds
}

// formats returns links to the feeds of a list, titled by their formats: RSS.
func (r *renderer) formats(path string) []Link {
	var links []Link
	for _, kind := range r.Site.Config.Feeds.Kinds() {
		links = append(links, Link{Title: kind.Name, URL: r.url(path + kind.File)})
	}
	return links
}

// ribbon returns the ribbon of an article, or nil if it is published.
func ribbon(a *site.Article) *Ribbon {
	l := a.Language
	var text string
	switch a.State {
	case site.Draft:
		text = l.T("draft.ribbon")
	case site.Scheduled:
		text = l.T("draft.scheduled", "date", l.DateTime(a.Until))
	case site.Embargoed:
		text = l.T("draft.embargo", "date", l.DateTime(a.Until))
	case site.Expired:
		text = l.T("draft.expired", "date", l.DateTime(a.Until))
	default:
		return nil
	}
	return &Ribbon{State: a.State.String(), Text: text}
}

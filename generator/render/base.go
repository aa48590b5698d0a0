package render

import (
	"strings"
	"time"
	"unicode"

	"qostil/generator/site"
	"qostil/generator/theme"
)

// Base is what every page has.
type Base struct {
	Site        *SiteInfo
	Lang        LanguageInfo
	Title       string // of the page
	FullTitle   string // of the browser's tab: with the site's name
	Description string
	URL         string // the page's own address, absolute; "" for pages that have none, as 404
	Path        string // the same without the host, as links write it
	NoIndex     bool
	Alternates  []Alternate // for search engines: the same page in other languages, itself included
	Social      Social
	Feeds       []FeedLink     // the most specific first
	JSONLD      HTML           // a whole script element
	Languages   []LanguageLink // the switcher
	Menu        *Menu          // the line of rubrics; nil on a site that has none and no search
	Ribbon      *Ribbon        // of a page that is not public
}

// SiteInfo is the site in the language of the page.
type SiteInfo struct {
	Title       string
	Description string
	Home        string // address of the language's home page
	Root        string // address of the bilingual front page
	Publisher   string
	Imprint     string
	Contact     string   // address to write to: mailto:... or a page
	Zone        string   // what the time zone is called
	Footer      []Link   // standing pages and lists
	Search      string   // address of the search page; "" where there is none
	Preload     []string // addresses of the web fonts that its text begins with
	Params      map[string]any

	fragments *theme.Fragments
}

// LanguageInfo is a language.
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
	URL     string // of the same page in that language, else of the nearest that there is
	Title   string // of a story there
	Note    string // that it is not the same page, and where it leads
	Current bool
}

// Menu is the line of rubrics as some pages have it: all but those of the rubrics
// themselves have the same.
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

// Link is a link, or a name alone.
type Link struct {
	Title, URL string

	fragments *theme.Fragments
}

// link is a link to what many pages link to: an article, a term, a person. The path
// may be empty.
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

// Ribbon says that a page is not public: a draft, or one held back.
type Ribbon struct {
	State string // draft, scheduled, embargoed, expired
	Text  string
}

// Date is a moment as pages write it, in the site's zone.
type Date struct {
	ISO   string // for <time datetime>: 2026-11-23T09:05:00+05:00, or 2026-11-23
	Text  string // 23 ноября 2026, 09:05
	Day   string // 23 ноября 2026
	Short string // 23 ноября
	Num   int    // 23
	Clock string // 09:05; "" where only the day is known
}

func date(l *site.Language, t time.Time, dateOnly bool) Date {
	d := Date{ISO: t.Format(time.RFC3339), Text: l.DateTime(t), Day: l.Date(t), Short: l.Day(t), Num: t.Day(), Clock: l.Clock(t)}
	if dateOnly {
		d.ISO, d.Text, d.Clock = t.Format(time.DateOnly), d.Day, ""
	}
	return d
}

// shared makes what all pages of a language have.
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
		Menu:    r.menus[l].plain,
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

// letters are some that a language is written in, those that only it has among them: of
// the names of its months and weekdays.
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

func contact(address string) string {
	if strings.Contains(address, "@") && !strings.Contains(address, ":") {
		return "mailto:" + address
	}
	return address
}

func info(l *site.Language) LanguageInfo {
	return LanguageInfo{Tag: l.Tag, Dir: l.Direction, Endonym: l.Endonym, Short: l.Short}
}

// base is the frame of one page. The switcher and the alternates follow: see
// same.go.
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

// feedLinks lists the feeds of a page: those of its own list, if it has any, then
// the language's.
func (r *renderer) feedLinks(l *site.Language, path, title string) []FeedLink {
	name := r.Site.Config.Title[l.Tag]
	var feeds []FeedLink
	if path != "" {
		feeds = r.feedsAt(path, l.T("feed.tag", "site", name, "tag", title))
	}
	return append(feeds, r.feedsAt(l.Home, l.T("feed.all", "site", name))...)
}

func (r *renderer) feedsAt(path, title string) []FeedLink {
	var feeds []FeedLink
	for _, kind := range r.Site.Config.Feeds.Kinds() {
		feeds = append(feeds, FeedLink{title, r.url(path + kind.File), kind.Type})
	}
	return feeds
}

// formats are the feeds of a list, each called by its format: RSS.
func (r *renderer) formats(path string) []Link {
	var links []Link
	for _, kind := range r.Site.Config.Feeds.Kinds() {
		links = append(links, Link{Title: kind.Name, URL: r.url(path + kind.File)})
	}
	return links
}

// ribbon says why an article is not public.
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

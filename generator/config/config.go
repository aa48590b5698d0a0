// Package config reads the configuration of a site and its glossaries: the YAML files
// directly in content/.
//
// A Site is site.yaml (Keys lists its keys) with the glossaries beside it: Tags (tags.yaml),
// Sources (sources.yaml), Authors (authors.yaml) and Names (names.yaml). Tags, sources and
// authors are found by a key, or by a name in any language:
//
//	cfg, problems := config.Load(os.DirFS("mysite"), "")
//	if cfg != nil {
//		tag := cfg.Tags.Find("Экономика") // or economy
//	}
//
// Load reads all files at once. A Site does not change afterwards. The values of keys that
// offer a choice have types and constants, see Host and others. Maps by language may hold
// more languages than the site declares.
package config

import (
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Folder is the path of the writers' files from the site's folder.
const Folder = "content"

// Site is site.yaml with the glossaries beside it. Keys of maps by language are language
// tags, such as those of Languages.
type Site struct {
	Title       map[string]string
	Description map[string]string
	Imprint     map[string]string
	BaseURL     string // absolute, ends in a slash: https://digest.example/
	BasePath    string // the path of BaseURL: "/", or "/repo/"
	Zone        *time.Location
	ZoneName    map[string]string
	Languages   []string // in declared order, at least one
	XDefault    string   // one of Languages

	Permalink    string // {lang} {year} {month} {day} {slug} {section}
	HomeDays     int
	PageSize     int
	OpenTags     bool
	Feeds        Feeds
	FeedID       string // authority and year of tag URIs (RFC 4151): digest.example,2026
	Editions     Editions
	Translate    TranslatePolicy
	Style        map[string]locale.Style
	Parallel     bool
	Untranslated UntranslatedPolicy
	Search       SearchEngine
	Host         Host
	Typography   bool
	Publisher    Publisher
	Menu         []MenuItem
	StaleNote    bool
	Parity       Parity
	Images       ImageMode
	ImageFormats []ImageFormat // made besides JPEG and PNG, if their programs are installed
	OG           SocialMode
	Attachments  []string
	Redirects    []Redirect
	CSP          map[string][]string
	LangRedirect bool
	Email        map[string]any
	Telegram     map[string]any
	IndexNow     map[string]any
	Fonts        Fonts
	Hub          string
	EditionOrder []Group
	Budgets      Budgets
	Contact      string
	Share        []ShareService
	Params       map[string]any

	Locales map[string]*locale.Locale // by language, in the house style, without interface strings

	Tags    *Tags
	Sources *Sources
	Authors *Authors
	Names   []*Name // of tags.yaml, then of names.yaml

	zoneName, baseURL, feedID string // as written
}

// Feeds says which feeds are written and how many entries they have: the newest Size
// stories or those of the last Days days, whichever is more.
type Feeds struct {
	Formats    []FeedKey
	Size, Days int
}

// FeedFormat is a kind of feed: its key in site.yaml, its usual name, the name of its file
// and its media type. Served is the type that hosts send: browsers show a feed in its style
// if it is served as plain XML, which feed readers accept too; with the exact types they
// show its source.
type FeedFormat struct {
	Key                      FeedKey
	Name, File, Type, Served string
}

// feedFormats are the kinds of feeds that the program writes.
var feedFormats = []FeedFormat{
	{FeedRSS, "RSS", "feed.xml", "application/rss+xml", "application/xml"},
	{FeedAtom, "Atom", "atom.xml", "application/atom+xml", "application/xml"},
	{FeedJSON, "JSON Feed", "feed.json", "application/feed+json", "application/feed+json"},
}

// Kinds lists the kinds of feeds of the site, in the order of site.yaml.
func (f Feeds) Kinds() []FeedFormat {
	var kinds []FeedFormat
	for _, key := range f.Formats {
		for _, kind := range feedFormats {
			if kind.Key == key {
				kinds = append(kinds, kind)
			}
		}
	}
	return kinds
}

// Editions says when editions close, in the site's time zone. An empty Closing stands for
// no edition.
type Editions struct{ Daily, Weekly Closing }

// Closing is the time at which an edition closes: "18:30", "fri 12:00".
type Closing struct{ Close string }

// Publisher is the publisher of the site. Its default name is the site's title.
type Publisher struct {
	Name      map[string]string
	URL, Logo string
}

// MenuItem is an entry of the menu: a standing page, a tag, the editions, or an address
// with a title of its own.
type MenuItem struct {
	Page, Tag string
	Editions  bool
	Title     map[string]string
	URL       string
}

// Parity lists differences of facts that are allowed in all pairs of versions.
type Parity struct{ Allow []string }

// Redirect leads from an old address to a new one.
type Redirect struct{ From, To string }

// Fonts are the fonts that the site serves.
type Fonts struct {
	Social string    // a TrueType or OpenType file in the site's folder, for words on social pictures
	Web    []WebFont // of the pages
}

// WebFont is an npm package with the font of one kind of text.
type WebFont struct {
	Kind    string // serif, sans
	Package string // @fontsource/pt-serif
	At      diag.Place
}

// Budgets are the greatest weights of pages, in kilobytes.
type Budgets struct{ PageKB int }

// File returns the path of a file in content/ from the site's folder.
func File(name string) string { return Folder + "/" + name }

// Glossaries returns the paths of the glossaries from the site's folder.
func Glossaries() []string {
	return []string{File("tags.yaml"), File("sources.yaml"), File("authors.yaml"), File("names.yaml")}
}

// Text returns the text in a language. If there is none, it returns that in the first
// declared language that has one, or "".
func (s *Site) Text(texts map[string]string, lang string) string {
	if t := texts[lang]; t != "" {
		return t
	}
	for _, l := range s.Languages {
		if t := texts[l]; t != "" {
			return t
		}
	}
	return ""
}

// PublisherName returns the publisher's name in a language, by default the site's title.
func (s *Site) PublisherName(lang string) string {
	if name := s.Text(s.Publisher.Name, lang); name != "" {
		return name
	}
	return s.Title[lang]
}

// ZoneText returns the name of the site's time zone in a language. Without a name in
// site.yaml it is the offset from UTC at the moment.
func (s *Site) ZoneText(lang string, at time.Time) string {
	if name := s.ZoneName[lang]; name != "" {
		return name
	}
	return locale.Offset(at.In(s.Zone))
}

func (s *Site) declared(lang string) bool {
	for _, l := range s.Languages {
		if l == lang {
			return true
		}
	}
	return false
}

func placeOf(v *fields.Value) diag.Place {
	if v == nil {
		return diag.Place{File: File("site.yaml")}
	}
	return v.Place
}

// Package config is the site's configuration, its glossary of tags, its authors
// and names.
//
// They are the YAML files at the top of content/: site.yaml, tags.yaml,
// sources.yaml, authors.yaml and names.yaml. All of them are read at once and
// never changed afterwards.
package config

import (
	"errors"
	"io/fs"
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Folder is where the writers' files are, relative to the site's folder.
const Folder = "content"

// Site is site.yaml, with the glossaries that stand beside it. Maps by language
// are keyed by the tags of Languages, and may hold more.
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
	ImageFormats []ImageFormat // made besides JPEG and PNG, if their programs are found
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

	Locales map[string]*locale.Locale // of Languages, in the house style, without strings

	Tags    *Tags
	Sources *Sources
	Authors *Authors
	Names   []*Name // of tags.yaml, then of names.yaml

	zoneName, baseURL, feedID string // as written
}

// Feeds says which feeds are written and how much they hold: the newest Size
// stories or those of the last Days days, whichever is more.
type Feeds struct {
	Formats    []FeedKey
	Size, Days int
}

// FeedFormat is a kind of feed: its key in site.yaml, what people call it, the
// name of its file, and its media type. Served is the type that hosts send: as plain
// XML, which feed readers take as well, browsers show a feed in its style; of the exact
// types they show the source.
type FeedFormat struct {
	Key                      FeedKey
	Name, File, Type, Served string
}

// feedFormats are the kinds of feeds that the program can write.
var feedFormats = []FeedFormat{
	{FeedRSS, "RSS", "feed.xml", "application/rss+xml", "application/xml"},
	{FeedAtom, "Atom", "atom.xml", "application/atom+xml", "application/xml"},
	{FeedJSON, "JSON Feed", "feed.json", "application/feed+json", "application/feed+json"},
}

// Kinds lists the kinds of feeds that the site writes, in the order of site.yaml.
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

// Editions says when editions close, in the site's zone; "" means none.
type Editions struct{ Daily, Weekly Closing }

// Closing is the hour at which an edition is complete: "18:30", "fri 12:00".
type Closing struct{ Close string }

// Publisher is who stands behind the site; the site's title where it is empty.
type Publisher struct {
	Name      map[string]string
	URL, Logo string
}

// MenuItem is an entry of the line of rubrics: a standing page, a tag, the
// editions, or an address with its own title.
type MenuItem struct {
	Page, Tag string
	Editions  bool
	Title     map[string]string
	URL       string
}

// Parity says which findings about the facts of a pair are allowed everywhere.
type Parity struct{ Allow []string }

// Redirect is an address that moved.
type Redirect struct{ From, To string }

// Fonts are fonts besides those that readers have.
type Fonts struct {
	Social string    // a TrueType or OpenType file of the site's folder, for words on social pictures
	Web    []WebFont // of the pages
}

// WebFont is a font of npm for one kind of text.
type WebFont struct {
	Kind    string // serif, sans
	Package string // @fontsource/pt-serif
	At      diag.Place
}

// Budgets are the weights that a page may have.
type Budgets struct{ PageKB int }

// File is the path of a configuration file from the site's folder.
func File(name string) string { return Folder + "/" + name }

// Glossaries are the paths of the files beside site.yaml.
func Glossaries() []string {
	return []string{File("tags.yaml"), File("sources.yaml"), File("authors.yaml"), File("names.yaml")}
}

// Load reads the configuration of the site in fsys. A base URL given on the
// command line replaces the configured one, except in FeedID, which has to stay.
// The Site is nil where the rest of the site would only be misunderstood:
// without its languages, or in the wrong time zone.
func Load(fsys fs.FS, baseURL string) (*Site, diag.List) {
	var problems diag.List
	doc := read(fsys, "site.yaml", &problems)
	if doc == nil {
		return nil, problems
	}
	s := &Site{
		Permalink: permalink,
		HomeDays:  3, PageSize: 40,
		Feeds:        Feeds{Formats: []FeedKey{FeedRSS, FeedAtom, FeedJSON}, Size: 30, Days: 7},
		Translate:    TranslateAsked,
		Parallel:     true,
		Untranslated: UntranslatedHide,
		Search:       SearchBuiltin,
		Host:         HostNetlify,
		Typography:   true,
		Images:       ImagesBuiltin,
		ImageFormats: []ImageFormat{ImageWebP, ImageAVIF},
		OG:           SocialPlain,
		Attachments:  []string{"pdf", "mp3", "mp4"},
		Share:        []ShareService{ShareTelegram, ShareWhatsApp, ShareMail},
		Budgets:      Budgets{PageKB: 40},
	}
	fields.Read(doc, doc.Root, s, Keys)
	s.derive(doc, baseURL)
	fatal := doc.Broken || len(s.Languages) == 0 || s.Zone == nil
	if !fatal {
		s.check(doc)
	}
	problems = append(problems, doc.Problems...)
	if fatal {
		return nil, problems
	}
	s.Locales = map[string]*locale.Locale{}
	for _, lang := range s.Languages {
		l, wrong := locale.Load(lang, s.styleOf(lang))
		s.Locales[lang] = l
		problems = append(problems, wrong...)
	}
	s.Tags = loadTags(fsys, s, &problems)
	s.Sources = loadSources(fsys, &problems)
	s.Authors = loadAuthors(fsys, s, &problems)
	s.Names = loadNames(fsys, s, &problems)
	s.checkMenu(doc, &problems)
	return s, problems
}

// styleOf is the house style of a language.
func (s *Site) styleOf(lang string) locale.Style {
	style := s.Style[lang]
	style.Bare = !s.Typography
	return style
}

// read parses one configuration file. It returns nil, with a Problem, where
// there is nothing to read.
func read(fsys fs.FS, name string, problems *diag.List) *fields.Document {
	file := File(name)
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		at := diag.Place{File: file}
		if errors.Is(err, fs.ErrNotExist) {
			problems.Errorf(at, "the file is missing").Hintf("%s", missingHint(name))
		} else {
			problems.Errorf(at, "cannot be read: %v", diag.Reason(err))
		}
		return nil
	}
	src, unclean := fields.Clean(file, raw)
	*problems = append(*problems, unclean...)
	if src == nil {
		return nil
	}
	doc := fields.YAML(file, src, 1)
	doc.Language = locale.Language
	return doc
}

// optional is read, for a file that need not exist.
func optional(fsys fs.FS, name string, problems *diag.List) *fields.Document {
	if _, err := fs.Stat(fsys, File(name)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return read(fsys, name, problems)
}

func missingHint(name string) string {
	if name == "site.yaml" {
		return "a site needs content/site.yaml with title, base_url and languages; or name its folder with -s"
	}
	return "every site has a glossary of its tags; an empty file will do to begin with"
}

// Text is the text of a map by language in a language, or in the first declared
// one that has it.
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

// PublisherName is the publisher in a language; the site's title by default.
func (s *Site) PublisherName(lang string) string {
	if name := s.Text(s.Publisher.Name, lang); name != "" {
		return name
	}
	return s.Title[lang]
}

// ZoneText names the site's time zone in a language, by its offset at a moment
// where site.yaml gives it no name.
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

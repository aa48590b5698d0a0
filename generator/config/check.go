package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones must not depend on the machine

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

var (
	hour      = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	dayHour   = regexp.MustCompile(`^(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d$`)
	directive = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	cspSource = regexp.MustCompile(`^[!-+\--:<-~]+$`) // visible ASCII without "," and ";", which end a source
	feedID    = regexp.MustCompile(`^[a-z0-9.-]+(@[a-z0-9.-]+)?,\d{4}(-\d\d(-\d\d)?)?$|^[a-z0-9._-]+@[a-z0-9.-]+,\d{4}$`)
	slot      = regexp.MustCompile(`\{[^}]*\}`)
	fileKind  = regexp.MustCompile(`^[a-z0-9]+$`)
	// fontPackage is the name of an npm package in one of the two scopes of Fontsource.
	fontPackage = regexp.MustCompile(`^@fontsource(-variable)?/[a-z0-9-]+$`)
	pathParts   = regexp.MustCompile(`^(/[a-z0-9._-]+)+/$`)
)

// activeKinds are extensions of files that browsers run or that the program reads. They are
// never published as attachments.
var activeKinds = []string{"html", "htm", "js", "css", "xml", "svg", "md", "yaml", "wasm"}

// permalink is the default pattern of a story's address.
const permalink = "/{lang}/{year}/{month}/{slug}/"

// derive sets the fields that need more than one key, the command line or data of the
// program: the time zone, the languages, the base URL and the id of feeds.
func (s *Site) derive(doc *fields.Document, baseURL string) {
	root := doc.Root
	if root.Get("time_zone") == nil {
		s.Zone = time.UTC
	} else if s.zoneName != "" {
		zone, err := time.LoadLocation(s.zoneName)
		if err != nil || s.zoneName == "Local" {
			doc.Problems.Add(placeOf(root.Get("time_zone")), "timezone.unknown", s.zoneName)
		} else {
			s.Zone = zone
		}
	}
	s.checkLanguages(doc)
	at := placeOf(root.Get("base_url"))
	if s.baseURL != "" {
		s.BaseURL, s.BasePath = checkBase(doc, at, s.baseURL)
	}
	if s.FeedID = s.feedID; s.FeedID == "" {
		if u, err := url.Parse(s.BaseURL); err == nil {
			s.FeedID = strings.TrimPrefix(u.Hostname(), "www.") + ",2026"
		}
	}
	if baseURL != "" {
		s.BaseURL, s.BasePath = checkBase(doc, diag.Place{File: "--base-url"}, baseURL)
	}
}

func (s *Site) checkLanguages(doc *fields.Document) {
	list := doc.Root.Get("languages")
	if list == nil {
		return
	}
	var known []string
	for _, item := range list.Items {
		switch {
		case item.Kind != fields.Scalar || item.Text == "" || !knownLanguage(doc, item.Place, item.Text):
		case slices.Contains(known, item.Text):
			doc.Problems.Add(item.Place, "language.twice", item.Text)
		default:
			known = append(known, item.Text)
		}
	}
	if len(list.Items) == 0 && list.Kind == fields.List {
		doc.Problems.Add(list.Place, "language.none")
	}
	s.Languages = known
}

// knownLanguage reports whether the program has data of a language. Otherwise it adds an
// error.
func knownLanguage(doc *fields.Document, at diag.Place, tag string) bool {
	meant, ok := locale.Language(tag)
	if !ok {
		p := doc.Problems.Add(at, "language.unknown", tag)
		scripts := slices.DeleteFunc(locale.Known(), func(known string) bool { return !strings.HasPrefix(known, tag+"-") })
		if len(scripts) > 1 {
			p.WithHint("hint.scripts", strings.Join(scripts, ", "))
		} else if meant != "" {
			p.WithHint("hint.did-you-mean", meant)
		} else {
			p.WithHint("hint.languages-known", strings.Join(locale.Known(), ", "))
		}
	}
	return ok
}

// checkBase returns a base URL with a slash at its end, and its path. If it is not valid,
// checkBase adds an error and returns a stand-in.
func checkBase(doc *fields.Document, at diag.Place, text string) (base, path string) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		doc.Problems.Add(at, "site.address-form", text)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil:
		doc.Problems.Add(at, "site.address-extra", u.Scheme, u.Host, u.Path)
	case strings.ContainsFunc(u.Host+u.Path, foreign):
		doc.Problems.Add(at, "site.address-ascii")
	case u.Path != "" && !LocalPath(u.Path):
		doc.Problems.Add(at, "site.address-path", u.Path)
	default:
		u.Path = strings.TrimRight(u.Path, "/") + "/"
		return u.String(), u.Path
	}
	return "https://invalid.example/", "/"
}

// foreign reports whether an address may have a character only in an encoded form.
func foreign(r rune) bool { return r <= ' ' || r > '~' }

func (s *Site) check(doc *fields.Document) {
	root := doc.Root
	for _, lang := range s.Languages {
		if title := root.Get("title"); title != nil && title.Kind == fields.Mapping && title.Get(lang) == nil {
			doc.Problems.Add(title.Place, "site.title-missing", lang)
		}
	}
	if s.XDefault == "" {
		s.XDefault = s.Languages[0]
		if s.declared("en") {
			s.XDefault = "en"
		}
	} else if !s.declared(s.XDefault) {
		doc.Problems.Add(placeOf(root.Get("x_default")), "language.not-declared", s.XDefault, strings.Join(s.Languages, ", "))
		s.XDefault = s.Languages[0]
	}
	s.checkPermalink(doc)
	if s.feedID != "" && !feedID.MatchString(s.feedID) {
		doc.Problems.Add(placeOf(root.Get("feed_id")), "site.feed-id-form", s.feedID)
	}
	if v := root.Get("attachments"); v != nil {
		for _, item := range v.Items {
			if item.Kind == fields.Scalar && (!fileKind.MatchString(item.Text) || slices.Contains(activeKinds, item.Text)) {
				doc.Problems.Add(item.Place, "attachment.refused", item.Text)
			}
		}
	}
	if v := root.Get("redirects"); v != nil {
		for i, r := range s.Redirects {
			if i < len(v.Items) {
				checkRedirect(doc, v.Items[i], r)
			}
		}
	}
	if s.Hub != "" && !IsAddress(s.Hub) {
		doc.Problems.Add(placeOf(root.Get("hub")), "address.form", s.Hub)
	}
}

// checkPermalink checks that the addresses of two languages cannot be equal, and that every
// address is plain ASCII.
func (s *Site) checkPermalink(doc *fields.Document) {
	at := placeOf(doc.Root.Get("permalink"))
	before := doc.Problems.Errors()
	defer func() {
		if doc.Problems.Errors() > before {
			s.Permalink = permalink // one error, and not one for each story
		}
	}()
	known := []string{"{lang}", "{year}", "{month}", "{day}", "{slug}", "{section}"}
	for _, name := range slot.FindAllString(s.Permalink, -1) {
		if !slices.Contains(known, name) {
			doc.Problems.Add(at, "permalink.unknown-part", name, strings.Join(known, " ")).WithHintMessage(diag.DidYouMean(name, known))
			return
		}
	}
	switch {
	case !strings.HasPrefix(s.Permalink, "/{lang}/"):
		doc.Problems.Add(at, "permalink.no-lang", permalink)
	case !strings.Contains(s.Permalink, "{slug}"):
		doc.Problems.Add(at, "permalink.no-slug", permalink)
	case !pathParts.MatchString(slot.ReplaceAllString(s.Permalink, "x")) || strings.Contains(s.Permalink, "/./") || strings.Contains(s.Permalink, "/../"):
		doc.Problems.Add(at, "permalink.form")
	}
}

func checkRedirect(doc *fields.Document, v *fields.Value, r Redirect) {
	if r.From != "" && !LocalPath(r.From) {
		doc.Problems.Add(placeOf(v.Get("from")), "path.form", r.From)
	}
	if u, err := url.Parse(r.To); r.To != "" && !LocalPath(r.To) && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		doc.Problems.Add(placeOf(v.Get("to")), "path.or-address", r.To)
	}
}

// LocalPath reports whether a text is a path from the root of a site that can be part of a
// host's list of redirects: visible ASCII, no "..", no query.
func LocalPath(p string) bool {
	if !strings.HasPrefix(p, "/") || strings.HasPrefix(p, "//") || strings.ContainsAny(p, `\?#*:`) {
		return false
	}
	for _, part := range strings.Split(p, "/") {
		if part == ".." || part == "." {
			return false
		}
	}
	return !strings.ContainsFunc(p, foreign)
}

func menuWord(text string) MenuItem {
	if tag, ok := strings.CutPrefix(text, "tag:"); ok {
		return MenuItem{Tag: tag}
	}
	if text == "editions" {
		return MenuItem{Editions: true}
	}
	return MenuItem{Page: text}
}

func (s *Site) checkMenu(doc *fields.Document, problems *diag.List) {
	v := doc.Root.Get("menu")
	if v == nil || v.Kind != fields.List {
		return
	}
	for i, item := range v.Items {
		m := &s.Menu[i]
		switch {
		case m.Tag != "" && s.Tags.Find(m.Tag) != nil:
			m.Tag = s.Tags.Find(m.Tag).Key
		case m.Tag != "" && !s.OpenTags && s.Tags.Lacks(m.Tag):
			problems.Add(item.Place, "tag.unknown", m.Tag).WithHintMessage(s.Tags.Hint(m.Tag))
		case m.URL != "" && !LocalPath(m.URL) && !IsAddress(m.URL) && !strings.HasPrefix(m.URL, "mailto:"):
			problems.Add(placeOf(item.Get("url")), "path.or-address", m.URL)
			m.URL = "/" // one error, and not one for each page with the menu
		}
	}
}

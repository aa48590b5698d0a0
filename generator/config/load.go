package config

import (
	"errors"
	"io/fs"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Load reads the configuration of the site in fsys. A base URL that is not empty replaces
// the configured one, except in FeedID, which must not change. The Site is nil if there is
// no site.yaml, or if it has a syntax error, no languages or no valid time zone: without
// these the rest of the site cannot be read correctly.
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

// styleOf returns the house style of a language.
func (s *Site) styleOf(lang string) locale.Style {
	style := s.Style[lang]
	style.Bare = !s.Typography
	return style
}

// read parses one file of content/. It returns nil and adds an error if the file cannot be
// read.
func read(fsys fs.FS, name string, problems *diag.List) *fields.Document {
	file := File(name)
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		at := diag.Place{File: file}
		if errors.Is(err, fs.ErrNotExist) {
			problems.Add(at, missing(name))
		} else {
			problems.Add(at, "file.unreadable", diag.Reason(err))
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

// optional is read for a file that need not exist.
func optional(fsys fs.FS, name string, problems *diag.List) *fields.Document {
	if _, err := fs.Stat(fsys, File(name)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return read(fsys, name, problems)
}

// missing returns the error that a settings file does not exist.
func missing(name string) diag.Code {
	if name == "site.yaml" {
		return "site.missing"
	}
	return "tags.missing"
}

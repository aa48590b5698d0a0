package config

import (
	"io/fs"
	"net/url"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Source is an entry of sources.yaml: a source that stories cite.
type Source struct {
	Key    string
	Hosts  []string          // hosts, or hosts with the beginning of a path: gov.kz/mfa
	Name   map[string]string // as a label: МИД Казахстана
	Citing map[string]string // in the grammatical case after "citing": пресс-службу МИД Казахстана
	Lang   string            // the language that it publishes in, BCP 47; "" if not known
	URL    string            // its front page
}

// Sources is the glossary of sources.
type Sources struct {
	List  []*Source
	byKey map[string]*Source
}

// Key returns the source of a key, or nil.
func (s *Sources) Key(key string) *Source { return s.byKey[key] }

// Find returns the source of an address, or nil. Of the entries whose host (or parent
// domain) and beginning of a path match, it is the longest.
func (s *Sources) Find(address string) *Source {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	host, path := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), strings.ToLower(u.Path)
	var best *Source
	length := 0
	for _, source := range s.List {
		for _, h := range source.Hosts {
			domain, prefix, _ := strings.Cut(h, "/")
			if host != domain && !strings.HasSuffix(host, "."+domain) {
				continue
			}
			if prefix != "" && !strings.HasPrefix(path+"/", "/"+prefix+"/") {
				continue
			}
			if len(h) > length {
				best, length = source, len(h)
			}
		}
	}
	return best
}

var sourceKeys = []fields.Key[Source]{
	fields.OneOrMore("host", "Its hosts, with the beginning of a path where several share one.", 100, func(s *Source) *[]string { return &s.Hosts }).AsRequired(),
	fields.ByLanguage("name", "What it is called.", 120, func(s *Source) *map[string]string { return &s.Name }).AsRequired(),
	fields.ByLanguage("citing", "The same in the grammatical case that “citing ...” wants.", 160, func(s *Source) *map[string]string { return &s.Citing }),
	fields.Text("lang", "The language that it publishes in.", 12, func(s *Source) *string { return &s.Lang }),
	fields.Text("url", "Its front page.", 300, func(s *Source) *string { return &s.URL }),
}

func loadSources(fsys fs.FS, problems *diag.List) *Sources {
	sources := &Sources{byKey: map[string]*Source{}}
	doc := optional(fsys, "sources.yaml", problems)
	if doc == nil {
		return sources
	}
	owner := map[string]string{}
	for e := range entries(doc) {
		s := &Source{Key: e.Key}
		fields.Read(doc, e.Value, s, sourceKeys)
		for i, h := range s.Hosts {
			h = strings.Trim(strings.TrimPrefix(strings.ToLower(h), "www."), "/")
			if strings.Contains(h, "://") || strings.ContainsAny(h, " ?#") {
				doc.Problems.Add(e.Value.Get("host").Place, "source.host-form", s.Hosts[i])
			}
			if other := owner[h]; other != "" {
				doc.Problems.Add(e.Value.Get("host").Place, "source.host-twice", h, other)
			}
			owner[h] = e.Key
			s.Hosts[i] = h
		}
		if s.Lang != "" && !locale.IsTag(s.Lang) {
			doc.Problems.Add(e.Value.Get("lang").Place, "language.code-form", s.Lang)
		}
		checkAddress(doc, e.Value.Get("url"), s.URL)
		sources.List = append(sources.List, s)
		sources.byKey[s.Key] = s
	}
	*problems = append(*problems, doc.Problems...)
	return sources
}

func checkAddress(doc *fields.Document, v *fields.Value, address string) {
	if address != "" && !IsAddress(address) {
		doc.Problems.Add(v.Place, "address.form", address)
	}
}

// IsAddress says whether a text is an absolute address of the web.
func IsAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \"<>")
}

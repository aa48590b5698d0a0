package golden

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/site"
)

// Now is the moment as of which Link links a site if its options name none. Its zone
// is that of Almaty.
func Now() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.FixedZone("", 5*60*60)) }

// Options say how a site is linked.
type Options struct {
	site.Options        // the zero time stands for Now
	BaseURL      string // replaces that of site.yaml if it is not empty
	Strings      bool   // whether languages have the strings of templates/strings
}

// Source is what a site is linked from: once or, with other options, again.
type Source struct {
	FS       fs.FS
	Config   *config.Site
	Locales  []*locale.Locale // in the order of Config.Languages
	Store    *content.Store
	Problems diag.List // of the configuration and of the texts, in this order
}

// Site is a linked site and its source.
type Site struct {
	*site.Site
	Source *Source
}

// Load reads the configuration and the texts of a site. It ends the test if there is
// no configuration to go on with; other problems are in the result.
func Load(t testing.TB, files fs.FS, o Options) *Source {
	t.Helper()
	cfg, problems := config.Load(files, o.BaseURL)
	if cfg == nil {
		t.Fatalf("the site has no configuration:\n%s", Problems(files, problems))
	}
	s := &Source{FS: files, Config: cfg, Store: content.Load(files, cfg)}
	s.Problems = slices.Concat(problems, s.Store.Problems)
	for _, lang := range cfg.Languages {
		style := cfg.Style[lang]
		style.Bare = !cfg.Typography
		l, _ := locale.Load(lang, style) // and not that of cfg, which stays as it was read
		if o.Strings {
			words, err := os.ReadFile(Repository(t, "templates/strings/"+lang+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			l, _ = l.WithStrings(locale.StringsFile{Name: lang, Text: words})
		}
		s.Locales = append(s.Locales, l)
	}
	return s
}

// Link links a site from its source. The source stays as it is.
func (s *Source) Link(o site.Options) *Site {
	if o.Now.IsZero() {
		o.Now = Now()
	}
	return &Site{site.Link(s.Config, s.Locales, s.Store, o), s}
}

// Link loads and links a site.
func Link(t testing.TB, files fs.FS, o Options) *Site {
	t.Helper()
	return Load(t, files, o).Link(o.Options)
}

// NoErrors ends the test if the site has errors. Warnings may be there.
func (s *Site) NoErrors(t testing.TB) {
	t.Helper()
	if all := slices.Concat(s.Source.Problems, s.Problems); all.Errors() > 0 {
		t.Fatalf("the site has errors:\n%s", Problems(s.Source.FS, all))
	}
}

// Article returns the article of a file, given by its path from the site's folder or
// below content/. It ends the test if there is none.
func (s *Site) Article(t testing.TB, file string) *site.Article {
	t.Helper()
	if !strings.HasPrefix(file, config.Folder+"/") {
		file = config.File(file)
	}
	if d := s.Document(file); d != nil {
		if a := s.Site.Article(d); a != nil {
			return a
		}
	}
	t.Fatalf("no article %s", file)
	return nil
}

// Problems returns problems as people read them, sorted. With files, keys become lines,
// which are quoted; files may be nil.
func Problems(files fs.FS, problems diag.List) string {
	problems = slices.Clone(problems)
	if files != nil {
		content.Locate(files, problems)
	}
	problems.Sort()
	if files != nil {
		problems.Quote(files)
	}
	var b strings.Builder
	for _, p := range problems {
		p.Format(&b, diag.Style{})
	}
	return b.String()
}

// Show reads what a build shows of what is held back: drafts, future, expired or
// embargoed. It reports whether the word is one of these.
func Show(shown *site.Shown, word string) bool {
	switch word {
	case "drafts":
		shown.Drafts = true
	case "future":
		shown.Future = true
	case "expired":
		shown.Expired = true
	case "embargoed":
		shown.Embargoed = true
	default:
		return false
	}
	return true
}

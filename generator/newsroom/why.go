package newsroom

import (
	"slices"
	"strings"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/pipeline"
	"qostil/generator/site"
	"qostil/generator/theme"
	"qostil/generator/translation/ledger"
)

// FileKind is what a file is to the public site.
type FileKind int

// The kinds of files.
const (
	OutsideFile  FileKind = iota // in none of the folders that sites are made of
	TextFile                     // a text of the site
	MediaFile                    // beside a story that is on the site
	HiddenMedia                  // beside a story that is not on the site
	ContentFile                  // anything else below content/
	StaticFile                   // below static/, and on the site
	TemplateFile                 // below templates/
)

// Explanation says whether a file is on the public site, and why.
type Explanation struct {
	File       string
	Kind       FileKind
	Text       TextExplanation // if Kind is TextFile
	Addresses  []Address       // everything that the public site has of the file
	Problems   diag.List       // of the file, not finished
	SiteErrors int             // errors of the whole site, for which nothing is published
}

// TextExplanation says why a text is, or is not, on the public site.
type TextExplanation struct {
	Broken      bool           // the file has errors
	Article     *site.Article  // with all that is held back; nil if the text is left out
	Translation *ledger.Status // against its original; nil if the text is no translation
	Unknown     bool           // Translation could not be found out
	Public      *site.Article  // as readers see it; nil if it is not on the site
	Held        *site.Held     // why it is held back; nil if problems keep it from the site
}

// Address is an address of the public site.
type Address struct {
	URL        string
	RedirectTo string // a path of the site, or "" if a file is at the address
}

// Why explains a file of the site. If there is no such file, it returns nil and the
// problems.
func (t *Task) Why(file string) (*Explanation, diag.List) {
	if info, err := t.folder.Lstat(file); err != nil || info.IsDir() {
		t.document(file) // adds the problem
		return nil, t.batch.Problems
	}
	public := t.publicBuild(t.source.Site)
	e := &Explanation{
		File: file, Addresses: t.addresses(public, file),
		Problems: problemsOf(public.Problems, []string{file}), SiteErrors: public.Problems.Errors(),
	}
	d := t.Site.Document(file)
	has := func(s *site.Site) bool {
		return slices.ContainsFunc(s.Media, func(m site.Media) bool { return m.Path == file })
	}
	switch {
	case d != nil:
		e.Kind, e.Text = TextFile, t.explain(public, d)
	case strings.HasPrefix(file, config.Folder+"/") && has(public.Site):
		e.Kind = MediaFile
	case strings.HasPrefix(file, config.Folder+"/") && has(t.Site):
		e.Kind = HiddenMedia
	case strings.HasPrefix(file, config.Folder+"/"):
		e.Kind = ContentFile
	case strings.HasPrefix(file, asset.Folder+"/") && len(e.Addresses) > 0:
		e.Kind = StaticFile
	case strings.HasPrefix(file, theme.Folder+"/"):
		e.Kind = TemplateFile
	}
	return e, nil
}

func (t *Task) explain(public *pipeline.Result, d *content.Document) TextExplanation {
	now := public.Site.Document(d.File)
	e := TextExplanation{Broken: d.Broken, Article: t.Site.Article(d), Public: public.Site.Article(now), Held: public.Site.Why(now)}
	if e.Article != nil {
		status, err := ledger.StatusOf(t.built.Prose, e.Article)
		e.Unknown = err != nil
		if err == nil && status.Reference != nil {
			e.Translation = status
		}
	}
	return e
}

// addresses returns what the public site has of a file.
func (t *Task) addresses(public *pipeline.Result, file string) []Address {
	if public.Tree == nil {
		return nil
	}
	var all []Address
	for _, f := range public.Tree.Files() {
		if !f.Stub && slices.ContainsFunc(f.From, func(at diag.Place) bool { return at.File == file }) {
			all = append(all, Address{URL: t.Address(f.URL())})
		}
	}
	for _, r := range public.Tree.Redirects() {
		if r.At.File == file {
			all = append(all, Address{URL: t.Address(r.From), RedirectTo: r.To})
		}
	}
	return all
}

package newsroom

import (
	"regexp"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/language/typeset"
	"qostil/generator/translation/ledger"
)

// NewTranslation is a translation that was begun.
type NewTranslation struct {
	Changes
	File     string // path from the site's folder
	Original string // of the text that it translates
}

// NewTranslation begins a translation beside its original: a draft with the keys that are
// its own, and each block of the original as a comment to write under. If the file is a
// translation itself, the new one is made from its original. The translator is a key of
// authors.yaml, a name, or "".
func (t *Task) NewTranslation(file, lang, translator string) (NewTranslation, error) {
	d := t.document(file)
	if d == nil {
		return NewTranslation{Changes: t.write()}, nil
	}
	o := t.original(d)
	problems := &t.batch.Problems
	switch there := t.Site.Version(d.ID, lang); {
	case !t.declared(diag.CommandLine, lang):
	case there != nil:
		problems.Add(there.Top(), "translation.exists", lang)
	case o.Broken || t.Site.Article(o) == nil:
		problems.Add(o.Top(), "translation.original-broken")
	}
	if translator != "" && t.Site.Config.Authors.Given && t.Site.Config.Authors.Find(translator) == nil {
		problems.Add(diag.Place{File: "--translator"}, "translator.unknown", translator).WithHintMessage(t.Site.Config.Authors.Hint(translator))
	}
	if problems.Errors() > 0 {
		return NewTranslation{Changes: t.write()}, nil
	}
	text, err := t.translationOf(o)
	if err != nil {
		return NewTranslation{}, err
	}
	text.Translator = translator
	r := NewTranslation{File: versionFile(o, lang), Original: o.File}
	t.batch.Create(r.File, text.text())
	r.Changes = t.write()
	return r, nil
}

// linkDefinition matches a line of Markdown that defines a link for the whole text.
var linkDefinition = regexp.MustCompile(`(?m)^ {0,3}\[[^\]^][^\]]*\]:[ \t]+\S.*$`)

// translationOf returns what a translation of an original begins with.
func (t *Task) translationOf(o *content.Document) (n translationText, err error) {
	a := t.Site.Article(o)
	facts, err := t.built.Prose.Facts(a)
	if err != nil {
		return n, err
	}
	fingerprint, err := ledger.FingerprintOf(t.built.Prose, a)
	if err != nil {
		return n, err
	}
	body, err := t.built.Store.Body(o)
	if err != nil {
		return n, err
	}
	h := &o.Header
	n = translationText{Lang: o.Lang, Title: typeset.Breakable(h.Title), Description: typeset.Breakable(h.Description), Fingerprint: fingerprint.String()}
	if h.Image != nil {
		n.Alt, n.Caption = typeset.Breakable(h.Image.Alt), typeset.Breakable(h.Image.Caption)
	}
	for _, b := range facts.Blocks {
		n.Blocks = append(n.Blocks, string(body[b.Start:b.End]))
	}
	for _, d := range linkDefinition.FindAll(body, -1) {
		n.Definitions = append(n.Definitions, string(d))
	}
	return n, nil
}

// versionFile returns the path of a version of a document in another language.
func versionFile(d *content.Document, lang string) string {
	stem := strings.TrimSuffix(d.File, ".md")
	parts := strings.Split(stem, "/")
	if len(parts) > 2 && parts[1] == d.Lang {
		parts[1] = lang
		stem = strings.Join(parts, "/")
	}
	if rest, ok := strings.CutSuffix(stem, "."+d.Lang); ok {
		stem = rest + "." + lang
	}
	return stem + ".md"
}

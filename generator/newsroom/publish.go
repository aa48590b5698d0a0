package newsroom

import (
	"io/fs"
	"slices"
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/output"
	"qostil/generator/pipeline"
	"qostil/generator/site"
)

// Publication is what has become of documents that were made ready for publication.
type Publication struct {
	Changes
	Documents []Published // those that were named, if they were written
}

// Published is one document after its publication.
type Published struct {
	File    string        // path from the site's folder
	Article *site.Article // as the next build shows it; nil if it is held back
	Already bool          // it was published before
	Missing []string      // languages in which its translation is asked for
	Held    *site.Held    // why Article is nil
}

// Publish makes drafts ready for publication: it runs every check of a build on them,
// removes the key draft, gives a date to those that have none or one in the future, and
// writes the last part of their addresses.
func (t *Task) Publish(files []string) (Publication, error) {
	var documents []*content.Document
	for _, file := range files {
		if d := t.document(file); d != nil {
			documents = append(documents, d)
		}
	}
	for _, d := range documents {
		if f := t.batch.Open(d.File); f != nil {
			t.release(f, d)
		}
	}
	if t.batch.Problems.Errors() > 0 {
		return Publication{Changes: t.write()}, nil
	}
	after := t.rehearse(documents)
	r := Publication{Changes: t.write()}
	if r.failed() {
		return r, nil
	}
	for _, d := range documents {
		r.Documents = append(r.Documents, t.published(after, d))
	}
	return r, nil
}

// release changes the front matter of one document. It adds a problem if the document
// must not be published.
func (t *Task) release(f *edit.File, d *content.Document) {
	h := &d.Header
	if w := t.withdrawn(d); w != nil {
		t.batch.Problems.Add(d.At("withdrawn"), "withdrawn.publish")
		return
	}
	if h.Translation != nil {
		for _, p := range content.Unfinished(f.Name, f.Clean()) {
			p.Warning = false
			t.batch.Problems = append(t.batch.Problems, p)
		}
	}
	f.Remove("draft")
	if d.Kind != content.Story && h.Date.IsZero() {
		return // a standing page has its address from its path, and no date
	}
	if h.Date.IsZero() || h.Date.After(t.Now) {
		f.Set("date", t.stamp(t.Now))
	}
	if h.Slug == "" {
		f.Set("slug", edit.Text(t.slug(d)))
	}
}

// rehearse builds the public site with the changes of the batch, and adds the problems
// that the documents have in it.
func (t *Task) rehearse(documents []*content.Document) *pipeline.Result {
	after := t.publicBuild(t.batch.FS())
	var files []string
	var found diag.List
	for _, d := range documents {
		files = append(files, d.File)
		if a := after.Site.Article(after.Site.Document(d.File)); a != nil && after.Renderable {
			found = append(found, renderProblems(after.Tree.File(a.PageFile), d.File)...)
		}
	}
	found = append(found, after.Problems...)
	found = append(found, after.Prose.Problems()...)
	found = problemsOf(found, files)
	if found.Errors() > 0 { // then nothing is written
		for _, d := range documents {
			t.moveBack(found, d, after.Site.Document(d.File))
		}
	}
	t.batch.Problems = append(t.batch.Problems, found...)
	return after
}

// renderProblems renders the page of a document; a nil page has none.
func renderProblems(page *output.File, file string) diag.List {
	if page == nil || page.Render == nil {
		return nil
	}
	var problems diag.List
	out := &output.Out{}
	if err := page.Render(out); err != nil {
		problems.Add(diag.Place{File: file}, "page.failed", err)
	}
	return append(problems, out.Problems...)
}

// moveBack converts line numbers of problems: from those of a document with the changes of
// the batch, which are not written, to those of the document on the disk. The changed one
// is nil if it could not be read.
func (t *Task) moveBack(problems diag.List, d, changed *content.Document) {
	before, _ := fs.ReadFile(t.folder.FS(), d.File)
	after, _ := fs.ReadFile(t.batch.FS(), d.File)
	lines, changedLines := cleanLines(d.File, before), cleanLines(d.File, after)
	for i := range problems {
		p := &problems[i]
		switch {
		case p.File != d.File || p.Line == 0 || p.Line > len(changedLines):
		case changed != nil && p.Line >= changed.BodyLine:
			p.Line += d.BodyLine - changed.BodyLine
		default:
			p.Line = 1 + slices.Index(lines, changedLines[p.Line-1]) // 0: the file as a whole
		}
	}
}

func cleanLines(file string, raw []byte) []string {
	src, _ := fields.Clean(file, raw)
	return strings.Split(string(src), "\n")
}

// published returns how a document stands in the build after its publication.
func (t *Task) published(after *pipeline.Result, d *content.Document) Published {
	now := after.Site.Document(d.File)
	p := Published{File: d.File, Article: after.Site.Article(now)}
	if p.Article == nil {
		p.Held = after.Site.Why(now)
		return p
	}
	p.Already = t.Site.Article(d).State == site.Published && d.Header.Slug != ""
	p.Missing = t.missing(t.original(d))
	return p
}

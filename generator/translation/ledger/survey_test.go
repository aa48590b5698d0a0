package ledger_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
)

// built is a site whose texts can be asked for.
type built struct {
	*prose.Prose
	site *site.Site
	fsys fstest.MapFS
}

func build(t *testing.T, fsys fstest.MapFS) built {
	t.Helper()
	s := golden.Link(t, fsys, golden.Options{Options: site.Options{Shown: site.Shown{Drafts: true, Future: true, Expired: true, Embargoed: true}}})
	return built{prose.New(prose.Input{Site: s.Site, Store: s.Source.Store, Pictures: picture.Load(fsys, picture.Options{}, nil), Exists: func(string) bool { return true }, Memory: &prose.Memory{}}), s.Site, fsys}
}

const recorded = "RECORDED"

// archived builds the site of an archive. Files below before/ are what files were
// when translations were made: the row that those record is written RECORDED.
func archived(t *testing.T, in fs.FS) built {
	t.Helper()
	now, before := golden.Files(t, in), fstest.MapFS{}
	for name, f := range now {
		if old, found := strings.CutPrefix(name, "before/"); found {
			before[old] = f
			delete(now, name)
		}
	}
	whole := maps.Clone(now)
	maps.Copy(whole, before)
	old := build(t, whole)
	for name, f := range now {
		if !bytes.Contains(f.Data, []byte(recorded)) {
			continue
		}
		row, err := ledger.FingerprintOf(old.Prose, ledger.Reference(old.article(name)))
		if err != nil {
			t.Fatal(err)
		}
		now[name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte(recorded), []byte(row.String()))}
	}
	b := build(t, now)
	for name, f := range before {
		b.fsys["before/"+name] = f
	}
	return b
}

func (b built) article(file string) *site.Article { return b.site.Article(b.site.Document(file)) }

// versions hands out what a file was before.
func (b built) versions(file string, each func([]byte) bool) error {
	if raw, err := fs.ReadFile(b.fsys, "before/"+file); err == nil {
		each(raw)
	}
	return nil
}

// TestSurvey: how stories stand, with what was assumed and what is warned of.
func TestSurvey(t *testing.T) {
	golden.Archives(t, "testdata/survey/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		b := archived(t, in)
		stories, err := ledger.Survey(b.site, b.Prose, func(s *ledger.Status) (ledger.EarlierTexts, error) { return ledger.Recall(b.Prose, s, b.versions) })
		if err != nil {
			t.Fatal(err)
		}
		var text, problems, checked strings.Builder
		var found diag.List
		for _, s := range stories {
			fmt.Fprintf(&text, "%s: %s%s%s\n", s.ID, s.Title, word(s.Urgent, " urgent", ""), word(s.Closed, " closed", ""))
			for _, v := range s.Versions {
				fmt.Fprintf(&text, "  %s %v", v.Language.Tag, v.State)
				if v.Changes != nil && !v.Changes.None() {
					fmt.Fprintf(&text, ": %v", v.Changes)
				}
				if v.Corrected || !v.Since.IsZero() {
					fmt.Fprintf(&text, " (%s %s%s)", word(v.Corrected, "corrected", "changed"), v.Since.Format("2006-01-02 15:04"), word(v.SinceDay, ", some hour", ""))
				}
				if v.DraftedBy != nil {
					fmt.Fprintf(&text, " by %s", strings.Join(v.DraftedBy, ", "))
				}
				text.WriteString("\n")
				if v.Article != nil {
					found = append(found, ledger.Outdated(b.Prose, v.Article)...)
					fmt.Fprintf(&checked, "%s %s\n", v.Article.File, checkedText(b, v))
				}
			}
		}
		found = append(found, ledger.Warnings(stories)...)
		content.Locate(b.fsys, found)
		found.Sort()
		for _, p := range found {
			p.Format(&problems, diag.Style{})
		}
		return map[string]string{"survey": text.String(), "problems": problems.String(), "checked": checked.String()}
	})
}

// word returns one of two words.
func word(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// checkedText says what is recorded once a version has been checked: its reference as it
// is now, or why nothing is.
func checkedText(b built, v ledger.Version) string {
	f, err := ledger.CheckedFingerprint(b.Prose, v.Article)
	if err != nil {
		return err.Error()
	}
	if now, err := ledger.FingerprintOf(b.Prose, v.Reference); err != nil || !slices.Equal(f, now) {
		return fmt.Sprintf("%v, want %v (%v)", f, now, err)
	}
	return "records " + v.Reference.File
}

// TestAcceptIsFresh: what is recorded of an original as it is now is fresh, whatever
// that is.
func TestAcceptIsFresh(t *testing.T) {
	texts := []string{"", "Абзац.\n", "# Заголовок\n\nТекст.\n\n* раз\n* два\n", "***\n\n***\n", "| а | б |\n|---|---|\n| 1 | 2 |\n", "Сноска[^1].\n\n[^1]: Она.\n", "<div>\n\nТекст\n"}
	for i, text := range texts {
		for _, source := range append(slices.Clone(texts), "Другое.\n") {
			was := pairOf(t, source, "")
			row, err := ledger.FingerprintOf(was.Prose, was.article(russian))
			if err != nil {
				t.Fatal(err)
			}
			b := pairOf(t, text, row.String())
			s, err := ledger.StatusOf(b.Prose, b.article(english))
			if err != nil {
				t.Fatal(err)
			}
			if same := source == text; (s.State == ledger.Fresh) != same {
				t.Errorf("text %d against %q: %v (%v)", i, source, s.State, s.Changes)
			}
		}
	}
}

// pairOf is a site of one story, its original with a text and a translation that records a
// fingerprint, if it is not empty.
func pairOf(t *testing.T, text, recorded string) built {
	t.Helper()
	return build(t, pairFiles("---\ntitle: Порт\ndate: 2026-11-20 10:00\nsource: own\n---\n\n"+text, recorded))
}

// pairFiles are the files of such a site.
func pairFiles(original, recorded string) fstest.MapFS {
	source := ""
	if recorded != "" {
		source = "source: " + recorded
	}
	return fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n")},
		"content/tags.yaml": {Data: []byte("economy: {group: section, ru: Экономика, en: Economy}\n")},
		russian:             {Data: []byte(original)},
		english:             {Data: []byte("---\ntitle: Port\ndate: 2026-11-20 12:00\ntranslation: {" + source + "}\n---\n\nText.\n")},
	}
}

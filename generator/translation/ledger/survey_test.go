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
	"time"

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
		var text, problems strings.Builder
		var found diag.List
		for _, s := range stories {
			fmt.Fprintf(&text, "%s%s%s\n", s.ID, mark(s.Urgent, " pressing"), mark(s.Closed, " over"))
			for _, v := range s.Versions {
				fmt.Fprintf(&text, "  %s %v", v.Language.Tag, v.State)
				if v.Changes != nil && !v.Changes.None() {
					fmt.Fprintf(&text, ": %v", v.Changes)
				}
				if v.Corrected {
					fmt.Fprintf(&text, " (corrected %s)", v.Since.Format(time.DateOnly))
				}
				if v.DraftedBy != nil {
					fmt.Fprintf(&text, " by %s", strings.Join(v.DraftedBy, ", "))
				}
				text.WriteString("\n")
				if v.Article != nil {
					found = append(found, ledger.Outdated(b.Prose, v.Article)...)
				}
			}
		}
		found = append(found, ledger.Warnings(stories)...)
		content.Locate(b.fsys, found)
		found.Sort()
		for _, p := range found {
			p.Format(&problems, diag.Style{})
		}
		return map[string]string{"survey": text.String(), "problems": problems.String()}
	})
}

func mark(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// TestAcceptIsFresh: what is recorded of an original as it is now is fresh, whatever
// that is.
func TestAcceptIsFresh(t *testing.T) {
	texts := []string{"", "Абзац.\n", "# Заголовок\n\nТекст.\n\n* раз\n* два\n", "***\n\n***\n", "| а | б |\n|---|---|\n| 1 | 2 |\n", "Сноска[^1].\n\n[^1]: Она.\n", "<div>\n\nТекст\n"}
	for i, text := range texts {
		for _, source := range append(slices.Clone(texts), "Другое.\n") {
			was := pairOf(t, source, "")
			row, err := ledger.FingerprintOf(was.Prose, was.article("content/2026/11/20/x.ru.md"))
			if err != nil {
				t.Fatal(err)
			}
			b := pairOf(t, text, row.String())
			s, err := ledger.StatusOf(b.Prose, b.article("content/2026/11/20/x.en.md"))
			if err != nil {
				t.Fatal(err)
			}
			if same := source == text; (s.State == ledger.Fresh) != same {
				t.Errorf("text %d against %q: %v (%v)", i, source, s.State, s.Changes)
			}
		}
	}
}

func pairOf(t *testing.T, original, row string) built {
	t.Helper()
	source := ""
	if row != "" {
		source = "source: " + row
	}
	return build(t, fstest.MapFS{
		"content/site.yaml":          {Data: []byte("title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n")},
		"content/tags.yaml":          {Data: []byte("economy: {group: section, ru: Экономика, en: Economy}\n")},
		"content/2026/11/20/x.ru.md": {Data: []byte("---\ntitle: Порт\ndate: 2026-11-20 10:00\nsource: own\n---\n\n" + original)},
		"content/2026/11/20/x.en.md": {Data: []byte("---\ntitle: Port\ndate: 2026-11-20 12:00\ntranslation: {" + source + "}\n---\n\nText.\n")},
	})
}

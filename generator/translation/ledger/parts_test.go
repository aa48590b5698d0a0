package ledger_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
	"qostil/generator/translation/ledger"
)

// TestParts: the changes of an original with their words, and what is left of them once
// one is accepted. An archive has the original before and now: a line with the title, one
// with the description (- for none), then the text. A file named unknown says that the
// earlier original is not known any more.
func TestParts(t *testing.T) {
	golden.Archives(t, "testdata/parts/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		old := build(t, pairFiles(article(t, in, "before"), ""))
		recorded, err := ledger.FingerprintOf(old.Prose, old.article(russian))
		if err != nil {
			t.Fatal(err)
		}
		b := build(t, pairFiles(article(t, in, "now"), recorded.String()))
		if _, err := fs.Stat(in, "unknown"); err != nil {
			b.fsys["before/"+russian] = &fstest.MapFile{Data: []byte(article(t, in, "before"))}
		}
		s, err := ledger.StatusOf(b.Prose, b.article(english))
		if err != nil {
			t.Fatal(err)
		}
		earlier, err := ledger.Recall(b.Prose, s, b.versions)
		if err != nil {
			t.Fatal(err)
		}
		now, err := ledger.TextOf(b.Prose, s.Reference)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		fmt.Fprintf(&text, "%s\n%s\n", s.Changes, s.Changes.Short())
		for _, p := range s.Parts(earlier, now) {
			f, err := ledger.Accept(s.Recorded, s.Now, p.Part)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&text, "%s: %v, new %d, old %d, at %d: %s\n  then %s\n", p.Part, p.Change, p.NewIndex, p.OldIndex, p.Position,
				marked(p.Runs), ledger.Compare(f, s.Now).Short())
		}
		return map[string]string{"parts": text.String()}
	})
}

const (
	russian = "content/2026/11/20/x.ru.md"
	english = "content/2026/11/20/x.en.md"
)

// article returns a file of content of the text in an archive.
func article(t *testing.T, in fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(in, name)
	if err != nil {
		t.Fatal(err)
	}
	title, rest, _ := strings.Cut(string(data), "\n")
	description, text, _ := strings.Cut(rest, "\n")
	if description != "-" {
		title += "\ndescription: " + description
	}
	return "---\ntitle: " + title + "\ndate: 2026-11-20 10:00\nsource: own\n---\n" + text
}

// marked shows Runs as equal, [-deleted-] and {+inserted+} words.
func marked(runs []ledger.Run) string {
	var parts []string
	for _, r := range runs {
		parts = append(parts, fmt.Sprintf([]string{"%s", "[-%s-]", "{+%s+}"}[r.Op], r.Text))
	}
	return strings.Join(parts, " ")
}

// TestRecall: versions are asked for until all texts are found, each text by itself, and
// what has become of the history matters only if some are missing.
func TestRecall(t *testing.T) {
	page := func(title, description, text string) string {
		return fmt.Sprintf("---\ntitle: %s\ndescription: %s\ndate: 2026-11-20 10:00\nsource: own\n---\n\n%s\n", title, description, text)
	}
	old := build(t, pairFiles(page("Порт", "О порте", "Раз.\n\nДва.\n\nТри."), ""))
	recorded, err := ledger.FingerprintOf(old.Prose, old.article(russian))
	if err != nil {
		t.Fatal(err)
	}
	b := build(t, pairFiles(page("Хаб", "О хабе", "Раз раз.\n\nДва два.\n\nТри."), recorded.String()))
	s, err := ledger.StatusOf(b.Prose, b.article(english))
	if err != nil {
		t.Fatal(err)
	}
	history := []string{
		page("Хаб", "О порте", "Раз раз.\n\nДва.\n\nТри."),
		page("Порт", "О порте", "Раз.\n\nДва другое.\n\nТри."),
		page("Порт", "О порте", "Раз.\n\nДва.\n\nТри."),
	}
	lost := errors.New("the rest is lost")
	for _, c := range []struct {
		versions, asked int
		want            string
		err             error
	}{
		{3, 2, "Порт|О порте|Раз.|Два.", nil},
		{2, 2, "Порт|О порте|Раз.|Два.", nil},
		{1, 1, "|О порте||Два.", lost},
		{0, 0, "|||", lost},
	} {
		asked := 0
		earlier, err := ledger.Recall(b.Prose, s, func(file string, each func([]byte) bool) error {
			if file != russian {
				t.Errorf("the history of %s is asked for", file)
			}
			for _, raw := range history[:c.versions] {
				asked++
				if !each([]byte(raw)) {
					break
				}
			}
			return lost
		})
		var texts []string
		for _, h := range s.Recorded[:4] {
			texts = append(texts, earlier[h])
		}
		if got := strings.ReplaceAll(strings.Join(texts, "|"), "\u00A0", " "); got != c.want || asked != c.asked || !errors.Is(err, c.err) {
			t.Errorf("of %d versions, %d asked for: %q (%v), want %q of %d", c.versions, asked, got, err, c.want, c.asked)
		}
		if _, known := earlier[s.Recorded[4]]; known {
			t.Error("a paragraph that has not changed is among the earlier texts")
		}
	}
}

// TestRecallNothing: what was empty before is known without any history.
func TestRecallNothing(t *testing.T) {
	head := "---\ntitle: Порт\ndate: 2026-11-20 10:00\nsource: own\n"
	old := build(t, pairFiles(head+"---\n\nРаз.\n", ""))
	recorded, err := ledger.FingerprintOf(old.Prose, old.article(russian))
	if err != nil {
		t.Fatal(err)
	}
	b := build(t, pairFiles(head+"description: О порте\n---\n\nРаз.\n", recorded.String()))
	s, err := ledger.StatusOf(b.Prose, b.article(english))
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := ledger.Recall(b.Prose, s, func(string, func([]byte) bool) error { return errors.New("nobody knows") })
	if text, known := earlier[s.Recorded[1]]; err != nil || !known || text != "" || !s.Changes.Description {
		t.Error(text, known, err, s.Changes)
	}
}

package agree_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"qostil/generator/diag"
	"qostil/generator/translation/agree"
)

// The least that the checks may achieve over all pairs of testdata/agreement: how many of
// the planted mistakes they find, and how many of their findings are planted.
const (
	leastRecall    = 0.97
	leastPrecision = 0.97
)

// TestAgreement measures the checks of pairs by news that were written for it, some
// with a mistake planted in the translation.
func TestAgreement(t *testing.T) {
	archives, err := filepath.Glob("testdata/agreement/*-*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no pairs", err)
	}
	pairs, planted, found, findings := 0, 0, 0, 0
	for _, file := range archives {
		original, translation, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txtar"), "-")
		fsys, expected := corpus(t, file, original, translation)
		s, texts := linked(t, fsys)
		checker := agree.NewChecker(texts)
		for _, story := range s.Stories {
			pairs++
			name := filepath.Base(story.ID)
			var list diag.List
			for _, a := range story.Versions {
				list = append(list, checker.Check(a)...)
			}
			want := expected[name]
			planted += len(want)
			findings += len(list)
			for _, p := range list {
				i := indexIn(want, p.Text())
				if i < 0 {
					t.Logf("false alarm: %s: %v: %s", name, p.Place, p.Text())
					continue
				}
				found++
				want = append(want[:i:i], want[i+1:]...)
			}
			for _, w := range want {
				t.Logf("missed: %s: %s", name, w)
			}
			delete(expected, name)
		}
		for name := range expected {
			t.Errorf("%s: there is no story %s", file, name)
		}
	}
	recall, precision := float64(found)/float64(planted), float64(found)/float64(max(findings, 1))
	fmt.Printf("%d pairs, %d planted mistakes: recall %.3f, precision %.3f (%d of %d findings)\n", pairs, planted, recall, precision, found, findings)
	if pairs < 60 || planted < 40 {
		t.Errorf("%d pairs with %d mistakes are too few to tell", pairs, planted)
	}
	if recall < leastRecall || precision < leastPrecision {
		t.Errorf("recall %.3f, precision %.3f; at least %.2f and %.2f are promised", recall, precision, leastRecall, leastPrecision)
	}
}

func indexIn(fragments []string, text string) int {
	for i, f := range fragments {
		if strings.Contains(text, f) {
			return i
		}
	}
	return -1
}

// corpus is a site of the pairs of an archive, and the mistakes planted in them by
// story.
func corpus(t *testing.T, file, original, translation string) (fstest.MapFS, map[string][]string) {
	t.Helper()
	fsys := fstest.MapFS{"content/site.yaml": {Data: fmt.Appendf(nil,
		"title: {%s: Digest}\nbase_url: https://digest.example/\ntime_zone: Asia/Almaty\nlanguages: [%s, %s]\n", original, original, translation)}}
	planted := map[string][]string{}
	for _, archive := range []string{filepath.Join(filepath.Dir(file), "glossary.txtar"), file} {
		parsed, err := txtar.ParseFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range parsed.Files {
			switch {
			case strings.HasPrefix(f.Name, "content/"):
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			case f.Name == "planted":
				for line := range strings.Lines(string(f.Data)) {
					name, fragment, _ := strings.Cut(strings.TrimSpace(line), " ~ ")
					planted[name] = append(planted[name], fragment)
				}
			default:
				head, body, _ := strings.Cut(string(f.Data), "\n\n")
				title, rest, _ := strings.Cut(head, "\n")
				front := fmt.Sprintf("title: %q\ndate: 2026-11-23 10:00\n%s\n", title, rest)
				if strings.HasSuffix(f.Name, "."+original) {
					front += "source: own\n"
				} else {
					front += "translation: {translator: desk}\n"
				}
				fsys["content/2026/11/23/"+f.Name+".md"] = &fstest.MapFile{Data: []byte("---\n" + front + "---\n\n" + body)}
			}
		}
	}
	return fsys, planted
}

package align_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/translation/align"
)

// aligned is a site of the stories in testdata/stories, each in three languages, and
// what their blocks say, as marked by hand.
type aligned struct {
	*prose.Prose
	site    *golden.Site
	stories []string
	says    map[string][][]string // by story and language: the numbers that each block bears
}

// stories reads testdata/stories: before each block of a story stand, in braces, the
// numbers of what it says, the same in all languages.
func stories(t testing.TB) *aligned {
	t.Helper()
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {ru: Вести, en: News, kk: Хабар}\nbase_url: https://news.example/\nlanguages: [ru, en, kk]\n")},
		"content/tags.yaml": {},
	}
	a := &aligned{says: map[string][][]string{}}
	files, _ := filepath.Glob("testdata/stories/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		a.stories = append(a.stories, name)
		for _, f := range archive.Files {
			var text strings.Builder
			for block := range strings.SplitSeq(strings.TrimSpace(string(f.Data)), "\n\n") {
				numbers, words, found := strings.Cut(strings.TrimPrefix(block, "{"), "} ")
				if !found {
					t.Fatalf("%s: a block without numbers: %s", file, block)
				}
				a.says[name+"."+f.Name] = append(a.says[name+"."+f.Name], strings.Fields(numbers))
				text.WriteString(words + "\n\n")
			}
			fsys["content/2026/11/23/"+name+"."+f.Name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + name + "\ndate: 2026-11-23 09:00\nsource: own\n---\n\n" + text.String())}
		}
	}
	a.site = golden.Link(t, fsys, golden.Options{})
	a.Prose = prose.New(prose.Input{Site: a.site.Site, Store: a.site.Source.Store, Pictures: picture.Load(fsys, picture.Options{}, nil), Exists: func(string) bool { return false }, Memory: &prose.Memory{}})
	return a
}

func (a *aligned) article(t testing.TB, story, lang string) *site.Article {
	t.Helper()
	return a.site.Article(t, "2026/11/23/"+story+"."+lang+".md")
}

// opposite are the matches that the numbers of two texts make: blocks with a number in
// common belong together, and so do those that others bind.
func opposite(a, b [][]string) []string {
	common := func(block []string, numbers ...[]string) bool {
		return slices.ContainsFunc(block, func(n string) bool { return slices.Contains(slices.Concat(numbers...), n) })
	}
	var all []string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		toA, toB := i, j
		switch {
		case i < len(a) && !common(a[i], b...):
			toA++
		case j < len(b) && !common(b[j], a...):
			toB++
		default:
			toA++
			for grown := true; grown; {
				grown = false
				for toB < len(b) && common(b[toB], a[i:toA]...) {
					toB, grown = toB+1, true
				}
				for toA < len(a) && common(a[toA], b[j:toB]...) {
					toA, grown = toA+1, true
				}
			}
		}
		all = append(all, written(align.Match{A: align.Span{From: i, To: toA}, B: align.Span{From: j, To: toB}}))
		i, j = toA, toB
	}
	return all
}

// written is a match as people number blocks: 2-3 = 4, or 5 = nothing.
func written(m align.Match) string {
	side := func(s align.Span) string {
		switch s.Len() {
		case 0:
			return "nothing"
		case 1:
			return fmt.Sprint(s.From + 1)
		}
		return fmt.Sprintf("%d-%d", s.From+1, s.To)
	}
	return side(m.A) + " = " + side(m.B)
}

// TestAlign holds what Align finds against what was marked by hand, in every pair of
// texts: of what it finds at least 97 % is right, and 97 % of what is right it finds.
func TestAlign(t *testing.T) {
	a := stories(t)
	found, right, wanted, pairs, uneven := 0, 0, 0, 0, 0
	a.pairs(t, func(story string, x, y *site.Article) {
		want, got := opposite(a.says[story+"."+x.Lang], a.says[story+"."+y.Lang]), a.align(t, x, y)
		pairs, found, wanted = pairs+1, found+len(got), wanted+len(want)
		if slices.ContainsFunc(want, func(m string) bool { i, j, _ := strings.Cut(m, " = "); return i != j }) {
			uneven++
		}
		for _, m := range got {
			if slices.Contains(want, m) {
				right++
			} else {
				t.Logf("%s, %s and %s: %s", story, x.Lang, y.Lang, m)
			}
		}
	})
	precision, recall := float64(right)/float64(found), float64(right)/float64(wanted)
	t.Logf("%d pairs of texts, %d of them uneven: %d matches, precision %.3f, recall %.3f", pairs, uneven, wanted, precision, recall)
	if pairs < 30 || 2*uneven < pairs || precision < .97 || recall < .97 {
		t.Errorf("%d pairs, %d uneven, precision %.3f, recall %.3f", pairs, uneven, precision, recall)
	}
}

// pairs runs a test for each two languages of each story.
func (a *aligned) pairs(t *testing.T, run func(story string, x, y *site.Article)) {
	for _, story := range a.stories {
		for _, langs := range [][2]string{{"ru", "en"}, {"ru", "kk"}, {"en", "kk"}} {
			run(story, a.article(t, story, langs[0]), a.article(t, story, langs[1]))
		}
	}
}

func (a *aligned) align(t *testing.T, x, y *site.Article) []string {
	t.Helper()
	matches, err := align.Align(a.Prose, x, y)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range matches {
		all = append(all, written(m))
	}
	return all
}

// TestAlignWhole: every block of both texts stands in one match, in its order, even
// where the texts are of two stories and have nothing to do with each other.
func TestAlignWhole(t *testing.T) {
	a := stories(t)
	for _, one := range a.stories {
		for _, other := range a.stories {
			x, y := a.article(t, one, "ru"), a.article(t, other, "en")
			matches, err := align.Align(a.Prose, x, y)
			if err != nil {
				t.Fatal(err)
			}
			i, j := 0, 0
			for _, m := range matches {
				if m.A.From != i || m.B.From != j || m.A.Len()+m.B.Len() == 0 {
					t.Errorf("%s and %s: %v", one, other, matches)
				}
				i, j = m.A.To, m.B.To
			}
			if i != len(a.says[one+".ru"]) || j != len(a.says[other+".en"]) {
				t.Errorf("%s and %s: %v", one, other, matches)
			}
		}
	}
}

// TestAlignKinds: what cannot be cut stands opposite its like, or nothing.
func TestAlignKinds(t *testing.T) {
	a := stories(t)
	kinds := func(x *site.Article, s align.Span) string {
		facts, _ := a.Facts(x)
		var all []string
		for _, b := range facts.Blocks[s.From:s.To] {
			all = append(all, b.Kind.String())
		}
		return strings.Join(all, " ")
	}
	whole := []string{"heading", "table", "figure"}
	a.pairs(t, func(story string, x, y *site.Article) {
		matches, _ := align.Align(a.Prose, x, y)
		for _, m := range matches {
			one, other := kinds(x, m.A), kinds(y, m.B)
			if one != other && one != "" && other != "" && (slices.Contains(whole, one) || slices.Contains(whole, other)) {
				t.Errorf("%s: %s opposite %s", story, one, other)
			}
		}
	})
}

// BenchmarkAlign aligns two texts of unlike structure.
func BenchmarkAlign(b *testing.B) {
	a := stories(b)
	x, y := a.article(b, "rail", "ru"), a.article(b, "rail", "en")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := align.Align(a.Prose, x, y); err != nil {
			b.Fatal(err)
		}
	}
}

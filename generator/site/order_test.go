package site_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/content"
	"qostil/generator/golden"
	"qostil/generator/site"
)

// sites are the folders of all archives, and some that chance has made.
func sites(t *testing.T) map[string]fstest.MapFS {
	t.Helper()
	all := map[string]fstest.MapFS{}
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		all[filepath.Base(name)] = folder(golden.ReadArchive(t, name))
	}
	for seed := range uint64(3) {
		all[fmt.Sprintf("chance %d", seed)] = chance(rand.New(rand.NewPCG(seed, 7)))
	}
	return all
}

// chance is a site of many documents that say few different things, so that dates,
// tags, names, addresses and ids meet.
func chance(r *rand.Rand) fstest.MapFS {
	one := func(texts ...string) string { return texts[r.IntN(len(texts))] }
	files := fstest.MapFS{"content/site.yaml": {Data: []byte(`title: {ru: Дайджест, en: Digest, kk: Дайджест}
base_url: https://digest.example/
time_zone: Asia/Almaty
languages: [ru, en, kk]
tags: open
`)}}
	for range 300 {
		day, stem := 20+r.IntN(6), one("port", "Порт", "oil", "rate", "talks", "talks/index", "strike")
		name := fmt.Sprintf("content/2026/11/%d/%s.%s", day, stem, one("ru", "en", "kk"))
		text := fmt.Sprintf("title: %s\ndate: 2026-11-%d%s\n", one("Порт", "Нефть"), day, one("", " 00:00", " 09:00", " 23:59"))
		for _, line := range []string{
			one("", "", "id: 2026/11/23/port\n"),
			one("", "tags: [Каспий, oil]\n", "tags: [каспий, экономика]\n", "tags: [Kaspiy]\n", "tags: [Нефть, aktau]\n"),
			one("", "authors: Иванов\n", "authors: [Ivanov, desk]\n", "authors: Айғаным\n"),
			one("", "translation: {}\n", "translation: {of: ru, translator: Ivanov}\n"),
			one("", "kind: story\n", "weight: 3\n", "lead: true\n", "slug: port\n"),
			one("", "", "draft: true\n", "embargo: 2026-11-24 18:00\n", "expires: 2026-11-27\n"),
			one("", "", "withdrawn: {date: 2026-11-24, text: Ошибка}\n", "updated: 2026-11-26\n"),
			one("source: own\n", "source: https://gov.example/1\n", "source: https://"+one("a", "b")+".example/\n", ""),
		} {
			text += line
		}
		files[name+".md"] = &fstest.MapFile{Data: []byte("---\n" + text + "---\n"), Mode: 0o644}
		files[fmt.Sprintf("content/2026/11/%d/%s.jpg", day, one("port", "oil-2", "map"))] = &fstest.MapFile{}
	}
	return folder(files)
}

func options(t *testing.T) site.Options {
	t.Helper()
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	return site.Options{Now: at}
}

// The order in which documents come decides nothing.
func TestAnyOrder(t *testing.T) {
	o := options(t)
	for name, fsys := range sites(t) {
		s := load(t, fsys, slips...)
		want := everything(s.link(o))
		for seed := range uint64(4) {
			rand.New(rand.NewPCG(seed, 11)).Shuffle(len(s.Store.Documents), func(i, j int) {
				d := s.Store.Documents
				d[i], d[j] = d[j], d[i]
			})
			if diff := cmp.Diff(want, everything(s.link(o))); diff != "" {
				t.Fatalf("%s, seed %d (-in order +shuffled):\n%s", name, seed, diff)
			}
		}
	}
}

// Link reads its input and changes nothing of it: the same documents are linked
// again when another file has changed, and with other options.
func TestInputUnchanged(t *testing.T) {
	o := options(t)
	all := o
	all.Drafts, all.Future, all.Expired, all.Embargoed = true, true, true, true
	for name, fsys := range sites(t) {
		s, fresh := load(t, fsys, slips...), load(t, fsys, slips...)
		first := everything(s.link(o))
		s.link(all)
		if diff := cmp.Diff(first, everything(s.link(o))); diff != "" {
			t.Errorf("%s: linked again (-first +again):\n%s", name, diff)
		}
		if !reflect.DeepEqual(s.Store, fresh.Store) {
			t.Errorf("%s: the documents have changed", name)
		}
		if !reflect.DeepEqual(s.Config, fresh.Config) {
			t.Errorf("%s: the configuration has changed", name)
		}
	}
}

// What is true of every site: the lists of a language hold each article once and
// agree, and nothing that is held back is in any.
func TestLists(t *testing.T) {
	for name, fsys := range sites(t) {
		s := load(t, fsys, slips...).link(options(t))
		documents := map[*content.Document]int{}
		for _, h := range s.Held {
			documents[h.Document]++
			if a := s.Article(h.Document); a != nil || s.Why(h.Document) == nil || s.Why(h.Document).State != h.State {
				t.Errorf("%s: %s is held back, and is at %v", name, h.File, a)
			}
		}
		for _, l := range s.Languages {
			for _, a := range all(l) {
				documents[a.Document]++
				if s.Article(a.Document) != a || s.Why(a.Document) != nil || a.Story.In(l) != a {
					t.Errorf("%s: %s is not found again", name, a.File)
				}
			}
			agree(t, name, l)
		}
		for d, n := range documents {
			if n != 1 {
				t.Errorf("%s: %s stands in %d lists", name, d.File, n)
			}
		}
	}
}

// agree holds the lists of a language against each other.
func agree(t *testing.T, name string, l *site.Language) {
	t.Helper()
	var inDays []*site.Article
	for _, d := range l.Days {
		inDays = append(inDays, d.Articles...)
	}
	if !slices.Equal(inDays, l.Articles) {
		t.Errorf("%s, %s: the days hold other articles than the list, or in another order", name, l.Tag)
	}
	inYears := 0
	for _, y := range l.Years {
		for _, m := range y.Months {
			inYears += m.Count
			for _, d := range m.Days {
				if !slices.Contains(l.Days, d) || !strings.HasPrefix(d.Path, m.Path) {
					t.Errorf("%s: %s is no day of %s", name, d.Path, m.Path)
				}
			}
		}
	}
	if inYears != len(l.Articles) {
		t.Errorf("%s, %s: the months count %d articles of %d", name, l.Tag, inYears, len(l.Articles))
	}
	place := map[*site.Article]int{}
	for i, a := range l.Articles {
		place[a] = i
		if p := a.Prev; p != nil && p.Next != a || a.Brief && (p != nil || a.Next != nil) {
			t.Errorf("%s: %s is not chained to its neighbours", name, a.Path)
		}
	}
	for _, term := range l.Terms {
		for i, a := range term.Articles {
			if i > 0 && place[term.Articles[i-1]] >= place[a] || !slices.Contains(a.Terms, term) {
				t.Errorf("%s: %s holds %s twice, out of order, or without its tag", name, term.Path, a.Path)
			}
		}
		if term.In(l) != term {
			t.Errorf("%s: %s is not found again", name, term.Path)
		}
	}
}

// TestLinkAgain: a site that is linked on the last one is what a new one would be,
// whatever has come, gone and changed between them, the clock included.
func TestLinkAgain(t *testing.T) {
	for name, fsys := range sites(t) {
		r := rand.New(rand.NewPCG(5, uint64(len(name))))
		s := load(t, fsys, slips...)
		whole := s.Store.Documents
		o := options(t)
		for range 30 {
			documents := make([]*content.Document, 0, len(whole))
			for _, d := range whole {
				switch r.IntN(12) {
				case 0:
					continue
				case 1:
					changed := *d
					changed.Header.Title += "!"
					d = &changed
				}
				documents = append(documents, d)
			}
			store := *s.Store
			store.Documents = documents
			s.Store = &store
			o.Now = o.Now.Add(time.Duration(r.IntN(4)) * 7 * time.Hour)
			o.Drafts, o.Expired = r.IntN(9) == 0, r.IntN(9) == 0
			fresh := o
			fresh.Last = nil
			o.Last = s.link(o)
			if diff := cmp.Diff(everything(s.link(fresh)), everything(o.Last)); diff != "" {
				t.Fatalf("%s (-new +again):\n%s", name, diff)
			}
			ownTies(t, name, o.Last)
		}
	}
}

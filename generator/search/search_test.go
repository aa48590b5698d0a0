package search_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/golden"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/search"
)

// input is what the index of a site is made of.
func input(t *testing.T, fsys fs.FS) search.Input {
	t.Helper()
	s := golden.Link(t, fsys, golden.Options{Strings: true})
	s.NoErrors(t)
	text := prose.New(prose.Input{Site: s.Site, Store: s.Source.Store, Pictures: picture.Load(fsys, picture.Options{}, nil), Exists: func(string) bool { return true }, Memory: &prose.Memory{}})
	return search.Input{Site: s.Site, Prose: text}
}

// index makes the files of a site's search index, by path.
func index(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	tree := &output.Tree{}
	if problems := search.Add(tree, input(t, fsys)); len(problems) > 0 {
		t.Fatalf("%s: %s", problems[0].Place, problems[0].Text())
	}
	files := map[string]string{}
	for _, f := range tree.Files() {
		var out output.Out
		if err := f.Make(&out); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if !json.Valid(out.Bytes()) {
			t.Errorf("%s is no JSON: %s", f.Path, out.String())
		}
		files[f.Path] = out.String()
	}
	return files
}

// TestIndex: what the index of a small site says, a word and an article a line.
func TestIndex(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		got := index(t, in)
		for name, text := range got {
			got[name] = strings.NewReplacer("],", "],\n", `","`, "\",\n\"").Replace(strings.TrimSpace(text)) + "\n"
		}
		return got
	})
}

// many is a site of so many stories, the oldest first. Every text has the word общее,
// every second a word of its own in its headline.
func many(stories int) fstest.MapFS {
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: {ru: Вести}\nbase_url: https://news.example/\nlanguages: [ru]\n")},
		"content/tags.yaml": {Data: []byte("{}\n")},
	}
	start := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	for i := range stories {
		date := start.Add(time.Duration(i) * time.Hour)
		fsys[fmt.Sprintf("content/%s/s%d.ru.md", date.Format("2006/01/02"), i)] = &fstest.MapFile{
			Data: fmt.Appendf(nil, "---\ntitle: Слово%d\ndate: %s\nsource: own\n---\n\nПервое. Общее и редкое%d.\n", i, date.Format("2006-01-02 15:04"), i%50),
		}
	}
	return fsys
}

func TestShards(t *testing.T) {
	for _, test := range []struct{ stories, shards int }{{40, 1}, {41, 2}, {700, 32}} {
		shards, chunks := 0, 0
		for name := range index(t, many(test.stories)) {
			if strings.HasPrefix(name, "ru/search/words/") {
				shards++
			}
			if strings.HasPrefix(name, "ru/search/articles/") {
				chunks++
			}
		}
		if want := (test.stories + 15) / 16; shards != test.shards || chunks != want {
			t.Errorf("%d stories: %d shards, want %d; %d chunks, want %d", test.stories, shards, test.shards, chunks, want)
		}
	}
}

// TestCommon: where in texts a common word stands is left out once there are many.
func TestCommon(t *testing.T) {
	word := func(stories int) []int {
		for name, text := range index(t, many(stories)) {
			var shard map[string][]int
			if strings.HasPrefix(name, "ru/search/words/") && json.Unmarshal([]byte(text), &shard) == nil && shard["общее"] != nil {
				return shard["общее"]
			}
		}
		return nil
	}
	if got := word(90); len(got) != 90 {
		t.Errorf("of 90 stories: %v", got)
	}
	if got := word(110); fmt.Sprint(got) != "[-1]" {
		t.Errorf("of 110 stories: %v", got)
	}
}

// TestGrowth: a new story changes the chunks of articles at their end alone.
func TestGrowth(t *testing.T) {
	before, after := index(t, many(50)), index(t, many(51))
	for name, text := range before {
		if strings.HasPrefix(name, "ru/search/articles/") && name != "ru/search/articles/3.json" && after[name] != text {
			t.Errorf("%s has changed", name)
		}
	}
}

// TestAgain: the same site gives the same bytes, whatever was read first.
func TestAgain(t *testing.T) {
	first := index(t, many(120))
	for name, text := range index(t, many(120)) {
		if first[name] != text {
			t.Errorf("%s differs", name)
		}
	}
}

func TestNone(t *testing.T) {
	fsys := many(3)
	fsys["content/site.yaml"].Data = append(fsys["content/site.yaml"].Data, "search: none\n"...)
	if files := index(t, fsys); len(files) > 0 {
		t.Errorf("search: none, and files %v", files)
	}
}

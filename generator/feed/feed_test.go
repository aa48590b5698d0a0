package feed_test

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"qostil/generator/golden"
)

// TestFeed builds the site of an archive over that of testdata/base, has every file
// examined, and compares those that the archive wants to see.
func TestFeed(t *testing.T) {
	golden.Archives(t, "testdata/*/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		o, fsys := readOptions(t, in), over(t, in)
		s, store := link(t, fsys, o)
		tree, p := build(t, fsys, s, store, o.noIndex)
		texts := made(t, tree)
		for name, wrong := range examine(s.Config.BaseURL, texts) {
			t.Errorf("%s: %s", name, strings.Join(wrong, "; "))
		}
		tree2, _ := build(t, fsys, s, store, o.noIndex)
		if !maps.Equal(texts, made(t, tree2)) {
			t.Error("built twice, the files differ")
		}
		shown := map[string]string{"problems": problems(slices.Concat(tree.Problems, p.Problems()))}
		for _, name := range o.show {
			text, there := texts[name]
			switch {
			case !there:
				text = "there is no such file"
			case text == "":
				text = "an empty file"
			}
			shown[name] = text
		}
		return shown
	})
}

// examine has the files for machines examined, and says what is wrong with them.
func examine(base string, texts map[string]string) map[string][]string {
	wrong := map[string][]string{}
	for name, text := range texts {
		var found []string
		switch {
		case strings.HasSuffix(name, "feed.xml"):
			found = append(examineRSS([]byte(text), base+name), readBack([]byte(text))...)
		case strings.HasSuffix(name, "atom.xml"):
			found = append(examineAtom([]byte(text), base+name), readBack([]byte(text))...)
		case strings.HasSuffix(name, "feed.json"):
			found = append(examineJSON([]byte(text), base+name), readBack([]byte(text))...)
		case name == "feeds.opml":
			found = examineOPML([]byte(text), base, texts)
		case strings.HasPrefix(name, "sitemap"):
			found = examineSitemap([]byte(text), base, texts)
		case name == "robots.txt":
			found = examineRobots(text, base, texts)
		}
		if len(found) > 0 {
			wrong[name] = found
		}
	}
	return wrong
}

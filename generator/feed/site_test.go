package feed_test

import (
	"bufio"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/asset"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/feed"
	"qostil/generator/golden"
	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// options say how the site of an archive is built. They stand in its file "build".
type options struct {
	now     string
	baseURL string
	noIndex bool
	drafts  bool
	show    []string // the files that are compared
}

func readOptions(t *testing.T, in fs.FS) options {
	o := options{now: "2026-11-24T09:00:00+05:00"}
	f, err := in.Open("build")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		switch key, value, _ := strings.Cut(lines.Text(), " "); key {
		case "now":
			o.now = value
		case "base-url":
			o.baseURL = value
		case "noindex":
			o.noIndex = true
		case "drafts":
			o.drafts = true
		case "show":
			o.show = append(o.show, value)
		default:
			t.Fatalf("build: what is %q?", lines.Text())
		}
	}
	return o
}

// over is a file system over that of testdata/base.
func over(t *testing.T, in fs.FS) fstest.MapFS {
	t.Helper()
	return golden.Files(t, os.DirFS("testdata/base"), in)
}

// link reads a site. Nothing may be wrong with it.
func link(t *testing.T, fsys fs.FS, o options) (*site.Site, *content.Store) {
	t.Helper()
	now, err := time.Parse(time.RFC3339, o.now)
	if err != nil {
		t.Fatal(err)
	}
	s := golden.Link(t, fsys, golden.Options{
		Options: site.Options{Now: now, Shown: site.Shown{Drafts: o.drafts}}, BaseURL: o.baseURL, Strings: true,
	})
	s.NoErrors(t)
	return s.Site, s.Source.Store
}

// build makes the files for machines, and whatever else of the site they may name.
func build(t *testing.T, fsys fs.FS, s *site.Site, store *content.Store, noIndex bool) (*output.Tree, *prose.Prose) {
	t.Helper()
	tree := &output.Tree{}
	var files []string
	for _, m := range s.Media {
		files = append(files, m.Path)
		claim(tree, m.URL)
	}
	claim(tree, "/")
	for _, l := range s.Languages {
		claim(tree, l.Home)
		for _, a := range slices.Concat(l.Articles, l.Withdrawn, l.Pages) {
			claim(tree, a.Path)
			for _, alias := range a.Aliases {
				tree.Redirect(output.Redirect{From: alias, To: a.Path, At: a.At("aliases")})
			}
		}
	}
	static, err := fs.Sub(fsys, asset.Folder)
	if err != nil {
		t.Fatal(err)
	}
	p := prose.New(prose.Input{Site: s, Store: store, Pictures: picture.Load(fsys, picture.Options{}, files), Exists: func(url string) bool { return tree.File(url) != nil }, Memory: &prose.Memory{}})
	tree.Problems = append(tree.Problems, feed.Add(tree, feed.Input{
		Site: s, Prose: p, Assets: asset.Load(asset.Options{}, static), Redirects: tree.Redirects(), NoIndex: noIndex,
	})...)
	tree.Seal()
	return tree, p
}

func claim(tree *output.Tree, url string) {
	tree.Add(&output.File{Path: output.PathOf(url), What: "a page", Render: func(*output.Out) error { return nil }})
}

// made renders what the package has put into the tree.
func made(t *testing.T, tree *output.Tree) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, f := range tree.Files() {
		var out output.Out
		if err := f.Make(&out); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		texts[f.Path] = out.String()
	}
	return texts
}

func problems(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		kind := "error"
		if p.Warning {
			kind = "warning"
		}
		b.WriteString(p.Place.String() + ": " + kind + ": " + p.Text() + "\n")
	}
	return b.String()
}

// TestOwnTranslation: a story that one person wrote and translated stands once in the feed
// of this person.
func TestOwnTranslation(t *testing.T) {
	fsys := over(t, fstest.MapFS{
		"content/2026/11/23/port.ru.md": {Data: []byte("---\ntitle: Порт\ndate: 2026-11-23 10:00\nauthors: Jo Smith\nsource: own\n---\n\nТекст.\n")},
		"content/2026/11/23/port.en.md": {Data: []byte("---\ntitle: Port\ndate: 2026-11-23 11:00\ntranslation: {translator: Jo Smith}\nsource: own\n---\n\nText.\n")},
	})
	s, store := link(t, fsys, options{now: "2026-11-24T09:00:00+05:00"})
	tree, _ := build(t, fsys, s, store, false)
	text := made(t, tree)["en/authors/jo-smith/feed.xml"]
	if n := strings.Count(text, "<item>"); n != 1 {
		t.Errorf("the story stands %d times in\n%s", n, text)
	}
}

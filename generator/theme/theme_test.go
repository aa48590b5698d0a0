package theme_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/asset"
	"qostil/generator/golden"
	"qostil/generator/theme"
)

// static stands for the folder static/.
var static = fstest.MapFS{"css/site.css": {Data: []byte("p{margin:0}")}}

func templatesOf(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return fsys
}

// failing is a file system whose files cannot be read.
type failing struct{ fstest.MapFS }

func (f failing) ReadFile(string) ([]byte, error) { return nil, errors.New("the disk is gone") }

func TestLoad(t *testing.T) {
	ours := templatesOf(map[string]string{
		"base.html":          `{{template "main" .}}`,
		"home.html":          `{{define "main"}}{{T "nav.home"}}{{template "partials/card.html"}}{{end}}`,
		"partials/card.html": `{{N "n.stories" 1}}`,
		"strings/en.yaml":    "{{", // package locale reads it
	})
	theirs := templatesOf(map[string]string{
		"home.html":       "\ufeff" + `{{define "main"}}{{T "nav.about"}}{{end}}`,
		".draft.html":     "{{",
		"home.html~":      "{{",
		"partials/a.html": `{{define "piece"}}{{T "tag.all"}}{{end}}`,
	})
	folder := t.TempDir()
	if err := os.Symlink(filepath.Join(folder, "..", "x.html"), filepath.Join(folder, "linked.html")); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		what   string
		layers []fs.FS
		wrong  string
		keys   string // at their places
	}{
		{"one layer", []fs.FS{ours}, "", "home.html:1:20 nav.home, partials/card.html:1:3 n.stories"},
		{"the second over the first", []fs.FS{ours, theirs}, "", "home.html:1:20 nav.about, partials/a.html:1:21 tag.all, partials/card.html:1:3 n.stories"},
		{"a layer that does not exist", []fs.FS{ours, os.DirFS(filepath.Join(folder, "none"))}, "", "home.html:1:20 nav.home, partials/card.html:1:3 n.stories"},
		{"a link", []fs.FS{ours, os.DirFS(folder)}, "templates/linked.html: error: this is not a regular file; links are not followed\n  hint: put the file itself here\n", ""},
		{"a file that cannot be read", []fs.FS{failing{templatesOf(map[string]string{"base.html": ""})}}, "templates/base.html: error: the file cannot be read: the disk is gone\n", ""},
	} {
		got := theme.Load(asset.Load(asset.Options{}, static), c.layers...)
		if golden.Problems(nil, got.Problems) != c.wrong {
			t.Errorf("%s: %s", c.what, golden.Problems(nil, got.Problems))
		}
		if c.wrong != "" {
			continue
		}
		uses := map[string]bool{}
		for _, use := range got.Keys {
			uses[strings.TrimPrefix(use.At.String(), theme.Folder+"/")+" "+use.Key] = true
		}
		for _, want := range strings.Split(c.keys, ", ") {
			if !uses[want] {
				t.Errorf("%s: no %s in %v", c.what, want, uses)
			}
			delete(uses, want)
		}
		if len(uses) > 0 || !got.Has("home") || got.Has("base") || got.Has(".draft") {
			t.Errorf("%s: %v", c.what, uses)
		}
	}
}

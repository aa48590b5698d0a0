package render_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/asset"
	"qostil/generator/golden"
	"qostil/generator/theme"
)

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

func TestLoadTemplates(t *testing.T) {
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
		{"a link", []fs.FS{ours, os.DirFS(folder)}, "templates/linked.html: error: not a regular file; links are not followed\n  hint: put the file itself here\n", ""},
		{"a file that cannot be read", []fs.FS{failing{templatesOf(map[string]string{"base.html": ""})}}, "templates/base.html: error: cannot be read: the disk is gone\n", ""},
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

// TestOnce: a partial that is made once for a card is the same wherever the card
// stands; what is wrong with it is told at its own place.
func TestOnce(t *testing.T) {
	const card, call = "templates/partials/card.html", `{{once "partials/card.html" .}}`
	plain := fixture(t)
	for name, text := range map[string]string{"home": "{{range .Days}}{{with .Lead}}CALL{{end}}{{range .Stories}}CALL{{end}}{{end}}", "tag": "{{range .Months}}{{range .Stories}}CALL{{end}}{{end}}"} {
		plain["templates/"+name+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}` + strings.ReplaceAll(text, "CALL", `{{template "partials/card.html" .}}`) + `{{end}}`)}
	}
	with := func(replace ...string) fstest.MapFS {
		fsys := maps.Clone(plain)
		for _, name := range []string{"templates/home.html", "templates/tag.html"} {
			text := strings.ReplaceAll(string(plain[name].Data), `{{template "partials/card.html" .}}`, call)
			fsys[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(replace...).Replace(text))}
		}
		return fsys
	}
	want := must(t, plain, options("drafts"))
	got := must(t, with(), options("drafts"))
	if diff := cmp.Diff(want.files, got.files); diff != "" {
		t.Errorf("(-template +once)\n%s", diff)
	}
	own := with(call, `{{once "own" .}}`) // which only these two pages have
	for _, name := range []string{"templates/home.html", "templates/tag.html"} {
		own[name].Data = append(own[name].Data, "{{define \"own\"}}"+name+"{{end}}"...)
	}
	for url, page := range must(t, own, options("drafts")).files {
		home, tag := strings.Contains(page, "templates/home"), strings.Contains(page, "templates/tag")
		if url == "/en/" && (!home || tag) || strings.HasPrefix(url, "/en/tags/") && home {
			t.Errorf("%s has the other page's partial", url)
		}
	}
	for _, c := range []struct {
		what, replace, by, card, wrong string
	}{
		{"a partial that is not there", "card.html", "kard.html", "", `templates/home.html:1:`},
		{"a name that is not in quotes", `"partials/card.html"`, ".", "", "once takes the name of a partial in quotes"},
		{"a field that a card does not have", "", "", "\n<b>{{.Headline}}</b>", card + `:2:6: error: there is no field "Headline"`},
	} {
		fsys := with(c.replace, c.by)
		if c.replace == "" {
			fsys = with()
		}
		if c.card != "" {
			fsys[card] = &fstest.MapFile{Data: []byte(c.card)}
		}
		if b := build(t, fsys, options("drafts")); !strings.Contains(golden.Problems(nil, b.err), c.wrong) || c.wrong == "" && len(b.err) > 0 {
			t.Errorf("%s: %s", c.what, golden.Problems(nil, b.err))
		}
	}
}

// TestAsked: however templates ask for what costs much to make, it is there.
func TestAsked(t *testing.T) {
	stories := func(ask string) (text string) {
		fsys := fixture(t)
		for name, source := range map[string]string{"story": ask, "home": "", "tag": "", "author": ""} {
			fsys["templates/"+name+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}` + source + `{{end}}`)}
		}
		fsys["templates/base.html"] = &fstest.MapFile{Data: []byte(`{{template "main" .}}`)}
		fsys["templates/partials/head.html"] = &fstest.MapFile{Data: []byte("\n")}
		fsys["templates/partials/after.html"] = &fstest.MapFile{Data: []byte("\n")}
		files := must(t, fsys, options("")).files
		for _, url := range slices.Sorted(maps.Keys(files)) {
			if strings.Contains(url, "/2026/11/") && strings.HasSuffix(url, "/") {
				text += files[url]
			}
		}
		return text
	}
	want := stories(`{{.Base.JSONLD}}{{range .Related}}{{.Title}}, {{end}}`)
	if !strings.Contains(want, `"NewsArticle"`) || !regexp.MustCompile(`</script>\pL`).MatchString(want) {
		t.Fatalf("the pages are\n%s", want)
	}
	for _, ask := range []string{
		`{{.JSONLD}}{{with .Related}}{{range .}}{{.Title}}, {{end}}{{end}}`,
		`{{with .Base}}{{.JSONLD}}{{end}}{{range $i, $r := .Related}}{{$r.Title}}, {{end}}`,
		`{{$p := .}}{{$p.Base.JSONLD}}{{range $p.Related}}{{.Title}}, {{end}}`,
		`{{(or .).Base.JSONLD}}{{range (slice .Related 0)}}{{.Title}}, {{end}}`,
		`{{if eq 1 1}}{{with $x := .JSONLD}}{{$x}}{{end}}{{end}}{{range (or . 1).Related}}{{.Title}}, {{end}}`,
	} {
		if diff := cmp.Diff(want, stories(ask)); diff != "" {
			t.Errorf("%s (-as usual +so)\n%s", ask, diff)
		}
	}
}

package render_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/golden"
)

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
		{"a name that is not in quotes", `"partials/card.html"`, ".", "", "once needs the name of a partial in quotes"},
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

package render_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// payloads are texts that want to be more than text.
var payloads = []string{
	`"><script>alert(1)</script>`,
	`</script><img src=x onerror=a()>`,
	`' onmouseover='alert(1)`,
	`{{.Title}} {{template "main" .}}`,
	`--></main><!-- &lt;b&gt; &#60;`,
}

// TestHostileTexts puts such texts wherever a site has words. The pages must
// hold the same elements with the same attributes as those of a site that means
// no harm, and nothing of the headline may be lost.
func TestHostileTexts(t *testing.T) {
	site := func(text string) map[string][]string {
		quoted := strings.ReplaceAll(text, "'", "''")
		b := must(t, fixtureOf(t, "testdata/hostile.txtar", "HARM", quoted, "Text.", "Text\u2028\u2029."), options("drafts"))
		shapes := map[string][]string{}
		for _, p := range b.pages(t) {
			shapes[p.url] = shape(p)
			if p.url == "/en/2026/11/story/" {
				if h1 := p.find("h1")[0].text; len(h1) < len("Story "+text) {
					t.Errorf("the headline %q has lost something", h1)
				}
				data := p.find("script")[0].text
				if strings.ContainsAny(data, "<>&\u2028\u2029") || !json.Valid([]byte(data)) {
					t.Errorf("structured data: %s", data)
				}
			}
		}
		return shapes
	}
	harmless := site("harmless")
	for _, text := range payloads {
		shapes := site(text)
		if !slices.Equal(slices.Sorted(maps.Keys(harmless)), slices.Sorted(maps.Keys(shapes))) {
			t.Errorf("%s: other pages", text)
		}
		for url, want := range harmless {
			if got := shapes[url]; !slices.Equal(want, got) {
				t.Errorf("%s: %s is made of other elements", text, url)
			}
		}
	}
}

// shape is what a page is made of, without its texts.
func shape(p *page) []string {
	var all []string
	for _, e := range p.elements {
		names := slices.Sorted(maps.Keys(e.attr))
		all = append(all, strings.Repeat(" ", e.depth)+e.name+" "+strings.Join(names, " "))
	}
	return all
}

// TestHostileAddresses: an address that would run something is refused or leaves no
// trace, wherever a writer can put one.
func TestHostileAddresses(t *testing.T) {
	schemes := []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"}
	for i, replace := range [][2]string{
		{"https://menu.example/"}, {"desk@news.example"}, {"https://source.example/1"}, {"https://source.example/home"},
		{"https://desk.example/"}, {"https://link.example/"}, {"[link](https://link.example/", "![picture]("},
	} {
		scheme := schemes[i%len(schemes)]
		b := build(t, fixtureOf(t, "testdata/hostile.txtar", replace[0], replace[1]+scheme, "HARM", "harmless"), options("drafts"))
		for _, p := range b.pages(t) {
			for _, e := range p.elements {
				for _, name := range []string{"href", "src"} {
					if strings.HasPrefix(strings.ToLower(e.attr[name]), scheme[:4]) {
						t.Errorf("%s: %s: <%s %s=%q>", replace[0], p.url, e.name, name, e.attr[name])
					}
				}
			}
		}
		if len(b.err) == 0 {
			t.Errorf("%s: %s is no problem", replace[0], scheme)
		}
	}
}

package render_test

import (
	"strings"
	"testing"
)

// TestUntranslated: with untranslated: link, lists show what exists only in another
// language, each headline in its own; without it they do not.
func TestUntranslated(t *testing.T) {
	lists := func(b built) map[string][]string {
		found := map[string][]string{}
		for _, p := range b.pages(t) {
			for _, e := range p.inside("section", "foreign") {
				switch {
				case e.name == "h2":
					found[p.url] = append(found[p.url], e.text)
				case e.name == "a":
					target, ok := b.files[e.attr["href"]]
					if e.attr["lang"] == "" || e.attr["lang"] == p.lang() || e.attr["lang"] != e.attr["hreflang"] || !ok || !strings.Contains(target, `<html lang="`+e.attr["lang"]+`"`) {
						t.Errorf("%s: %v", p.url, e.attr)
					}
					found[p.url] = append(found[p.url], e.attr["href"])
				}
			}
		}
		return found
	}
	if hidden := lists(must(t, fixture(t), options(""))); len(hidden) > 0 {
		t.Errorf("nobody asked for %v", hidden)
	}
	got := lists(must(t, fixture(t, "languages: [ru, en, kk]", "languages: [ru, en, kk]\nuntranslated: link"), options("")))
	for url, want := range map[string]string{
		"/ru/":               "Ещё по-казахски /kk/2026/11/steppe/",
		"/en/":               "Also in Russian /ru/2026/11/visa/ Also in Kazakh /kk/2026/11/steppe/",
		"/en/2026/11/23/":    "Also in Russian /ru/2026/11/visa/",
		"/ru/2026/11/23/":    "",
		"/kk/2026/11/22/":    "Орыс тілінде тағы /ru/2026/11/road/",
		"/en/tags/politics/": "Also in Russian /ru/2026/11/visa/ /ru/2026/11/half/ /ru/2025/12/old/",
	} {
		if list := strings.Join(got[url], " "); list != want {
			t.Errorf("%s lists %q, want %q", url, list, want)
		}
	}
}

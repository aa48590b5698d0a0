package render_test

import (
	"strings"
	"testing"
)

// arabic is a site in a language that is written from right to left, and in one that
// is not.
const arabic = "testdata/sites/arabic.txtar"

// TestDirections: whatever is in a language of the other direction says so, and
// nothing else does.
func TestDirections(t *testing.T) {
	for _, first := range []string{"ar", "en"} {
		fsys := fixtureOf(t, arabic, "x_default: en", "x_default: "+first)
		delete(fsys, "templates/base.html")
		b := must(t, fsys, options(""))
		turned := 0
		for _, p := range b.pages(t) {
			b.headings(t, p)
			b.links(t, p)
			around := []string{} // the direction of each open element
			for _, e := range p.elements {
				around = around[:e.depth]
				dir := "ltr"
				if e.depth > 0 {
					dir = around[e.depth-1]
				}
				own, told := e.attr["dir"]
				switch lang := e.attr["lang"]; {
				case lang != "" && told == (written(lang) == dir) && e.name != "html":
					t.Errorf("%s: <%s lang=%q dir=%q> inside %s", p.url, e.name, lang, own, dir)
				case lang != "" && told && own != written(lang):
					t.Errorf("%s: %s is written %s", p.url, lang, own)
				case lang != "" && told:
					turned++
				}
				if told {
					dir = own
				}
				around = append(around, dir)
			}
			if dir := p.find("html")[0].attr["dir"]; (dir == "rtl") != (p.lang() == "ar") {
				t.Errorf("%s is written %q", p.url, dir)
			}
		}
		if turned < 20 {
			t.Errorf("only %d elements", turned)
		}
	}
}

func written(lang string) string {
	if strings.HasPrefix(lang, "ar") {
		return "rtl"
	}
	return "ltr"
}

package markdown_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// parse parses a text in a language as the file a.md.
func parse(t testing.TB, lang, source string) *markdown.Text {
	t.Helper()
	return parseStyled(t, lang, locale.Style{}, source)
}

// parseStyled is parse in a house style.
func parseStyled(t testing.TB, lang string, style locale.Style, source string) *markdown.Text {
	t.Helper()
	l, problems := locale.Load(lang, style)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return engine.Parse(l, "a.md", []byte(source), 1)
}

// engine is shared: that any number of texts may use it is a promise.
var engine = markdown.New()

func render(t testing.TB, text *markdown.Text, o *markdown.Options) string {
	t.Helper()
	var b strings.Builder
	if err := text.HTML(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// example is one of the specification's.
type example struct {
	Markdown, HTML, Section string
	Example                 int
}

// specification reads the examples of CommonMark out of the library's own module.
func specification(t testing.TB) []example {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 652 {
		t.Fatalf("%d examples, want 652", len(all))
	}
	return all
}

// replace returns what undoes a difference: a regular expression replaced.
func replace(pattern, by string) func(string) string {
	r := regexp.MustCompile(pattern)
	return func(html string) string { return r.ReplaceAllString(html, by) }
}

// always is how our HTML differs from CommonMark's in spelling alone.
var always = []func(string) string{
	replace(`(<h[1-6]) id="h(-[a-z0-9-]+)?"`, "$1"), // ids that links can lead to
	replace(` loading="lazy" decoding="async"`, ""),
}

// belowHeadline is CommonMark's HTML on a page that has its h1 already.
var belowHeadline = strings.NewReplacer("<h1>", "<h2>", "</h1>", "</h2>")

// differences are the examples that we make something else of on purpose. Undone,
// a difference leaves CommonMark's HTML; without undo it cannot be.
var differences = []struct {
	why      string
	examples string
	undo     func(string) string
}{
	{"raw HTML is ignored: writers' pages are Markdown",
		"21 31 148-191 201 308-309 344 475-477 491 494 524 536 613-617 623 625-631 642-643", nil},
	{"a picture alone is a figure, its title the caption", "520 572-573 575-578 580-586 588-589 591",
		func(html string) string {
			html = replace(`<figure><img ([^>]*)><figcaption>(.*)</figcaption></figure>`, `<p><img $1 title="$2"></p>`)(html)
			return replace(`<figure>(<img [^>]*>)</figure>`, `<p>$1</p>`)(html)
		}},
	{"words for a picture leave out those of a picture in them", "574", nil},
	{"bare addresses are links, as GFM has it", "608 611 612", replace(`<a href="[^"]*">(.*?)</a>`, "$1")},
	{"schemes that we do not know lead nowhere; the words stay", "596 598 599 601", replace(`<p>(.*)</p>`, `<p><a href="$1">$1</a></p>`)},
	{"spaces before the end of a line that breaks: no reader sees them", "226 635", replace(` +<br>`, "<br>")},
}

// numbers reads "1 3-5".
func numbers(t *testing.T, list string) []int {
	var all []int
	for _, part := range strings.Fields(list) {
		var from, to int
		if n, _ := fmt.Sscanf(part, "%d-%d", &from, &to); n == 1 {
			to = from
		}
		if from == 0 || to < from {
			t.Fatalf("what is %q?", part)
		}
		for n := from; n <= to; n++ {
			all = append(all, n)
		}
	}
	return all
}

func TestSpecification(t *testing.T) {
	differ := map[int]int{} // to places in differences
	for i, d := range differences {
		for _, n := range numbers(t, d.examples) {
			if before, twice := differ[n]; twice {
				t.Fatalf("example %d differs twice: %s; %s", n, differences[before].why, d.why)
			}
			differ[n] = i
		}
	}
	for _, e := range specification(t) {
		got := render(t, parseStyled(t, "en", locale.Style{Bare: true}, e.Markdown), &markdown.Options{})
		for _, undo := range always {
			got = undo(got)
		}
		want := belowHeadline.Replace(strings.ReplaceAll(e.HTML, " />", ">"))
		i, differs := differ[e.Example]
		switch {
		case differs && got == want:
			t.Errorf("example %d (%s) is CommonMark's now; take it out of the list: %s", e.Example, e.Section, differences[i].why)
		case differs && differences[i].undo == nil:
			continue
		case differs:
			got = differences[i].undo(got)
		}
		if got != want {
			t.Errorf("example %d (%s)\n%s\ngot:\n%s\nwant:\n%s", e.Example, e.Section, e.Markdown, got, want)
		}
	}
}

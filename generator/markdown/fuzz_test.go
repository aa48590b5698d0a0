package markdown_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/golden"
	"qostil/generator/markdown"
)

// FuzzParse starts from the specification's examples and the archives' texts.
func FuzzParse(f *testing.F) {
	for _, e := range specification(f) {
		f.Add(e.Markdown)
	}
	golden.Seeds(f, "testdata/*.txtar", func(name string, text []byte) {
		if strings.HasSuffix(name, ".md") {
			f.Add(string(text))
		}
	})
	for _, source := range slow {
		f.Add(source[:min(len(source), 500)])
	}
	f.Fuzz(examine)
}

// examine parses and writes a text: whatever it is, what comes out is HTML that
// is whole, of our own tags alone, and every place lies in the text.
func examine(t *testing.T, raw string) {
	source, _ := fields.Clean("a.md", []byte(raw))
	if source == nil {
		return // not a text; package content never hands it on
	}
	text := parse(t, "ru", string(source))
	html := render(t, text, &markdown.Options{})
	if !utf8.ValidString(html) {
		t.Errorf("not UTF-8: %q", html)
	}
	if wrong := balanced(html); wrong != "" {
		t.Errorf("%s in\n%s", wrong, html)
	}
	if again := render(t, text, &markdown.Options{}); again != html {
		t.Errorf("first\n%s\nthen\n%s", html, again)
	}
	whole(t, text, string(source), html)
	f := text.Facts()
	lines := strings.Split(string(source), "\n")
	for _, p := range f.Problems {
		if p.Text() == "" || !utf8.ValidString(p.Text()+p.Hint()) {
			t.Errorf("the text %q, the hint %q", p.Text(), p.Hint())
		}
		inside(t, lines, p.Place)
	}
	for _, r := range f.Refs {
		inside(t, lines, r.At)
	}
	var ids []string
	for _, h := range f.Headings {
		if h.Level < 1 || h.Level > 6 || slices.Contains(ids, h.ID) {
			t.Errorf("heading %+v, after %q", h, ids)
		}
		ids = append(ids, h.ID)
	}
	if utf8.RuneCountInString(f.Summary) > 160 || strings.Contains(f.Summary, "\n") {
		t.Errorf("the summary %q", f.Summary)
	}
}

func inside(t *testing.T, lines []string, at diag.Place) {
	t.Helper()
	switch {
	case at.Line < 1 || at.Line > len(lines):
		t.Errorf("line %d of %d", at.Line, len(lines))
	case at.Column < 1 || at.Width < 0 || at.Column+at.Width > utf8.RuneCountInString(lines[at.Line-1])+2:
		t.Errorf("column %d and %d more of %q", at.Column, at.Width, lines[at.Line-1])
	}
}

// The tags that we write: every < in our HTML begins one of them.
var (
	tag    = regexp.MustCompile(`^<(/?)(p|h[1-6]|a|em|strong|del|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td|span|sup|div|section|figure|figcaption|img|br|hr|input)((?: [a-z-]+="[^"<>]*")*)>`)
	void   = []string{"img", "br", "hr", "input"}
	unsafe = regexp.MustCompile(`(?i) (style="|on[a-z]+="|(href|src)="\s*(javascript|vbscript|data|file):)`)
)

// balanced says what is wrong with a piece of HTML, or "".
func balanced(html string) string {
	var open []string
	for {
		i := strings.IndexAny(html, "<>")
		if i < 0 {
			break
		}
		html = html[i:]
		m := tag.FindStringSubmatch(html)
		switch {
		case m == nil:
			return "a stray sign: " + html[:min(len(html), 40)]
		case unsafe.MatchString(m[3]):
			return "an attribute that may not be: " + m[0]
		case slices.Contains(void, m[2]):
		case m[1] == "":
			if m[2] == "a" && slices.Contains(open, "a") {
				return "a link in a link"
			}
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			return "an end without a beginning: " + m[0]
		default:
			open = open[:len(open)-1]
		}
		html = html[len(m[0]):]
	}
	if len(open) > 0 {
		return "a tag that does not end: " + strings.Join(open, " ")
	}
	return ""
}

// TestBalanced: the checks above see what they are there for.
func TestBalanced(t *testing.T) {
	for html, want := range map[string]string{
		`<p>a &lt; <img src="a"> <a href="b">c</a></p>`: "",
		`<p>a`:                         "a tag that does not end: p",
		`<p><em>a</p></em>`:            "an end without a beginning: </p>",
		`a < b`:                        "a stray sign: < b",
		`a > b`:                        "a stray sign: > b",
		`<script>`:                     "a stray sign: <script>",
		`<p style="a">b</p>`:           `an attribute that may not be: <p style="a">`,
		`<a href="JavaScript:a">b</a>`: `an attribute that may not be: <a href="JavaScript:a">`,
		`<a href="b"><a href="c">`:     "a link in a link",
	} {
		if got := balanced(html); got != want {
			t.Errorf("%s: %q, want %q", html, got, want)
		}
	}
}

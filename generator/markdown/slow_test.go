package markdown_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"qostil/generator/markdown"
)

const size = 50_000

// long repeats a text to 50 KB.
func long(s string) string { return strings.Repeat(s, size/len(s)+1) }

// slow are texts at which parsers of Markdown have been quadratic or worse: those
// of cmark's own tests, and what our extensions add.
var slow = map[string]string{
	"nested strong emphasis":         strings.Repeat("*a **a ", size/14) + "b" + strings.Repeat(" a** a*", size/14),
	"closers without openers":        long("a_ "),
	"openers without closers":        long("_a "),
	"emphasis closers, one line":     long("*a"),
	"link closers without openers":   long("a]"),
	"link openers without closers":   long("[a"),
	"brackets":                       long("["),
	"mismatched openers and closers": long("*a_ "),
	"multiples of 3":                 "a**b" + long("c* "),
	"links and emphasis":             long("[ a_"),
	"brackets and parentheses":       long("[ (]("),
	"pictures in links":              long("![[]()"),
	"hard case":                      "**x [a*b**c*](d)",
	"nested brackets":                strings.Repeat("[", size/2) + "a" + strings.Repeat("]", size/2),
	"nested quotes":                  long("> ") + "a",
	"nested quotes, no spaces":       long(">") + "a",
	"nested lists":                   long("- ") + "a",
	"nested lists in lines":          steps(300),
	"lists and quotes in turn":       long("1. > "),
	"NUL":                            long("abc\x00de"),
	"backticks":                      backticks(300),
	"backticks of one length":        long("`a``"),
	"unclosed links":                 long("[a](<b"),
	"unclosed links, B":              long("[a](b"),
	"unclosed comments":              long("</") + "<!--" + long("a<!--"),
	"unclosed instructions":          long("a<?"),
	"unclosed declarations":          long("a<!A "),
	"unclosed CDATA":                 long("a<![CDATA["),
	"tags":                           long("<a b='"),
	"entities":                       long("&#x;&a"),
	"references":                     long("[a]: /u\n") + long("[a] "),
	"references of long names":       "[" + long("a") + "]: /u\n\n" + long("[a"),
	"many references":                long("[a][b]\n\n[a]: <\n\n"),
	"empty lines in quotes":          long(">\n"),
	"empty lines in lists":           "- a\n" + long("\n") + "b",
	"lazy lines":                     "> a\n" + long("a\n"),
	"setext":                         long("a\n") + "===",
	"rules":                          long("* * *\n"),
	"headings":                       long("## а\n"),
	"tables of one cell":             long("|a|\n|-|\n"),
	"a wide table":                   long("|a") + "\n" + long("|-"),
	"rows that a table lacks":        "|a\n|-\n" + long("|"),
	"strikethrough":                  long("~a ~~b "),
	"notes":                          long("[^a]") + "\n\n" + long("[^a]: b\n"),
	"notes in notes":                 long("[^a]: [^a]\n"),
	"addresses":                      long("http://a "),
	"one address":                    "http://" + long("a."),
	"addresses with brackets":        long("http://a)))((( "),
	"mail":                           long("a@"),
	"mail with dots":                 long("a.b-c_d+"),
	"www":                            long("www."),
	"passages":                       long("[a]{lang=kk} "),
	"nested passages":                strings.Repeat("[", size/10) + "a" + strings.Repeat("]{lang=kk}", size/10),
	"passages in a row":              long("в [а]{lang=en} "),
	"quotation marks":                long(`"`),
	"quotations that open":           long(`"а `),
	"apostrophes or quotations":      long("'а "),
	"numbers and hyphens":            long("1.1-"),
	"short addresses":                long("x:// "),
	"marks without brackets":         long("a]{lang=kk}"),
	"brackets without marks":         long("[a]{lang="),
	"backslashes":                    long(`\`),
	"escaped brackets":               long(`\[a\]{lang=kk}`),
	"fences":                         long("```\n"),
	"growing indents":                growing(300),
	"spaces":                         long(" ") + "a",
	"breaks":                         long("a  \n"),
	"a word":                         long("я"),
}

// backticks is runs of backticks of all lengths, none of which closes another.
func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("e" + strings.Repeat("`", i))
	}
	return b.String()
}

func growing(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a\n")
	}
	return b.String()
}

// TestSlow: each is parsed and written, or refused, in a time that nobody notices;
// the bound is hundreds of times that, so that no busy machine fails it.
func TestSlow(t *testing.T) {
	for name, source := range slow {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			done := make(chan string, 1)
			go func() {
				var b strings.Builder
				_ = parse(t, "ru", source).HTML(&b, &markdown.Options{})
				done <- b.String()
			}()
			select {
			case html := <-done:
				if len(html) > 50*len(source) {
					t.Errorf("%d bytes of HTML of %d of Markdown", len(html), len(source))
				}
			case <-ctx.Done():
				t.Fatal("it never ends")
			}
		})
	}
}

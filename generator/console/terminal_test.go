package console_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"qostil/generator/console"
	"qostil/generator/diag"
)

// TestCaret: the caret stands under the place of a problem, whatever is before it.
func TestCaret(t *testing.T) {
	for _, before := range []string{"", "Порт: ", "👍 ", "👨\u200d👩\u200d👧 ", "🇰🇿🇰🇬 ", "日本 ", "e\u0301 ", "⚠️ ✅ "} {
		line := before + "tegs: [port]"
		p := diag.Problem{
			Place:   diag.Place{File: "a.md", Line: 1, Column: 1 + len([]rune(before)), Width: 4},
			Message: diag.Say("unknown key"), Excerpt: line,
		}
		var out, err bytes.Buffer
		console.New(&out, &err).Problems(diag.List{p}, "site")
		lines := strings.Split(err.String(), "\n")
		if lines[0] != "site/a.md:1:"+strings.Split(p.Place.String(), ":")[2]+": error: unknown key" || out.Len() > 0 {
			t.Errorf("%q: %s", before, lines[0])
		}
		lead, _, _ := strings.Cut(lines[1], "tegs")
		if want := strings.Repeat(" ", ansi.StringWidth(lead)-2) + "^^^^"; strings.Replace(lines[2], " | ", "   ", 1)[2:] != want {
			t.Errorf("%q: the caret is off:\n%s\n%s", before, lines[1], lines[2])
		}
	}
}

// TestAnnotations: what would end a workflow command is escaped, and places are those seen
// from the working directory.
func TestAnnotations(t *testing.T) {
	list := diag.List{
		*diag.New(diag.Place{File: "content/a,b.md", Line: 3}, "50 % of\nit").WithHint("mend it").With(diag.Place{File: "c.md", Line: 1, Column: 2}),
		{Place: diag.Place{File: "--now"}, Message: diag.Say("no date"), Warning: true},
	}
	var out bytes.Buffer
	if err := console.New(&out, &out).Annotations(list, "digest"); err != nil {
		t.Fatal(err)
	}
	const want = "::error file=digest/content/a%2Cb.md,line=3,col=1::50 %25 of%0Ait%0Aalso: digest/c.md:1:2%0Ahint: mend it\n" +
		"::warning file=--now::no date\n"
	if out.String() != want {
		t.Errorf("%s, want\n%s", out.String(), want)
	}
}

// TestCount: the words of counts and sizes.
func TestCount(t *testing.T) {
	for got, want := range map[string]string{
		console.Count(1, "file", "files"): "1 file", console.Count(2, "file", "files"): "2 files",
		console.Size(9_999): "9999 bytes", console.Size(10_000): "10 KB", console.Size(9_999_999): "9999 KB", console.Size(10_000_000): "10 MB",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

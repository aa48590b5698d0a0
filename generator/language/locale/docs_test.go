package locale_test

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"qostil/generator/fields"
	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

const (
	tableBegin = "-update -->\n"
	tableEnd   = "<!-- end of the table -->\n"
)

// The table in the manual says of each language what its files hold.
func TestTable(t *testing.T) {
	file := "../../../docs/languages.md"
	manual, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(manual), tableBegin)
	_, after, ended := strings.Cut(rest, tableEnd)
	if !found || !ended {
		t.Fatalf("%s has no place for the table", file)
	}
	golden.File(t, file, before+tableBegin+table(t)+tableEnd+after)
}

func table(t *testing.T) string {
	var b strings.Builder
	fmt.Fprint(&b, "\n| tag | language | | dates | plural forms | sorting | strings |\n|---|---|---|---|---|---|---|\n")
	english, _ := load(t, "en", "").WithStrings(read(t, os.DirFS("../../../templates"), []string{"strings/en.yaml"})...)
	for _, tag := range locale.Known() {
		l := load(t, tag, "")
		name := strings.TrimPrefix(english.T("lang.only."+tag), "Only in ")
		if l.Direction == "rtl" {
			name += ", right to left"
		}
		src, err := os.ReadFile("data/" + tag + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		sorting := "x/text"
		if fields.YAML(tag, src, 1).Root.Get("alphabet") != nil {
			sorting = "one of its own"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s |\n",
			tag, name, l.Endonym, styles(t, tag), strings.Join(l.Forms(), ", "), sorting, stringsOf(t, tag))
	}
	return b.String() + "\n"
}

// styles shows a date in each style of a language.
func styles(t *testing.T, tag string) string {
	var all []string
	for _, style := range locale.DateStyles(tag) {
		at := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
		all = append(all, fmt.Sprintf("`%s`: %s", style, load(t, tag, style).Date(at)))
	}
	return strings.Join(all, "; ")
}

// stringsOf says whether the program has the strings of a language, and how many
// phrases wait for an editor.
func stringsOf(t *testing.T, tag string) string {
	if !slices.Contains(withStrings(t), tag) {
		return "none: write them"
	}
	text, err := os.ReadFile(path.Join("../../../templates/strings", tag+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte(" # ?\n")); n > 0 {
		return fmt.Sprintf("complete, %d to check", n)
	}
	return "complete"
}

package command_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/fields"
)

const hugoManual = "../../docs/hugo.md"

// sections are the parts of a manual by their headings, of any level.
func sections(manual string) map[string]string {
	parts := map[string]string{}
	for _, part := range regexp.MustCompile(`(?m)^#+ `).Split(manual, -1)[1:] {
		heading, text, _ := strings.Cut(part, "\n")
		parts[heading] = text
	}
	return parts
}

// here lists what the second column of a section's table holds in backticks.
func here(t *testing.T, manual, heading string) []string {
	t.Helper()
	var found []string
	for _, row := range regexp.MustCompile(`(?m)^\| .*\|$`).FindAllString(sections(manual)[heading], -1) {
		cell := strings.Split(row, " | ")[1]
		for _, code := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cell, -1) {
			found = append(found, code[1])
		}
	}
	if len(found) < 6 {
		t.Fatalf("the table %q names only %q", heading, found)
	}
	return found
}

// keyNames are the names of all keys of a table, those of a mapping as image.src.
func keyNames(infos []fields.Info) []string {
	var names []string
	for _, key := range infos {
		walkKeys(key, "", func(name string, _ fields.Info) { names = append(names, name) })
	}
	return names
}

// TestHugoKeys: the keys that the manual names in place of Hugo's exist.
func TestHugoKeys(t *testing.T) {
	manual := read(t, hugoManual)
	front, site := keyNames(fields.Infos(content.Keys)), keyNames(fields.Infos(config.Keys))
	for heading, known := range map[string][]string{"Front matter": front, "Configuration": site} {
		for _, key := range here(t, manual, heading) {
			if !slices.Contains(known, key) {
				t.Errorf("%s: there is no key %q", heading, key)
			}
		}
	}
	// Elsewhere a key is written with its colon.
	var glossary []string
	for _, file := range []string{"tags.yaml", "authors.yaml"} {
		entry := config.Schemas()[file]["additionalProperties"].(fields.Schema)
		glossary = slices.AppendSeq(glossary, maps.Keys(entry["properties"].(fields.Schema)))
	}
	for _, key := range regexp.MustCompile("`([a-z_]+):`").FindAllStringSubmatch(manual, -1) {
		if !slices.Contains(slices.Concat(front, site, glossary), key[1]) {
			t.Errorf("there is no key %q", key[1])
		}
	}
}

// TestHugoTemplates: the templates and words that the manual names are there.
func TestHugoTemplates(t *testing.T) {
	words := read(t, "../../templates/strings/en.yaml")
	for _, code := range here(t, read(t, hugoManual), "Templates") {
		if file, ok := strings.CutPrefix(code, "templates/"); ok && !strings.Contains(file, "/x.") {
			if _, err := os.Stat("../../templates/" + file); err != nil {
				t.Error(err)
			}
		}
		if word := regexp.MustCompile(`^\{\{[TN] "([^"]+)"`).FindStringSubmatch(code); word != nil && !strings.Contains(words, "\n"+word[1]+":") {
			t.Errorf("there is no string %q", word[1])
		}
	}
}

// TestHugoFlags: the commands and flags that the manual names are there.
func TestHugoFlags(t *testing.T) {
	for _, code := range here(t, read(t, hugoManual), "The command") {
		words := strings.Fields(code)
		if words[0] != "qostil" {
			words = []string{"qostil", "build", words[0]}
		}
		help, status := run(t, words[1], "--help")
		if status != 0 || len(words) > 2 && !strings.Contains(help, " "+words[2]+" ") {
			t.Errorf("%s: there is none", code)
		}
	}
}

// TestHugoKeysAreTold: a front matter of Hugo's is answered with the keys that the
// manual gives, one by one.
func TestHugoKeysAreTold(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `(\\w+)` \\| `(\\w+)` \\|").FindAllStringSubmatch(sections(read(t, hugoManual))["Front matter"], -1)
	front := keyNames(fields.Infos(content.Keys))
	site := hugoSite(t)
	story := filepath.Join(site, "content/2026/11/23/aktau-port.ru.md")
	before := read(t, story)
	told := 0
	for _, row := range rows {
		if slices.Contains(front, row[1]) {
			continue // the same key
		}
		put(t, story, strings.Replace(before, "---\n", "---\n"+row[1]+": 2026-11-23\n", 1))
		out, status := run(t, "build", "-s", site, "--now", now)
		if status != 1 || !strings.Contains(out, `unknown key "`+row[1]+`"`) || !strings.Contains(out, `did you mean "`+row[2]+`"?`) {
			t.Errorf("%s is not answered with %s:\n%s", row[1], row[2], out)
		}
		told++
	}
	if told < 6 {
		t.Errorf("%d keys", told)
	}
}

// hugoSite puts the manual's example into a folder, with what the manual says is
// there besides.
func hugoSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	files := 0
	for _, block := range regexp.MustCompile(`(?m)^    # `).Split(sections(read(t, hugoManual))["Here"], -1)[1:] {
		name, text, _ := strings.Cut(block, "\n")
		put(t, filepath.Join(site, name), strings.TrimSpace(outdented(text, 4))+"\n")
		files++
	}
	if files != 5 {
		t.Fatalf("the example has %d files", files)
	}
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 1200, 630)), nil); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(site, "content/2026/11/23/aktau.jpg"), picture.String())
	put(t, filepath.Join(site, "content/about.ru.md"), "---\ntitle: О порте\n---\n\nПорт.\n")
	put(t, filepath.Join(site, "content/about.en.md"), "---\ntitle: On the port\n---\n\nThe port.\n")
	return site
}

// TestHugoExample builds what the example has become: nothing is wrong with it, its
// addresses are Hugo's, and the old ones lead there.
func TestHugoExample(t *testing.T) {
	site := hugoSite(t)
	if out, status := run(t, "build", "-s", site, "--now", now, "--strict"); status != 0 {
		t.Fatal(out)
	}
	redirects := read(t, filepath.Join(site, "public/_redirects"))
	for lang, want := range map[string][]string{
		"ru": {"Айгерим Садыкова", "/ru/tags/ports/", "/ru/about/", "media/2026/11/23/aktau.jpg", `hreflang="en"`},
		"en": {"Aigerim Sadykova", "/en/tags/ports/", "/en/about/", "media/2026/11/23/aktau.jpg", `hreflang="ru"`},
	} {
		page := read(t, filepath.Join(site, "public", lang, "2026/11/aktau-port/index.html"))
		for _, text := range want {
			if !strings.Contains(page, text) {
				t.Errorf("%s: the story does not hold %q", lang, text)
			}
		}
		if !regexp.MustCompile(`(?m)^/` + lang + `/old/port/ +/` + lang + `/2026/11/aktau-port/`).MatchString(redirects) {
			t.Errorf("%s: the old address leads nowhere:\n%s", lang, redirects)
		}
	}
}

// TestHugoExampleBefore: the post in Hugo's form holds what its new form has words
// for, so that the two can be compared.
func TestHugoExampleBefore(t *testing.T) {
	parts := sections(read(t, hugoManual))
	before, after := parts["In Hugo"], parts["Here"]
	for _, line := range regexp.MustCompile(`(?m)^    title: .*$`).FindAllString(before, -1) {
		if !strings.Contains(after, line) {
			t.Errorf("%q is lost on the way", line)
		}
	}
}

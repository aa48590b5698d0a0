package command_test

import (
	"path/filepath"
	"strings"
	"testing"

	"qostil/generator/fields"
)

// TestExamples builds a site of the examples of docs/content.md and
// docs/templates.md: they are right, and do what the manuals say.
func TestExamples(t *testing.T) {
	site := t.TempDir()
	file := func(name string) string { return filepath.Join(site, filepath.FromSlash(name)) }
	put(t, file("content/site.yaml"), minimal)
	const city = "city: {ru: город, en: city}\nalmaty: {ru: Алматы, en: Almaty, group: place}\n"
	stories := []string{"content/2026/11/23/metro.ru.md", "content/2026/11/23/metro.en.md"}
	for _, block := range indented(read(t, "../../docs/content.md")) {
		first, _, _ := strings.Cut(block, "\n")
		switch {
		case first == "---":
			put(t, file(stories[0]), strings.Replace(block, "\n---\n", "\nlayout: special\nparams: {with_help_of: читателей}\n---\n", 1))
			stories = stories[1:]
		case first == "# tags.yaml":
			for _, part := range strings.SplitAfter(block, "\n\n") {
				name, _, _ := strings.Cut(strings.TrimPrefix(part, "# "), "\n")
				put(t, file("content/"+name), part)
			}
			put(t, file("content/tags.yaml"), read(t, file("content/tags.yaml"))+city)
		}
	}
	var params string
	for _, block := range indented(read(t, "../../docs/templates.md")) {
		switch {
		case strings.HasPrefix(block, "tag.label:"):
			put(t, file("templates/strings/en.yaml"), block)
		case strings.HasPrefix(block, "<footer"):
			put(t, file("templates/partials/footer.html"), block)
		case strings.HasPrefix(block, "{{with index .Params"):
			params = block
		case strings.HasPrefix(block, `{{define "main"}}`):
			put(t, file("templates/special.html"), strings.Replace(block, "</article>", params+"</article>", 1))
		case strings.HasPrefix(block, ":root"):
			put(t, file("static/css/site.css"), block)
		}
	}
	if out, status := run(t, "build", "-s", site, "--now", now, "--strict"); status != 0 || len(stories) > 0 {
		t.Fatalf("status %d, %d stories missing\n%s", status, len(stories), out)
	}
	page := read(t, file("public/en/2026/11/metro/index.html"))
	for _, want := range []string{`<p>© News.`, `With the help of читателей`, `<article class="story">`, "Almaty opens a\u00a0new metro station"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
}

// TestCheckingExample: the two versions of docs/checking.md disagree as it says, and
// agree once the front matter and site.yaml say that this is right.
func TestCheckingExample(t *testing.T) {
	site := t.TempDir()
	file := func(name string) string { return filepath.Join(site, filepath.FromSlash(name)) }
	put(t, file("content/site.yaml"), minimal)
	put(t, file("content/tags.yaml"), "transport: {ru: Транспорт, en: Transport}\n")
	stories := []string{"content/2026/11/23/bridge.ru.md", "content/2026/11/23/bridge.en.md"}
	var want string
	for _, block := range indented(read(t, "../../docs/checking.md")) {
		first, _, _ := strings.Cut(block, "\n")
		switch {
		case first == "---":
			put(t, file(stories[0]), block)
			stories = stories[1:]
		case strings.HasPrefix(first, "content/"):
			want = block
		case first == "# site.yaml":
			put(t, file("content/site.yaml"), minimal+block)
		case first == "# names.yaml":
			put(t, file("content/names.yaml"), block)
		}
	}
	out, status := run(t, "check", "-s", site, "--now", now)
	if got := strings.ReplaceAll(out, site+"/", ""); status != 0 || !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "2 texts checked: 0 errors, 3 warnings\n") {
		t.Errorf("status %d, and the manual does not say:\n%s", status, got)
	}
	translation := file("content/2026/11/23/bridge.en.md")
	put(t, translation, strings.Replace(read(t, translation), "translation:", "parity: [\"15 March\", link, percent]\ntranslation:", 1))
	if out, _ := run(t, "check", "-s", site, "--now", now); !strings.HasSuffix(out, "0 errors, 0 warnings\n") {
		t.Error(out)
	}
}

// TestStringExamples: the strings of docs/languages.md are files that can be read.
func TestStringExamples(t *testing.T) {
	found := 0
	for _, block := range indented(read(t, "../../docs/languages.md")) {
		if d := fields.YAML("strings.yaml", []byte(block), 1); strings.HasPrefix(block, "# templates/strings/") {
			found++
			if d.Broken || len(d.Root.Entries) == 0 {
				t.Errorf("%v\n%s", d.Problems, block)
			}
		}
	}
	if found < 2 {
		t.Errorf("%d examples", found)
	}
}

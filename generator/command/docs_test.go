package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"qostil/generator/command"
	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/fields"
)

// TestManualKeys holds docs/content.md against the table that front matter is read
// with.
func TestManualKeys(t *testing.T) {
	manual := read(t, "../../docs/content.md")
	known := map[string]bool{}
	for _, key := range fields.Infos(content.Keys) {
		known[key.Name] = true
		if !strings.Contains(manual, "| `"+key.Name+"` |") {
			t.Errorf("docs/content.md does not explain the key %q", key.Name)
		}
	}
	for _, row := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|").FindAllStringSubmatch(manual, -1) {
		if !known[row[1]] {
			t.Errorf("docs/content.md explains a key %q that does not exist", row[1])
		}
	}
}

// TestTutorial does what the README's tutorial says, and sees what it says.
func TestTutorial(t *testing.T) {
	readme := read(t, "../../README.md")
	site := t.TempDir()
	steps := regexp.MustCompile("(?s)`(content/[^`]+)`[^`]*?:\n\n((?:       [^\n]*\n|\n)+)").FindAllStringSubmatch(readme, -1)
	if len(steps) != 4 {
		t.Fatalf("the tutorial has %d files", len(steps))
	}
	for _, step := range steps {
		put(t, filepath.Join(site, step[1]), strings.TrimSpace(outdented(step[2], 7))+"\n")
	}
	out, status := run(t, "build", "-s", site, "--now", now)
	if status != 0 || !strings.Contains(readme, strings.SplitAfter(out, ": ")[0]) {
		t.Errorf("status %d, and the README does not say:\n%s", status, out)
	}
	story := filepath.Join(site, "content/2026/11/23/library.ru.md")
	put(t, story, strings.Replace(read(t, story), "tags:", "tegs:", 1))
	out, status = run(t, "build", "-s", site, "--now", now)
	if status != 1 || !strings.Contains(outdented(readme, 4), strings.ReplaceAll(out, site+"/", "")) {
		t.Errorf("status %d, and the README does not say:\n%s", status, out)
	}
}

// TestManualIndex: the README leads to every page of the manual, and the settings for
// editors name every glossary.
func TestManualIndex(t *testing.T) {
	readme, configuration := read(t, "../../README.md"), read(t, "../../docs/configuration.md")
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	for _, page := range pages {
		if name := "docs/" + filepath.Base(page); !strings.Contains(readme, "("+name+")") {
			t.Errorf("the README does not lead to %s", name)
		}
	}
	for file := range config.Schemas() {
		name := strings.TrimSuffix(file, ".yaml")
		if !strings.Contains(configuration, `".qostil/schema/`+name+`.schema.json": "content/`+file+`"`) {
			t.Errorf("docs/configuration.md sets no schema for %s", file)
		}
	}
}

// run runs the command with the repository's templates.
func run(t *testing.T, args ...string) (out string, status int) {
	t.Helper()
	var b bytes.Buffer
	status = command.Main(args, &b, &b, os.DirFS("../.."))
	return b.String(), status
}

func outdented(text string, by int) string {
	return strings.ReplaceAll("\n"+text, "\n"+strings.Repeat(" ", by), "\n")
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTranslating does what docs/translating.md says, to the site of the README's
// tutorial, and sees what it says.
func TestTranslating(t *testing.T) {
	site := t.TempDir()
	for _, step := range regexp.MustCompile("(?s)`(content/[^`]+)`[^`]*?:\n\n((?:       [^\n]*\n|\n)+)").FindAllStringSubmatch(read(t, "../../README.md"), -1) {
		put(t, filepath.Join(site, step[1]), strings.TrimSpace(outdented(step[2], 7))+"\n")
	}
	do := func(command string) string {
		t.Helper()
		c := exec.Command("sh", "-c", command)
		repository, _ := filepath.Abs("../..")
		c.Dir, c.Env = site, append(os.Environ(), "QOSTIL="+repository)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return string(out)
	}
	do("qostil status --accept content/2026/11/23/library.en.md")
	do("git init -q && git add . && git -c user.name=x -c user.email=x@news.example commit -qm one")
	do("sed -i 's/десяти/девяти/' content/2026/11/23/library.ru.md")
	examples := 0
	for _, block := range indented(read(t, "../../docs/translating.md")) {
		line, want, _ := strings.Cut(block, "\n")
		command, found := strings.CutPrefix(line, "$ ")
		if !found {
			continue
		}
		examples++
		if got := do(command + " --now '" + now + "'"); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s\n%s\nthe manual says\n%s", command, got, want)
		}
	}
	if examples != 4 {
		t.Errorf("%d examples", examples)
	}
}

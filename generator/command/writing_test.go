package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriting does what docs/writing.md says, in its order, and sees what it says. Of
// its three files the second is what a command makes, the others are typed.
func TestWriting(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir, commands := t.TempDir(), 0
	do := func(command string) string {
		t.Helper()
		if strings.HasPrefix(command, "qostil ") {
			command += " --now '" + now + "'"
		}
		c := exec.Command("sh", "-c", command)
		c.Dir, c.Env = dir, append(os.Environ(), "QOSTIL="+repository)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return string(out)
	}
	const article = "content/2026/11/24/library."
	files := []string{article + "ru.md", article + "en.md", article + "en.md"}
	for _, block := range indented(read(t, "../../docs/writing.md")) {
		if strings.HasPrefix(block, "---\n") {
			switch file := filepath.Join(dir, files[0]); len(files) {
			case 2:
				if got := read(t, file); strings.TrimSpace(got) != strings.TrimSpace(block) {
					t.Errorf("a translation begins with\n%s\nthe manual says\n%s", got, block)
				}
			default:
				put(t, file, block)
			}
			files = files[1:]
			continue
		}
		for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
			commands++
			command, want, _ := strings.Cut(part, "\n")
			if to, ok := strings.CutPrefix(command, "cd "); ok {
				dir = filepath.Join(dir, to)
				continue
			}
			if got := do(command); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s\n%s\nthe manual says\n%s", command, got, want)
			}
		}
	}
	if len(files) > 0 || commands != 13 {
		t.Errorf("%d files are left, and there are %d commands", len(files), commands)
	}
	if out, status := run(t, "build", "-s", dir, "--now", now, "--strict"); status != 0 {
		t.Errorf("status %d\n%s", status, out)
	}
}

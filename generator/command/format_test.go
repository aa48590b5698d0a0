package command_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFormatMeansTheSame: fmt changes files of the repository's own site, and not a
// byte of what is built of them.
func TestFormatMeansTheSame(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	if out, status := run(t, "build", "-s", dir, "--now", now); status != 0 {
		t.Fatalf("status %d\n%s", status, out)
	}
	manifest := filepath.Join(dir, "public", "qostil-manifest.txt")
	before := read(t, manifest)
	if out, status := run(t, "fmt", "-s", dir, "--now", now); status != 0 || out == "" {
		t.Fatalf("status %d, and the test shows nothing\n%s", status, out)
	}
	if out, status := run(t, "build", "-s", dir, "--now", now); status != 0 {
		t.Fatalf("status %d\n%s", status, out)
	}
	if after := read(t, manifest); after != before {
		t.Errorf("the site differs:\n%s\nand was\n%s", after, before)
	}
}

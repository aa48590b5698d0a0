package console

import (
	"path"
	"strings"
	"time"
)

// Ready prints the address of the preview.
func (t *Terminal) Ready(address string, took time.Duration) {
	t.Printf("%s  ready in %d ms; Ctrl-C ends it", address, took.Milliseconds())
}

// Desk prints the address of the translators' desk.
func (t *Terminal) Desk(address string) { t.Printf("%s  the translators' desk", address) }

// Changed prints the line for a change that the preview has built.
func (t *Terminal) Changed(files []string, took time.Duration) {
	t.Printf("%s: %d ms", fileNames(files), took.Milliseconds())
}

// Mended prints that problems are gone.
func (t *Terminal) Mended(n int) { t.Printf("mended: %s", Count(n, "problem", "problems")) }

// fileNames returns the names of files for one line, at most two of them.
func fileNames(files []string) string {
	if len(files) == 1 {
		return files[0]
	}
	text := Count(len(files), "file", "files") + " (" + path.Base(files[0])
	if len(files) == 2 {
		return text + ", " + path.Base(files[1]) + ")"
	}
	return strings.TrimSuffix(text, ")") + ", …)"
}

package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
)

// addressFile remembers every address at which a story has been published from
// this folder, so that a page that moves without leaving a redirect is noticed.
// It is a cache: without it nothing is lost but the warning.
const addressFile = stateFolder + "/addresses.txt"

// addresses are lines of "language id path".
type addresses map[string]bool

func addressLine(lang, id, path string) string { return lang + " " + id + " " + path }

// readAddresses reads what earlier builds have published; nothing where there is
// no such file yet.
func readAddresses(root *os.Root) (addresses, error) {
	known := addresses{}
	text, err := root.ReadFile(addressFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s cannot be read: %w", addressFile, err)
	}
	for line := range strings.Lines(string(text)) {
		known[strings.TrimSuffix(line, "\n")] = true
	}
	return known, nil
}

// moved warns of stories that were published at an address that is no page and no
// redirect any more.
func (known addresses) moved(s *site.Site, tree *output.Tree) diag.List {
	before := map[string][]string{} // by language and id
	for line := range known {
		if i := strings.LastIndexByte(line, ' '); i >= 0 {
			before[line[:i]] = append(before[line[:i]], line[i+1:])
		}
	}
	redirected := map[string]bool{}
	for _, r := range tree.Redirects() {
		redirected[r.From] = true
	}
	var problems diag.List
	for a := range published(s) {
		old := before[a.Lang+" "+a.Story.ID]
		slices.Sort(old)
		for _, path := range old {
			if path != a.Path && !redirected[path] && tree.File(path) == nil {
				problems.Warnf(a.From[0], "the story was published at %s; links to it lead nowhere now", path).
					Hintf("add a line: aliases: [%s]", path)
			}
		}
	}
	return problems
}

// add remembers what a build has published.
func (known addresses) add(root *os.Root, s *site.Site) error {
	n := len(known)
	for a := range published(s) {
		known[addressLine(a.Lang, a.Story.ID, a.Path)] = true
	}
	if len(known) == n {
		return nil
	}
	var lines []string
	for line := range known {
		lines = append(lines, line)
	}
	slices.Sort(lines)
	var text bytes.Buffer
	for _, line := range lines {
		text.WriteString(line + "\n")
	}
	if err := root.WriteFile(addressFile, text.Bytes(), 0o666); err != nil {
		return fmt.Errorf("%s cannot be written: %w", addressFile, err)
	}
	return nil
}

// published are the articles that readers can have links to.
func published(s *site.Site) func(yield func(*site.Article) bool) {
	return func(yield func(*site.Article) bool) {
		for _, l := range s.Languages {
			for _, a := range slices.Concat(l.Articles, l.Pages, l.Withdrawn) {
				if a.State == site.Published && !yield(a) {
					return
				}
			}
		}
	}
}

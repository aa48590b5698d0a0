package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
	"qostil/generator/site"
)

// Addresses are the addresses at which stories have been published from a folder, as
// lines "language id path". They are a cache: without them only the warning is lost
// that a story has moved without a redirect.
type Addresses map[string]bool

func addressLine(lang, id, path string) string { return lang + " " + id + " " + path }

// Addresses reads the addresses of earlier builds. There are none before the first
// build.
func (f *Folder) Addresses() (Addresses, error) {
	known := Addresses{}
	text, err := f.root.ReadFile(addressFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s cannot be read: %w", addressFile, err)
	}
	for line := range strings.Lines(string(text)) {
		known[strings.TrimSuffix(line, "\n")] = true
	}
	return known, nil
}

// Moved returns a warning for each story of a site that was published at an address
// where the tree has neither a page nor a redirect.
func (a Addresses) Moved(s *site.Site, tree *output.Tree) diag.List {
	before := map[string][]string{} // by language and id
	for line := range a {
		if i := strings.LastIndexByte(line, ' '); i >= 0 {
			before[line[:i]] = append(before[line[:i]], line[i+1:])
		}
	}
	redirected := map[string]bool{}
	for _, r := range tree.Redirects() {
		redirected[r.From] = true
	}
	var problems diag.List
	for article := range s.Published() {
		old := before[article.Lang+" "+article.Story.ID]
		slices.Sort(old)
		for _, path := range old {
			if path != article.Path && !redirected[path] && tree.File(path) == nil {
				problems.Add(article.From[0], "address.lost", path)
			}
		}
	}
	return problems
}

// AddAddresses adds the addresses of a site that has been published, and writes the file
// if there are new ones.
func (f *Folder) AddAddresses(known Addresses, s *site.Site) error {
	n := len(known)
	for a := range s.Published() {
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
	if err := f.root.WriteFile(addressFile, text.Bytes(), 0o666); err != nil {
		return fmt.Errorf("%s cannot be written: %w", addressFile, err)
	}
	return nil
}

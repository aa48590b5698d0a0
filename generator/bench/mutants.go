package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// gremlins changes one operator after another and runs the tests of the package. Its
// default time limit lets slow machines time mutants out that tests would kill.
var gremlins = []string{"run", "github.com/go-gremlins/gremlins/cmd/gremlins@v0.6.0", "unleash", "--timeout-coefficient", "60"}

// goal is the percentage of mutants that tests have to cover, and of those covered the
// percentage that they have to kill.
const goal = 90

// equivalents is the folder of the lists of mutants that no test can kill, one file a
// package and one mutant a line: "file.go:line:column TYPE why".
const equivalents = "generator/testdata/mutants"

// mutant is one changed operator and what the tests made of it.
type mutant struct {
	Line, Column int
	Type, Status string
}

// tally is the result of a package.
type tally struct {
	killed, timedOut, equivalent int
	lived, uncovered             []string // places and types
}

func (t *tally) covered() int { return t.killed + t.timedOut + len(t.lived) }
func (t *tally) total() int   { return t.covered() + len(t.uncovered) }
func (t *tally) enough() bool {
	return part(t.killed, t.covered()) >= goal && part(t.covered(), t.total()) >= goal
}
func part(n, of int) (p float64) { return 100 * float64(n) / float64(max(of, 1)) }

// mutants runs gremlins on packages, given by their folders below generator/, and prints
// how many mutants the tests cover and kill. It fails where that is not enough.
func mutants(ctx context.Context, packages []string) error {
	if len(packages) == 0 {
		return errors.New("name the packages: go run ./generator/bench mutants PACKAGE")
	}
	dir, err := os.MkdirTemp("", "qostil-mutants-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := copySources(dir); err != nil {
		return err
	}
	var failed []string
	for _, name := range packages {
		t, err := mutate(ctx, dir, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-22s %4d mutants, %5.1f %% covered; of these %5.1f %% killed (%d lived, %d timed out); %d equivalent\n",
			name, t.total(), part(t.covered(), t.total()), part(t.killed, t.covered()), len(t.lived), t.timedOut, t.equivalent)
		for _, m := range slices.Concat(t.lived, t.uncovered) {
			fmt.Println("  " + m)
		}
		if !t.enough() {
			failed = append(failed, name)
		}
	}
	if failed != nil {
		return fmt.Errorf("fewer than %d %% of the mutants covered, or of these killed: %s", goal, strings.Join(failed, ", "))
	}
	return nil
}

// mutate runs gremlins on one package.
func mutate(ctx context.Context, dir, name string) (*tally, error) {
	known, err := readEquivalents(path.Join(equivalents, path.Base(name)+".txt"))
	if err != nil {
		return nil, err
	}
	inserted, err := wrapPackage(filepath.Join(dir, "generator", name))
	if err != nil {
		return nil, err
	}
	report := filepath.Join(dir, "report.json")
	c := exec.CommandContext(ctx, "go", append(slices.Clone(gremlins), "--output", report, "./generator/"+name)...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" -vet=off")) // saves a second a mutant
	if out, err := c.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		return nil, err
	}
	var result struct {
		Files []struct {
			Name      string `json:"file_name"`
			Mutations []mutant
		}
	}
	if err := json.Unmarshal(text, &result); err != nil {
		return nil, err
	}
	t := &tally{}
	for _, file := range result.Files {
		base := path.Base(file.Name)
		for _, m := range file.Mutations {
			t.add(fmt.Sprintf("%s:%d:%d %s", base, m.Line, original(inserted[base], m.Line, m.Column), m.Type), m.Status, known)
		}
	}
	if len(known) > 0 {
		fmt.Printf("%s: listed as equivalent and not alive, to be taken off the list: %s\n", name, strings.Join(slices.Sorted(maps.Keys(known)), "; "))
	}
	slices.Sort(t.lived)
	slices.Sort(t.uncovered)
	return t, nil
}

// wrapPackage wraps the conditions of all sources of a package in place, and returns what
// was inserted by file.
func wrapPackage(dir string) (map[string][]insertion, error) {
	all := map[string][]insertion{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !isSource(e.Name()) {
			continue
		}
		file := filepath.Join(dir, e.Name())
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		text, inserted, err := wrapCases(src)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, text, 0o666); err != nil {
			return nil, err
		}
		all[e.Name()] = inserted
	}
	return all, nil
}

// add counts a mutant; an equivalent one that lives is taken from the list.
func (t *tally) add(at, status string, known map[string]bool) {
	alive := status == "LIVED" || status == "NOT COVERED" || status == "TIMED OUT"
	switch {
	case alive && known[at]:
		delete(known, at)
		t.equivalent++
	case status == "KILLED":
		t.killed++
	case status == "TIMED OUT":
		t.timedOut++
	case status == "LIVED":
		t.lived = append(t.lived, at)
	case status == "NOT COVERED":
		t.uncovered = append(t.uncovered, at+" (not covered)")
	}
}

// readEquivalents reads a list of equivalents. A package need not have one.
func readEquivalents(file string) (map[string]bool, error) {
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if len(words) < 3 {
			return nil, fmt.Errorf("%s: %q is not written as: file.go:line:column TYPE why", file, strings.TrimSpace(line))
		}
		known[words[0]+" "+words[1]] = true
	}
	return known, nil
}

// copySources copies the sources without what is only built: gremlins copies the whole
// module once for each of its workers.
func copySources(to string) error {
	skipped := []string{".git", ".qostil", "node_modules", "public"}
	return filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		switch {
		case d.IsDir() && slices.Contains(skipped, d.Name()):
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(target, 0o777)
		case !d.Type().IsRegular():
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, text, 0o666)
	})
}

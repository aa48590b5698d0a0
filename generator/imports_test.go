package generator_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// house says which package may import which of ours, named by the last part of their
// paths, and which other packages: outside libraries, and those of the standard library
// that are walled off. A package that is not here may not exist.
var house = map[string]struct{ ours, outside string }{
	"diag":               {"", ""},
	"fields":             {"diag", "github.com/pelletier/go-toml/v2 go.yaml.in/yaml/v4"},
	"output":             {"diag", "golang.org/x/sync golang.org/x/text"},
	"language/typeset":   {"fields diag", ""},
	"language/locale":    {"typeset fields diag", "golang.org/x/text"},
	"language/lexicon":   {"locale typeset fields diag", ""},
	"config":             {"fields locale diag", ""},
	"language/fact":      {"lexicon typeset", ""},
	"markdown":           {"locale typeset diag", "github.com/yuin/goldmark"},
	"content":            {"fields config locale diag", "github.com/adrg/frontmatter golang.org/x/sync"},
	"site":               {"content config locale diag", ""},
	"picture/imagefile":  {"diag", "golang.org/x/image/webp encoding/xml"},
	"picture/card":       {"", "golang.org/x/image golang.org/x/text"},
	"picture/imagetest":  {"", ""},
	"picture":            {"imagefile card output diag", "github.com/gohugoio/gift golang.org/x/sync"},
	"asset":              {"output diag", "github.com/tdewolff/minify/v2"},
	"prose":              {"site content markdown picture fields config locale diag", ""},
	"translation/ledger": {"prose site markdown lexicon locale typeset config diag", ""},
	"translation/align":  {"prose site markdown locale", ""},
	"translation/agree":  {"ledger align prose site markdown fact lexicon locale typeset config diag", ""},
	"theme":              {"prose site asset output locale diag", "html/template"},
	"render":             {"theme ledger align prose site asset picture card output config locale diag", ""},
	"desk":               {"agree align ledger prose site markdown diag", "html/template net/http"},
	"feed":               {"prose site asset output config locale diag", "encoding/xml"},
	"edit":               {"output content fields config locale diag", "os"},
	"search":             {"prose site output config locale diag", ""},
	"preview":            {"output diag", "github.com/fsnotify/fsnotify net net/http syscall"},

	"console":   {"ledger site output locale diag", "github.com/charmbracelet/x/ansi golang.org/x/term os"},
	"newsroom":  {"pipeline edit ledger picture theme asset site content config fields output locale typeset diag", ""},
	"workspace": {"picture site output diag", "github.com/gofrs/flock os os/exec"},
	"pipeline":  {"agree render feed search theme prose picture card asset site content config fields locale output diag", "golang.org/x/sync"},

	"golden":    {"site content config locale diag", "github.com/google/go-cmp github.com/rogpeppe/go-internal os"},
	"bench":     {"*", "net net/http os os/exec os/signal syscall"},
	"command":   {"*", "github.com/spf13/cobra os os/signal syscall"},
	"generator": {"command", ""},
}

// walled are the packages of the standard library that only those may import that name
// them above: what reads and writes files, starts programs or uses the network is handed
// the folder, the program or the client to do it with.
var walled = []string{"os", "os/exec", "os/signal", "syscall", "net", "net/http", "html/template", "encoding/xml", "mime"}

// roomSize is how many lines of code a package has at most before it may hide two.
const roomSize = 2500

func TestImports(t *testing.T) {
	const module = "qostil"
	const prefix = module + "/generator"
	seen := map[string]bool{}
	for _, p := range list(t, module+"/...") {
		if p.Path == module {
			continue // main.go, which embeds and calls Main
		}
		name := strings.TrimPrefix(strings.TrimPrefix(p.Path, prefix), "/")
		if name == "" {
			name = "generator"
		}
		seen[name] = true
		may, known := house[name]
		if !known {
			t.Errorf("package %s is not in the table", p.Path)
			continue
		}
		for _, imported := range p.Imports {
			switch ours, isOurs := strings.CutPrefix(imported, prefix+"/"); {
			case isOurs && ours != "golden" && (may.ours == "*" || slices.Contains(strings.Fields(may.ours), path.Base(ours))):
			case isOurs:
				t.Errorf("%s may not import %s", name, ours)
			case strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") || slices.Contains(walled, imported):
				if !allowed(strings.Fields(may.outside), imported) {
					t.Errorf("%s may not import %s", name, imported)
				}
			}
		}
	}
	for name := range house {
		if !seen[name] {
			t.Errorf("the table has a package %s that does not exist", name)
		}
	}
}

// allowed says whether an import is one of the packages, or below one of the modules, that
// a row names.
func allowed(names []string, imported string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return imported == name || strings.Contains(name, ".") && strings.HasPrefix(imported, name+"/")
	})
}

// TestRooms reports packages that have grown so large that they may be two. It is a
// question, so it does not fail.
func TestRooms(t *testing.T) {
	for _, p := range list(t, "qostil/...") {
		lines := 0
		for _, name := range p.GoFiles {
			src, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(src)) {
				if code := strings.TrimSpace(line); code != "" && !strings.HasPrefix(code, "//") {
					lines++
				}
			}
		}
		if lines > roomSize {
			t.Logf("%s has %d lines of code: is it two packages?", p.Path, lines)
		}
	}
}

type listed struct {
	Path    string `json:"ImportPath"`
	Dir     string
	GoFiles []string
	Imports []string
}

func list(t *testing.T, pattern string) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", pattern).Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

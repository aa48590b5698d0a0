package pipeline_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/golden"
	"qostil/generator/output"
	"qostil/generator/pipeline"
)

// now is the time as of which the sites of the tests are built.
const now = "2026-11-24 09:00"

// seeds is how many newsrooms are tried, and steps how long.
const seeds, steps = 6, 16

// TestBuilder edits a site again and again. Whatever has happened, what a Builder
// makes of the files that changed is what a new one makes of all.
func TestBuilder(t *testing.T) {
	var clean atomic.Int32
	t.Run("", func(t *testing.T) {
		for seed := range uint64(seeds) {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				clean.Add(edited(t, seed))
			})
		}
	})
	if n := clean.Load(); n < seeds*steps/2 {
		t.Errorf("the site was right after %d of %d steps: too few to tell", n, seeds*steps)
	}
}

// edited edits a site, and returns after how many steps it was right.
func edited(t *testing.T, seed uint64) (clean int32) {
	n := open(t, seed)
	root, err := os.OpenRoot(n.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	brought := os.DirFS("../..")
	source := pipeline.Source{Site: root.FS(), Templates: under(t, brought, "templates"), Static: under(t, brought, "static")}
	o := pipeline.Options{Now: now, Drafts: seed%2 == 0, Future: true, Embargoed: true}
	b := pipeline.NewBuilder(source, o)
	b.Build(nil)
	var done []string
	right := true
	for i := range steps + 1 {
		before := n.state()
		if i == steps || !right && n.r.IntN(3) > 0 {
			done = append(done, n.mend())
		}
		for range n.r.IntN(3) {
			if i < steps {
				done = append(done, n.step())
			}
		}
		n.write()
		if right = equal(t, b.Build(changed(before, n.state())), pipeline.Build(source, o)); right {
			clean++
		}
		if t.Failed() {
			t.Fatalf("after\n%s", strings.Join(done, "\n"))
		}
	}
	if !right {
		fresh := pipeline.Build(source, o)
		rendered(fresh.Tree)
		t.Errorf("%s%s\nthe site is not right in the end, after\n%s", golden.Problems(nil, fresh.Problems), golden.Problems(nil, fresh.Prose.Found()), strings.Join(done, "\n"))
	}
	return clean
}

func under(t *testing.T, fsys fs.FS, dir string) fs.FS {
	t.Helper()
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// equal compares two builds to the last byte. It says whether they are without
// errors: while there are any, last good versions stand in.
func equal(t *testing.T, got, want *pipeline.Result) bool {
	t.Helper()
	if g, w := got.Problems.Errors() > 0, want.Problems.Errors() > 0; g || w {
		if g != w {
			t.Errorf("errors\n%s\nwant\n%s", golden.Problems(nil, got.Problems), golden.Problems(nil, want.Problems))
		}
		return false
	}
	gotFiles, wantFiles := rendered(got.Tree), rendered(want.Tree)
	for name, text := range wantFiles {
		if gotFiles[name] != text {
			t.Errorf("%s (-want +got):\n%s", name, cmp.Diff(strings.Split(text, "\n"), strings.Split(gotFiles[name], "\n")))
			return false
		}
	}
	if len(gotFiles) != len(wantFiles) {
		t.Errorf("%d files, want %d", len(gotFiles), len(wantFiles))
	}
	if diff := cmp.Diff(want.Tree.Redirects(), got.Tree.Redirects()); diff != "" {
		t.Errorf("redirects (-want +got):\n%s", diff)
	}
	g, w := slices.Concat(got.Problems, got.Prose.Found()), slices.Concat(want.Problems, want.Prose.Found())
	if diff := cmp.Diff(golden.Problems(nil, w), golden.Problems(nil, g)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	return w.Errors() == 0
}

// rendered are the files of a tree.
func rendered(tree *output.Tree) map[string]string {
	files := map[string]string{}
	for _, f := range tree.Files() {
		var out output.Out
		text := ""
		if err := f.Make(&out); err != nil {
			text = "cannot be made: " + err.Error() + "\n"
		}
		files[f.Path] = fmt.Sprintf("%s%s %v %v\n%s\n%s", text, f.Type, f.Stub, f.From, golden.Problems(nil, out.Problems), out.String())
	}
	return files
}

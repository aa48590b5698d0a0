package output_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"qostil/generator/output"
)

// build publishes a tree as the command does. What is wrong with pages is an error
// here, after which the stage is discarded.
func build(ctx context.Context, tree *output.Tree, dst output.FS) (output.Report, error) {
	stage, err := tree.Stage(ctx, dst, output.StageOptions{})
	if err != nil {
		return output.Report{}, err
	}
	if stage.Problems.Errors() > 0 {
		return output.Report{}, errors.Join(errors.New(strings.TrimSuffix(problems(stage.Problems), "\n")), stage.Discard())
	}
	return stage.Publish()
}

// TestStageFailures: pages that cannot be made keep the others from nothing but
// being published.
func TestStageFailures(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, map[string]string{"a.html": "old", "b.html": "old"})
	before := snapshot(t, dir)
	stage, err := failures().Stage(t.Context(), open(t, dir), output.StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := problems(stage.Problems); got != failuresText {
		t.Errorf("problems:\n%swant:\n%s", got, failuresText)
	}
	if err := stage.Discard(); err != nil {
		t.Fatal(err)
	}
	same(t, "afterwards", snapshot(t, dir), before)
}

// TestStage: a stage says what publishing would do, and does none of it.
func TestStage(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, map[string]string{"a.html": "a", "b.html": "b", "c.css": "c", "d.html": "d"})
	before := snapshot(t, dir)
	stage, err := sealed(map[string]string{"a.html": "a", "b.html": "new", "c.css": "new", "e/index.html": "e"}).Stage(t.Context(), open(t, dir), output.StageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := output.Report{Pages: 3, Files: 4, Added: 1, Changed: 2, Unchanged: 1, Removed: 1, Bytes: 8}
	if stage.Report != want {
		t.Errorf("report %+v, want %+v", stage.Report, want)
	}
	staged := snapshot(t, dir)
	maps.DeleteFunc(staged, func(path, _ string) bool { return strings.HasPrefix(path, state+"/") })
	same(t, "staged", staged, before)
	if got, err := stage.Publish(); err != nil || got != want {
		t.Errorf("published %+v, %v", got, err)
	}
}

// TestCancelled: a build that is called off, before it begins or on its way,
// leaves everything as it was.
func TestCancelled(t *testing.T) {
	for name, when := range map[string]int{"before": 0, "on the way": 3} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			publish(t, dir, map[string]string{"a.html": "old"})
			before := snapshot(t, dir)
			why := errors.New("called off")
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			tree := &output.Tree{}
			for i, path := range []string{"a.html", "b.html", "c.html", "d.html"} {
				tree.Add(broken(path, func(out *output.Out) error {
					if i == when {
						cancel(why)
					}
					return nil
				}))
			}
			tree.Seal()
			if when == 0 {
				cancel(why)
			}
			if _, err := build(ctx, tree, open(t, dir)); !errors.Is(err, context.Canceled) && !errors.Is(err, why) {
				t.Errorf("error %v", err)
			}
			same(t, "afterwards", snapshot(t, dir), before)
		})
	}
}

// folding is a file system that takes News.html and news.html for one file.
type folding struct{ *os.Root }

func (f folding) Lstat(name string) (fs.FileInfo, error) { return f.Root.Lstat(strings.ToLower(name)) }
func (f folding) ReadFile(name string) ([]byte, error)   { return f.Root.ReadFile(strings.ToLower(name)) }
func (f folding) Rename(from, to string) error {
	return f.Root.Rename(strings.ToLower(from), strings.ToLower(to))
}
func (f folding) Remove(name string) error { return f.Root.Remove(strings.ToLower(name)) }
func (f folding) MkdirAll(name string, perm fs.FileMode) error {
	return f.Root.MkdirAll(strings.ToLower(name), perm)
}
func (f folding) WriteFile(name string, data []byte, perm fs.FileMode) error {
	return f.Root.WriteFile(strings.ToLower(name), data, perm)
}

// TestFolding: where a file system takes the old name and the new one for the same,
// the new file is not deleted with the old one, nor taken for somebody else's.
func TestFolding(t *testing.T) {
	dir := t.TempDir()
	for _, files := range []map[string]string{{"ru/news.html": "a"}, {"ru/News.html": "a"}, {"ru/NEWS.html": "b"}} {
		if _, err := build(t.Context(), sealed(files), folding{open(t, dir)}); err != nil {
			t.Fatal(err)
		}
		got := snapshot(t, dir)
		delete(got, manifest)
		same(t, "published", got, map[string]string{"ru/news.html": slices.Collect(maps.Values(files))[0]})
	}
}

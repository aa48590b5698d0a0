package output_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"qostil/generator/output"
)

func TestParseShard(t *testing.T) {
	for text, want := range map[string]string{
		"1/1": "1/1", "3/8": "3/8", "8/8": "8/8",
		"0/8": `shards are counted from 1: "0/8" is none`, "0/0": `shards are counted from 1: "0/0" is none`,
		"9/8": "there is no shard 9 of 8", "1/0": "there is no shard 1 of 0",
		"": `a shard is written I/N, as in 3/8, not ""`, "3": `a shard is written I/N, as in 3/8, not "3"`,
		"-1/8": `a shard is written I/N, as in 3/8, not "-1/8"`, "1/8/2": `a shard is written I/N, as in 3/8, not "1/8/2"`,
		"1/99999999999": `a shard is written I/N, as in 3/8, not "1/99999999999"`, "a/b": `a shard is written I/N, as in 3/8, not "a/b"`,
	} {
		shard, err := output.ParseShard(text)
		got := fmt.Sprint(err)
		if err == nil {
			got = shard.String()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// hundreds is a tree of some size, with a value in every file.
func hundreds(value string) map[string]string {
	files := map[string]string{"index.html": value, "media/ж.txt": value, "A b.txt": value}
	for i := range 297 {
		files[fmt.Sprintf("ru/2026/%d/story-%d/index.html", i%12, i)] = fmt.Sprint(i, value)
	}
	return files
}

// part publishes a part of a tree.
func part(t *testing.T, dir string, files map[string]string, index, count int) (output.Report, error) {
	t.Helper()
	stage, err := sealed(files).Stage(t.Context(), open(t, dir), output.StageOptions{Shard: &output.Shard{Index: index, Count: count}})
	if err != nil {
		t.Fatal(err)
	}
	if stage.Problems.Errors() > 0 {
		if err := stage.Discard(); err != nil {
			t.Fatal(err)
		}
		return output.Report{}, fmt.Errorf("%s", problems(stage.Problems))
	}
	return stage.Publish()
}

// TestShards: what is published in parts is the whole, and the parts of the manifest
// are the lines of the whole one, in the order of their paths.
func TestShards(t *testing.T) {
	files := hundreds("")
	whole := t.TempDir()
	publish(t, whole, files)
	want := snapshot(t, whole)
	for _, count := range []int{1, 2, 7} {
		union, lines, sum := map[string]string{}, []string{}, 0
		for index := range count {
			dir := t.TempDir()
			report, err := part(t, dir, files, index+1, count)
			if err != nil {
				t.Fatal(err)
			}
			if even := len(files) / count; report.Files < even/2 || report.Files > even*3/2 {
				t.Errorf("%d of %d files are in part %d of %d", report.Files, len(files), index+1, count)
			}
			sum += report.Added
			for path, text := range snapshot(t, dir) {
				if path == fmt.Sprintf("qostil-manifest-%d-of-%d.txt", index+1, count) {
					own := slices.Collect(strings.Lines(text))
					if !slices.IsSortedFunc(own, byPath) {
						t.Errorf("%s is not sorted", path)
					}
					lines = append(lines, own...)
					continue
				}
				if _, twice := union[path]; twice {
					t.Errorf("%s is in two parts", path)
				}
				union[path] = text
			}
		}
		slices.SortFunc(lines, byPath)
		union[manifest] = strings.Join(lines, "")
		same(t, fmt.Sprint(count, " parts"), union, want)
		if sum != len(files) {
			t.Errorf("%d files were added", sum)
		}
	}
}

func byPath(a, b string) int { return strings.Compare(a[66:], b[66:]) } // sizes are of one digit here

// TestShardsInOneFolder: parts that share a folder make the whole of it too, and
// leave alone what is there; a build of the whole then takes it over.
func TestShardsInOneFolder(t *testing.T) {
	dir := t.TempDir()
	old := hundreds("")
	old["gone.html"] = "gone"
	publish(t, dir, old)
	write(t, dir, map[string]string{"theirs.txt": "theirs"})
	files := hundreds("2")
	for index := range 3 {
		report, err := part(t, dir, files, index+1, 3)
		if err != nil || report.Added+report.Unchanged+report.Removed > 0 || report.Changed < 70 {
			t.Errorf("part %d: %+v, %v", index+1, report, err)
		}
	}
	found := snapshot(t, dir)
	if found["gone.html"] != "gone" || found["index.html"] != "2" || found["theirs.txt"] != "theirs" {
		t.Error("a part has deleted, or not published")
	}
	files["index.html"] = "3"
	report := publish(t, dir, files)
	if report.Changed != 1 || report.Unchanged != len(files)-1 || report.Removed != 1 {
		t.Errorf("the whole: %+v", report)
	}
	want := maps.Clone(files)
	want["theirs.txt"] = "theirs"
	found = snapshot(t, dir)
	delete(found, manifest)
	same(t, "the whole", found, want)
}

// TestShardDeletesNothing: not even an old file of ours makes place for a folder, nor a
// folder for a file.
func TestShardDeletesNothing(t *testing.T) {
	for _, u := range []update{
		{map[string]string{"a": "file"}, map[string]string{"a/index.html": "folder"}},
		{map[string]string{"a/index.html": "folder"}, map[string]string{"a": "file"}},
	} {
		dir := t.TempDir()
		publish(t, dir, u.before)
		before := snapshot(t, dir)
		_, err := part(t, dir, u.after, 1, 1)
		if err == nil || !strings.Contains(err.Error(), `the output folder contains "a`) || !strings.Contains(err.Error(), "a shard deletes nothing") {
			t.Errorf("error %v", err)
		}
		same(t, "afterwards", snapshot(t, dir), before)
	}
}

// TestMade: every file is told once.
func TestMade(t *testing.T) {
	var told atomic.Int64
	stage, err := sealed(map[string]string{"a": "", "b": "", "c": ""}).Stage(t.Context(), open(t, t.TempDir()), output.StageOptions{
		Made: func(of int) { told.Add(int64(10 + of)) },
	})
	if err != nil || stage.Files != 3 || told.Load() != 39 {
		t.Error(stage, err, told.Load())
	}
}

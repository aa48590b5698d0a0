package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"qostil/generator/output"
	"qostil/generator/pipeline"
)

// BenchmarkEdit is what a save costs the preview: one story of 10,000 articles read
// again, the whole site linked, and the story's page and the home page rendered.
func BenchmarkEdit(b *testing.B) {
	site := folderOf(b, 10000)
	builder := pipeline.NewBuilder(source(b, site), pipeline.Options{Drafts: true, Future: true})
	builder.Build(nil)
	file := "content/" + english.file(0)
	before, err := os.ReadFile(filepath.Join(site.Name(), file))
	if err != nil {
		b.Fatal(err)
	}
	stages := map[string]float64{}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := os.WriteFile(filepath.Join(site.Name(), file), fmt.Appendf(before[:len(before):len(before)], "\nChanged %d.\n", i), 0o666); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		built := builder.Build([]string{file})
		for _, url := range []string{english.url(0), "/en/"} {
			var out output.Out
			if err := built.Tree.File(url).Make(&out); err != nil || len(out.Problems) > 0 {
				b.Fatal(err, out.Problems)
			}
		}
		for _, s := range built.Stages {
			stages[s.Name] += s.Took.Seconds() * 1000
		}
	}
	for name, ms := range stages {
		b.ReportMetric(ms/float64(b.N), name+"-ms")
	}
}

// folderOf is a folder with a corpus.
func folderOf(b *testing.B, articles int) *os.Root {
	b.Helper()
	dir := b.TempDir()
	if err := writeCorpus(dir, articles); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = root.Close() }) // nothing was written through it
	return root
}

// source is a site in a folder, with the templates that Qostil brings.
func source(b *testing.B, site *os.Root) pipeline.Source {
	layer := func(name string) fs.FS {
		sub, err := fs.Sub(os.DirFS("../.."), name)
		if err != nil {
			b.Fatal(err)
		}
		return sub
	}
	return pipeline.Source{Site: site.FS(), Templates: layer("templates"), Static: layer("static")}
}

package generator_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"qostil/generator"
	"qostil/generator/output"
)

// BenchmarkEdit is what a save costs the preview: one story of 10,000 articles read
// again, the whole site linked, and the story's page and the home page rendered.
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	corpus(b, dir, 5000)
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	builder := generator.NewBuilder(generator.Source{Site: root.FS(), Templates: layer(b, "templates"), Static: layer(b, "static")},
		generator.Options{Now: now, Drafts: true, Future: true})
	builder.Build(nil)
	const file = "content/2026/11/01/story-0000.en.md"
	before, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		b.Fatal(err)
	}
	stages := map[string]float64{}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := os.WriteFile(filepath.Join(dir, file), fmt.Appendf(before[:len(before):len(before)], "\nChanged %d.\n", i), 0o666); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		built := builder.Build([]string{file})
		for _, url := range []string{"/en/2026/11/story-0000/", "/en/"} {
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

func layer(b *testing.B, name string) fs.FS {
	sub, err := fs.Sub(os.DirFS(".."), name)
	if err != nil {
		b.Fatal(err)
	}
	return sub
}

package main

import (
	"strings"
	"testing"
	"time"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/output"
	"qostil/generator/pipeline"
	"qostil/generator/site"
)

// stageArticles is the size of the site that stages are measured on.
const stageArticles = 2000

// BenchmarkLoad reads the front matter of all articles.
func BenchmarkLoad(b *testing.B) {
	fsys := folderOf(b, stageArticles).FS()
	cfg, _ := config.Load(fsys, "")
	b.ReportAllocs()
	for b.Loop() {
		if n := len(content.Load(fsys, cfg).Documents); n != stageArticles {
			b.Fatal(n, "articles")
		}
	}
	each(b, stageArticles)
}

// BenchmarkLink links all articles, of which nothing is known from before.
func BenchmarkLink(b *testing.B) {
	fsys := folderOf(b, stageArticles).FS()
	cfg, _ := config.Load(fsys, "")
	store := content.Load(fsys, cfg)
	var locales []*locale.Locale
	for _, lang := range cfg.Languages {
		l, _ := locale.Load(lang, cfg.Style[lang])
		locales = append(locales, l)
	}
	b.ReportAllocs()
	for b.Loop() {
		site.Link(cfg, locales, store, site.Options{Now: latest.Add(24 * time.Hour)})
	}
	each(b, stageArticles)
}

// BenchmarkMarkdown parses a text and makes its HTML.
func BenchmarkMarkdown(b *testing.B) {
	engine := markdown.New()
	l, _ := locale.Load("ru", locale.Style{})
	_, text, _ := strings.Cut(strings.TrimPrefix(russian.story(5), "---\n"), "---\n")
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		if err := engine.Parse(l, "x.md", []byte(text), 1).HTML(&out, &markdown.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPages makes the pages of stories, and all others, of a site whose texts
// have been read once.
func BenchmarkPages(b *testing.B) {
	builder := pipeline.NewBuilder(source(b, folderOf(b, stageArticles)), pipeline.Options{})
	files := builder.Build(nil).Tree.Files()
	for _, kind := range []struct {
		name  string
		story bool
	}{{"stories", true}, {"others", false}} {
		b.Run(kind.name, func(b *testing.B) {
			b.ReportAllocs()
			var out output.Out
			made := 0
			for b.Loop() {
				made = 0
				for _, f := range files {
					if strings.Contains(f.Path, "/story-") != kind.story {
						continue
					}
					out.Reset()
					if err := f.Make(&out); err != nil {
						b.Fatal(err)
					}
					made++
				}
			}
			each(b, made)
		})
	}
}

// each reports how long one of some things took.
func each(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "us/each")
}

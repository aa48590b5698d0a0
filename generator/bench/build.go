package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// built is what was measured of one way to build one corpus: the medians of some runs.
type built struct {
	What     string `json:"what"`
	Articles int    `json:"articles"`
	Files    int    `json:"files"`
	usage
}

// way is one way to build a site.
type way struct {
	what   string
	output string
	before func() error // not measured
	run    func() (usage, error)
}

// builds measures all ways to build one corpus, in turns, so that a busy moment of the
// machine falls on all of them.
func (b *bench) builds(ctx context.Context, articles, runs int) ([]built, error) {
	site, hugo, err := b.site(articles)
	if err != nil {
		return nil, err
	}
	ways, err := b.ways(ctx, site, hugo)
	if err != nil {
		return nil, err
	}
	measured := make([][]usage, len(ways))
	for range runs {
		for i, w := range ways {
			if err := w.before(); err != nil {
				return nil, err
			}
			u, err := w.run()
			if err != nil {
				return nil, err
			}
			measured[i] = append(measured[i], u)
		}
	}
	var all []built
	for i, w := range ways {
		all = append(all, built{w.what, articles, countFiles(w.output), median(measured[i])})
	}
	return all, nil
}

// ways are all that a corpus is built by: Qostil with its own templates and with ones
// that say what Hugo's say, the floor of each, a second build after one story has
// changed, and Hugo.
func (b *bench) ways(ctx context.Context, site, hugo string) ([]way, error) {
	out := func(name string) string { return filepath.Join(site+"-public", name) }
	templates := filepath.Join(site, "templates")
	equal, err := fs.Sub(testdata, "testdata/equal/templates")
	if err != nil {
		return nil, err
	}
	plain := func() error { return os.RemoveAll(templates) }
	likeHugo := func() error {
		if err := plain(); err != nil {
			return err
		}
		return os.CopyFS(templates, equal)
	}
	empty := func(dir string, then func() error) func() error {
		return func() error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return then()
		}
	}
	build := func(dir string) func() (usage, error) {
		return func() (usage, error) { return measure(ctx, ".", b.qostil, "build", "-s", site, "-o", dir) }
	}
	floor := func(dir string) func() (usage, error) {
		return func() (usage, error) { return b.floor(ctx, site, dir) }
	}
	edit := 0
	changed := func() error {
		edit++
		return appendTo(filepath.Join(site, "content", english.file(0)), fmt.Sprintf("\nChanged %d.\n", edit))
	}
	ways := []way{
		{"floor, own templates", out("floor"), empty(out("floor"), plain), floor(out("floor"))},
		{"qostil, own templates", out("own"), empty(out("own"), plain), build(out("own"))},
		{"qostil, one story changed", out("own"), changed, build(out("own"))},
		{"floor, equal templates", out("equal-floor"), empty(out("equal-floor"), likeHugo), floor(out("equal-floor"))},
		{"qostil, equal templates", out("equal"), empty(out("equal"), likeHugo), build(out("equal"))},
	}
	if b.hugo != "" {
		ways = append(ways, way{"hugo", out("hugo"), empty(out("hugo"), plain), func() (usage, error) {
			return measure(ctx, hugo, b.hugo, "--contentDir", filepath.Join(site, "content"), "--destination", out("hugo"))
		}})
	}
	return ways, nil
}

// floor renders the pages and writes them, in a process of its own, which says how long
// that took.
func (b *bench) floor(ctx context.Context, site, dir string) (usage, error) {
	u, out, err := capture(ctx, ".", os.Args[0], "floor", site, dir)
	if err != nil {
		return u, err
	}
	seconds, cpu, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if u.Seconds, err = strconv.ParseFloat(seconds, 64); err != nil {
		return u, err
	}
	u.CPU, err = strconv.ParseFloat(cpu, 64)
	return u, err
}

func appendTo(file, text string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(old, text...), 0o666)
}

func countFiles(dir string) int {
	n := 0
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return nil
	})
	return n
}

// table shows what was measured, and each as a multiple of Qostil's with templates of
// the same kind.
func table(all []built) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s %9s %8s %9s %9s %9s %7s\n", "", "articles", "files", "seconds", "CPU s", "peak MiB", "times")
	for _, m := range all {
		base := find(all, m.Articles, "qostil, own templates")
		if strings.Contains(m.What, "equal") || m.What == "hugo" {
			base = find(all, m.Articles, "qostil, equal templates")
		}
		fmt.Fprintf(&b, "%-28s %9d %8d %9.2f %9.2f %9.0f %7.2f\n", m.What, m.Articles, m.Files, m.Seconds, m.CPU, m.MiB, m.Seconds/base.Seconds)
	}
	return b.String()
}

func find(all []built, articles int, what string) built {
	for _, m := range all {
		if m.Articles == articles && m.What == what {
			return m
		}
	}
	return built{}
}

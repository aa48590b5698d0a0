package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// built is the result for one way to build one corpus: medians of several runs, and
// medians of their ratios to the runs of other ways.
type built struct {
	What     string `json:"what"`
	Articles int    `json:"articles"`
	Files    int    `json:"files"`
	usage
	OfFloor float64 `json:"times_floor,omitempty"` // this one's time, of that of its floor
	OfCold  float64 `json:"times_cold,omitempty"`  // of a second build: of that of the first
	OfHugo  float64 `json:"hugo_times,omitempty"`  // Hugo's time, of this one's
	OfPeak  float64 `json:"hugo_peaks,omitempty"`  // the same of the memory
}

// way is one way to build a site.
type way struct {
	what   string
	beside string // the way whose time it is compared with, if any: a floor, a first build
	output string
	before func() error // not measured
	run    func() (usage, error)
}

// builds measures all ways to build one corpus. The ways take turns, so that a busy moment
// of the computer slows all of them.
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
		m := built{What: w.what, Articles: articles, Files: countFiles(w.output), usage: median(measured[i])}
		for j, other := range ways {
			times := ratio(measured[i], measured[j], func(u usage) float64 { return u.Seconds })
			switch {
			case other.what == w.beside && strings.HasPrefix(w.beside, "floor"):
				m.OfFloor = times
			case other.what == w.beside:
				m.OfCold = times
			case other.what == "hugo" && w.what != "hugo":
				m.OfHugo = 1 / times
				m.OfPeak = 1 / ratio(measured[i], measured[j], func(u usage) float64 { return u.MiB })
			}
		}
		all = append(all, m)
	}
	return all, nil
}

// ways returns the ways to build a corpus: Qostil with its own templates and with ones
// equal to Hugo's, the floor of both, a second build after one story has changed, a build
// with all features that Hugo's site lacks, and Hugo.
func (b *bench) ways(ctx context.Context, site, hugo string) ([]way, error) {
	out := func(name string) string { return filepath.Join(site+"-public", name) }
	templates := filepath.Join(site, "templates")
	equal, err := fs.Sub(testdata, "testdata/equal/templates")
	if err != nil {
		return nil, err
	}
	configure := func(everything bool) error {
		return os.WriteFile(filepath.Join(site, "content", "site.yaml"), siteConfig(everything), 0o666)
	}
	plain := func() error { return errors.Join(os.RemoveAll(templates), configure(false)) }
	everything := func() error { return errors.Join(os.RemoveAll(templates), configure(true)) }
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
		{"floor, own templates", "", out("floor"), empty(out("floor"), plain), floor(out("floor"))},
		{"qostil, own templates", "floor, own templates", out("own"), empty(out("own"), plain), build(out("own"))},
		{"qostil, one story changed", "qostil, own templates", out("own"), changed, build(out("own"))},
		{"qostil, everything", "", out("everything"), empty(out("everything"), everything), build(out("everything"))},
		{"floor, equal templates", "", out("equal-floor"), empty(out("equal-floor"), likeHugo), floor(out("equal-floor"))},
		{"qostil, equal templates", "floor, equal templates", out("equal"), empty(out("equal"), likeHugo), build(out("equal"))},
	}
	if b.hugo != "" {
		ways = append(ways, way{"hugo", "", out("hugo"), empty(out("hugo"), plain), func() (usage, error) {
			return measure(ctx, hugo, b.hugo, "--contentDir", filepath.Join(site, "content"), "--destination", out("hugo"))
		}})
	}
	return ways, nil
}

// floor runs the floor in a process of its own, which reports its time.
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

// table prints the results, a line for each way.
func table(all []built) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-26s %9s %8s %8s %8s %9s %8s %8s %9s %9s\n", "", "articles", "files", "seconds", "CPU s", "peak MiB", "x floor", "x cold", "hugo is x", "its MiB x")
	for _, m := range all {
		fmt.Fprintf(&b, "%-26s %9d %8d %8.2f %8.2f %9.0f %8s %8s %9s %9s\n", m.What, m.Articles, m.Files, m.Seconds, m.CPU, m.MiB,
			times(m.OfFloor), times(m.OfCold), times(m.OfHugo), times(m.OfPeak))
	}
	return b.String()
}

func times(x float64) string {
	if x == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", x)
}

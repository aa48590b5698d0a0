package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed all:testdata
var testdata embed.FS

// bench holds the folder of the corpora, and the programs that are measured.
type bench struct {
	dir    string // for corpora and outputs
	qostil string
	hugo   string // "" if it is not installed
}

// newBench builds Qostil from the present sources and looks for Hugo.
func newBench(dir, hugo string) (*bench, error) {
	b := &bench{dir: dir, qostil: filepath.Join(dir, "qostil")}
	build := exec.Command("go", "build", "-o", b.qostil, "qostil")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	var err error
	if b.hugo, err = exec.LookPath(hugo); err != nil {
		fmt.Fprintf(os.Stderr, "%v; there will be no comparison with it\n"+
			"  it can be had by: go install github.com/gohugoio/hugo@v0.164.0\n", err)
		b.hugo = ""
	}
	return b, nil
}

// site makes the corpus with a number of articles, for both programs, unless it exists. It
// returns the folder of the site, and that of the same site for Hugo.
func (b *bench) site(articles int) (qostil, hugo string, err error) {
	qostil = filepath.Join(b.dir, fmt.Sprint(articles))
	hugo = qostil + "-hugo"
	if _, err = os.Stat(hugo); err == nil {
		return qostil, hugo, nil
	}
	layouts, err := fs.Sub(testdata, "testdata/hugo")
	if err != nil {
		return "", "", err
	}
	for _, step := range []func() error{
		func() error { return writeCorpus(qostil, articles) },
		func() error { return os.CopyFS(hugo, layouts) },
		func() error {
			return os.CopyFS(filepath.Join(hugo, "static"), os.DirFS(filepath.Join(qostil, "static")))
		},
		func() error { return addresses(filepath.Join(hugo, "hugo.toml"), articles) },
	} {
		if err := step(); err != nil {
			return "", "", err
		}
	}
	return qostil, hugo, nil
}

// addresses configures the permalinks of Hugo, which needs them for each folder.
func addresses(config string, articles int) error {
	text, err := os.ReadFile(config)
	if err != nil {
		return err
	}
	text = append(text, "\n[permalinks.page]\n"...)
	for y := dayOf(articles / 2).Year(); y <= latest.Year(); y++ {
		text = fmt.Appendf(text, "%d = \"/:year/:month/:contentbasename/\"\n", y)
	}
	return os.WriteFile(config, text, 0o666)
}

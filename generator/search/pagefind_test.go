package search_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/output"
	"qostil/generator/search"
	"qostil/generator/workspace"
)

// TestStrangers: a program that is not Pagefind, or a Pagefind that hangs, ends with an
// error: it takes neither all time nor all memory.
func TestStrangers(t *testing.T) {
	in := input(t, fstest.MapFS{
		"content/site.yaml":              {Data: []byte("title: {en: News}\nbase_url: https://news.example/\nlanguages: [en]\ntags: open\n")},
		"content/2026/11/23/metro.en.md": {Data: []byte("---\ntitle: Metro\ndate: 2026-11-23\nsource: own\n---\n\nText.\n")},
	})
	program := workspace.Pagefind{Path: filepath.Join(t.TempDir(), "pagefind"), Patience: 500 * time.Millisecond}
	in.Pagefind = &search.Program{Path: program.Path, Talk: program.Talk}
	for script, want := range map[string]string{
		"exit 0":                          "it ended before its answer: EOF",
		"echo no such option >&2; exit 2": "it ended before its answer: EOF: no such option",
		"sleep 5":                         "it has not answered for 500ms", // and its child lives on
		"echo usage; exec sleep 60":       "it has not answered for 500ms",
		"exec cat /dev/zero":              "it does not answer as Pagefind does",
		"echo Welcome, friend":            "it does not answer as Pagefind does",
		"printf e30=,; exec sleep 60":     "it has not answered for 500ms",
	} {
		if err := os.WriteFile(program.Path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		problems := search.Add(&output.Tree{}, in)
		if len(problems) != 1 || problems[0].Warning || !strings.HasSuffix(problems[0].Text(), want) {
			t.Errorf("%s: %v, want %s", script, problems[0].Text(), want)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: %v", script, took)
		}
	}
}

package command_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"qostil/generator/command"
	_ "qostil/generator/golden" // the flag -update
)

// now is the moment that scripts build as of, unless they say --now themselves.
const now = "2026-11-24 09:00"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"qostil": func() {
			os.Exit(command.Main(os.Args[1:], os.Stdout, os.Stderr, os.DirFS(os.Getenv("QOSTIL"))))
		},
	})
}

// TestScript runs the command as a user would. A script's site has what its
// archive says, over a small one that is right.
func TestScript(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       flag.Lookup("update").Value.String() == "true",
		Setup: func(env *testscript.Env) error {
			env.Setenv("QOSTIL", repository)
			env.Setenv("HOME", env.WorkDir+"/home")
			env.Setenv("NOW", now)
			return smallSite(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":  writeBytes,
			"same":   sameTree,
			"copy":   copyTree,
			"fill":   fill,
			"join":   join,
			"many":   many,
			"manual": manual,
		},
	})
}

// smallSite puts the site of testdata/site below what a script's archive says.
func smallSite(dir string) error {
	const small = "testdata/site"
	return filepath.WalkDir(small, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(small, path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, rel)
		if _, err := os.Lstat(to); err == nil {
			return nil // the script has its own
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
}

// writeBytes writes a file that an archive cannot hold: bytes FILE 'a\x00b'.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes file 'text with escapes'")
	}
	write(ts, unquoted(ts, args[0]), []byte(unquoted(ts, args[1])))
}

// unquoted is a text of a script with Go's escapes resolved.
func unquoted(ts *testscript.TestScript, text string) string {
	s, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	ts.Check(err)
	return s
}

// fill writes a file of one text many times: fill FILE 1000 'text'.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	write(ts, args[0], []byte(strings.Repeat(unquoted(ts, args[2]), n)))
}

func write(ts *testscript.TestScript, name string, data []byte) {
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(name)), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o666))
}

// join writes a text, a file and a text one after the other: join FILE 'a' b.txt 'c'.
func join(ts *testscript.TestScript, _ bool, args []string) {
	write(ts, args[0], []byte(unquoted(ts, args[1])+ts.ReadFile(args[2])+unquoted(ts, args[3])))
}

// sameTree says that two folders hold the same files with the same bytes.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	a, b := snapshot(ts, args[0]), snapshot(ts, args[1])
	var different []string
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			different = append(different, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			different = append(different, name)
		}
	}
	if neg != (len(different) > 0) {
		ts.Fatalf("files that differ: %s", strings.Join(different, ", "))
	}
}

func snapshot(ts *testscript.TestScript, dir string) map[string][]byte {
	files := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		files[rel] = data
		return err
	}))
	return files
}

// copyTree copies a folder into another: copy public last.
func copyTree(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// many copies a file to many: many 500 'story-%d.md' story.md.
func many(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := []byte(ts.ReadFile(args[2]))
	for i := range n {
		write(ts, fmt.Sprintf(args[1], i), text)
	}
}

// manual writes an example of a manual that begins with a line, without it, to a file:
// manual scale.md '# build.sh' build.sh.
func manual(ts *testscript.TestScript, _ bool, args []string) {
	text, err := os.ReadFile(filepath.Join(ts.Getenv("QOSTIL"), "docs", args[0]))
	ts.Check(err)
	for _, block := range indented(string(text)) {
		if rest, found := strings.CutPrefix(block, args[1]+"\n"); found {
			write(ts, args[2], []byte(rest))
			return
		}
	}
	ts.Fatalf("%s has no example %q", args[0], args[1])
}

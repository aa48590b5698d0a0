package output_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"qostil/generator/diag"
	"qostil/generator/golden"
	"qostil/generator/output"
)

// text is a file that holds a text.
func text(path, content string) *output.File {
	return &output.File{Path: path, Type: output.TypeOf(path), What: "a test", Render: func(out *output.Out) error {
		out.WriteString(content)
		return nil
	}}
}

// sealed is a tree of texts, by path.
func sealed(files map[string]string) *output.Tree {
	tree := &output.Tree{}
	for path, content := range files {
		tree.Add(text(path, content))
	}
	tree.Seal()
	return tree
}

// TestTree fills a tree with the claims of an archive, one a line:
//
//	add "path" source       a file made of a source, or of none: -
//	redirect "/from" "/to" source
func TestTree(t *testing.T) {
	golden.Archives(t, "testdata/tree/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		claims, err := fs.ReadFile(in, "claims")
		if err != nil {
			t.Fatal(err)
		}
		tree := &output.Tree{}
		for line := range strings.Lines(string(claims)) {
			claim(t, tree, strings.TrimSpace(line))
		}
		tree.Seal()
		tree.Problems.Sort()
		var files strings.Builder
		for _, f := range tree.Files() {
			fmt.Fprintf(&files, "%q %s\n", f.Path, f.URL())
			if tree.File(f.URL()) != f {
				t.Errorf("File(%q) is another file", f.URL())
			}
		}
		return map[string]string{"files": files.String(), "problems": problems(tree.Problems)}
	})
}

func claim(t *testing.T, tree *output.Tree, line string) {
	var first, second, source string
	if n, _ := fmt.Sscanf(line, "redirect %q %q %s", &first, &second, &source); n == 3 {
		tree.Redirect(output.Redirect{From: first, To: second, At: diag.Place{File: source}})
		return
	}
	if n, err := fmt.Sscanf(line, "add %q %s", &first, &source); n != 2 {
		t.Fatalf("%s: %v", line, err)
	}
	f := text(strings.ReplaceAll(first, "LONG", strings.Repeat("й", 128)), "")
	if source != "-" {
		f.From = []diag.Place{{File: source}}
	}
	tree.Add(f)
}

// problems writes Problems as people compare them.
func problems(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s: %s\n", p.Place, strings.ReplaceAll(p.Text(), strings.Repeat("й", 128), "LONG"))
		for _, also := range p.Also {
			fmt.Fprintf(&b, "  also %s\n", also)
		}
		if p.Hint() != "" {
			fmt.Fprintf(&b, "  hint: %s\n", p.Hint())
		}
	}
	return b.String()
}

// TestLookup: addresses are compared exactly, whatever file systems think of them.
func TestLookup(t *testing.T) {
	tree := sealed(map[string]string{"index.html": "", "ru/index.html": "", "ru/feed.xml": "", "media/й.jpg": ""})
	for url, want := range map[string]string{
		"/": "index.html", "/ru/": "ru/index.html", "/ru/index.html": "ru/index.html", "/ru/feed.xml": "ru/feed.xml",
		"/media/й.jpg": "media/й.jpg", "/media/и\u0306.jpg": "media/й.jpg",
		"/ru": "", "/RU/": "", "/ru/feed.XML": "", "": "", "/ru/../": "",
	} {
		got := ""
		if f := tree.File(url); f != nil {
			got = f.Path
		}
		if got != want {
			t.Errorf("File(%q) = %q, want %q", url, got, want)
		}
	}
}

func TestTypeOf(t *testing.T) {
	for path, want := range map[string]string{
		"a/index.html": "text/html; charset=utf-8", "photo.JPG": "image/jpeg", "icon.svg": "image/svg+xml",
		"_redirects": "application/octet-stream", "archive.tar.gz": "application/octet-stream",
	} {
		if got := output.TypeOf(path); got != want {
			t.Errorf("TypeOf(%q) = %q, want %q", path, got, want)
		}
	}
}

// broken is a file whose rendering goes wrong.
func broken(path string, render func(*output.Out) error) *output.File {
	return &output.File{Path: path, From: []diag.Place{{File: "content/" + path}}, Render: render}
}

// failures are files that cannot be made, each in its own way, and one that can
// but has something wrong with it.
func failures() *output.Tree {
	tree := &output.Tree{}
	tree.Add(text("a.html", "a"))
	tree.Add(broken("b.html", func(out *output.Out) error {
		out.WriteString("half of ")
		panic("a library")
	}))
	tree.Add(broken("c.html", func(*output.Out) error { return errors.New("no such luck") }))
	tree.Add(broken("d.html", func(out *output.Out) error {
		out.WriteString("d")
		out.Problems.Add(diag.Place{File: "content/d.html"}, "a bad link").Warning = true
		return nil
	}))
	tree.Seal()
	return tree
}

const failuresText = `content/b.html: the page /b.html cannot be made: b.html: panic: a library
content/c.html: the page /c.html cannot be made: no such luck
content/d.html: a bad link
`

// TestTry: one run shows what is wrong with every page.
func TestTry(t *testing.T) {
	if got := problems(failures().Try(t.Context())); got != failuresText {
		t.Errorf("problems:\n%swant:\n%s", got, failuresText)
	}
}

// TestSealOrder: the order of the claims leaves no trace.
func TestSealOrder(t *testing.T) {
	paths := []string{"b.html", "a/index.html", "a.css", "ru/x.html", "ru-en/x.html"}
	var want []string
	for range len(paths) {
		paths = append(paths[1:], paths[0])
		tree := &output.Tree{}
		for _, p := range paths {
			tree.Add(text(p, ""))
			tree.Redirect(output.Redirect{From: "/old/" + p, To: "/" + p})
		}
		tree.Seal()
		var got []string
		for i, f := range tree.Files() {
			got = append(got, f.Path, tree.Redirects()[i].From)
		}
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Errorf("order %q, before %q", got, want)
		}
	}
}

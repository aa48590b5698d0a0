package output_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// TestPathLimits: parts of 255 bytes and paths of 1,000 are the longest, whatever the
// signs in them.
func TestPathLimits(t *testing.T) {
	long := func(letter string, bytes int) string { return strings.Repeat(letter, bytes/len(letter)) }
	parts := func(letter string, bytes int) string { // parts of 99 bytes
		return strings.TrimSuffix(long(long(letter, 99)+"/", bytes-bytes%100), "/") + "/" + long("a", bytes%100)
	}
	for _, c := range []struct{ what, path, problem string }{
		{"a part", long("a", 255), ""},
		{"a part", long("a", 256), "has a part of more than 255 bytes"},
		{"a first part", long("a", 255) + "/a", ""},
		{"a first part", long("a", 256) + "/a", "has a part of more than 255 bytes"},
		{"a last part", "a/" + long("a", 256), "has a part of more than 255 bytes"},
		{"capitals", long("A", 255), ""},
		{"capitals", long("A", 256), "has a part of more than 255 bytes"},
		{"Cyrillic", long("й", 254), ""},
		{"Cyrillic", long("й", 256), "has a part of more than 255 bytes"},
		{"a path", parts("a", 999), ""},
		{"a path", long("a", 200) + "/" + long("b", 200) + "/" + long("c", 200) + "/" + long("d", 200) + "/" + long("e", 196), ""},
		{"a path", long("a", 200) + "/" + long("b", 200) + "/" + long("c", 200) + "/" + long("d", 200) + "/" + long("e", 197), "is longer than 1,000 bytes"},
		{"digits", "0189/az.9", ""},
		{"an empty part", "a//b", "is not inside the site"},
		{"an empty name", "a/", "is not inside the site"},
		{"a slash", "/a", "is not inside the site"},
		{"upwards", "a/../b", "is not inside the site"},
		{"a dot", ".", "is not inside the site"},
		{"a hidden file", ".well-known/a", ""},
		{"dots", "a..b", ""},
		{"the state", ".qostil/a", "is reserved for the program"},
		{"the state in capitals", ".QOSTIL", "is reserved for the program"},
		{"the manifest", "qostil-manifest.txt", "is reserved for the program"},
		{"a part's manifest", "qostil-manifest-1-of-2.txt", "is reserved for the program"},
		{"no manifest", "qostil-manifest.html", ""},
		{"a manifest below", "a/qostil-manifest.txt", ""},
	} {
		tree := &output.Tree{}
		tree.Add(text(c.path, ""))
		got := ""
		for _, p := range tree.Problems {
			_, got, _ = strings.Cut(p.Text(), `" `)
		}
		if got != c.problem || (tree.Len() == 1) != (c.problem == "") {
			t.Errorf("%s, %d bytes, %.20s: %q, want %q", c.what, len(c.path), c.path, got, c.problem)
		}
	}
}

// TestFolded: paths that differ in case or composition are one.
func TestFolded(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"a.html", "A.html", true}, {"z.html", "Z.html", true}, {"x/m.css", "X/M.css", true}, {"й.jpg", "и\u0306.jpg", true}, {"Й.jpg", "й.jpg", true},
		{"a.html", "b.html", false}, {"a-b", "a.b", false}, {"[", "{", false}, {"@", "`", false}, {"ß", "ss", true},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			tree := output.NewTree(2)
			tree.Add(text(pair[0], ""))
			tree.Add(text(pair[1], ""))
			if (tree.Len() == 1) != c.same || (tree.Problems.Errors() == 1) != c.same {
				t.Errorf("%q and %q: %d files, %v", pair[0], pair[1], tree.Len(), tree.Problems)
			}
		}
	}
}

// TestOrder: the files of one source stand together, those of no source last, each in the
// order of the list.
func TestOrder(t *testing.T) {
	var files []*output.File
	for i, source := range []string{"", "b", "a", "", "b", "a", "c"} {
		f := text(fmt.Sprint(i), "")
		if source != "" {
			f.From = []diag.Place{{File: source}, {File: "0"}}
		}
		files = append(files, f)
	}
	if got, want := output.Order(files), []int{2, 5, 1, 4, 6, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestMadeOf: the files whose first source is one of some, by their paths.
func TestMadeOf(t *testing.T) {
	tree := &output.Tree{}
	for path, sources := range map[string][]diag.Place{
		"b": {{File: "x"}}, "a": {{File: "x"}, {File: "y"}}, "c": {{File: "y"}, {File: "x"}}, "d": nil, "e": {{File: "z"}},
	} {
		f := text(path, "")
		f.From = sources
		tree.Add(f)
	}
	var got []string
	for _, f := range tree.MadeOf([]string{"x", "z"}) {
		got = append(got, f.Path)
	}
	if want := []string{"a", "b", "e"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

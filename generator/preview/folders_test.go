package preview_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"qostil/generator/preview"
)

// TestNewFolders: a folder in a new folder with a file in it is one save.
func TestNewFolders(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"a.html": "a"}, preview.Options{})
	for i := range 50 {
		name := fmt.Sprintf("n%d/b/c/d.html", i)
		f.write("content/"+name, "new")
		f.shows("/"+name, "new")
	}
	for i := range 50 { // and what happens in it afterwards is seen too
		name := fmt.Sprintf("n%d/b/c/d.html", i)
		f.write("content/"+name, "changed")
		f.shows("/"+name, "changed")
	}
}

// TestFolders goes through what happens to folders, one after another.
func TestFolders(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"2026/11/a.html": "a", "2026/b.html": "b"}, preview.Options{})

	f.rename("content/2026", "content/2025")
	f.gone("/2026/11/a.html")
	f.shows("/2025/11/a.html", "a")
	f.write("content/2025/11/a.html", "renamed")
	f.shows("/2025/11/a.html", "renamed")

	f.mkdir("elsewhere/x/y")
	f.write("elsewhere/x/y/c.html", "c")
	f.rename("elsewhere/x", "content/x")
	f.shows("/x/y/c.html", "c")
	f.write("content/x/y/c.html", "moved in")
	f.shows("/x/y/c.html", "moved in")

	f.rename("content/x", "elsewhere/x")
	f.gone("/x/y/c.html")
	before := len(f.built())
	f.write("elsewhere/x/y/c.html", "moved out") // is nobody's business any more
	f.write("content/2025/b.html", "bb")
	f.shows("/2025/b.html", "bb")
	for _, files := range f.built()[before:] {
		for _, file := range files {
			if file != "content/2025/b.html" && file != "content/x/y/c.html" {
				t.Errorf("built for %s", file)
			}
		}
	}
	f.write("content/x/y/c.html", "in its place")
	f.shows("/x/y/c.html", "in its place")

	f.rename("content/2025/b.html", "content/2025/11/b.html")
	f.gone("/2025/b.html")
	f.shows("/2025/11/b.html", "bb")

	f.rename("content/x", "content/X") // another name, but for its case
	f.shows("/X/y/c.html", "in its place")
	f.gone("/x/y/c.html")

	f.remove("content/2025/11/a.html")
	f.mkdir("content/2025/11/a.html") // a folder by the name of a file
	f.gone("/2025/11/a.html")
	f.write("content/2025/11/a.html/in.html", "in")
	f.shows("/2025/11/a.html/in.html", "in")
	f.remove("content/2025/11/a.html")
	f.write("content/2025/11/a.html", "a file")
	f.shows("/2025/11/a.html", "a file")
	f.gone("/2025/11/a.html/in.html")
}

// TestRoot: the whole of what is watched goes, and comes again.
func TestRoot(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"2026/a.html": "a"}, preview.Options{})
	for i := range 5 {
		f.remove("content")
		f.gone("/2026/a.html")
		f.write("content/2026/a.html", fmt.Sprint("again ", i))
		f.shows("/2026/a.html", fmt.Sprint("again ", i))
		f.write("content/2026/b.html", fmt.Sprint("and more ", i))
		f.shows("/2026/b.html", fmt.Sprint("and more ", i))
	}
	f.rename("content", "kept")
	f.gone("/2026/a.html")
	f.rename("kept", "content")
	f.shows("/2026/a.html", "again 4")
	for i := range 5 { // as git checkout does it, without a pause
		f.remove("content")
		f.write("content/2026/a.html", fmt.Sprint("at once ", i))
	}
	f.shows("/2026/a.html", "at once 4")
	f.gone("/2026/b.html")
	f.write("content/2026/a.html", "last")
	f.shows("/2026/a.html", "last")
}

// TestLinks: a link is not followed, wherever it leads.
func TestLinks(t *testing.T) {
	t.Parallel()
	f := watch(t, map[string]string{"2026/a.html": "a"}, preview.Options{})
	f.mkdir("elsewhere")
	f.write("elsewhere/b.html", "b")
	f.must(os.Symlink("../elsewhere", f.at("content/link")))
	f.must(os.Symlink("..", f.at("content/2026/loop")))
	f.write("content/2026/a.html", "changed")
	f.shows("/2026/a.html", "changed")
	f.gone("/link/b.html")
	f.write("elsewhere/b.html", "bb")
	f.write("content/2026/a.html", "again")
	f.shows("/2026/a.html", "again")
	for _, files := range f.built() {
		for _, file := range files { // the links themselves come before the first look or after it
			if !slices.Contains([]string{"content/2026/a.html", "content/link", "content/2026/loop"}, file) {
				t.Errorf("built for %s", file)
			}
		}
	}
}

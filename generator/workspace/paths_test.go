package workspace_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qostil/generator/workspace"
)

// TestCheckOutput refuses folders in which publishing could destroy something.
func TestCheckOutput(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "digest")
	for _, name := range []string{"digest/content", "digest/templates", "other/content", "repository/.git", "module"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"other/content/site.yaml", "module/go.mod", "file"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", filepath.Join(dir, "home", "writer"))
	for out, want := range map[string]string{
		"digest/public": "", "elsewhere": "", "digest": "holds the site itself", ".": "holds the site itself",
		"digest/content/2026": "among the site's sources (content/)", "digest/templates": "among the site's sources (templates/)",
		"digest/.qostil/x": "among the site's sources (.qostil/)", "other": "holds sources (content/site.yaml)", "repository": "holds sources (.git)",
		"module": "holds sources (go.mod)", "file": "is a file", "home": "is, or holds, a home folder",
	} {
		err := workspace.CheckOutput(site, filepath.Join(dir, out))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", out, err, want)
		}
	}
	if err := os.Symlink(filepath.Join(site, "content"), filepath.Join(dir, "link")); err == nil {
		if err := workspace.CheckOutput(site, filepath.Join(dir, "link", "x")); err == nil {
			t.Error("a link leads into the sources")
		}
	}
}

// TestSitePath: names are those of the working directory or of the site's folder.
func TestSitePath(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.MkdirAll("digest/content/2026", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("digest/content/2026/a.ru.md", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := workspace.Open("digest")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string]string{
		"digest/content/2026/a.ru.md":   "content/2026/a.ru.md",
		"./digest/content/2026/a.ru.md": "content/2026/a.ru.md",
		"content/2026/a.ru.md":          "content/2026/a.ru.md",
		"content//2026/../2026/a.ru.md": "content/2026/a.ru.md",
		"digest/new.md":                 "new.md",
		"elsewhere/a.md":                "elsewhere/a.md",
		filepath.Join(dir, "digest", "content", "2026", "a.ru.md"): "content/2026/a.ru.md",
	} {
		if got := f.SitePath(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestMake: a folder that was made and is still empty goes when it is closed; others stay.
func TestMake(t *testing.T) {
	dir := t.TempDir()
	for name, write := range map[string]bool{"empty": false, "full": true} {
		at := filepath.Join(dir, name)
		f, closeFolder, err := workspace.Make(at, "output folder")
		if err != nil {
			t.Fatal(err)
		}
		if write {
			if err := f.WriteFile("a", nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		closeFolder()
		if _, err := os.Lstat(at); (err == nil) != write {
			t.Errorf("%s: %v", name, err)
		}
	}
	closedBefore := filepath.Join(dir, "before")
	if err := os.Mkdir(closedBefore, 0o777); err != nil {
		t.Fatal(err)
	}
	_, closeFolder, err := workspace.Make(closedBefore, "folder")
	if err != nil {
		t.Fatal(err)
	}
	closeFolder()
	if err := workspace.CheckEmpty(closedBefore); err != nil {
		t.Error(err)
	}
	if err := workspace.CheckEmpty(filepath.Join(dir, "full")); err == nil || !strings.Contains(err.Error(), "a is in it") {
		t.Error(err)
	}
	if _, _, err := workspace.Make(filepath.Join(dir, "full", "a", "b"), "folder"); err == nil || !strings.HasPrefix(err.Error(), "the folder cannot be made") {
		t.Error(err)
	}
	f, remove, err := workspace.Temporary()
	if err != nil {
		t.Fatal(err)
	}
	name := f.Root().Name()
	remove()
	if _, err := os.Lstat(name); err == nil {
		t.Error("a temporary folder is left")
	}
}

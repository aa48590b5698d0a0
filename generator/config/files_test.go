package config_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/config"
)

func TestPaths(t *testing.T) {
	for path, want := range map[string]bool{
		"/": true, "/old/path/": true, "/a.html": true, "/a%20b": true, "/a...b/": true,
		"": false, "a/": false, "//evil.example/": false, `/\evil.example`: false, "/a/../b/": false, "/./": false, "/..": false,
		"/a?b": false, "/a#b": false, "/*": false, "/:a": false, "/a b": false, "/а": false, "/a\n/b": false, "https://a.kz/": false,
	} {
		if config.LocalPath(path) != want {
			t.Errorf("LocalPath(%q) = %v", path, !want)
		}
	}
	for address, want := range map[string]bool{
		"https://a.kz": true, "http://a.kz/b?c=d#e": true, "https://дайджест.рф/": true,
		"": false, "a.kz": false, "//a.kz": false, "mailto:a@a.kz": false, "javascript:alert(1)": false, "https:///a": false,
		"https://a.kz/ b": false, `https://a.kz/"`: false, "https://a.kz/<b>": false, "https://%zz": false,
	} {
		if config.IsAddress(address) != want {
			t.Errorf("IsAddress(%q) = %v", address, !want)
		}
	}
	for key, want := range map[string]bool{
		"a": true, "a-1": true, "2026": true, strings.Repeat("a", 80): true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "а": false, "a b": false, strings.Repeat("a", 81): false,
	} {
		if config.IsKey(key) != want {
			t.Errorf("IsKey(%q) = %v", key, !want)
		}
	}
}

// closed is a file system that does not let one of its files be read.
type closed struct {
	fstest.MapFS
	file string
}

func (c closed) Open(name string) (fs.File, error) {
	if name == c.file {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) ReadFile(name string) ([]byte, error) {
	if name == c.file {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("permission denied")}
	}
	return c.MapFS.ReadFile(name)
}

func (c closed) Stat(name string) (fs.FileInfo, error) { return c.MapFS.Stat(name) }

func TestFiles(t *testing.T) {
	without := func(name string) fs.FS {
		m := files(nil)
		delete(m, "content/"+name)
		return m
	}
	for _, c := range []struct {
		name string
		in   fs.FS
		want []string
		site bool
	}{
		{"all", files(nil), nil, true},
		{"no site.yaml", without("site.yaml"), []string{"content/site.yaml: the file is missing"}, false},
		{"no tags.yaml", without("tags.yaml"), []string{"content/tags.yaml: the file is missing"}, true},
		{"nothing", fstest.MapFS{}, []string{"content/site.yaml: the file is missing"}, false},
		{"closed site.yaml", closed{files(nil), "content/site.yaml"}, []string{"content/site.yaml: the file cannot be read: permission denied"}, false},
		{"closed authors.yaml", closed{files(map[string]string{"authors.yaml": ""}), "content/authors.yaml"}, []string{"content/authors.yaml: the file cannot be read: permission denied"}, true},
		{"UTF-16", files(map[string]string{"site.yaml": "\xff\xfet\x00"}), []string{"content/site.yaml: the file is in UTF-16"}, false},
		{"CRLF and BOM", files(map[string]string{"site.yaml": "\ufeff" + strings.ReplaceAll(small, "\n", "\r\n")}), nil, true},
		{"not UTF-8", files(map[string]string{"tags.yaml": "a: {ru: \xe0}"}), []string{"content/tags.yaml:1:9: the byte 0xe0 is not valid UTF-8"}, true},
		{"a merge", files(map[string]string{"names.yaml": "<<<<<<< HEAD\n"}), []string{"content/names.yaml:1:1: there is an unresolved merge conflict (our side: HEAD)"}, true},
	} {
		s, problems := config.Load(c.in, "")
		var got []string
		for _, p := range problems {
			got = append(got, p.String()+": "+p.Text())
		}
		if !slices.Equal(got, c.want) || (s != nil) != c.site {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	open := small + "tags: open\n"
	m := files(map[string]string{"site.yaml": open})
	delete(m, "content/tags.yaml")
	if s, problems := config.Load(m, ""); len(problems) > 0 || !s.OpenTags || s.Tags == nil {
		t.Errorf("open tags need tags.yaml: %v", texts(problems))
	}
}

package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
	"qostil/generator/site"
)

func TestAddresses(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range settings {
		text = strings.Replace(text, "https://digest.example/", "https://digest.example/repo/", 1)
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	s := golden.Link(t, files, golden.Options{})
	a := s.Addresses
	for _, c := range []struct{ what, got, want string }{
		{"a link", a.Link("/ru/tags/"), "/repo/ru/tags/"},
		{"a link to the front page", a.Link("/"), "/repo/"},
		{"a URL", a.URL("/ru/"), "https://digest.example/repo/ru/"},
		{"the URL of a link", a.Absolute("/repo/media/a%20b.jpg"), "https://digest.example/repo/media/a%20b.jpg"},
		{"an id", a.Permanent("2026/11/23/порт/ru"), "tag:digest.example,2026:2026/11/23/%D0%BF%D0%BE%D1%80%D1%82/ru"},
		{"a path", site.Escape("/media/50% #1?.jpg"), "/media/50%25%20%231%3F.jpg"},
		{"a home page", s.Languages[0].Home, "/ru/"},
		{"a list", s.Languages[0].PathOf(site.Tags), "/ru/tags/"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

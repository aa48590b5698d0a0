package content_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/content"
	"qostil/generator/diag"
)

// The place of a key is that of its value, the place of what the file lacks that
// of the nearest value around it, else the first line.
func TestLocate(t *testing.T) {
	const yaml = "---\ntitle: Порт Актау\ntags: [oil, \"Порты, суда\"]\n" +
		"image: {src: a.jpg, credit: {ru: Порт}}\nsources:\n  - https://a.kz/\n  - {name: Казинформ, date: 2026-11-22}\n" +
		"params: {\"2026\": x}\n---\nТекст: не ключ.\n"
	fsys := fstest.MapFS{
		"yaml.md":   {Data: []byte(yaml)},
		"crlf.md":   {Data: []byte("\ufeff" + strings.ReplaceAll(yaml, "\n", "\r\n"))},
		"toml.md":   {Data: []byte("+++\ntitle = 'Порт'\ntags = ['oil', 'порт']\n\n[image]\nsrc = 'a.jpg'\n[[sources]]\nurl = 'https://a.kz/'\n[[sources]]\nname = 'Казинформ'\n+++\n")},
		"tags.yaml": {Data: []byte("# теги\noil: {ru: Нефть}\nport:\n  ru: Порты\n")},
		"broken.md": {Data: []byte("---\ntitle: Порт\n")},
		"syntax.md": {Data: []byte("---\ntitle: 'Порт\n---\n")},
		"binary.md": {Data: []byte("---\x00\n")},
		"empty.md":  {},
	}
	for _, c := range []struct {
		file, key string
		want      string // line:column+width
	}{
		{"yaml.md", "title", "2:8+10"},
		{"yaml.md", "tags", "3:7+20"},
		{"yaml.md", "tags.0", "3:8+3"},
		{"yaml.md", "tags.1", "3:13+13"},
		{"yaml.md", "tags.2", "3:7+20"},
		{"yaml.md", "tags.-1", "3:7+20"},
		{"yaml.md", "image.src", "4:14+5"},
		{"yaml.md", "image.credit.ru", "4:34+4"},
		{"yaml.md", "image.alt", "4:8+32"},
		{"yaml.md", "sources.0", "6:5+13"},
		{"yaml.md", "sources.1.date", "7:29+10"},
		{"yaml.md", "sources.1.url", "7:5+35"},
		{"yaml.md", "params.2026", "8:18+1"},
		{"yaml.md", "slug", "1:1+0"},
		{"yaml.md", "Текст", "1:1+0"},
		{"crlf.md", "image.credit.ru", "4:34+4"},
		{"toml.md", "title", "2:9+6"},
		{"toml.md", "tags.1", "3:16+6"},
		{"toml.md", "image.src", "6:7+7"},
		{"toml.md", "sources.1.name", "10:8+11"},
		{"toml.md", "sources.1", "9:3+7"},
		{"tags.yaml", "oil.ru", "2:11+5"},
		{"tags.yaml", "port.ru", "4:7+5"},
		{"tags.yaml", "gas", "1:1+0"},
		{"broken.md", "title", "1:1+0"},
		{"syntax.md", "title", "1:1+0"},
		{"binary.md", "title", "1:1+0"},
		{"empty.md", "title", "1:1+0"},
		{"missing.md", "title", "1:1+0"},
	} {
		var problems diag.List
		problems.Add(diag.Place{File: c.file, Key: c.key}, "wrong").With(diag.Place{File: c.file, Key: c.key})
		content.Locate(fsys, problems)
		for _, at := range []diag.Place{problems[0].Place, problems[0].Also[0]} {
			if got := fmt.Sprintf("%d:%d+%d", at.Line, at.Column, at.Width); got != c.want || at.File != c.file || at.Key != "" {
				t.Errorf("%s, %s: %s, want %s (%+v)", c.file, c.key, got, c.want, at)
			}
		}
	}
}

// A place that is known stays, and a file as a whole has none.
func TestLocated(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte(right)}}
	problems := diag.List{
		{Place: diag.Place{File: "a.md", Line: 3, Column: 2, Key: "title"}},
		{Place: diag.Place{File: "a.md"}},
	}
	content.Locate(fsys, problems)
	if a, b := problems[0].Place, problems[1].Place; a.Line != 3 || a.Column != 2 || b.Line != 0 {
		t.Errorf("%+v, %+v", a, b)
	}
}

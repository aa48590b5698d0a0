package content_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/content"
)

// lfs is what stands in a text that git has not fetched.
const lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"

// right is the shortest header that is right.
const right = "---\ntitle: Порт\ndate: 2026-11-23\n---\n"

// What stands around front matter: each text gives its title and its body, or the
// problem that keeps it from being read.
func TestFences(t *testing.T) {
	const file = "content/2026/11/23/a.ru.md"
	for _, c := range []struct {
		name, text  string
		title, body string
		problem     string
	}{
		{"plain", right + "\nТекст.\n", "Порт", "\nТекст.", ""},
		{"no text", right, "Порт", "", ""},
		{"no line end", strings.TrimSuffix(right, "\n"), "Порт", "", ""},
		{"BOM", "\ufeff" + right + "Текст.\n", "Порт", "Текст.", ""},
		{"CRLF", strings.ReplaceAll(right+"Текст.\n\nЕщё.\n", "\n", "\r\n"), "Порт", "Текст.\n\nЕщё.", ""},
		{"CR", strings.ReplaceAll(right+"Текст.\n", "\n", "\r"), "Порт", "Текст.", ""},
		{"spaces after fences", "--- \ntitle: Порт\ndate: 2026-11-23\n---\t \nТекст.\n", "Порт", "Текст.", ""},
		{"TOML", "+++\ntitle = \"Порт\"\ndate = 2026-11-23\n+++\nТекст.\n", "Порт", "Текст.", ""},
		{"marks of direction", "---\ntitle: \"\\u200fميناء COVID-19\\u200e\\u061c!\"\ndate: 2026-11-23\n---\n", "\u200fميناء COVID-19\u200e\u061c!", "", ""},
		{"a rule in the text", right + "Раз.\n\n---\n\nДва.\n", "Порт", "Раз.\n\n---\n\nДва.", ""},
		{"dashes in a value", "---\ntitle: '---'\ndate: 2026-11-23\n---\n", "---", "", ""},

		{"empty", "", "", "", ":1:1: the file has no front matter"},
		{"a text", "Порт Актау принял поезд.\n", "", "", ":1:1: the file has no front matter"},
		{"a fence alone", "---", "", "", ":1:1: the front matter that begins here never ends"},
		{"unclosed", "---\ntitle: Порт\n\nТекст.\n", "", "", ":1:1: the front matter that begins here never ends"},
		{"other fence", "---\ntitle: Порт\n+++\n", "", "", ":1:1: the front matter that begins here never ends"},
		{"late", "\n\n" + right, "", "", ":3:1: front matter must begin on line 1"},
		{"below a comment", "<!-- -->\n" + right, "", "", ":2:1: front matter must begin on line 1"},
		{"indented first", " " + right, "", "", ":1:1: front matter must be YAML between --- lines, or TOML between +++ lines"},
		{"indented last", "---\ntitle: Порт\ntext: |\n  a\n  ---\n---\n", "", "", ":5:1: an indented --- inside the front matter would end it"},
		{"no-break space", "---\ntitle: Порт\ndate: 2026-11-23\n\u00a0---\nТекст.\n", "", "", ":4:1: an indented --- inside the front matter would end it"},
		{"four dashes", "-" + right, "", "", ":1:1: 4 signs do not begin front matter"},
		{"a word after dashes", "---yaml\ntitle: Порт\n---\n", "", "", ":1:1: front matter must be YAML between --- lines, or TOML between +++ lines"},
		{"JSON", "{\"title\": \"Порт\"}\n", "", "", ":1:1: front matter must be YAML between --- lines, or TOML between +++ lines"},
		{"long", "---\n# " + strings.Repeat("x", 64<<10) + "\n---\n", "", "", ":1:1: the front matter has 64 KB; the limit is 64 KB"},
		{"huge", right + strings.Repeat("x", 2<<20), "", "", ": the file has 2048 KB; the limit is 2048 KB"},
		{"nothing inside", "---\n---\n", "", "", `:1:1: the key "title" is missing; ` + file + `:1:1: the key "date" is missing`},
		{"comments inside", "---\n# title\n---\n", "", "", `:1:1: the key "title" is missing; ` + file + `:1:1: the key "date" is missing`},
		{"a list inside", "---\n- a\n---\n", "", "", ":1:1: this must be a mapping (key: value), not a list"},
		{"no YAML", "---\ntitle: Порт: поезд\n---\n", "", "", `:2:12: a value without quotes cannot have ": " in it`},
		{"no TOML", "+++\ntitle = Порт\n+++\n", "", "", ":2:9: this is not a TOML value"},

		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "", "", ": the file is in UTF-16"},
		{"Windows-1251", "---\ntitle: \xcf\xee\xf0\xf2\n---\n", "", "", ":2:8: the byte 0xcf is not valid UTF-8"},
		{"broken in the text", right + "Те\xd0кст.\n", "", "", ":5:3: the byte 0xd0 is not valid UTF-8"},
		{"NUL", right + "a\x00", "", "", ":5:2: there is a NUL byte; this is not a text file"},
		{"not fetched", lfs, "", "", ":1:1: the file is a Git LFS pointer, not the text itself"},
		{"not merged", "---\n<<<<<<< HEAD\ntitle: Порт\n=======\ntitle: Port\n>>>>>>> edit\n---\n", "", "", ":2:1: there is an unresolved merge conflict of HEAD with edit"},
	} {
		fsys, cfg := site(t, fstest.MapFS{"2026/11/23/a.ru.md": {Data: []byte(c.text)}})
		s := content.Load(fsys, cfg)
		if len(s.Documents) != 1 {
			t.Fatalf("%s: %d documents", c.name, len(s.Documents))
		}
		d := s.Documents[0]
		if c.problem != "" {
			if got := strings.Join(texts(s.Problems), "; "); got != file+c.problem || !d.Broken {
				t.Errorf("%s: broken %t: %s\nwant %s", c.name, d.Broken, got, file+c.problem)
			}
			if d.ID != "2026/11/23/a" || d.Lang != "ru" || d.Kind != content.Story {
				t.Errorf("%s: the stub is not found: %+v", c.name, d)
			}
			continue
		}
		body, err := s.Body(d)
		if err != nil || string(body) != c.body || d.Header.Title != c.title || d.Broken || len(s.Problems) > 0 {
			t.Errorf("%s: %q, %q, %v, %v; want %q, %q", c.name, d.Header.Title, body, err, texts(s.Problems), c.title, c.body)
		}
	}
}

// The hints name the fence that the file has begun with.
func TestFenceHints(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: Порт\n":          "put --- on a line of its own before the text",
		"+++\ntitle = 'Порт'\n":       "put +++ on a line of its own before the text",
		"--- \n a:\n ---\n":           "write the dashes in another way, or end the front matter with --- at the beginning of a line",
		"Порт Актау.\n":               "begin it with a line ---, then title: and date:, then a line ---",
		"\n---\ntitle: Порт\n---\n":   "delete what is above it",
		"-----\ntitle: Порт\n-----\n": "begin it with exactly three: ---",
	} {
		if _, problems := one(t, "2026/11/23/a.ru.md", text); len(problems) != 1 || problems[0].Hint() != want {
			t.Errorf("%q: %+v, want the hint %q", text, problems, want)
		}
	}
}

// The text begins at an offset of the cleaned file, on a line of the file as it is.
func TestBodyLine(t *testing.T) {
	d, _ := one(t, "2026/11/23/a.ru.md", "\ufeff"+strings.ReplaceAll(right, "\n", "\r\n")+"\r\nТекст.")
	if at := strings.Index(right+"\nТекст.", "\nТекст"); d.BodyAt != at || d.BodyLine != 5 {
		t.Errorf("the text begins at %d on line %d, want %d and 5", d.BodyAt, d.BodyLine, at)
	}
	if !slices.Equal([]int{d.Paragraphs, d.Letters}, []int{1, 5}) {
		t.Errorf("%d paragraphs, %d letters", d.Paragraphs, d.Letters)
	}
}

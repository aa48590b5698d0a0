package content_test

import (
	"slices"
	"strings"
	"testing"

	"qostil/generator/content"
)

const file = "content/2026/11/23/a.ru.md"

// One slip of the pen is one message, and what follows from it is none: the lines
// are added to a header that is right.
func TestSlips(t *testing.T) {
	for _, c := range []struct {
		lines string
		want  []string // without the file's name
	}{
		{"image: photo.jpg", []string{`4:8: "image" must be a mapping (key: value), not "photo.jpg"`}},
		{"image: {src: [photo.jpg]}", []string{`4:14: "src" must be text, not a list`}},
		{"image: {scr: photo.jpg}", []string{`4:9: unknown key "scr"`}},
		{"image: &a {alt: Порт}", []string{"4:8: anchors and aliases (& and *) are not allowed here"}},
		{"source: {adress: https://a.kz/}", []string{`4:10: unknown key "adress"`}},
		{"source: {url: [https://a.kz/]}", []string{`4:15: "url" must be text, not a list`}},
		{"source: {lang: kk}", []string{`4:9: the source has neither a name nor an address (url)`}},
		{"sources:\n  - [https://a.kz/]", []string{`5:5: "sources" must be an address or a mapping, not a list`}},
		{"translation: {method: machine-edited, reviewed_by: {a: b}}", []string{`4:52: "reviewed_by" must be one value or a list, not a mapping`}},
		{"translation: {method: machine-edited, reviewed_by: []}", []string{"4:23: a machine translation needs the name of its reviewer"}},
		{"translation: {method: machine-edited, reviewed_by: desk}", nil},
		{"tags: [oil, {a: b}]", []string{`4:13: "tags" must be text, not a mapping`}},
		{"tags: [" + strings.Repeat("oil, ", 31) + "]", []string{"4:7: the story has 31 tags; the limit is 30"}},
		{"tags: [oil, oil]", []string{`4:13: the tag "oil" is listed twice`}},
		{"aliases: [/right/, wrong/, //evil.example/]", []string{`4:20: "wrong/" is not a path of this site`, `4:28: "//evil.example/" is not a path of this site`}},
		{"expires: 2026-02-30", []string{"4:10: the date 2026-02-30 does not exist"}},
		{"authors: [desk, News Desk]", nil},
		{"updated: 2026-11-23", nil}, // a day alone is no hour before that of the story
		{"updated: 2026-11-23 09:59", []string{"4:10: the story was updated before it was published"}},
		{"updated: 2026-11-22", []string{"4:10: the story was updated before it was published"}},
		{"expires: 2026-11-23", []string{"4:10: the story expires before it is published"}},
		{"expires: 2026-11-23 10:01", nil},
		{"corrections: [{date: 2026-11-23, text: Уточнено.}]", nil},
		{"image: {src: ../b/photo.jpg}", nil},
		{"image: {src: /photo.jpg}", []string{`4:14: "/photo.jpg" is not a file beside the story`}},
		{`image: {src: a\photo.jpg}`, []string{`4:14: "a\\photo.jpg" is not a file beside the story`}},
	} {
		d, problems := one(t, "2026/11/23/a.ru.md", "---\ntitle: Порт\ndate: 2026-11-23 10:00\n"+c.lines+"\n---\n")
		var got []string
		for _, text := range texts(problems) {
			got = append(got, strings.TrimPrefix(text, file+":"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.lines, got, c.want)
		}
		if d.Broken != (problems.Errors() > 0) {
			t.Errorf("%s: broken %t", c.lines, d.Broken)
		}
		if i := d.Header.Image; i != nil && i.Src == "" {
			t.Errorf("%s: whoever links the story would say that its image names no file", c.lines)
		}
	}
}

// Only a story is dated, and only a story can be taken back.
func TestKinds(t *testing.T) {
	const withdrawn = "withdrawn: {date: 2026-11-24, text: Страницы больше нет.}\n"
	for _, c := range []struct {
		name, lines string
		kind        content.Kind
		want        string
	}{
		{"about.ru.md", "", content.Page, ""},
		{"about.ru.md", "date: 2026-11-23\n", content.Story, ""},
		{"about.ru.md", withdrawn, content.Page, "a standing page cannot be withdrawn"},
		{"about.ru.md", "date: 2026-11-23\n" + withdrawn, content.Story, ""},
		{"2026/11/23/a.ru.md", "date: 2026-11-23\n" + withdrawn, content.Story, ""},
		{"2026/11/23/a.ru.md", "", content.Story, `the key "date" is missing`},
		{"2026/11/23/a.ru.md", "draft: true\n", content.Story, ""},
		{"2026/11/23/a.ru.md", "draft: yes\n", content.Story, `"draft" must be true or false, not "yes"`},
		{"2026/11/23/a.ru.md", "draft: false\n", content.Story, `the key "date" is missing`},
	} {
		d, problems := one(t, c.name, "---\ntitle: О нас\n"+c.lines+"---\n")
		got := ""
		for _, p := range problems {
			got += p.Text()
		}
		if d.Kind != c.kind || got != c.want {
			t.Errorf("%s, %q: kind %d, %q; want %d, %q", c.name, c.lines, d.Kind, got, c.kind, c.want)
		}
	}
}

func TestCheckSlug(t *testing.T) {
	for slug, want := range map[string]string{
		"aktau-port": "", "2026": "", strings.Repeat("a", 80): "",
		strings.Repeat("a", 81): "the slug has 81 letters; the limit is 80",
		strings.Repeat("я", 41): `the slug "` + strings.Repeat("я", 41) + `" may only have a-z, 0-9 and single dashes`,
		"a/b":                   `the slug "a/b" is a path`,
		`a\b`:                   `the slug "a\\b" is a path`,
		"..":                    `the slug ".." is a path`,
		"Aktau":                 `the slug "Aktau" may only have a-z, 0-9 and single dashes`,
		"a--b":                  `the slug "a--b" may only have a-z, 0-9 and single dashes`,
		"-a":                    `the slug "-a" may only have a-z, 0-9 and single dashes`,
		"feed":                  `the slug "feed" is reserved`,
		"page":                  `the slug "page" is reserved`,
		"com1":                  `the slug "com1" is reserved`,
		"feeding":               "",
	} {
		_, problems := one(t, "2026/11/23/a.ru.md", "---\ntitle: Порт\ndate: 2026-11-23\nslug: '"+slug+"'\n---\n")
		got := ""
		for _, p := range problems {
			got += p.Text()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", slug, got, want)
		}
	}
}

// Two files whose names look the same are one story: macOS writes "й" as two characters.
func TestNFC(t *testing.T) {
	const composed, apart = "\u0439", "\u0438\u0306"
	d, problems := one(t, "2026/11/23/"+apart+".ru.md", "---\ntitle: "+apart+"\ndate: 2026-11-23\n---\n")
	if d.ID != "2026/11/23/"+composed || d.Header.Title != composed || len(problems) > 0 {
		t.Errorf("%q, %q, %v", d.ID, d.Header.Title, texts(problems))
	}
	if d, _ := one(t, "a.ru.md", "---\ntitle: x\nid: "+apart+"\n---\n"); d.ID != composed {
		t.Errorf("the id %q", d.ID)
	}
}

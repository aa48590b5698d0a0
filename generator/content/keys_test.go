package content_test

import (
	"fmt"
	"strings"
	"testing"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/golden"
)

// Every key says what it means, knows whether it is there, misses its value, and
// refuses to stand there twice, each time at its line.
func TestEveryKey(t *testing.T) {
	const base = "---\ntitle: Порт\ndate: 2026-11-23 10:00\n"
	for _, key := range content.Keys {
		head, line := base, 4
		if strings.Contains(base, "\n"+key.Name+":") {
			head, line = "---\n", 2
		}
		for lines, want := range map[string]string{
			key.Name + ":":                        "has no value",
			key.Name + ": x\n" + key.Name + ": x": "a second time",
		} {
			_, problems := one(t, "2026/11/23/a.ru.md", head+lines+"\n---\n")
			at := line + strings.Count(lines, "\n")
			if !reports(problems, at, fmt.Sprintf("%q", key.Name), want) {
				t.Errorf("%s\nwant a problem of line %d that says %q, got %v", lines, at, want, texts(problems))
			}
		}
		for _, other := range key.OtherNames {
			_, problems := one(t, "2026/11/23/a.ru.md", base+other+": x\n---\n")
			if !reports(problems, 4, fmt.Sprintf("unknown key %q", other)) || problems[0].Hint() != `did you mean "`+key.Name+`"?` {
				t.Errorf("%s: %+v", other, problems)
			}
		}
		d, _ := one(t, "2026/11/23/a.ru.md", head+key.Name+": x\n---\n")
		if !d.Header.Has(content.KeyOf(key.Name)) {
			t.Errorf("the header does not know that it has %s", key.Name)
		}
		d, _ = one(t, "2026/11/23/a.ru.md", "---\n---\n")
		if d.Header.Has(content.KeyOf(key.Name)) {
			t.Errorf("an empty header has %s", key.Name)
		}
		if key.Doc == "" || key.Type == "" || key.Schema == nil {
			t.Errorf("nothing is known of %s", key.Name)
		}
	}
}

func reports(problems diag.List, line int, words ...string) bool {
	for _, p := range problems {
		all := p.File == file && p.Line == line && !p.Warning
		for _, w := range words {
			all = all && strings.Contains(p.Text(), w)
		}
		if all {
			return true
		}
	}
	return false
}

// A key that is new stands in the archives that show every key right, and wrong.
func TestArchivesHaveEveryKey(t *testing.T) {
	for _, name := range []string{"every-key", "every-key-wrong"} {
		archive := golden.ReadArchive(t, "testdata/header/"+name+".txtar")
		text := func(names ...string) string {
			for _, name := range names {
				if f := archive[name]; f != nil {
					return string(f.Data)
				}
			}
			return ""
		}
		input, wrong := text("2026/11/23/types.ru.md", "2026/11/23/aktau-port.ru.md"), text("want/problems")
		for _, key := range content.Keys {
			if key.Name == "source" && name == "every-key" {
				continue // stands in the other files: not beside sources
			}
			before, _, found := strings.Cut(input, "\n"+key.Name+":")
			if !found {
				t.Errorf("%s has no %s", name, key.Name)
			}
			at := fmt.Sprintf("types.ru.md:%d:", strings.Count(before, "\n")+2)
			if name == "every-key-wrong" && !strings.Contains(wrong, at) {
				t.Errorf("%s: nothing is wrong with %s", name, key.Name)
			}
		}
	}
}

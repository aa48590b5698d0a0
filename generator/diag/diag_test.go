package diag_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/diag"
)

func shown(p diag.Problem) string {
	var b strings.Builder
	p.Format(&b, diag.Style{})
	return b.String()
}

func TestFormat(t *testing.T) {
	at := func(file string, line, column, width int) diag.Place {
		return diag.Place{File: file, Line: line, Column: column, Width: width}
	}
	x := diag.Say("x") // a code that no table has is its own words
	for _, c := range []struct {
		name    string
		problem diag.Problem
		want    string
	}{
		{"whole", diag.Problem{
			Place: at("content/a.ru.md", 4, 1, 4), Message: diag.Say("key.no-value", "tags"),
			Excerpt: "tags:", Also: []diag.Place{{File: "b.md", Line: 2}, {File: "c.md"}},
		}, "content/a.ru.md:4:1: error: the key \"tags\" has no value\n  4 | tags:\n    | ^^^^\n  also: b.md:2:1\n  also: c.md\n  hint: give it a value, or delete the line\n"},
		{"another hint", *diag.New(at("a.md", 0, 0, 0), "key.unknown", "tegs").WithHintMessage(diag.DidYouMean("tegs", []string{"tags"})).WithHintMessage(diag.Message{}),
			"a.md: error: unknown key \"tegs\"\n  hint: did you mean \"tags\"?\n"},
		{"a warning", *diag.New(at("a.md", 0, 0, 0), "translator.missing").WithHint("hint.true", "draft"), "a.md: warning: the translator is missing\n  hint: write: draft: true\n"},
		{"a word of the command line", *diag.New(at(diag.CommandLine, 0, 0, 0), "language.unknown", "kz"), "error: unknown language \"kz\"\n"},
		{"words within words", *diag.New(at("a.md", 0, 0, 0), "value.wrong", "tags", diag.Say("want.list"), "2"), "a.md: error: \"tags\" must be a list, not 2\n"},
		{"arguments of the hint alone", *diag.New(at("a.md", 0, 0, 0), "snippet.unknown", "chart", "card, map"), "a.md: error: there is no snippet \"chart\"\n  hint: the snippets are card, map\n"},
		{"letters of two bytes", diag.Problem{Place: at("a", 12, 9, 5), Message: x, Excerpt: "тема:   Актау, x"},
			"a:12:9: error: x\n  12 | тема:   Актау, x\n     |         ^^^^^\n"},
		{"marks without width", diag.Problem{Place: at("a", 1, 5, 2), Message: x, Excerpt: "й\u0306и\u0306ab"},
			"a:1:5: error: x\n  1 | й\u0306и\u0306ab\n    |   ^^\n"},
		{"tabs", diag.Problem{Place: at("a", 1, 2, 1), Message: x, Excerpt: "\tb"},
			"a:1:2: error: x\n  1 |     b\n    |     ^\n"},
		{"behind the end", diag.Problem{Place: at("a", 1, 9, 9), Message: x, Excerpt: "ab"},
			"a:1:9: error: x\n  1 | ab\n    |   ^\n"},
		{"what a terminal would obey", *(&diag.Problem{Place: at("a\x1b[2J", 1, 1, 0), Message: diag.Say("\x1b[31mred\x07"), Excerpt: "\x1b]0;title\x07 \xff \u202e"}).WithHint("a\nb"),
			"a\\x1b[2J:1:1: error: \\x1b[31mred\\a\n  1 | \\x1b]0;title\\a � \\u202e\n    | ^^^^\n  hint: a\\nb\n"},
	} {
		if got := shown(c.problem); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

// TestClip: of a long line the part around the place is shown, and the caret
// stands under it.
func TestClip(t *testing.T) {
	line := strings.Repeat("а", 200) + "HERE" + strings.Repeat("я", 200)
	for _, column := range []int{1, 100, 201, 404} {
		lines := strings.Split(shown(diag.Problem{Place: diag.Place{File: "a", Line: 1, Column: column, Width: 4}, Message: diag.Say("x"), Excerpt: line}), "\n")
		text, caret := []rune(lines[1]), []rune(lines[2])
		if len(text) > 140 {
			t.Errorf("column %d: %d letters", column, len(text))
		}
		at := strings.Index(string(caret), "^")
		if want := []rune(line)[column-1]; text[at] != want {
			t.Errorf("column %d: the caret is under %q, not %q", column, text[at], want)
		}
		if column == 201 && !strings.Contains(string(text), "…") {
			t.Error("nothing says that the line goes on")
		}
	}
}

func TestColour(t *testing.T) {
	var b strings.Builder
	diag.New(diag.Place{File: "a", Line: 1}, "heading.empty").WithHint("y").Format(&b, diag.Colour)
	if got := b.String(); !strings.Contains(got, "\x1b[1;33mwarning:\x1b[0m the heading") || !strings.Contains(got, "\x1b[36mhint:\x1b[0m y") {
		t.Errorf("%q", got)
	}
}

func TestQuote(t *testing.T) {
	list := diag.List{
		{Place: diag.Place{File: "a", Line: 2}},
		{Place: diag.Place{File: "a", Line: 9}},
		{Place: diag.Place{File: "a"}},
		{Place: diag.Place{File: "gone", Line: 1}},
		{Place: diag.Place{File: "a", Line: 1}, Excerpt: "as it was"},
		{Place: diag.Place{File: "b", Line: 3}},
	}
	list.Quote(fstest.MapFS{"a": {Data: []byte("one\r\ntwo\r\n")}, "b": {Data: []byte("\ufeffone\rtwo\rthree")}})
	var got []string
	for _, p := range list {
		got = append(got, p.Excerpt)
	}
	if s := strings.Join(got, "|"); s != "two||||as it was|three" {
		t.Error(s)
	}
}

func TestSort(t *testing.T) {
	var list diag.List
	at := func(file string, line, column int) diag.Place {
		return diag.Place{File: file, Line: line, Column: column}
	}
	list.Add(at("b", 1, 1), "one")
	list.Add(at("a", 10, 1), "heading.empty").WithHint("two")
	list.Add(at("a", 9, 5), "three")
	list.Add(at("a", 9, 1), "four").With(at("b", 1, 1))
	list.Add(at("a", 9, 5), "three")
	list.Add(at("a", 9, 5), "also three")
	list.Sort()
	var got []string
	for _, p := range list {
		got = append(got, p.Text())
	}
	if s := strings.Join(got, ", "); s != "four, also three, three, the heading has no words, one" || list.Errors() != 4 {
		t.Error(s, list.Errors())
	}
}

func TestJSON(t *testing.T) {
	p := diag.New(diag.Place{File: "a", Line: 1, Column: 2, Width: 3, Key: "k"}, "key.missing", "k").With(diag.Place{File: "b"})
	q := diag.New(diag.Place{File: "c"}, "heading.empty")
	q.Excerpt = "e"
	got, err := json.Marshal(diag.List{*p, *q})
	want := `[{"file":"a","line":1,"column":2,"width":3,"severity":"error","code":"key.missing","text":"the key \"k\" is missing","also":[{"file":"b"}]},` +
		`{"file":"c","severity":"warning","code":"heading.empty","text":"the heading has no words","excerpt":"e","hint":"write them, or delete the heading"}]`
	if err != nil || string(got) != want {
		t.Errorf("%s (%v), want %s", got, err, want)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"title", "tags", "date", "draft", "description", "Экономика"}
	for word, want := range map[string]string{
		"tegs": "tags", "titel": "title", "TAGS": "tags", "daet": "date", "desription": "description", "discriptoin": "description",
		"эканомика": "Экономика", "tag": "tags", "": "", "xyz": "", "dat": "date", "colour": "", "d": "",
	} {
		if got := diag.Nearest(word, names); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := diag.DidYouMean("tegs", names).Text(); got != `did you mean "tags"?` {
		t.Error(got)
	}
	if got := diag.DidYouMean("qwerty", names).Text(); got != "" {
		t.Error(got)
	}
}

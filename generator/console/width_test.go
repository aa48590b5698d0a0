package console

import (
	"bytes"
	"testing"
)

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"Порт", 4, "Порт"}, {"Порт", 3, "По…"}, {"Порт", 1, "…"}, {"Порт", 0, "…"}, {"", 0, ""},
		{"в порт", 3, "в…"}, {"👍👍👍", 6, "👍👍👍"}, {"👍👍👍", 5, "👍👍…"}, {"👍👍👍", 4, "👍…"}, {"e\u0301e\u0301e", 2, "e\u0301…"},
	} {
		if got := truncate(c.text, c.width); got != c.want || columns(got) > max(c.width, 1) {
			t.Errorf("truncate(%q, %d): %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestTable: columns are aligned behind emoji, and cut where the terminal ends.
func TestTable(t *testing.T) {
	rows := [][]cell{{{text: "👍"}, {text: "one"}}, {{text: "abcd"}, {text: "a long title"}}}
	for width, want := range map[int]string{
		0:  "id    title\n👍    one\nabcd  a long title\n",
		12: "id    title\n👍    one\nabcd  a lon…\n",
	} {
		var out bytes.Buffer
		(&Terminal{out: &out, width: width}).table([]string{"id", "title"}, rows)
		if out.String() != want {
			t.Errorf("width %d:\n%s\nwant\n%s", width, out.String(), want)
		}
	}
}

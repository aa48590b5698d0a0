package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"qostil/generator/translation/ledger"
)

// TestDiffWords: what typography changes is no difference, and what is deleted stands
// before what is inserted.
func TestDiffWords(t *testing.T) {
	for _, c := range []struct{ before, now, want string }{
		{"", "", ""},
		{"a", "", "[-a-]"},
		{"", "a b", "{+a b+}"},
		{"a b c", "a b c", "a b c"},
		{"a b c", "a x c", "a [-b-] {+x+} c"},
		{"a b c d", "a x y d", "a [-b c-] {+x y+} d"},
		{"a b c", "x b y", "[-a-] {+x+} b [-c-] {+y+}"},
		{"a b c d e", "b d", "[-a-] b [-c-] d [-e-]"},
		{"b d", "a b c d e", "{+a+} b {+c+} d {+e+}"},
		{"«a», b", "“a”, b", "“a”, b"},
		{"co\u00ADop – it's", "coop — it’s", "coop — it’s"},
		{"a‑b c\u200B", "a-b c", "a-b c"},
		{"5 a", "5% a", "[-5-] {+5%+} a"},
		{"c x", "c# x", "[-c-] {+c#+} x"},
		{"q x", "@q x", "[-q-] {+@q+} x"},
		{"R D x", "R & D x", "R {+&+} D x"},
	} {
		if got := marked(ledger.DiffWords(c.before, c.now)); got != c.want {
			t.Errorf("%q, now %q: %s, want %s", c.before, c.now, got, c.want)
		}
	}
}

// TestDiffShortest: the runs make both texts, in turns, and as many words are equal as
// can be.
func TestDiffShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		before, now := letters(r), letters(r)
		if got := checkRuns(t, before, now); got != longest(before, now) {
			t.Fatalf("%v, now %v: %d words are equal, want %d", before, now, got, longest(before, now))
		}
	}
}

// letters are up to 14 words of three letters.
func letters(r *rand.Rand) []string {
	list := make([]string, r.IntN(15))
	for i := range list {
		list[i] = string(rune('a' + r.IntN(3)))
	}
	return list
}

// checkRuns checks the Runs of two texts and returns how many words are equal.
func checkRuns(t *testing.T, before, now []string) int {
	t.Helper()
	var a, b []string
	equal, last := 0, ledger.Run{Op: 9}
	for _, run := range ledger.DiffWords(strings.Join(before, " "), strings.Join(now, " ")) {
		words := strings.Fields(run.Text)
		if run.Op != ledger.Insert {
			a = append(a, words...)
		}
		if run.Op != ledger.Delete {
			b = append(b, words...)
		}
		if run.Op == ledger.Equal {
			equal += len(words)
		}
		if run.Op == last.Op || run.Op == ledger.Delete && last.Op == ledger.Insert || len(words) == 0 {
			t.Fatalf("%v, now %v: %v behind %v", before, now, run, last)
		}
		last = run
	}
	if fmt.Sprint(a) != fmt.Sprint(before) || fmt.Sprint(b) != fmt.Sprint(now) {
		t.Fatalf("%v, now %v: the runs make %v and %v", before, now, a, b)
	}
	return equal
}

// longest is the length of a longest common subsequence, by the table that everybody
// knows.
func longest(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		corner := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			corner = above
		}
	}
	return row[len(b)]
}

// TestDiffLimit: texts that differ in more than 2000 words have nothing in common.
func TestDiffLimit(t *testing.T) {
	text := func(letter string, n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprint(letter, i)
		}
		return list
	}
	for _, c := range []struct{ deleted, inserted, equal int }{{1000, 1000, 1}, {2000, 0, 1}, {1000, 1001, 0}} {
		before := append(append([]string{"x"}, text("a", c.deleted/2)...), append([]string{"same"}, append(text("b", c.deleted-c.deleted/2), "y")...)...)
		now := append(append([]string{"x"}, text("c", c.inserted/2)...), append([]string{"same"}, append(text("d", c.inserted-c.inserted/2), "y")...)...)
		if got := checkRuns(t, before, now); got != 2+c.equal {
			t.Errorf("%d words out, %d in: %d equal, want %d", c.deleted, c.inserted, got, 2+c.equal)
		}
	}
}
